"""What the mouse does to rows: it selects them, folds them, asks for their notes."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent

from outline_editor.core.model import Node, Note
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_painter import notes_rect

if TYPE_CHECKING:
    from outline_editor.ui.outline.choosing_view import ChoosingView


class RowPart(Enum):
    """The parts of a row that answer to the mouse in their own way."""

    ARROW = auto()
    NOTES = auto()
    BODY = auto()


def part_at(node: Node, notes: tuple[Note, ...], layout: RowLayout, point: QPoint) -> RowPart:
    """The part of a row at a point, which counts from the row's top left corner."""
    metrics = layout.metrics
    off_centre = abs(point.x() - metrics.mark_centre(layout.content.level))
    in_first_line = point.y() < metrics.padding + metrics.pitch
    if node.children and in_first_line and off_centre <= metrics.indent // 2:
        return RowPart.ARROW
    if notes and notes_rect(layout).contains(point):
        return RowPart.NOTES
    return RowPart.BODY


class RowMouse:
    """Carries out what the mouse asks of a view."""

    def __init__(self, view: ChoosingView) -> None:
        self._view = view
        self._selecting = False

    def press(self, event: QMouseEvent) -> None:
        """A button goes down on a row."""
        row, part = self._view.part_under(event.position().toPoint())
        if row is None:
            return
        if event.button() == Qt.MouseButton.RightButton:
            self._view.choice.keep_or_only(row)
        elif event.button() == Qt.MouseButton.LeftButton:
            self._press_left(row, part, event.modifiers())

    def _press_left(self, row: int, part: RowPart, held: Qt.KeyboardModifier) -> None:
        choice = self._view.choice
        if part is RowPart.ARROW:
            self._view.toggle_fold(row, deep=bool(held & Qt.KeyboardModifier.AltModifier))
        elif held & Qt.KeyboardModifier.ShiftModifier:
            choice.extend_to(row)
        elif held & Qt.KeyboardModifier.ControlModifier:
            choice.toggle(row)
        else:
            choice.only(row)
            self._selecting = part is RowPart.BODY
            if part is RowPart.NOTES:
                self._view.note_requested.emit(self._view.current_id())

    def move(self, event: QMouseEvent) -> None:
        """Select all rows from the one pressed to the one under the mouse.

        Beyond the edge of the screen the next row there comes into sight.
        """
        if not self._selecting or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        y = event.position().toPoint().y()
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

    def release(self) -> None:
        """The button comes up, or something else has begun."""
        self._selecting = False
