"""The journal in its place, and what of it is on the disk for certain."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from filelock import FileLock

from outline_editor.app.journal_place import remove_lone_locks
from outline_editor.app.other_threads import MAKER, OtherThreads
from outline_editor.app.placed_journal import PlacedJournal
from outline_editor.storage.atomic import ENDING
from outline_editor.storage.journal import JournalFile, read_journal
from tests.app.journal_desk import refuse

_T = TypeVar("_T")


class Others(OtherThreads):
    """Does what is to be done beside when it is told to."""

    def __init__(self) -> None:
        super().__init__(lambda task: task())
        self.waiting: list[Callable[[], None]] = []

    def beside(
        self, work: Callable[[], _T], then: Callable[[Future[_T]], None], name: str = MAKER
    ) -> None:
        del name
        self.waiting.append(partial(self._do, work, then))

    def go_on(self) -> None:
        """Do what waits by now."""
        waiting, self.waiting = self.waiting, []
        for run in waiting:
            run()


@pytest.fixture
def others() -> Others:
    return Others()


@pytest.fixture
def journal(tmp_path: Path, others: Others) -> PlacedJournal:
    """One of one record."""
    journal = PlacedJournal(tmp_path, others)
    journal.put(JournalFile(journal.beside(), (b"one",)), 0)
    return journal


def test_one_that_is_put_in_its_place_is_synced_once(
    journal: PlacedJournal, others: Others
) -> None:
    assert journal.is_there
    assert not journal.is_lasting
    journal.sync()
    others.go_on()
    assert journal.is_lasting
    journal.sync()
    assert not others.waiting
    journal.remove()


def test_what_is_added_before_a_sync_begins_is_not_certain_after_it(
    journal: PlacedJournal, others: Others
) -> None:
    """Another may be on its way that has to take over all that is certain."""
    journal.sync()
    journal.add(b"two")
    others.go_on()
    assert not journal.is_lasting
    journal.remove()


@pytest.mark.parametrize("is_given_up", [False, True])
def test_what_is_to_be_synced_meanwhile_follows_unless_another_takes_over(
    journal: PlacedJournal, others: Others, is_given_up: bool
) -> None:
    journal.sync()
    journal.add(b"two")
    journal.sync()
    assert len(others.waiting) == 1
    if is_given_up:
        journal.sync_no_more()
    others.go_on()
    others.go_on()
    assert journal.is_lasting is not is_given_up
    journal.remove()


def test_what_is_on_its_way_of_an_old_one_is_not_waited_for(
    journal: PlacedJournal, others: Others, tmp_path: Path
) -> None:
    journal.sync()
    journal.put(JournalFile(journal.beside(), (b"two",)), 7)
    assert journal.size == 7
    journal.sync()
    assert len(others.waiting) == 2
    others.go_on()
    assert journal.is_lasting
    [path] = tmp_path.glob("*.journal")
    assert read_journal(path).records == (b"two",)
    journal.remove()


def test_one_that_can_t_be_synced_is_let_go_of(
    journal: PlacedJournal, others: Others, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was to be synced may be lost for good, whatever the next time says."""
    journal.sync()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            others.go_on()
    assert not journal.is_there
    assert journal.is_used
    journal.remove()


def test_what_processes_left_that_ended_goes_after_a_while(
    journal: PlacedJournal, tmp_path: Path
) -> None:
    left, new = tmp_path / f".a{ENDING}", tmp_path / f".b{ENDING}"
    for one in (left, new):
        one.touch()
    os.utime(left, (0, 0))
    journal.put(JournalFile(journal.beside(), (b"two",)), 0)
    assert not left.exists()
    assert new.exists()
    journal.remove()


@pytest.mark.parametrize(
    ("has_journal", "is_old", "stays"),
    [
        (False, True, False),
        (False, False, True),
        (True, True, True),
    ],
)
def test_a_lock_alone_goes_after_a_while(
    tmp_path: Path, has_journal: bool, is_old: bool, stays: bool
) -> None:
    lock = tmp_path / "a.lock"
    lock.touch()
    if has_journal:
        lock.with_suffix(".journal").touch()
    if is_old:
        os.utime(lock, (0, 0))
    remove_lone_locks(tmp_path)
    assert lock.exists() is stays


def test_no_lock_of_a_journal_is_held_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The start would take the journal for one that a process is writing."""
    held, acquire = list[str](), FileLock.acquire

    def note(lock: FileLock, *args: Any, **named: Any) -> Any:
        held.append(Path(lock.lock_file).name)
        return acquire(lock, *args, **named)

    for name in ("a.lock", "b.lock"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    (tmp_path / "a.journal").touch()
    monkeypatch.setattr(FileLock, "acquire", note)
    remove_lone_locks(tmp_path)
    assert held == ["b.lock"]


def test_a_lock_that_is_held_stays(tmp_path: Path) -> None:
    journal = PlacedJournal(tmp_path, Others())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="No space"):
            journal.put(JournalFile(journal.beside(), (b"one",)), 0)
    [lock] = tmp_path.iterdir()
    os.utime(lock, (0, 0))
    remove_lone_locks(tmp_path)
    assert lock.exists()
    journal.remove()
    assert not lock.exists()


def test_only_what_waits_counts_as_waiting(
    journal: PlacedJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("outline_editor.app.placed_journal._MOST_OWED", 10)
    for _ in range(5):
        journal.add(b"12345678")
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(OSError, match="No space"):
            journal.add(b"12345678")
        assert journal.is_there
        with pytest.raises(OSError, match="No space"):
            journal.add(b"12345678")
        assert not journal.is_there
    journal.put(JournalFile(journal.beside(), (b"one",)), 0)
    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(OSError, match="No space"):
            journal.add(b"12345678")
        assert journal.is_there
    journal.remove()


def test_one_is_removed_whatever_is_on_its_way(
    journal: PlacedJournal, others: Others, tmp_path: Path
) -> None:
    journal.sync()
    journal.remove()
    assert not list(tmp_path.iterdir())
    others.go_on()
    assert not journal.is_used
    assert not journal.is_there
