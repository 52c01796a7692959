"""Where rows that are dragged over a list of visible rows can go.

Dropped onto a row they go under it, after those there; dropped between two
rows they go between them, on a level that both allow.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.rows import VisibleRows


@dataclass(frozen=True, slots=True)
class DropPlace:
    """A place among the rows of an owner, and how to show it.

    `index` counts the owner's rows as they are, with those that move. `level`
    is the one that the rows would have in the list.
    """

    owner: Ref
    index: int
    level: int
    onto: str = ""
    """The row that they go into, `''` for a place between rows."""


class DropPlaces:
    """The places for rows that move within a document, or come from elsewhere.

    `moving` are the rows that move: no place is under one of them, nor under a
    row under it.
    """

    def __init__(self, rows: VisibleRows, moving: Collection[str] = ()) -> None:
        self._rows = rows
        self._document = rows.document
        self._moving = frozenset(moving)

    def onto(self, position: int) -> DropPlace | None:
        """The place under the row at a position, `None` where it moves itself."""
        node_id = self._rows.node_id(position)
        if self._mover(node_id):
            return None
        owner = node_ref(node_id)
        last = len(self._document.rows(owner))
        return DropPlace(owner, last, self._rows.depth(position) + 1, node_id)

    def between(self, position: int, level: int | None) -> DropPlace | None:
        """The place before the row at a position, or after the last row.

        On the level wanted, or on the nearest that is possible there; `None`
        asks for the level of the row below, or above for the last place. There
        is no place before the row zoomed into.
        """
        above, below = self._above(position), self._below(position)
        if above is None:
            return self._at_the_top(below)
        lowest = 2 if self._rows.zoomed else 1
        low = lowest if below is None else max(lowest, self._rows.depth(below))
        depth = self._rows.depth(above)
        above_id = self._rows.node_id(above)
        high = depth if self._rows.is_folded(above_id) else depth + 1
        if high < low:
            return None
        if level is None:
            level = depth if below is None else self._rows.depth(below)
        level = max(low, min(level, high))
        if level > depth:
            return DropPlace(node_ref(above_id), self._first_under(above_id, below), level)
        sibling = [above_id, *self._document.ancestors(above_id)][depth - level]
        place = self._document.place(node_ref(sibling))
        return DropPlace(place.owner, place.index + 1, level)

    def _at_the_top(self, below: int | None) -> DropPlace | None:
        if self._rows.zoomed:
            return None
        if below is None:
            return DropPlace(DOCUMENT, 0, 1)
        place = self._document.place(node_ref(self._rows.node_id(below)))
        return DropPlace(place.owner, place.index, self._rows.depth(below))

    def _first_under(self, owner: str, below: int | None) -> int:
        """Before the first row under `owner` that is in sight, else before all."""
        if below is not None:
            place = self._document.place(node_ref(self._rows.node_id(below)))
            if place.owner == node_ref(owner):
                return place.index
        return 0

    # Rows that stay where they are

    def _above(self, position: int) -> int | None:
        """The last row before a position that does not move."""
        above = position - 1
        while above >= 0 and (mover := self._mover(self._rows.node_id(above))):
            start = self._rows.position(mover)
            above = -1 if start is None else start - 1
        return None if above < 0 else above

    def _below(self, position: int) -> int | None:
        """The first row from a position on that does not move."""
        below, count = position, len(self._rows)
        while below < count and (mover := self._mover(self._rows.node_id(below))):
            start = self._rows.position(mover)
            below = count if start is None else self._rows.end_of(start)
        return None if below >= count else below

    def _mover(self, node_id: str) -> str:
        """The outermost row that moves and takes a row along, `''` for none."""
        ways = (node_id, *self._document.ancestors(node_id)) if self._moving else ()
        return next((one for one in reversed(ways) if one in self._moving), "")
