"""What the mouse does to rows: it selects them, folds them, asks for their notes."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from outline_editor.core.model import Node, Note
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_painter import notes_rect

if TYPE_CHECKING:
    from outline_editor.ui.outline.folding_view import FoldingView

_PACE = 50
"""Milliseconds from row to row while the mouse is held beyond the edge of the screen."""


class RowPart(Enum):
    """The parts of a row that answer to the mouse in their own way."""

    ARROW = auto()
    BULLET = auto()
    NOTES = auto()
    BODY = auto()


def part_at(node: Node, notes: tuple[Note, ...], layout: RowLayout, point: QPoint) -> RowPart:
    """The part of a row at a point, which counts from the row's top left corner."""
    metrics = layout.metrics
    off_centre = abs(point.x() - metrics.mark_centre(layout.content.level))
    in_first_line = point.y() < metrics.padding + metrics.pitch
    if in_first_line and off_centre <= metrics.indent // 2:
        return RowPart.ARROW if node.children else RowPart.BULLET
    below = layout.height - metrics.padding - layout.notes_height
    if notes and (notes_rect(layout).contains(point) or (layout.notes and point.y() >= below)):
        return RowPart.NOTES
    return RowPart.BODY


class _Press(NamedTuple):
    """Where the left button went down."""

    row: int
    part: RowPart
    point: QPoint
    carries: bool
    """Whether the rows go along with the mouse; else it selects more of them."""


class RowMouse:
    """Carries out what the mouse asks of a view.

    Rows are carried by their arrow or bullet, or anywhere once they are
    selected; from a row that is not selected the mouse selects others.
    """

    def __init__(self, view: FoldingView) -> None:
        self._view = view
        self._pressed: _Press | None = None
        self._y = 0
        self._scrolling = QTimer(view)
        self._scrolling.setInterval(_PACE)
        self._scrolling.timeout.connect(self._scroll_on)

    def press(self, event: QMouseEvent) -> None:
        """A button goes down on a row."""
        point = event.position().toPoint()
        row, part = self._view.part_under(point)
        if row is None:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self._view.choice.keep_or_only(row)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(row, part, point, event.modifiers())

    def _press_left(
        self, row: int, part: RowPart, point: QPoint, held: Qt.KeyboardModifier
    ) -> None:
        choice = self._view.choice
        if part is RowPart.ARROW:
            self._pressed = _Press(row, part, point, carries=True)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            choice.extend_to(row)
        elif held & Qt.KeyboardModifier.ControlModifier:
            choice.toggle(row)
        elif part is RowPart.NOTES:
            choice.only(row)
            self._view.note_requested.emit(self._view.current_id())
        else:
            carries = part is RowPart.BULLET or choice.has(row)
            if not choice.has(row):
                choice.only(row)
            self._pressed = _Press(row, part, point, carries)

    def move(self, event: QMouseEvent) -> None:
        """Carry the rows along, or select those on the way."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if not self._pressed.carries:
            self._y = point.y()
            self._select_to(self._y)
            if not self._beyond_edge:
                self._scrolling.stop()
            elif not self._scrolling.isActive():
                self._scrolling.start()
        elif (point - self._pressed.point).manhattanLength() >= QApplication.startDragDistance():
            pressed, self._pressed = self._pressed, None
            self._view.choice.keep_or_only(pressed.row)
            self._view.drag_wanted.emit(pressed.row, pressed.point)

    def _select_to(self, y: int) -> None:
        """Select all rows from the one pressed to the one under the mouse.

        Beyond the edge of the screen the next row there comes into sight.
        """
        on_screen = self._view.placed_rows()
        row = next((p.row for p in reversed(on_screen) if p.top <= y), on_screen[0].row)
        beyond = self._beyond_edge
        if beyond:
            # The further out, the faster, as in every list.
            step = 1 + abs(beyond) // (2 * self._view.metrics.pitch)
            row += step if beyond > 0 else -step
            row = max(0, min(row, self._view.model().rowCount() - 1))
        index = self._view.model().index(row, 0)
        if index.isValid() and row != self._view.currentIndex().row():
            self._view.choice.extend_to(row)
            self._view.scrollTo(index)

    @property
    def _beyond_edge(self) -> int:
        """How many pixels the mouse is below the screen, or above it (< 0)."""
        return min(0, self._y) + max(0, self._y - self._view.viewport().height() + 1)

    def _scroll_on(self) -> None:
        """Go on while the mouse is held still beyond the edge."""
        if self._pressed is None or not self._view.placed_rows():
            self._scrolling.stop()
        else:
            self._select_to(self._y)

    def release(self, event: QMouseEvent) -> None:
        """The button comes up: what was not carried anywhere is folded or chosen."""
        pressed, self._pressed = self._pressed, None
        self._scrolling.stop()
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if pressed.part is RowPart.ARROW:
            deep = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if self._view.part_under(event.position().toPoint()) == (pressed.row, pressed.part):
                self._view.toggle_fold(pressed.row, deep=bool(deep))
        elif pressed.carries:
            self._view.choice.only(pressed.row)

    def forget(self) -> None:
        """Something else has begun."""
        self._pressed = None
        self._scrolling.stop()
