"""The journal of a large file: begun before the first edit, which would come late behind a copy."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from outline_editor.app import journal_bases
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.leftover import Standing
from outline_editor.core.model import DocumentRoot
from outline_editor.storage import journal as journal_files
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document
from tests.app.journal_desk import ROOT, ROW, Desk, refuse


@pytest.fixture(autouse=True)
def any_file_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_bases, "LARGE", 1)


def begun(desk: Desk) -> tuple[KeptDocument, Path]:
    kept = desk.keep()
    kept.make_ready()
    desk.settle()
    [journal] = desk.folder.glob("*.journal")
    return kept, journal


def test_the_first_edit_is_only_added(desk: Desk) -> None:
    _, journal = begun(desk)
    before = journal.stat()
    desk.write("two")
    desk.journals.close()
    after = journal.stat()
    assert after.st_ino == before.st_ino
    assert after.st_size > before.st_size
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_nothing_is_offered_if_nothing_was_done(desk: Desk) -> None:
    begun(desk)
    save_document(DocumentRoot(id="other", title="elsewhere"), "", desk.path)
    assert desk.crash() == []
    assert list(desk.folder.iterdir()) == []


def test_what_no_file_has_any_more_is_offered_unchanged(desk: Desk) -> None:
    kept, _ = begun(desk)
    desk.path.unlink()
    kept.begin(desk.document.root)
    [left] = desk.crash()
    assert left.standing is Standing.GONE
    assert left.recovered().root == ROOT


def test_it_is_begun_anew_from_what_is_saved(desk: Desk) -> None:
    kept, _ = begun(desk)
    desk.write("two")
    saved = save_document(desk.document.root, "", desk.path)
    desk.digest = saved.digest.hex()
    kept.saved()
    kept.make_ready()
    desk.settle()
    desk.write("three")
    [left] = desk.crash()
    assert left.standing is Standing.AS_IT_WAS
    assert left.base == desk.path.read_bytes()
    assert left.recovered().root == desk.document.root


def test_one_that_is_left_leaves_what_was_done_and_nothing_else(desk: Desk) -> None:
    kept, journal = begun(desk)
    kept.leave()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []
    kept, journal = begun(desk)
    desk.write("two")
    kept.leave()
    desk.journals.close()
    assert list(desk.folder.glob("*.journal")) == [journal]


def test_a_torn_first_edit_leaves_the_copy(desk: Desk) -> None:
    _, journal = begun(desk)
    length = journal.stat().st_size
    desk.write("two")
    desk.journals.close()
    os.truncate(journal, length + 3)
    desk.path.unlink()
    [left] = desk.crash()
    assert left.recovered().root == ROOT


def test_one_that_is_stopped_leaves_nothing(desk: Desk) -> None:
    kept, _ = begun(desk)
    kept.stop()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []


def test_where_the_disk_has_no_room_nothing_is_there_and_nothing_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    with monkeypatch.context() as full:
        full.setattr(JournalFile, "__init__", refuse)
        kept.make_ready()
        desk.settle()
    assert desk.journals.take_fault() is None
    assert not desk.folder.exists()
    desk.write("two")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_one_that_was_edited_while_it_was_read_goes_on_with_its_journal(
    desk: Desk, stalled: threading.Event
) -> None:
    kept = desk.keep()
    kept.make_ready()
    desk.write("two")
    desk.journals.close()
    stalled.set()
    desk.settle()
    desk.write("three")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_one_that_was_left_while_it_was_read_leaves_nothing(
    desk: Desk, stalled: threading.Event
) -> None:
    kept = desk.keep()
    kept.make_ready()
    kept.leave()
    stalled.set()
    desk.settle()
    desk.journals.put(lambda: None)
    desk.journals.close()
    assert not desk.folder.exists()


def test_another_file_by_then_is_not_begun_with(desk: Desk) -> None:
    kept = desk.keep()
    save_document(DocumentRoot(id="other", title="elsewhere"), "", desk.path)
    kept.make_ready()
    desk.settle()
    assert not desk.folder.exists()


def test_where_there_is_no_room_for_what_was_done_before_it_was_read_no_gap_is_left(
    desk: Desk, stalled: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = journal_files.write_all

    def write_one(descriptor: int, data: bytes) -> None:
        if list(desk.folder.glob("*.journal")):
            refuse()
        write(descriptor, data)

    monkeypatch.setattr(journal_bases, "LARGE", 1_000_000)
    kept = desk.keep()
    kept.make_ready()
    desk.write("two")
    with desk.document.transaction("Sign") as transaction:
        transaction.set(ROW, original="said")
    desk.wait()
    monkeypatch.setattr(journal_files, "write_all", write_one)
    stalled.set()
    desk.take_made()
    desk.take_made()
    [journal] = desk.folder.glob("*.journal")
    monkeypatch.setattr(journal_files, "write_all", write)
    desk.write("three")
    desk.wait()
    assert b"said" in journal.read_bytes()
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root
