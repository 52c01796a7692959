"""What the system refuses for reasons that say nothing about the journal costs no edit."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, journal_tries, journal_writer, journals
from outline_editor.app.journal_records import Beginning
from outline_editor.app.other_threads import MAKER, SYNCER
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot
from outline_editor.storage import lasting
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    Desk,
    at_work,
    comes_back_to_its_file,
    have_no_threads,
    note_beginnings,
    refuse,
    wait_for,
)


@pytest.fixture(autouse=True)
def nothing_is_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
    monkeypatch.setattr(journals, "RETRY_AFTER", 0.0)
    monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)


def _too_many_open(_descriptor: int) -> int:
    raise OSError(errno.EMFILE, os.strerror(errno.EMFILE))


def _synced(desk: Desk) -> None:
    """Wait until what was done is seen to be synced."""
    desk.wait()
    wait_for(SYNCER)
    desk.wait()


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_may_know_of_no_syncing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def know_nothing(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", know_nothing)
    kept = desk.keep()
    for text in ("two", "three", "four"):
        desk.write(text)
        _synced(desk)
    assert kept.is_lasting
    assert desk.journals.take_fault() is None
    assert len(comes_back_to_its_file(desk).edits) == 3


def test_there_may_be_too_many_files_open(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then it can't be synced for a while, but be added to."""
    kept = at_work(desk)
    _synced(desk)

    with monkeypatch.context() as patch:
        patch.setattr(os, "dup", _too_many_open)
        desk.write("three")
        _synced(desk)
        assert not kept.is_lasting
        desk.write("four")
        _synced(desk)
        [journal] = desk.folder.glob("*.journal")
        assert b"four" in journal.read_bytes()
    desk.journals.close()
    assert kept.is_lasting
    assert desk.journals.take_fault() is None
    assert len(comes_back_to_its_file(desk).edits) == 3


def test_the_folder_may_not_be_looked_into_for_a_while(
    folder_of_ordinary_user: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    desk = Desk(folder_of_ordinary_user)
    kept = at_work(desk)
    desk.save(desk.document.root)
    desk.write("three")
    desk.wait()
    desk.folder.chmod(0)
    try:
        kept.begin(desk.document.root)
        desk.take_made()
    finally:
        desk.folder.chmod(0o700)
    desk.write("four")
    comes_back_to_its_file(desk)
    desk.end()


def test_there_may_be_no_more_threads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_bases, "LARGE", 0)
    kept = desk.keep()
    desk.wait()
    with monkeypatch.context() as patch:
        have_no_threads(patch, SYNCER, MAKER, journal_bases.READER)
        kept.make_ready()
        desk.write("two")
        saved = desk.save_while_writing("three")
        kept.begin(desk.document.root, saved)
        desk.wait()
        desk.write("four")
        desk.journals.close()
        assert kept.is_whole
        assert kept.is_lasting
    assert desk.journals.take_fault() is None
    assert len(comes_back_to_its_file(desk).edits) == 1


def test_what_a_log_out_could_not_write_down_is_tried_again_if_it_is_called_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()

    def refuse(_folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr("outline_editor.storage.journal.sync_entries", refuse)
        desk.write("two")
        desk.journals.write_down()
    desk.wait_until(lambda: kept.is_lasting)


def test_too_many_open_files_at_a_log_out_that_is_called_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()

    with monkeypatch.context() as patch:
        patch.setattr(os, "dup", _too_many_open)
        desk.write("two")
        desk.journals.write_down()
        assert kept.is_whole
    desk.wait_until(lambda: kept.is_lasting)


def test_what_waits_for_a_journal_is_done_at_the_end_though_that_was_refused_at_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    kept, refusals, done, sync_entries = desk.keep(), [1, 2, 3], list[str](), lasting.sync_entries

    def refuse(folder: Path) -> None:
        if refusals:
            refusals.pop()
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync_entries(folder)

    monkeypatch.setattr("outline_editor.storage.journal.sync_entries", refuse)
    desk.write("two")
    desk.journals.put_once_kept(desk.document, lambda: done.append("it"))
    desk.journals.close()
    assert kept.is_lasting
    assert done == ["it"]


def test_there_may_be_no_thread_for_journals_for_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    with monkeypatch.context() as patch:
        have_no_threads(patch, "journals")
        desk.write("two")
        fault = desk.journals.take_fault()
        assert fault is not None
        assert "can't start new thread" in fault.text
        desk.journals.close()
        assert kept.is_lasting
        [journal] = desk.folder.glob("*.journal")
        assert b"two" in journal.read_bytes()
        desk.write("three")
    desk.write("four")
    desk.wait_until(lambda: b"four" in journal.read_bytes())
    assert len(comes_back_to_its_file(desk).edits) == 3


def test_what_had_no_thread_is_written_down_without_anything_else_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    with monkeypatch.context() as patch:
        have_no_threads(patch, "journals")
        desk.write("two")
        assert desk.journals.take_fault() is not None
        desk.journals.go_on()
        assert desk.journals.take_fault() is None  # it was told
    desk.journals.go_on()
    desk.wait_until(lambda: bool(list(desk.folder.glob("*.journal"))))
    comes_back_to_its_file(desk)


def test_there_may_be_no_thread_to_go_on_with_after_a_log_out_that_is_called_off(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        desk.write("two")
        desk.wait()
        have_no_threads(patch, "journals")
        desk.journals.write_down()
        assert not kept.is_whole
    threads = note_beginnings(monkeypatch)
    desk.journals.close()
    assert threads == ["journals"]
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_the_end_tries_again_what_was_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    kept = desk.keep()
    note_beginnings(monkeypatch, refusals=3)
    desk.write("two")
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_a_lock_that_can_t_be_removed_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_bases, "LARGE", 0)
    kept, unlink = desk.keep(), Path.unlink
    kept.make_ready()
    desk.take_made()
    desk.path = desk.path.with_name("b.yaml")
    desk.save(desk.document.root)

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".lock":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        desk.write("two")
        desk.wait()
        desk.write("three")
        desk.wait()
    assert comes_back_to_its_file(desk).beginning.path == str(desk.path)


def test_an_error_that_nobody_expected_leaves_it_about_its_file(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = threading.Event()
    monkeypatch.setattr(threading, "excepthook", lambda _error: None)
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)

    def fail(_beginning: Beginning) -> bytes:
        may_go_on.wait(60)
        raise MemoryError

    monkeypatch.setattr(journal_writer, "read_large", fail)
    desk.keep().make_ready()
    desk.write("two")
    desk.wait()
    may_go_on.set()
    desk.take_made()
    comes_back_to_its_file(desk)


def test_when_the_end_has_come_nothing_is_under_way(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even what could be done only then."""
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    monkeypatch.setattr(journals, "_ENDS", 0)
    kept, other, synced = at_work(desk), Document(DocumentRoot(id="b", title="B")), list[Path]()
    instead = desk.journals.keep(other, Beginning)
    instead.begin_source("of another document")
    kept.stop([instead])
    desk.wait()

    def sync_slowly(folder: Path) -> str:
        time.sleep(0.2)
        synced.append(folder)
        return ""

    monkeypatch.setattr("outline_editor.storage.lasting.sync_folder", sync_slowly)
    assert len(list(desk.folder.glob("*.journal"))) == 2
    desk.journals.close()
    assert len(list(desk.folder.glob("*.journal"))) == 1
    assert synced == [desk.folder]
