"""A journal that can't take the place of another costs nothing that was written down."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from outline_editor.app import (
    journal_place,
)
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.other_threads import MAKER, SYNCER
from outline_editor.storage import journal as journal_files
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    ROW,
    Desk,
    comes_back_to_its_file,
    have_no_threads,
    refuse,
    wait_for,
)
from tests.app.refused.refusals import (
    are_written_down,
    done,
    held,
    refuse_places,
    refused,
    saved_while_one_writes,
)
from tests.storage.faults import refuse_listing


def test_the_old_one_goes_on_where_another_may_not_take_its_place(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        tries = refuse_places(patch)
        saved_while_one_writes(desk, kept)
        assert len(tries) == 1
        are_written_down(desk, "three", "four", "five")
        assert not list(desk.folder.glob(".*"))
        desk.wait_until(lambda: kept.is_lasting)
        desk.take_made()
        assert len(tries) == 1
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_what_no_record_can_hold_leaves_no_gap_though_another_was_just_refused(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refuse_places(patch)
        saved_while_one_writes(desk, kept)
    monkeypatch.setattr("outline_editor.storage.journal.MAX_RECORD", 4_000)
    with desk.document.transaction("Type often") as transaction:
        for number in range(200):
            transaction.set(ROW, text=f"text {number}")
    desk.take_made()
    assert b"text 199" in held(desk)
    with desk.document.transaction("Sign") as transaction:
        transaction.set(ROW, original="said")
    comes_back_to_its_file(desk)


def test_what_came_after_that_is_begun_anew_at_once(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was refused before was to take the place of what had to be let go of since."""
    with monkeypatch.context() as patch:
        refuse_places(patch)
        saved_while_one_writes(desk, kept)
    with monkeypatch.context() as patch:
        patch.setattr(journal_files, "sync", refuse)
        desk.write("three")
        desk.wait_until(lambda: desk.journals.take_fault() is not None)
    done(desk, "four")
    assert b"four" in held(desk)
    comes_back_to_its_file(desk)


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_so_is_what_came_after_what_can_t_be_added(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fail(_file: JournalFile, _record: bytes) -> None:
        raise refused(code)

    with monkeypatch.context() as patch:
        refuse_places(patch)
        saved_while_one_writes(desk, kept)
        patch.setattr(JournalFile, "append", fail)
        desk.write("three")
        desk.wait()
    done(desk, "four")
    assert b"four" in held(desk)
    comes_back_to_its_file(desk)


def test_the_old_one_goes_on_without_a_thread_for_another(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        tries = refuse_places(patch)
        have_no_threads(patch, MAKER, SYNCER)
        saved_while_one_writes(desk, kept)
        are_written_down(desk, "three", "four")
        assert len(tries) == 1
        assert not kept.is_whole
    comes_back_to_its_file(desk)


def test_one_takes_the_place_though_no_more_files_can_be_opened(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_journals(path: Any, *args: Any, **named: Any) -> int:
        if Path(path).suffix == journal_place.ENDING:
            raise refused(errno.EMFILE)
        return opened(path, *args, **named)

    monkeypatch.setattr(os, "open", refuse_journals)
    saved_while_one_writes(desk, kept)
    are_written_down(desk, "three", "four")
    assert desk.journals.take_fault() is None
    comes_back_to_its_file(desk)


def test_one_takes_the_place_though_its_folder_can_t_be_listed(
    desk: Desk, kept: KeptDocument
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        refuse_listing(patch, desk.folder)
        saved_while_one_writes(desk, kept)
        desk.wait_until(lambda: kept.is_lasting)
    assert desk.journals.take_fault() is None
    comes_back_to_its_file(desk)


def test_what_nobody_waits_for_any_more_leaves_nothing(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nobody is there to take what was made."""
    is_made, may_go_on, begin = threading.Event(), threading.Event(), JournalFile.__init__

    def begin_slowly(file: JournalFile, path: Path, records: Any = ()) -> None:
        begin(file, path, records)
        is_made.set()
        may_go_on.wait(60)

    monkeypatch.setattr(JournalFile, "__init__", begin_slowly)
    desk.save(desk.document.root)
    desk.write("three")
    kept.begin(desk.document.root)
    assert is_made.wait(60)
    kept.saved()
    desk.journals.close()
    may_go_on.set()
    wait_for(MAKER)
    assert not list(desk.folder.iterdir())
