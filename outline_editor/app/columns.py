"""What the outline shows beside the texts, and how wide."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

LEAST_WIDTH, MOST_WIDTH = 3, 60
"""Bounds of a column's width, in average characters."""


class Column(StrEnum):
    """The columns in their order, by the field of a row that each shows."""

    ORIGINAL = "original"
    NOTES = "notes"
    KIND = "kind"
    CHANGE = "change"
    DUE = "due"
    PERIOD = "period"
    INSTRUMENT = "instrument"
    ACTORS = "actors"
    TARGETS = "targets"
    PLACES = "places"
    AMOUNTS = "amounts"
    CONCEPTS = "concepts"
    CITES = "cites"


_USUAL_WIDTHS = {
    Column.ORIGINAL: 24,
    Column.NOTES: 4,
    Column.KIND: 8,
    Column.CHANGE: 11,
    Column.DUE: 10,
    Column.PERIOD: 10,
    Column.INSTRUMENT: 16,
    Column.ACTORS: 20,
    Column.TARGETS: 12,
    Column.PLACES: 12,
    Column.AMOUNTS: 12,
    Column.CONCEPTS: 20,
    Column.CITES: 20,
}

SIZED_BY_CONTENT = (Column.NOTES, Column.KIND)
"""Columns as wide as what is in them: small numbers, and one of a few words."""


class Columns(NamedTuple):
    """The columns that somebody wants to see.

    `shown` is `None` as long as nobody has chosen: originals, notes and kinds
    are there then, as far as there is room. `widths` are those set by hand, in
    average characters.
    """

    shown: tuple[Column, ...] | None = None
    widths: tuple[tuple[Column, int], ...] = ()

    def width(self, column: Column) -> int:
        """How wide a column should be, in average characters."""
        return dict(self.widths).get(column, _USUAL_WIDTHS[column])

    def with_width(self, column: Column, width: int | None) -> Columns:
        """The columns with one of another width, or of its usual one for `None`."""
        widths = dict(self.widths)
        widths.pop(column, None)
        if width is not None:
            widths[column] = max(LEAST_WIDTH, min(MOST_WIDTH, width))
        return self._replace(widths=tuple(sorted(widths.items())))

    def toggled(self, column: Column, *, before: tuple[Column, ...]) -> Columns:
        """The columns with one more, or one less; `before` are those in sight now."""
        wanted = set(before) ^ {column}
        return self._replace(shown=tuple([one for one in Column if one in wanted]))

    # As plain data, for files

    def data(self) -> dict[str, Any]:
        """The columns as data that JSON can carry."""
        data: dict[str, Any] = {}
        if self.shown is not None:
            data["shown"] = [column.value for column in self.shown]
        if self.widths:
            data["widths"] = {column.value: width for column, width in self.widths}
        return data

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Columns:
        """The columns in some data; what is not known here is left out."""
        known = {column.value: column for column in Column}
        shown = data.get("shown")
        columns = cls()
        if isinstance(shown, list):
            columns = cls(tuple([one for name, one in known.items() if name in shown]))
        widths = data.get("widths")
        for name, width in widths.items() if isinstance(widths, dict) else ():
            if name in known and type(width) is int:
                columns = columns.with_width(known[name], width)
        return columns
