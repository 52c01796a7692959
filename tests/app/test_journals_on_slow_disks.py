"""What is done is written down at once, however long the disk takes until it has it for certain."""

from __future__ import annotations

import errno
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, journal_tries, journal_writer, journals
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.leftover import Leftover
from outline_editor.app.other_threads import SYNCER
from outline_editor.app.recovery import left_behind
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    ROW,
    Desk,
    another_is_written_down,
    at_work,
    comes_back_to_its_file,
    note_beginnings,
    refuse,
    wait_for,
)
from tests.storage.slow_disk import PATIENCE, SlowDisk


@pytest.fixture
def disk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk(desk.folder, monkeypatch)
    yield disk
    disk.go_on()


@pytest.fixture(autouse=True)
def synced_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)


def _after_a_kill(desk: Desk) -> Leftover:
    """What the next start finds of what is there now."""
    folder = desk.folder.with_name("after a kill")
    shutil.copytree(desk.folder, folder, ignore=shutil.ignore_patterns("*.lock", ".*"))
    [left] = left_behind(folder)
    left.release()
    shutil.rmtree(folder)
    return left


def _stalls_at_an_edit(desk: Desk, disk: SlowDisk) -> None:
    """Have an edit on its way to the disk, and no further."""
    disk.stall()
    desk.write("three")
    disk.has_begun()


def _is_refused(desk: Desk, disk: SlowDisk) -> None:
    """Have the disk refuse what is on its way, and nothing else."""
    disk.refuse()
    wait_for(SYNCER)
    desk.wait()
    disk.refuses = False


def _on_their_way() -> int:
    """How many files get to the disk just now."""
    return sum(thread.name == SYNCER for thread in threading.enumerate())


def _is_written_down(desk: Desk) -> None:
    desk.wait()
    assert _after_a_kill(desk).recovered().root == desk.document.root


def test_the_first_edits_and_all_others_are_written_down_meanwhile(
    desk: Desk, disk: SlowDisk
) -> None:
    desk.keep()
    disk.stall()
    for text in ("two", "three", "four"):
        desk.write(text)
        _is_written_down(desk)
    disk.has_begun()
    another_is_written_down(desk)


def test_what_is_written_down_meanwhile_is_synced_next(desk: Desk, disk: SlowDisk) -> None:
    kept = at_work(desk)
    _stalls_at_an_edit(desk, disk)
    desk.write("four")
    desk.wait()
    assert not kept.is_lasting
    disk.go_on()
    desk.journals.close()
    assert kept.is_lasting


def test_the_end_waits_until_the_disk_has_all(desk: Desk, disk: SlowDisk) -> None:
    kept = at_work(desk)
    _stalls_at_an_edit(desk, disk)
    closing = threading.Thread(target=desk.journals.close)
    closing.start()
    closing.join(0.2)
    assert closing.is_alive()
    disk.go_on()
    closing.join(PATIENCE)
    assert kept.is_lasting


def test_saving_all_of_it_removes_it_at_once(desk: Desk, disk: SlowDisk) -> None:
    kept = at_work(desk)
    _stalls_at_an_edit(desk, disk)
    kept.saved()
    desk.wait()
    assert list(desk.folder.iterdir()) == []
    desk.write("four")
    _is_written_down(desk)


def test_what_is_refused_in_the_end_begins_anew(desk: Desk, disk: SlowDisk) -> None:
    at_work(desk)
    desk.journals.close()
    [journal] = desk.folder.glob("*.journal")
    before = journal.stat().st_ino
    _stalls_at_an_edit(desk, disk)
    disk.refuse()
    desk.journals.close()
    fault = desk.journals.take_fault()
    assert fault is not None
    assert os.strerror(errno.EIO) in fault.text
    disk.refuses = False
    desk.write("four")
    desk.journals.close()
    assert journal.stat().st_ino != before
    comes_back_to_its_file(desk)


