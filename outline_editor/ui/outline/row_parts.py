"""Which part of a row the mouse is on."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPoint

from outline_editor.core.model import Node
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_painter import notes_rect


class RowPart(Enum):
    """The parts of a row that answer to the mouse in their own way."""

    ARROW = auto()
    NOTES = auto()
    BODY = auto()


def part_at(node: Node, layout: RowLayout, point: QPoint) -> RowPart:
    """The part of a row at a point, which counts from the row's top left corner."""
    metrics = layout.metrics
    off_centre = abs(point.x() - metrics.mark_centre(layout.content.level))
    in_first_line = point.y() < metrics.padding + metrics.pitch
    if node.children and in_first_line and off_centre <= metrics.indent // 2:
        return RowPart.ARROW
    if node.notes and notes_rect(layout).contains(point):
        return RowPart.NOTES
    return RowPart.BODY
