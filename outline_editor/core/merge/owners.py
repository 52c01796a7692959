"""Merging what elements stand in: what one side has moved, or both have."""

from __future__ import annotations

from collections.abc import Iterable, Set

from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.merge.conflicts import Conflict, ConflictKind, Judge, Side
from outline_editor.core.merge.tables import Table, Tables
from outline_editor.core.progress import Steps, Tell, untold


class Owners:
    """What each element that is there stands in, in the end.

    It begins with how things are here, and takes theirs over move by move, so
    that there never is a circle: where both sides together would make one,
    the move that can't be taken over is a conflict.
    """

    def __init__(
        self, tables: Tables, present: Set[Ref], judge: Judge, tell: Tell = untold
    ) -> None:
        """What elements stand in that are `present`. `tell` may raise `Cancelled`."""
        self._tables, self._present, self._judge = tables, present, judge
        self._steps = Steps(tell, len(present) + 2 * len(tables.theirs.elements))
        self.of: dict[Ref, Ref] = {}
        mine, theirs = tables.mine, tables.theirs
        for ref in self._steps.each(present - {DOCUMENT}):
            self.of[ref] = self._nearest(mine if ref in mine.elements else theirs, ref)
        moved = [ref for ref in self._steps.each(theirs.elements) if self._is_to_be_moved(ref)]
        for ref in moved:
            if judge.chosen(_conflict(tables, ref).key) is Side.THEIRS:
                self._move_with_all_above(ref)
        for ref in self._moved_one_by_one(moved):
            judge.side(_conflict(tables, ref))

    def _nearest(self, table: Table, ref: Ref) -> Ref:
        """What an element stands in, or the nearest above it that is there in the end."""
        return next(owner for owner in table.way(ref) if owner in self._present)

    def _is_to_be_moved(self, ref: Ref) -> bool:
        """Whether an element that is here should stand where it stands there."""
        tables = self._tables
        here, there = tables.mine.owners.get(ref), tables.theirs.owners.get(ref)
        if ref not in self._present or here is None or there not in self._present:
            return False
        was = tables.base.owners.get(ref)
        if here == there:
            return False
        if here not in self._present or here == was:
            return True
        if there == was:
            return False
        return self._judge.side(_conflict(tables, ref)) is Side.THEIRS

    def _moved_one_by_one(self, refs: Iterable[Ref]) -> list[Ref]:
        """Move elements to where they stand there; those that can't be moved are left."""
        left = list(refs)
        while left:
            stuck = []
            for ref in self._steps.each(left):
                target = self._tables.theirs.owners[ref]
                if self._is_in(target, ref):
                    stuck.append(ref)
                else:
                    self.of[ref] = target
            if len(stuck) == len(left):
                break
            left = stuck
        return left

    def _is_in(self, inner: Ref, outer: Ref) -> bool:
        while inner not in (outer, DOCUMENT):
            inner = self.of[inner]
        return inner == outer

    def _move_with_all_above(self, ref: Ref) -> None:
        """Let an element, and all above it there, stand as they do there: no circle can be."""
        theirs = self._tables.theirs
        for one in (ref, *theirs.way(ref)):
            if one != DOCUMENT and one in self._present:
                self.of[one] = self._nearest(theirs, one)


def _conflict(tables: Tables, ref: Ref) -> Conflict:
    here, there = tables.mine.owners[ref], tables.theirs.owners[ref]
    return Conflict(ConflictKind.PLACE, ref, "", here, there)
