"""What nobody expected is told, and costs no more than what the disk tells of."""

from __future__ import annotations

import threading

import pytest

from outline_editor.app import (
    journal_writer,
    next_journal,
)
from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.other_threads import MAKER
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    Desk,
    comes_back_to_its_file,
    have_no_threads,
)
from tests.app.refused.refusals import are_written_down, done, held, saved_while_one_writes


@pytest.fixture(autouse=True)
def errors(monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
    """What was told."""
    errors = list[type[BaseException]]()
    monkeypatch.setattr(threading, "excepthook", lambda told: errors.append(told.exc_type))
    return errors


def test_the_thread_goes_on_though_one_can_t_be_told(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object) -> bytes:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(threading, "excepthook", fail)
        patch.setattr("outline_editor.app.kept_document.encode_edits", fail)
        done(desk, "three")
    are_written_down(desk, "four")
    desk.journals.close()
    assert kept.is_lasting


def test_it_is_not_made_over_and_over(
    desk: Desk,
    kept: KeptDocument,
    monkeypatch: pytest.MonkeyPatch,
    errors: list[type[BaseException]],
) -> None:
    makings = list[int]()

    def fail(*_args: object) -> bytes:
        makings.append(1)
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(next_journal, "written", fail)
        patch.setattr(journal_writer, "MOST_EDITS", 500)
        for number in range(20):
            done(desk, f"text {number}")
        assert 1 <= len(makings) <= 5
        assert len(errors) == len(makings)
        assert kept.is_whole
    comes_back_to_its_file(desk)


def test_nor_without_a_thread_for_it(desk: Desk, kept: KeptDocument) -> None:
    makings = list[int]()

    def fail(*_args: object) -> bytes:
        makings.append(1)
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        have_no_threads(patch, MAKER)
        patch.setattr(journal_writer, "written", fail)
        patch.setattr(journal_writer, "MOST_EDITS", 1)
        for _ in range(5):
            desk.journals.put(lambda: kept.sync(at_end=False))
        desk.wait()
    assert len(makings) == 1
    are_written_down(desk, "three")
    comes_back_to_its_file(desk)


def test_nothing_is_left_of_one_that_could_not_be_completed(
    desk: Desk, kept: KeptDocument, made_slowly: threading.Event
) -> None:
    append = JournalFile.append

    def fail(file: JournalFile, record: bytes) -> None:
        if file.path.name.startswith("."):
            raise ZeroDivisionError
        append(file, record)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JournalFile, "append", fail)
        desk.save(desk.document.root)
        desk.write("while saving")
        kept.begin(desk.document.root)
        desk.wait()
        desk.write("three")
        made_slowly.set()
        desk.take_made()
        assert not list(desk.folder.glob(".*"))
        are_written_down(desk, "four")
    comes_back_to_its_file(desk)


def test_nothing_is_left_of_one_that_could_not_take_its_place(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_file: object, _path: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "move", fail)
        saved_while_one_writes(desk, kept)
        assert not list(desk.folder.glob(".*"))
        are_written_down(desk, "three")
    comes_back_to_its_file(desk)


def test_no_other_document_waits_for_what_begins_anew(
    desk: Desk, kept: KeptDocument, made_slowly: threading.Event
) -> None:
    encode = "outline_editor.app.kept_document.encode_edits"

    def fail(_edits: object) -> bytes:
        raise ZeroDivisionError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encode, fail)
        desk.write("three")
        desk.wait()
    other = Document(DocumentRoot(id="b", title="B"))
    desk.journals.keep(other, Beginning).begin_source("of another document")
    desk.wait()
    assert b"of another document" in held(desk)
    made_slowly.set()
    desk.take_made()
    assert kept.is_whole
