"""The part of the rows that is on the screen: where each is, and how it is laid out."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from outline_editor.ui.outline.row_layout import RowLayout, RowLayouts
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.rows_model import RowsModel
from outline_editor.ui.outline.scroller import Scroller


class PlacedRow(NamedTuple):
    """A row on the screen, all in pixels of the viewport."""

    row: int
    top: int
    height: int
    layout: RowLayout

    @property
    def bottom(self) -> int:
        """The first pixel below the row."""
        return self.top + self.height


class _Measured(NamedTuple):
    layout: RowLayout | None
    """`None` for a row that the document no longer has."""
    height: int


_MOST_MEASURED = 600
"""Rows remembered: some screens full."""


class RowScreen:
    """Lays out and places the rows in sight, and none besides.

    `measure` gives the measures for the font and the room of now; it is asked
    after `remeasure`. `height_of` gives the height of a row, which can be more
    than that of its layout. The first and the last row have a margin of their
    own to the edge of the list.
    """

    def __init__(
        self,
        model: RowsModel,
        measure: Callable[[], RowMetrics],
        height_of: Callable[[int, RowLayout], int],
    ) -> None:
        self._model = model
        self._measure = measure
        self._height_of = height_of
        self._layouts = RowLayouts()
        self._metrics: RowMetrics | None = None
        self._placed: list[PlacedRow] | None = None
        self._measured: dict[int, _Measured] = {}
        """What was found out of rows since the list or a row in it last changed."""
        self.scroller = Scroller(model.rowCount, self.room_for)

    @property
    def metrics(self) -> RowMetrics:
        """The measures of all rows."""
        if self._metrics is None:
            self._metrics = self._measure()
        return self._metrics

    def remeasure(self) -> None:
        """Take all measures anew."""
        self._metrics = None
        self.replace()

    def replace(self) -> None:
        """Place the rows anew: others than before, or of other heights."""
        self._measured.clear()
        self._placed = None

    def scrolled(self) -> None:
        """Place the rows anew: they are the same, elsewhere on the screen."""
        self._placed = None

    @property
    def height(self) -> int:
        """The height of the screen."""
        return self.scroller.room

    @height.setter
    def height(self, height: int) -> None:
        self.scroller.room = height
        self._placed = None

    def _measure_row(self, row: int) -> _Measured:
        """The layout and height of a row.

        Each is asked for several times for one key: by the screen, by the
        scroller at the row's edge, and by the scroll bar at the list's end.
        """
        found = self._measured.get(row)
        if found is None:
            layout = self._lay_out(row)
            height = self.metrics.pitch if layout is None else self._height_of(row, layout)
            if len(self._measured) >= _MOST_MEASURED:
                self._measured.clear()
            found = self._measured[row] = _Measured(layout, height)
        return found

    def _lay_out(self, row: int) -> RowLayout | None:
        node = self._model.node(row)
        if node is None:
            return None
        notes = self._model.notes(node) if self.metrics.shows_notes else ()
        return self._layouts.get(node, self._model.rows.depth(row), self.metrics, notes)

    def rows(self) -> list[PlacedRow]:
        """The rows on the screen, from top to bottom."""
        if self._placed is None:
            self.scroller.keep_within()
            self._placed = []
            for row, y in self.scroller.on_screen():
                layout, height = self._measure_row(row)
                if layout is not None:
                    self._placed.append(PlacedRow(row, y + self.space_above(row), height, layout))
        return self._placed

    def find(self, row: int) -> PlacedRow | None:
        """A row on the screen, `None` if it is not there."""
        return next((placed for placed in self.rows() if placed.row == row), None)

    def at(self, y: int) -> PlacedRow | None:
        """The row at a y of the viewport."""
        return next((placed for placed in self.rows() if placed.top <= y < placed.bottom), None)

    def room_for(self, row: int) -> int:
        """The height that a row takes up in the list."""
        below = self.metrics.margin if row == self._model.rowCount() - 1 else 0
        return self.space_above(row) + self._measure_row(row).height + below

    def space_above(self, row: int) -> int:
        """The margin above a row."""
        return self.metrics.margin if row == 0 else 0
