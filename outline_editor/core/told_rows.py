"""A list of rows whose every change is told, splice by splice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from outline_editor.core.changes import ChangeSet
from outline_editor.core.row_list import RowList, RowRun
from outline_editor.core.row_splices import (
    RowsFollower,
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    RowsReplaced,
    Splice,
)


class ToldRows:
    """Rows by position from 0 and by id, each with its level; and who follows them."""

    def __init__(self) -> None:
        self._list = RowList()
        self._followers: list[RowsFollower] = []

    def follow(self, follower: RowsFollower) -> Callable[[], None]:
        """Be told of every change of the rows; call the result to stop."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    # Reading

    def __len__(self) -> int:
        return len(self._list)

    def node_id(self, position: int) -> str:
        """The id of the row at a position. Raises `IndexError`."""
        return self._list.id_at(position)

    def depth(self, position: int) -> int:
        """The level of the row at a position, 1 for the first. Raises `IndexError`."""
        return self._list.level_at(position)

    def position(self, node_id: str) -> int | None:
        """Where a row stands, `None` if it is not visible."""
        return self._list.position(node_id)

    def end_of(self, position: int) -> int:
        """The position right after everything visible under a row."""
        return self._list.end_of(position)

    def node_ids(self) -> list[str]:
        """The ids of all visible rows in order."""
        return self._list.ids()

    def depths(self) -> list[int]:
        """The levels of all visible rows in order."""
        return self._list.levels()

    # Changing, and telling

    def _fill(self, ids: list[str], levels: Sequence[int]) -> None:
        """Put all rows in anew; nobody is told."""
        self._list.clear()
        self._list.insert(0, ids, levels)

    def _insert(self, position: int, ids: list[str], levels: Sequence[int]) -> None:
        if ids:
            with self._telling(RowsInserted(position, len(ids))):
                self._list.insert(position, ids, levels)

    def _remove(self, position: int, count: int) -> None:
        if count:
            with self._telling(RowsRemoved(position, count)):
                self._list.remove(position, count)

    def _set_aside(self, position: int, count: int) -> RowRun:
        with self._telling(RowsRemoved(position, count)):
            return self._list.set_aside(position, count)

    def _bring_back(self, position: int, run: RowRun) -> None:
        with self._telling(RowsInserted(position, len(run))):
            self._list.bring_back(position, run)

    def _move(self, start: int, end: int, before: int, by: int) -> None:
        """Move rows, their levels changed by `by`; `before` may be one of them."""
        if before < start or before > end:
            with self._telling(RowsMoved(start, end - start, before)):
                self._list.move(start, end - start, before, by)
            start = before if before < start else before - (end - start)
        elif by:
            self._list.shift(start, end - start, by)
        if by:
            self._tell_changed(range(start, self.end_of(start)))

    def _relist(self, ids: list[str], levels: Sequence[int]) -> None:
        """Bring the list to other rows by as little as tells the difference."""
        old_ids = self.node_ids()
        start, old_end, end = _difference(old_ids, ids)
        if set(old_ids[start:old_end]) & set(ids[start:end]):
            with self._telling(RowsReplaced()):
                self._fill(ids, levels)
            return
        self._remove(start, old_end - start)
        self._insert(start, ids[start:end], levels[start:end])
        self._relevel(levels)

    def _relevel(self, levels: Sequence[int]) -> None:
        """Give all rows their levels."""
        old = self.depths()
        if old == list(levels):
            return
        other = [n for n, (now, then) in enumerate(zip(levels, old, strict=True)) if now != then]
        for position in other:
            self._list.shift(position, 1, levels[position] - old[position])
        self._tell_changed(other)

    @contextmanager
    def _telling(self, splice: Splice) -> Iterator[None]:
        for follower in self._followers:
            follower.about_to(splice)
        yield
        for follower in self._followers:
            follower.did(splice)

    def _tell_changed(self, positions: Sequence[int]) -> None:
        if positions:
            for follower in self._followers:
                follower.changed(positions)

    def _tell_settled(self, change_set: ChangeSet | None = None) -> None:
        for follower in self._followers:
            follower.settled(change_set)

    def _positions(self, node_ids: Sequence[str] | set[str]) -> list[int]:
        """The positions of those rows that are visible, in order."""
        found = (self.position(node_id) for node_id in node_ids)
        return sorted(position for position in found if position is not None)


def _difference(old: list[str], new: list[str]) -> tuple[int, int, int]:
    """Where two lists begin to differ, and where the difference ends in each."""
    shorter = min(len(old), len(new))
    start = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, len(new) - tail
