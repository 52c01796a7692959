"""How the columns of a view share its width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outline_editor.app.columns import Column

_LAST_TO_GO = (Column.KIND, Column.ORIGINAL)
"""What gives way after all others, in this order. Notes never do: they are hardly
wider than their mark, and what an outline is annotated for."""


class Wish(NamedTuple):
    """How wide a column should be, and must be to be there; all in pixels."""

    column: Column
    wanted: int
    least: int
    gap: int
    """Between it and what stands left of it."""


class Shares(NamedTuple):
    """The widths of the columns that there are, and those without room."""

    widths: dict[Column, int]
    given_way: tuple[Column, ...]


def shared(width: int, deciding: int, wishes: Sequence[Wish], texts: int) -> Shares:
    """Share a width among columns, and the texts that want `texts` more pixels.

    They become narrower first, all alike; then they go, from right to left,
    and the originals last. `deciding` is the width that decides which go.
    """
    kept, gone = list(wishes), []
    for wish in _giving_way(wishes):
        if sum(one.least + one.gap for one in kept) <= deciding:
            break
        kept.remove(wish)
        gone.append(wish.column)
    spare = width - sum(wish.least + wish.gap for wish in kept)
    missing = texts + sum(wish.wanted - wish.least for wish in kept)
    share = max(0.0, min(1.0, spare / missing)) if missing else 1.0
    widths = {one.column: one.least + int(share * (one.wanted - one.least)) for one in kept}
    return Shares(widths, tuple(sorted(gone, key=list(Column).index)))


def _giving_way(wishes: Sequence[Wish]) -> list[Wish]:
    """The columns in the order in which they go."""
    own = [wish for wish in wishes if wish.column not in (Column.NOTES, *_LAST_TO_GO)]
    by_column = {wish.column: wish for wish in wishes}
    return [*reversed(own), *(by_column[one] for one in _LAST_TO_GO if one in by_column)]
