"""Dragging rows: where they would go, shown as a line or a frame, and the drop."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPixmap,
)

from outline_editor.core.drop_places import DropPlace, DropPlaces
from outline_editor.core.errors import shortened
from outline_editor.core.row_sets import count_chosen
from outline_editor.ui.outline.row_screen import PlacedRow
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.ui.outline.dragging_view import DraggingView

_EDGE = 0.28
"""The part of a row's height, at its top and its bottom, that means beside it."""

_SCROLL_EVERY = 40
"""Milliseconds between steps of scrolling while rows are held at the edge."""

_UNFOLD_AFTER = 700
"""Milliseconds for which rows are held over a folded row before it unfolds."""

_LONGEST = 60
"""Characters of a row's text that are carried along."""


class _Carried(NamedTuple):
    """Rows of this view on their way."""

    rows: tuple[str, ...]
    level: int
    """The level of the row that the drag began on."""
    start: int
    """The x at which it began, in pixels of the viewport."""


class RowDrag(QObject):
    """What a view does while something is dragged from it or over it.

    Rows of the view itself keep their level, or another one as the mouse goes
    right or left; what comes from elsewhere takes the level of its neighbours.
    """

    def __init__(self, view: DraggingView) -> None:
        super().__init__(view)
        self._view = view
        self._carried: _Carried | None = None
        self._place: DropPlace | None = None
        self._line = -1
        self._point = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLL_EVERY)
        self._scrolling.timeout.connect(self._scroll)
        self._unfolding = QTimer(self)
        self._unfolding.setSingleShot(True)
        self._unfolding.setInterval(_UNFOLD_AFTER)
        self._unfolding.timeout.connect(self._unfold)

    # From this view

    def begin(self, row: int, start: QPoint) -> None:
        """Carry the selected rows from a row on, until they are dropped somewhere."""
        view = self._view
        rows = tuple(view.selected_ids())
        data = view.dragged_data()
        if data is None:
            return
        drag = QDrag(view)
        drag.setMimeData(data)
        drag.setPixmap(self._picture(rows))
        drag.setHotSpot(QPoint(-12, -8))
        self._carried = _Carried(rows, view.rows.depth(row), start.x())
        try:
            # Whatever comes back, nothing is removed here: a drop in this view
            # moves the rows, one elsewhere copies them.
            drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)
        finally:
            self._carried = None
            self.leave()

    def _picture(self, rows: tuple[str, ...]) -> QPixmap:
        """The text of the first row, and how many more there are with all under them."""
        view = self._view
        others = count_chosen(view.rows.document, rows) - 1
        text = shortened(view.rows.document.node(rows[0]).text, _LONGEST)
        if others:
            more = translate("Outline", "and %n more", others)
            text = f"{text} {more.replace('%n', str(others))}"
        metrics = QFontMetrics(view.font())
        size = metrics.size(Qt.TextFlag.TextSingleLine, text).grownBy(view.metrics.text_margins)
        ratio = view.devicePixelRatioF()
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(view.font())
        painter.setPen(view.palette().color(QPalette.ColorRole.Accent))
        painter.setBrush(view.palette().color(QPalette.ColorRole.Base))
        area = QRect(QPoint(), size)
        painter.drawRoundedRect(area.adjusted(0, 0, -1, -1), 4, 4)
        painter.setPen(view.palette().color(QPalette.ColorRole.Text))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture

    # Over this view

    def move(self, event: QDragMoveEvent) -> None:
        """Something is held over a point: take it, and show where it would go, or not."""
        if not self._view.takes(event.mimeData()):
            self.leave()
            event.ignore()
            return
        self._point = event.position().toPoint()
        self._look()
        height = self._view.viewport().height()
        edge = 2 * self._view.metrics.em
        if edge <= self._point.y() < height - edge:
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()
        if self._place is None:
            event.ignore()
        else:
            event.setDropAction(self._action(event))
            event.accept()

    def leave(self) -> None:
        """Nothing is held over the view any more."""
        self._scrolling.stop()
        self._unfolding.stop()
        if self._place is not None:
            self._place = None
            self._view.viewport().update()

    def drop(self, event: QDropEvent) -> None:
        """It is dropped here: rows of this view move, or are copied with Ctrl."""
        if not self._view.takes(event.mimeData()):
            event.ignore()
            return
        self._point = event.position().toPoint()
        self._look()
        place, carried = self._place, self._carried
        self.leave()
        if place is None:
            event.ignore()
            return
        action = self._action(event)
        event.setDropAction(action)
        event.accept()
        if carried is not None and action is Qt.DropAction.MoveAction:
            self._view.rows_dropped.emit(carried.rows, place)
        else:
            self._view.data_dropped.emit(event.mimeData(), place)

    def _action(self, event: QDropEvent) -> Qt.DropAction:
        """Move within the view unless Ctrl is held; anything else is a copy."""
        copies = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if self._carried is None or copies:
            return Qt.DropAction.CopyAction
        return Qt.DropAction.MoveAction

    # Where it would go

    def _look(self) -> None:
        """Find the place under the point."""
        before = self._place, self._line
        self._place, self._line = self._place_at(self._point)
        if before != (self._place, self._line):
            self._view.viewport().update()
            onto = self._place.onto if self._place else ""
            if onto and self._view.rows.is_folded(onto):
                self._unfolding.start()
            else:
                self._unfolding.stop()

    def _place_at(self, point: QPoint) -> tuple[DropPlace | None, int]:
        """The place, and the row before which its line is drawn."""
        rows = self._view.rows
        places = DropPlaces(rows, self._carried.rows if self._carried else ())
        on_screen = self._view.placed_rows()
        if not on_screen:
            return places.between(0, None), 0
        placed = next((p for p in on_screen if point.y() < p.bottom), None)
        if placed is None:
            line = on_screen[-1].row + 1
            return places.between(line, self._level_wanted(line, point.x())), line
        within = (point.y() - placed.top) / placed.height
        if _EDGE <= within <= 1 - _EDGE:
            return places.onto(placed.row), -1
        line = placed.row if within < _EDGE else placed.row + 1
        return places.between(line, self._level_wanted(line, point.x())), line

    def _level_wanted(self, line: int, x: int) -> int | None:
        metrics = self._view.metrics
        if self._carried is not None:
            steps = round((x - self._carried.start) / metrics.indent)
            return max(1, self._carried.level + steps)
        # Only the room left of the texts tells one level from another.
        rows = self._view.rows
        beside = rows.depth(line) if line < len(rows) else rows.depth(line - 1)
        return min(max(1, metrics.level_at(x)), beside)

    def _unfold(self) -> None:
        if self._place is not None and self._place.onto:
            self._view.rows.unfold(self._place.onto)
            self._look()

    def _scroll(self) -> None:
        step = self._view.metrics.em
        down = self._point.y() > self._view.viewport().height() // 2
        self._view.scroll_by(step if down else -step)
        self._look()

    # Showing it

    def paint(self, painter: QPainter) -> None:
        """Draw where the rows would go, over the rows that are there."""
        if self._place is None:
            return
        colour = self._view.palette().color(QPalette.ColorRole.Accent)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, max(2, self._view.metrics.em // 7)))
        if self._place.onto:
            self._paint_frame(painter, colour)
        else:
            self._paint_line(painter, colour)
        painter.restore()

    def _paint_frame(self, painter: QPainter, colour: QColor) -> None:
        """Around the row that they would go into."""
        assert self._place is not None
        row = self._view.rows.position(self._place.onto)
        placed = next((p for p in self._view.placed_rows() if p.row == row), None)
        if placed is None:
            return
        metrics = self._view.metrics
        left = metrics.text_left(self._place.level - 1) - metrics.em // 3
        ground = QColor(colour)
        ground.setAlphaF(0.12)
        painter.setBrush(ground)
        width = self._right_edge() - left
        painter.drawRoundedRect(QRect(left, placed.top + 1, width, placed.height - 2), 4, 4)

    def _paint_line(self, painter: QPainter, colour: QColor) -> None:
        """Between the rows where they would stand, from where their text would begin."""
        assert self._place is not None
        metrics = self._view.metrics
        y = self._line_y(self._view.placed_rows())
        left = metrics.text_left(self._place.level)
        radius = max(3, metrics.em // 4)
        painter.drawLine(left + radius, y, self._right_edge(), y)
        painter.setBrush(self._view.palette().color(QPalette.ColorRole.Base))
        painter.setPen(QPen(colour, max(2, metrics.em // 7)))
        painter.drawEllipse(QPoint(left, y), radius, radius)

    def _right_edge(self) -> int:
        """Where the columns end, which may stand in the middle of the view."""
        metrics = self._view.metrics
        return self._view.viewport().width() - metrics.left - metrics.margin

    def _line_y(self, on_screen: list[PlacedRow]) -> int:
        for placed in on_screen:
            if placed.row == self._line:
                return max(placed.top, 2)
        if not on_screen:
            return self._view.metrics.margin
        return min(on_screen[-1].bottom, self._view.viewport().height() - 2)
