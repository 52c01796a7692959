"""A journal that the disk refuses, or that gets long."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from outline_editor.app import journals
from outline_editor.storage import lasting
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import ROW, Desk, refuse


def test_a_full_disk_is_told_and_all_is_written_once_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    desk.write("two")
    append, is_full = JournalFile.append, [True]

    def appended(journal: JournalFile, record: bytes) -> None:
        if is_full[0]:
            refuse()
        append(journal, record)

    monkeypatch.setattr(JournalFile, "append", appended)
    desk.write("three")
    desk.journals.close()
    fault = desk.journals.take_fault()
    assert fault is not None
    assert "No space left on device" in fault.text
    assert desk.journals.take_fault() is None
    is_full[0] = False
    desk.write("four")
    desk.write("five")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_what_a_full_disk_has_refused_is_written_without_another_edit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    monkeypatch.setattr(journals, "RETRY_AFTER", 0.01)
    begun, is_written = JournalFile.__init__, threading.Event()

    def begin(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
        if desk.journals.take_fault() is None:
            refuse()
        begun(journal, path, records)
        is_written.set()

    monkeypatch.setattr(JournalFile, "__init__", begin)
    desk.write("two")
    assert is_written.wait(30)
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_what_a_full_disk_has_refused_is_written_once_the_session_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a session ends all is written down at once; it may go on after all."""
    desk.keep()
    monkeypatch.setattr(journals, "RETRY_AFTER", 0.01)
    begun, is_written, is_full = JournalFile.__init__, threading.Event(), [True]

    def begin(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
        if is_full[0]:
            refuse()
        begun(journal, path, records)
        is_written.set()

    monkeypatch.setattr(JournalFile, "__init__", begin)
    desk.write("two")
    desk.journals.write_down()
    assert desk.journals.take_fault() is not None
    is_full[0] = False
    assert is_written.wait(30)
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_a_journal_that_the_disk_does_not_sync_begins_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it held may be lost behind the system's back, even if it syncs the next time."""
    desk.keep()
    desk.write("two")
    desk.journals.close()
    [journal] = desk.folder.glob("*.journal")
    before = journal.stat().st_ino

    def sync(_file: JournalFile, _end: int | None = None) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "sync", sync)
        desk.write("three")
        desk.journals.close()
    assert desk.journals.take_fault() is not None
    desk.journals.put(lambda: None)
    desk.journals.close()
    assert journal.stat().st_ino != before
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_one_that_can_t_be_removed_is_not_told_as_not_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    desk.write("two")
    desk.journals.close()
    [journal] = desk.folder.glob("*.journal")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        kept.saved()
        desk.journals.close()
    fault = desk.journals.take_fault()
    assert fault is not None
    assert fault.text.startswith(f"{journal} can't be removed: No space left on device.")


def test_one_that_the_disk_does_not_let_close_is_removed_all_the_same(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    desk.write("two")
    desk.journals.close()
    close = JournalFile.close

    def close_badly(journal: JournalFile) -> None:
        close(journal)
        refuse()

    monkeypatch.setattr(JournalFile, "close", close_badly)
    kept.saved()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []


def test_a_journal_that_was_refused_and_is_saved_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    desk.write("two")
    desk.journals.close()

    monkeypatch.setattr(JournalFile, "append", refuse)
    monkeypatch.setattr(JournalFile, "__init__", refuse)
    desk.write("three")
    desk.journals.close()
    kept.saved()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []


def test_what_waits_for_a_journal_is_done_once_it_could_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    done: list[str] = []

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        desk.write("two")
        desk.journals.put_once_kept(desk.document, lambda: done.append("first"))
        desk.journals.close()
    assert done == []
    desk.write("three")
    desk.journals.put_once_kept(desk.document, lambda: done.append("second"))
    desk.journals.close()
    assert done == ["first", "second"]


def test_what_waits_for_a_journal_is_done_once_that_is_synced(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a loss of power could leave neither of the two."""
    desk.keep()
    steps: list[str] = []
    append, sync = JournalFile.append, JournalFile.sync

    def append_noted(self: JournalFile, record: bytes) -> None:
        steps.append("append")
        append(self, record)

    def sync_noted(self: JournalFile, end: int) -> None:
        sync(self, end)
        steps.append("synced")

    monkeypatch.setattr(JournalFile, "append", append_noted)
    monkeypatch.setattr(JournalFile, "sync", sync_noted)
    desk.write("two")
    desk.journals.put_once_kept(desk.document, lambda: steps.append("recovered"))
    desk.journals.close()
    assert steps.index("append") < steps.index("synced") < steps.index("recovered")


def test_what_lives_on_in_another_stays_until_that_is_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = desk.keep()
    desk.write("two")
    desk.journals.close()
    [written] = desk.folder.glob("*.journal")
    new = desk.keep()

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        new.begin(desk.document.root)
        old.stop([new])
        desk.journals.close()
        assert list(desk.folder.glob("*.journal")) == [written]
    desk.write("three")
    desk.journals.close()
    [renewed] = desk.folder.glob("*.journal")
    assert renewed != written
    new.stop()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []


def test_a_long_journal_begins_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outline_editor.app.journal_writer.MOST_EDITS", 1000)
    desk.keep()
    for number in range(100):
        desk.write(f"a text that is number {number}")
        desk.journals.close()
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root
    assert len(left.edits) < 20


def test_what_no_record_can_hold_is_in_what_the_journal_begins_with(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outline_editor.storage.journal.MAX_RECORD", 4_000)
    desk.keep()
    desk.write("two")
    desk.journals.close()
    with desk.document.transaction("Type often") as transaction:
        for number in range(200):
            transaction.set(ROW, text=f"text {number}")
    [left] = desk.crash()
    assert desk.journals.take_fault() is None
    assert left.recovered().root == desk.document.root


class TestLongJournalOnAFullDisk:
    """The one that is there holds all: it must not go before there is another."""

    @pytest.fixture(autouse=True)
    def _any_edit_makes_one_long(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("outline_editor.app.journal_writer.MOST_EDITS", 1)
        desk.keep()
        desk.write("two")
        desk.journals.close()

    def test_it_goes_on_to_grow(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        [journal] = desk.folder.glob("*.journal")
        before = journal.stat()
        monkeypatch.setattr(JournalFile, "__init__", refuse)
        desk.write("three")
        desk.write("four")
        desk.journals.close()
        assert desk.journals.take_fault() is None
        assert journal.stat().st_ino == before.st_ino
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root

    def test_one_that_was_replaced_by_what_may_not_last_is_written_once_more(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        confirmed: list[bool] = []

        def sync(folder: Path) -> None:
            confirmed.append(bool(confirmed))
            if not confirmed[-1]:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            lasting.sync_entries(folder)

        monkeypatch.setattr("outline_editor.storage.journal.sync_entries", sync)
        desk.write("three")
        desk.journals.close()
        assert confirmed == [False, True]
        fault = desk.journals.take_fault()
        assert fault is not None
        assert os.strerror(errno.EIO) in fault.text
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root
