"""What the mouse does to rows: it selects them, folds them, asks for their notes."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from outline_editor.core.model import Node, Note
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_painter import notes_rect

if TYPE_CHECKING:
    from outline_editor.ui.outline.folding_view import FoldingView


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
            self._select_to(point.y())
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
        if y < 0:
            row -= 1
        elif y >= self._view.viewport().height():
            row += 1
        index = self._view.model().index(row, 0)
        if index.isValid() and row != self._view.currentIndex().row():
            self._view.choice.extend_to(row)
            self._view.scrollTo(index)

    def release(self, event: QMouseEvent) -> None:
        """The button comes up: what was not carried anywhere is folded or chosen."""
        pressed, self._pressed = self._pressed, None
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
