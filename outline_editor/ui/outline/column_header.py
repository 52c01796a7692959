"""The captions above the columns, with edges to pull."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from outline_editor.app.columns import SIZED_BY_CONTENT, Column
from outline_editor.ui.outline.cells import caption
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.translation import translate

_REACH = 5
"""Pixels on either side of an edge at which it can be taken."""


class _Edge(NamedTuple):
    """The left edge of a column."""

    column: Column
    left: int
    width: int


class ColumnHeader(QWidget):
    """One caption for each column; its edges are pulled to make it wider."""

    width_wanted = Signal(str, int)
    """A column should be so wide; its name and the pixels, 0 for its usual width."""
    menu_wanted = Signal(QPoint)
    """The list of columns is wanted, at a point of the screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHeader")
        self.setAccessibleName(translate("Columns", "Columns"))
        self.setMouseTracking(True)
        self._metrics: RowMetrics | None = None
        self._pulled: _Edge | None = None

    def show_columns(self, metrics: RowMetrics) -> None:
        """Show the captions of columns as they are measured."""
        self._metrics = metrics
        names = [caption(column) for column in metrics.in_sight]
        gone = [caption(column) for column in metrics.given_way]
        words = translate("Columns", "No room for: {columns}")
        self.setToolTip(words.format(columns=", ".join(gone)) if gone else "")
        parts = [", ".join(names), self.toolTip()]
        self.setAccessibleDescription(". ".join(part for part in parts if part))
        self.update()

    @property
    def wanted_height(self) -> int:
        """How high the header must be."""
        return self.fontMetrics().height() + 8

    def _edges(self) -> list[_Edge]:
        metrics = self._metrics
        if metrics is None:
            return []
        edges = [
            _Edge(Column.ORIGINAL, metrics.original_left, metrics.original_width),
            _Edge(Column.NOTES, metrics.notes_left, metrics.notes_width),
            _Edge(Column.KIND, metrics.kind_left, metrics.kind_width),
            *(_Edge(*cell) for cell in metrics.cells),
        ]
        return [edge for edge in edges if edge.width]

    def _edge_at(self, x: int) -> _Edge | None:
        near = (edge for edge in self._edges() if abs(edge.left - _REACH - x) <= _REACH)
        return next((edge for edge in near if edge.column not in SIZED_BY_CONTENT), None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the captions."""
        metrics = self._metrics
        if metrics is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        line = self.palette().color(QPalette.ColorRole.Mid)
        painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(metrics.small_font)
        for edge in self._edges():
            room = QRect(edge.left, 0, edge.width, self.height())
            if edge.column is Column.NOTES:
                room.setWidth(edge.width + metrics.em)
            text = painter.fontMetrics().elidedText(
                caption(edge.column), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
            if edge.column not in SIZED_BY_CONTENT:
                painter.fillRect(edge.left - _REACH, 4, 1, self.height() - 9, line)
        if metrics.given_way:
            more = QRect(self.width() - metrics.em * 2, 0, round(metrics.em * 1.7), self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(more, flags, f"+{len(metrics.given_way)}")
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take an edge."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pulled = self._edge_at(event.position().toPoint().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Make a column wider or narrower."""
        x = event.position().toPoint().x()
        if self._pulled is not None:
            right = self._pulled.left + self._pulled.width
            self.width_wanted.emit(self._pulled.column.value, max(1, right - x - _REACH))
        over = self._pulled is not None or self._edge_at(x) is not None
        shape = Qt.CursorShape.SplitHCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Let go of the edge."""
        self._pulled = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Give a column its usual width."""
        edge = self._edge_at(event.position().toPoint().x())
        if edge is not None:
            self.width_wanted.emit(edge.column.value, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the list of columns."""
        self.menu_wanted.emit(event.globalPos())
