"""Shows a long flat list of rows: what is on the screen is laid out, nothing else."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QWidget

from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.row_colours import RowState
from outline_editor.ui.outline.row_layout import RowLayout, RowLayouts
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.row_painter import PaintedRow, RowPainter
from outline_editor.ui.outline.rows_model import Index, RowsModel
from outline_editor.ui.outline.scroller import STEPS, Scroller

_WHEEL_NOTCH = 120
"""What a wheel reports for one notch (QWheelEvent::angleDelta)."""

_LOOKS = (
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.LanguageChange,
)


class PlacedRow(NamedTuple):
    """A row on the screen: its position in the list, its top, its layout."""

    row: int
    top: int
    layout: RowLayout


class RowView(QAbstractItemView):
    """A view of `RowsModel` that is as quick with a million rows as with ten.

    It keeps the row at the top of the screen and how much of it is scrolled
    away; rows above that change never move the screen. All measures come from
    the font, all colours from the palette.
    """

    def __init__(self, rows: VisibleRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows_model = RowsModel(rows, self)
        self._layouts = RowLayouts()
        self._scroller = Scroller(self._rows_model.rowCount, self._height_of)
        self._metrics: RowMetrics | None = None
        self._painter: RowPainter | None = None
        self._on_screen: list[PlacedRow] | None = None
        self._setting_bar = False
        self._wheel_rest = 0.0
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
        self._rows_model.rows_settled.connect(self._follow_columns)

    @property
    def rows(self) -> VisibleRows:
        """The visible rows and their folds."""
        return self._rows_model.rows

    # What a row is painted with; the outline knows more

    def row_state(self, row: int) -> RowState:
        """How a row stands to what the person is doing."""
        selected = self.selectionModel().isSelected(self._rows_model.index(row))
        return RowState.SELECTED if selected else RowState.PLAIN

    def words_in(self, row: int) -> tuple[int, int] | None:  # noqa: ARG002
        """The words selected in a row, counted as Qt does."""
        return None

    def empty_hint(self) -> str:
        """What to say where there are no rows."""
        return ""

    @property
    def is_active(self) -> bool:
        """Whether keys go to the rows, or to the text of one."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    # Layout

    @property
    def metrics(self) -> RowMetrics:
        """The measures of all rows, for the font and the room of now."""
        if self._metrics is None:
            self._metrics = RowMetrics.of(
                self.font(),
                self.viewport().width(),
                self.maximumViewportSize().width(),
                originals=self._rows_model.has_originals,
            )
        return self._metrics

    @property
    def look(self) -> RowPainter:
        """What paints the rows, in the colours of now."""
        if self._painter is None:
            self._painter = RowPainter(self.palette())
        return self._painter

    def layout_of(self, row: int) -> RowLayout | None:
        """The layout of a row, `None` if the document no longer has it."""
        node = self._rows_model.node(row)
        if node is None:
            return None
        return self._layouts.get(node, self.rows.depth(row), self.metrics)

    def placed_rows(self) -> list[PlacedRow]:
        """The rows on the screen, from top to bottom."""
        if self._on_screen is None:
            self._scroller.room = self.viewport().height()
            self._scroller.keep_within()
            self._on_screen = [
                PlacedRow(row, top + self._space_above(row), layout)
                for row, top in self._scroller.on_screen()
                if (layout := self.layout_of(row)) is not None
            ]
        return self._on_screen

    def placed(self, row: int) -> PlacedRow | None:
        """A row on the screen, `None` if it is not there."""
        return next((placed for placed in self.placed_rows() if placed.row == row), None)

    def _height_of(self, row: int) -> int:
        layout = self.layout_of(row)
        height = self.metrics.pitch if layout is None else self.row_height(row, layout)
        below = self.metrics.margin if row == self._rows_model.rowCount() - 1 else 0
        return self._space_above(row) + height + below

    def row_height(self, row: int, layout: RowLayout) -> int:  # noqa: ARG002
        """The height of a row in pixels, which may be more than its layout's."""
        return layout.height

    def _space_above(self, row: int) -> int:
        return self.metrics.margin if row == 0 else 0

    def _remeasure(self) -> None:
        """Take all measures anew: of another font, width or palette."""
        self._metrics = None
        self._painter = None
        self._relayout()

    def _relayout(self) -> None:
        """Place the rows anew before they are next looked at."""
        self._on_screen = None
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def updateGeometries(self) -> None:  # noqa: N802
        """Bring the scroll bar in step with the rows."""
        bar = self.verticalScrollBar()
        shown = len(self.placed_rows())
        self._setting_bar = True
        bar.setRange(0, self._scroller.maximum)
        bar.setPageStep(max(1, shown - 1) * STEPS)
        bar.setSingleStep(STEPS)
        bar.setValue(self._scroller.value)
        self._setting_bar = False
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the rows to another width."""
        if event.size().width() != event.oldSize().width():
            self._metrics = None
        self._on_screen = None
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another font, palette or language."""
        super().changeEvent(event)
        if event.type() in _LOOKS:
            self._remeasure()

    # Rows that come, go and move

    def _rows_inserted(self, _: Index, first: int, last: int) -> None:
        self._scroller.inserted(first, last - first + 1)
        self._relayout()

    def _rows_removed(self, _: Index, first: int, last: int) -> None:
        self._scroller.removed(first, last - first + 1)
        self._relayout()

    def _rows_moved(self, _: Index, first: int, last: int, __: Index, before: int) -> None:
        self._scroller.moved(first, last - first + 1, before)
        self._relayout()

    def _follow_columns(self) -> None:
        """Make room for the rows in their own language once there are any."""
        if self._with_originals != self._rows_model.has_originals:
            self._with_originals = self._rows_model.has_originals
            self._remeasure()

    # Scrolling

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Follow the scroll bar."""
        if not self._setting_bar:
            self._scroller.set_value(self.verticalScrollBar().value())
            self._scrolled()

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight."""
        row = index.row()
        if not index.isValid():
            return
        self.placed_rows()
        match hint:
            case QAbstractItemView.ScrollHint.PositionAtTop:
                self._scroller.go_to(row)
            case QAbstractItemView.ScrollHint.PositionAtBottom:
                self._scroller.go_to(row)
                self._scroller.scroll_by(self._height_of(row) - self._scroller.room)
            case QAbstractItemView.ScrollHint.PositionAtCenter:
                self._scroller.go_to(row)
                self._scroller.scroll_by((self._height_of(row) - self._scroller.room) // 2)
            case _:
                self._scroller.reveal(row)
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll by pixels: as many as a touchpad says, or some lines a notch."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        pixels = float(event.pixelDelta().y())
        if event.pixelDelta().isNull():
            lines = QApplication.wheelScrollLines() * event.angleDelta().y() / _WHEEL_NOTCH
            pixels = lines * self.metrics.pitch
        self._wheel_rest += pixels
        whole = int(self._wheel_rest)
        self._wheel_rest -= whole
        self.placed_rows()
        self._scroller.scroll_by(-whole)
        self._scrolled()
        event.accept()

    def _scrolled(self) -> None:
        self._on_screen = None
        self.updateGeometries()
        self.viewport().update()

    # What Qt asks of every view

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        """Where a row is in the viewport; empty if it is not on the screen."""
        placed = self.placed(index.row()) if index.isValid() else None
        if placed is None:
            return QRect()
        return QRect(
            0, placed.top, self.viewport().width(), self.row_height(placed.row, placed.layout)
        )

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The row at a point of the viewport."""
        for placed in self.placed_rows():
            if placed.top <= point.y() < placed.top + self.row_height(placed.row, placed.layout):
                return self._rows_model.index(placed.row)
        return self._rows_model.index(-1)

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
        rect = rect.normalized()
        touched = [
            placed.row
            for placed in self.placed_rows()
            if placed.top <= rect.bottom()
            and placed.top + self.row_height(placed.row, placed.layout) > rect.top()
        ]
        selection = QItemSelection()
        if touched:
            model = self._rows_model
            selection.select(model.index(touched[0]), model.index(touched[-1]))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """The part of the screen that shows selected rows."""
        region = QRegion()
        for placed in self.placed_rows():
            index = self._rows_model.index(placed.row)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows in sight."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Base))
        if not self.placed_rows():
            self._paint_hint(painter)
        for placed in self.placed_rows():
            height = self.row_height(placed.row, placed.layout)
            if placed.top <= event.rect().bottom() and placed.top + height > event.rect().top():
                self._paint(painter, placed, height)
        painter.end()

    def _paint(self, painter: QPainter, placed: PlacedRow, height: int) -> None:
        node = self._rows_model.node(placed.row)
        if node is None:
            return
        row = PaintedRow(
            node=node,
            layout=placed.layout,
            top=placed.top,
            height=height,
            state=self.row_state(placed.row),
            folded=node.id in self.rows.folded,
            is_current=self.is_active and placed.row == self.currentIndex().row(),
            words=self.words_in(placed.row),
        )
        self.look.paint(painter, row, self.viewport().width())

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        space = 2 * self.metrics.em
        area = self.viewport().rect().adjusted(space, space, -space, -space)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, self.empty_hint())
