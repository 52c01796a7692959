"""Journals, and what is left of one whose end is torn or spoilt."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.storage.journal import HEADER, Journal, JournalFile, frame, read_journal
from tests.app.journal_desk import refuse
from tests.storage.faults import note_synced
from tests.storage.slow_disk import SlowDisk

RECORDS = (b"one", b"", "两".encode(), b"x" * 100_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journals" / "a.journal"


def _journal(path: Path, *records: bytes) -> JournalFile:
    journal = JournalFile(path, records[:1])
    for record in records[1:]:
        journal.append(record)
    return journal


def _sync_in_vain(journal: JournalFile) -> None:
    """Have all of it get to the disk, but for its name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("outline_editor.storage.journal.sync_entries", refuse)
        with pytest.raises(OSError, match="No space"):
            journal.sync()
    assert not journal.is_synced


def test_records_come_back_as_they_were_written(path: Path) -> None:
    journal = _journal(path, *RECORDS)
    assert read_journal(path) == Journal(RECORDS, is_whole=True)
    assert not journal.is_synced
    journal.sync()
    assert journal.is_synced
    journal.close()
    assert read_journal(path) == Journal(RECORDS, is_whole=True)


def test_a_new_journal_takes_the_place_of_an_old_one(path: Path) -> None:
    _journal(path, b"old", b"older").close()
    with pytest.raises(FileExistsError):
        _journal(path)
    new = _journal(path.with_name("b"), b"new")
    new.move(path)
    new.close()
    assert read_journal(path) == Journal((b"new",), is_whole=True)
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("data", [b"", HEADER[:-1], b"another file\n" * 9])
def test_a_file_that_is_no_journal_has_no_records(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(data)
    assert read_journal(path) == Journal((), is_whole=False)


@given(st.lists(st.binary(max_size=20), min_size=1, max_size=5), st.data())
def test_a_torn_end_costs_no_more_than_its_frame(
    tmp_path_factory: pytest.TempPathFactory, records: list[bytes], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("torn") / "a"
    ends = [len(HEADER)]
    for record in records:
        ends.append(ends[-1] + len(frame(record)))
    cut = data.draw(st.integers(len(HEADER), ends[-1]))
    path.write_bytes((HEADER + b"".join(map(frame, records)))[:cut])
    whole = sum(end <= cut for end in ends[1:])
    assert read_journal(path) == Journal(tuple(records[:whole]), is_whole=cut in ends)


@given(
    st.lists(st.binary(min_size=1, max_size=20), min_size=1, max_size=5),
    st.data(),
)
def test_a_spoilt_byte_costs_its_frame_and_those_behind_it(
    tmp_path_factory: pytest.TempPathFactory, records: list[bytes], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("spoilt") / "a"
    written = bytearray(HEADER + b"".join(map(frame, records)))
    place = data.draw(st.integers(len(HEADER), len(written) - 1))
    written[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(written)
    end, whole = len(HEADER), 0
    for record in records:
        end += len(frame(record))
        whole += end <= place
    assert read_journal(path) == Journal(tuple(records[:whole]), is_whole=False)


def test_a_record_that_the_disk_refuses_leaves_the_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, write = _journal(path, b"one"), os.write

    def half(descriptor: int, data: memoryview) -> int:
        if len(data) > 6:
            return write(descriptor, data[:6])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(OSError, match="No space"):
        journal.append(b"two")
    monkeypatch.setattr(os, "write", write)
    journal.append(b"three")
    assert read_journal(path) == Journal((b"one", b"three"), is_whole=True)
    journal.close()


@pytest.mark.parametrize("size", [1 << 16, (1 << 16) + 1, 300_000])
def test_one_may_begin_with_records_of_any_size(path: Path, size: int) -> None:
    records = (b"one", b"x" * size, b"two", b"three", b"y" * size, b"z" * size, b"four")
    journal = JournalFile(path, records)
    journal.append(b"five")
    journal.close()
    assert read_journal(path) == Journal((*records, b"five"), is_whole=True)


def test_one_takes_the_place_of_another_and_goes_on(path: Path) -> None:
    old, new = _journal(path, b"one"), _journal(path.with_name("b"), b"two")
    old.close()
    new.append(b"three")
    new.move(path)
    new.append(b"four")
    new.close()
    assert read_journal(path) == Journal((b"two", b"three", b"four"), is_whole=True)
    assert list(path.parent.iterdir()) == [path]


def test_one_that_can_t_be_moved_closes_no_file_of_others(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others may be given its number as soon as it is free."""
    journal, opened = _journal(path.with_name("b"), b"two"), list[int]()

    def move(_path: Path, _target: Path) -> None:
        opened.append(os.open(path.with_name("other"), os.O_CREAT | os.O_WRONLY))
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(Path, "replace", move)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        journal.move(path)
    journal.discard()
    os.close(opened[0])
    assert [one.name for one in path.parent.iterdir()] == ["other"]


class TestSyncing:
    """Whoever waits for the disk holds up nobody who goes on to write."""

    @pytest.fixture
    def disk(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
        path.parent.mkdir()
        disk = SlowDisk(path.parent, monkeypatch)
        disk.stall()
        yield disk
        disk.go_on()

    def test_what_is_added_meanwhile_is_not_synced(self, path: Path, disk: SlowDisk) -> None:
        journal = _journal(path, b"one")
        with ThreadPoolExecutor() as others:
            syncing = others.submit(journal.sync, journal.end)
            disk.has_begun()
            journal.append(b"two")
            disk.go_on()
            syncing.result()
        assert not journal.is_synced
        journal.sync()
        assert journal.is_synced
        journal.close()

    def test_one_may_be_let_go_of_meanwhile(self, path: Path, disk: SlowDisk) -> None:
        journal = _journal(path, b"one")
        with ThreadPoolExecutor() as others:
            syncing = others.submit(journal.sync)
            disk.has_begun()
            journal.close()
            path.unlink()
            # Another is given its number.
            other = os.open(path.with_name("b"), os.O_CREAT | os.O_RDONLY)
            os.close(other)
            disk.go_on()
            syncing.result()
        assert list(path.parent.iterdir()) == [path.with_name("b")]

    def test_of_one_that_is_let_go_of_nothing_is_waited_for(
        self, path: Path, disk: SlowDisk
    ) -> None:
        journal = _journal(path, b"one")
        journal.close()
        journal.sync()
        assert disk.count == 0

    def test_one_that_moves_meanwhile_waits_and_has_its_new_name_synced_after_it(
        self, path: Path, disk: SlowDisk
    ) -> None:
        journal = _journal(path.with_name("b"), b"one")
        journal.move(path.with_name("c"))
        with ThreadPoolExecutor() as others:
            syncing = others.submit(journal.sync)
            disk.has_begun()
            moving = others.submit(journal.move, path)
            with pytest.raises(TimeoutError):
                moving.result(0.1)
            disk.go_on()
            syncing.result()
            moving.result()
        assert not journal.is_synced
        journal.close()

    def test_its_new_name_has_to_be_on_the_disk_too(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        journal = _journal(path.with_name("b"), b"one")
        journal.sync()
        journal.move(path)
        assert not journal.is_synced
        _sync_in_vain(journal)
        journal.sync()
        assert journal.is_synced
        journal.close()

    def test_what_ends_with_an_error_nobody_expected_is_taken_back(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(descriptor: int, data: bytes) -> None:
            os.write(descriptor, data[:5])
            raise MemoryError

        journal = _journal(path, b"one")
        with monkeypatch.context() as patch:
            patch.setattr("outline_editor.storage.journal.write_all", fail)
            with pytest.raises(MemoryError):
                journal.append(b"two")
        assert not journal.is_torn
        journal.append(b"three")
        journal.close()
        assert read_journal(path) == Journal((b"one", b"three"), is_whole=True)

    def test_no_part_stays_of_one_that_can_t_be_begun(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(os, "write", refuse)
        with pytest.raises(OSError, match="No space"):
            _journal(path, b"one")
        assert list(path.parent.iterdir()) == []

    @pytest.mark.parametrize("is_another_gone", [False, True])
    def test_folders_made_for_others_get_there_too_that_did_not(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_another_gone: bool
    ) -> None:
        synced = note_synced(monkeypatch)
        folder = tmp_path / "a"
        if is_another_gone:
            _journal(folder / "b", b"one").discard()
        else:
            with monkeypatch.context() as patch:
                patch.setattr(os, "write", refuse)
                with pytest.raises(OSError, match="No space"):
                    _journal(folder / "b", b"one")
        journal = _journal(folder / "c", b"one")
        journal.move(folder / "d")
        _sync_in_vain(journal)
        journal.sync()
        assert str(tmp_path) in synced
        journal.close()

    @pytest.mark.parametrize("is_made_again", [False, True])
    def test_nor_is_one_forgotten_of_several(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_made_again: bool
    ) -> None:
        """Though only the first could be made, or the last was removed and made again."""
        mkdir, folder = Path.mkdir, tmp_path / "a" / "b"

        def refuse_last(path: Path, mode: int = 0o777, *, exist_ok: bool = False) -> None:
            if path == folder:
                refuse()
            mkdir(path, mode, exist_ok=exist_ok)

        if is_made_again:
            _journal(folder / "c", b"one").discard()
            folder.rmdir()
        else:
            with monkeypatch.context() as patch:
                patch.setattr(Path, "mkdir", refuse_last)
                with pytest.raises(OSError, match="No space"):
                    _journal(folder / "c", b"one")
        synced = note_synced(monkeypatch)
        journal = _journal(folder / "c", b"one")
        journal.move(folder / "d")
        journal.sync()
        assert {str(tmp_path), str(tmp_path / "a"), str(folder)} <= set(synced)
        journal.close()

    def test_folders_made_for_it_get_to_the_disk_with_its_name(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        synced = note_synced(monkeypatch)
        folder = tmp_path / "a" / "b"
        journal = _journal(folder / "c", b"one")
        journal.move(folder / "d")
        assert synced == []
        journal.sync()
        assert synced == [str(one) for one in (folder / "d", tmp_path, tmp_path / "a", folder)]
        journal.move(folder / "e")
        journal.sync()
        assert synced[4:] == [str(folder / "e"), str(folder)]
        journal.close()