def test_what_was_refused_is_not_tried_again_all_the_time(
    desk: Desk, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To write a document takes a while, and to be told the same over and over is no help."""
    monkeypatch.setattr(journal_tries, "RETRY_AFTER", 1e9)
    at_work(desk)
    begun = note_beginnings(monkeypatch)
    _stalls_at_an_edit(desk, disk)
    disk.refuse()
    wait_for(SYNCER)
    for _ in range(5):
        desk.wait()  # which is seen to be synced
    assert not begun
    disk.refuses = False
    desk.write("four")
    desk.take_made()
    assert len(begun) == 1
    _is_written_down(desk)


def test_what_is_refused_of_one_that_is_not_needed_any_more_is_no_matter(
    desk: Desk, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = at_work(desk)
    _stalls_at_an_edit(desk, disk)
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    desk.save(desk.document.root)
    kept.saved()
    desk.write("four")
    desk.wait()
    _is_refused(desk, disk)
    assert desk.journals.take_fault() is None
    desk.write("five")
    assert len(comes_back_to_its_file(desk).edits) == 2


def test_what_was_refused_gets_to_the_disk_without_anything_else_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    monkeypatch.setattr(journals, "RETRY_AFTER", 0.0)
    threads = note_beginnings(monkeypatch, refusals=2)
    desk.write("two")
    desk.wait_until(lambda: len(threads) > 2 and kept.is_lasting)


def test_no_other_document_waits_for_what_begins_anew_after_it_was_refused(
    desk: Desk, disk: SlowDisk
) -> None:
    kept = at_work(desk)
    _stalls_at_an_edit(desk, disk)
    _is_refused(desk, disk)
    disk.stall()
    desk.write("four")
    disk.has_begun()
    another_is_written_down(desk)
    disk.go_on()
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_the_first_one_of_all_waits_for_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk, desk = SlowDisk(tmp_path, monkeypatch), Desk(tmp_path)
    kept = desk.keep()
    disk.stall()
    desk.write("two")
    _is_written_down(desk)
    disk.go_on()
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)
    desk.end()


class TestLarge:
    """What was not synced is not put off, though it takes long to begin anew."""

    @pytest.fixture(autouse=True)
    def _all_are_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(journal_bases, "MANY", 0)
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 1e9)

    @pytest.fixture
    def kept(self, desk: Desk, disk: SlowDisk) -> KeptDocument:
        """A document whose journal the disk did not have for certain."""
        kept = at_work(desk)
        desk.wait_until(lambda: kept.is_lasting)
        _stalls_at_an_edit(desk, disk)
        _is_refused(desk, disk)
        assert not kept.is_whole
        return kept

    def test_one_that_was_not_synced_begins_anew_with_the_next_edit(
        self, desk: Desk, kept: KeptDocument
    ) -> None:
        desk.write("four")
        desk.wait_until(lambda: kept.is_lasting)
        _is_written_down(desk)

    def test_what_no_record_can_hold_leaves_no_gap(
        self, desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("outline_editor.storage.journal.MAX_RECORD", 4_000)
        desk.journals.write_down()
        assert kept.is_lasting
        with desk.document.transaction("Type often") as transaction:
            for number in range(200):
                transaction.set(ROW, text=f"text {number}")
        with desk.document.transaction("Sign") as transaction:
            transaction.set(ROW, original="said")
        comes_back_to_its_file(desk)

    def test_one_that_somebody_took_away_begins_anew(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = at_work(desk)
        [journal] = desk.folder.glob("*.journal")
        journal.unlink()
        with monkeypatch.context() as patch:
            patch.setattr(journal_writer, "MOST_EDITS", 50)
            patch.setattr(JournalFile, "__init__", refuse)
            desk.write("three")
            desk.take_made()
            assert not kept.is_whole
        desk.journals.close()
        assert kept.is_lasting
        comes_back_to_its_file(desk)


class TestBegunAhead:
    """Nothing was done to what is in the place: another need not wait until it may go."""

    @pytest.fixture
    def kept(self, desk: Desk, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch) -> KeptDocument:
        """A document whose journal was begun with its file, which is no more what it was."""
        monkeypatch.setattr(journal_bases, "LARGE", 0)
        kept = desk.keep()
        kept.make_ready()
        desk.take_made()
        wait_for(SYNCER)
        assert list(desk.folder.glob("*.journal"))
        desk.path = desk.path.with_name("b.yaml")
        desk.save(desk.document.root)
        disk.stall()
        return kept

    def test_after_saving_to_another_file(self, desk: Desk, kept: KeptDocument) -> None:
        kept.make_ready()
        desk.write("two")
        desk.take_made()
        _is_written_down(desk)

    def test_without_the_file(self, desk: Desk, kept: KeptDocument) -> None:
        desk.digest = ""
        kept.begin(desk.document.root)
        desk.write("two")
        _is_written_down(desk)


class TestTakingOver:
    """A journal takes the place of another when it has all on the disk that is in that."""

    @pytest.fixture
    def kept(
        self,
        desk: Desk,
        disk: SlowDisk,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> KeptDocument:
        """A document of which another journal was made, and is on its way to the disk."""
        kept = at_work(desk)
        desk.save(desk.document.root)
        desk.write("three")
        kept.begin(desk.document.root)
        desk.wait()
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
        desk.write("four")
        desk.wait()
        wait_for(SYNCER)
        desk.wait()
        disk.stall(let_through=1)  # as it is made
        made_slowly.set()
        disk.has_begun()
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
        return kept

    def test_edits_are_written_down_in_the_old_one_meanwhile(
        self, desk: Desk, disk: SlowDisk, kept: KeptDocument
    ) -> None:
        del kept
        desk.write("five")
        _is_written_down(desk)
        assert len(_after_a_kill(desk).edits) == 4
        another_is_written_down(desk)
        disk.go_on()
        assert len(comes_back_to_its_file(desk).edits) == 2

    def test_nothing_gets_to_the_disk_of_the_old_one_alone(
        self, desk: Desk, disk: SlowDisk, kept: KeptDocument
    ) -> None:
        """A loss of power right after the other took its place would lose that."""
        for text in ("five", "six"):
            desk.write(text)
            desk.wait()
        desk.wait_until(lambda: _on_their_way() == 1)
        disk.go_on()
        desk.journals.close()
        assert kept.is_lasting
        assert len(comes_back_to_its_file(desk).edits) == 3

    def test_its_name_gets_to_the_disk_at_once(
        self, desk: Desk, disk: SlowDisk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
        desk.write("five")
        desk.wait()
        disk.go_on()
        begun = time.monotonic()
        desk.wait_until(lambda: kept.is_lasting)
        assert time.monotonic() < begun + PATIENCE / 2

    def test_nor_what_was_to_follow(
        self, desk: Desk, disk: SlowDisk, made_slowly: threading.Event
    ) -> None:
        kept = at_work(desk)
        desk.save(desk.document.root)
        desk.write("three")
        kept.begin(desk.document.root)
        desk.wait()
        wait_for(SYNCER)
        disk.stall()
        for text in ("four", "five"):
            desk.write(text)
            desk.wait()
        disk.has_begun()
        disk.stall(let_through=1)  # as it is made
        made_slowly.set()
        disk.has_begun()
        count = disk.count
        disk.go_on(".journal")
        desk.wait_until(lambda: _on_their_way() == 1)
        desk.wait()
        assert _on_their_way() == 1
        assert disk.count == count
        disk.go_on()
        assert len(comes_back_to_its_file(desk).edits) == 2

    def test_where_it_is_refused_the_old_one_goes_on(
        self, desk: Desk, disk: SlowDisk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
        disk.refuse()
        desk.take_made()
        disk.refuses = False
        desk.write("five")
        desk.journals.close()
        assert kept.is_lasting
        comes_back_to_its_file(desk)

    def test_one_that_is_saved_whole_meanwhile_leaves_nothing(
        self, desk: Desk, disk: SlowDisk, kept: KeptDocument
    ) -> None:
        kept.saved()
        desk.wait()
        disk.go_on()
        desk.journals.close()
        assert list(desk.folder.iterdir()) == []
