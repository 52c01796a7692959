"""Shows a long flat list of rows: what is on the screen is laid out, nothing else."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

from outline_editor.app.columns import Columns
from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.row_screen import PlacedRow, RowScreen
from outline_editor.ui.outline.rows_model import Index, RowsModel
from outline_editor.ui.viewports import own_viewport

_LOOKS = (
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.LanguageChange,
)


_BESIDE = 40
"""Milliseconds until what is done in another window is seen here, too; in less than a blink of an
eye that window is painted first."""


class RowView(QAbstractItemView):
    """A view of `RowsModel` that is as quick with a million rows as with ten.

    It keeps the row at the top of the screen and how much of it is scrolled
    away; rows above that change never move the screen. All measures come from
    the font, all colours from the palette. How it scrolls is up to a subclass.
    """

    def __init__(self, rows: VisibleRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        own_viewport(self)
        self._rows_model = RowsModel(rows, self)
        self._screen = RowScreen(self._rows_model, self._measure, self.row_height)
        self._reading = False
        self._columns = Columns()
        self._shows_notes = False
        self._catching_up = QTimer(self)
        self._catching_up.setSingleShot(True)
        self._catching_up.setInterval(_BESIDE)
        self._catching_up.timeout.connect(self._show_again)
        self._with_originals = self._rows_model.has_originals
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoScroll(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _start(self) -> None:
        """Show the rows; what a subclass needs for that must be there by now."""
        self.setModel(self._rows_model)
        # After Qt's own connections: its view hears of each change first.
        self._rows_model.rowsInserted.connect(self._rows_inserted)
        self._rows_model.rowsRemoved.connect(self._rows_removed)
        self._rows_model.rowsMoved.connect(self._rows_moved)
        self._rows_model.dataChanged.connect(self._relayout)
        self._rows_model.modelReset.connect(self._relayout)
        self._rows_model.modelReset.connect(self._follow_columns)
        self._rows_model.rows_settled.connect(self._follow_columns)

    @property
    def rows(self) -> VisibleRows:
        """The visible rows and their folds."""
        return self._rows_model.rows

    def row_height(self, row: int, layout: RowLayout) -> int:  # noqa: ARG002
        """The height of a row in pixels, which may be more than its layout's."""
        return layout.height

    # Layout

    @property
    def metrics(self) -> RowMetrics:
        """The measures of all rows, for the font and the room of now."""
        return self._screen.metrics

    def placed_rows(self) -> list[PlacedRow]:
        """The rows on the screen, from top to bottom."""
        return self._screen.rows()

    def _measure(self) -> RowMetrics:
        room = self.maximumViewportSize().width()
        # Where there is no scroll bar its room is kept: columns stay where they are as it goes.
        bar = self.verticalScrollBar().sizeHint().width()
        return RowMetrics.of(
            self.font(),
            min(self.viewport().width(), room - bar),
            room,
            originals=self._rows_model.has_originals,
            reading=self._reading,
            shows_notes=self._shows_notes,
            columns=self._columns,
        )

    def set_notes_shown(self, shown: bool) -> None:
        """Show the notes below the text of their row, or only how many there are."""
        if shown != self._shows_notes:
            self._shows_notes = shown
            self._remeasure()

    def set_reading_width(self, reading: bool) -> None:
        """Keep the lines short, in the middle of the view, or use all its width."""
        if reading != self._reading:
            self._reading = reading
            self._remeasure()

    def _remeasure(self) -> None:
        """Take all measures anew: of another font, palette or language."""
        self._screen.remeasure()
        self._relayout()

    def _relayout(self) -> None:
        """Place the rows anew before they are next looked at."""
        self._screen.replace()
        if not self._is_beside():
            self._show_again()
        elif not self._catching_up.isActive():
            self._catching_up.start()

    def _is_beside(self) -> bool:
        """Whether the person is at work in another window, whose keys must not wait for this."""
        active = QApplication.activeWindow()
        return active is not None and active is not self.window()

    def _show_again(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the rows to another width."""
        if event.size().width() != event.oldSize().width():
            self._screen.remeasure()
        self._screen.height = self.viewport().height()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another font, palette or language."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._remeasure()

    # Rows that come, go and move

    def _rows_inserted(self, _: Index, first: int, last: int) -> None:
        self._screen.scroller.inserted(first, last - first + 1)
        self._relayout()

    def _rows_removed(self, _: Index, first: int, last: int) -> None:
        self._screen.scroller.removed(first, last - first + 1)
        self._relayout()

    def _rows_moved(self, _: Index, first: int, last: int, __: Index, before: int) -> None:
        self._screen.scroller.moved(first, last - first + 1, before)
        self._relayout()

    def _follow_columns(self) -> None:
        """Make room for the rows in their own language once there are any."""
        if self._with_originals != self._rows_model.has_originals:
            self._with_originals = self._rows_model.has_originals
            self._remeasure()

    # What Qt asks of every view

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        """Where a row is in the viewport; empty if it is not on the screen."""
        placed = self._screen.find(index.row()) if index.isValid() else None
        return QRect() if placed is None else self._rect(placed)

    def _rect(self, placed: PlacedRow) -> QRect:
        return QRect(0, placed.top, self.viewport().width(), placed.height)

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row at a point of the viewport."""
        placed = self._screen.at(point.y())
        return QModelIndex() if placed is None else self._rows_model.index(placed.row)

    def horizontalOffset(self) -> int:  # noqa: N802
        """None: rows wrap."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        """None: the height of all rows above the screen is not known, nor needed."""
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: N802, ARG002
        """No: rows that are hidden are not in the model."""
        return False

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select the rows on the screen that a rectangle touches."""
        area = rect.normalized()
        touched = [p.row for p in self.placed_rows() if self._rect(p).intersects(area)]
        selection = QItemSelection()
        if touched:
            first, last = self._rows_model.index(touched[0]), self._rows_model.index(touched[-1])
            selection.select(first, last)
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """The part of the screen that shows selected rows."""
        region = QRegion()
        for placed in self.placed_rows():
            if selection.contains(self._rows_model.index(placed.row)):
                region += self._rect(placed)
        return region
