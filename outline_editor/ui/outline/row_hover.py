"""What is told of a row under the mouse: the notes on just what the mouse is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from outline_editor.core.model import Node, Note
from outline_editor.ui.outline.row_mouse import RowPart
from outline_editor.ui.outline.row_words import tool_tip

if TYPE_CHECKING:
    from outline_editor.ui.outline.folding_view import FoldingView


def show_hover(view: FoldingView, event: QHelpEvent) -> None:
    """Show what there is to say of what is under the mouse, or nothing."""
    text = hover_text(view, event.pos())
    if text:
        QToolTip.showText(event.globalPos(), text, view.viewport())
    else:
        QToolTip.hideText()
        event.ignore()


def hover_text(view: FoldingView, point: QPoint) -> str:
    """As rich text: over quoted words the notes on them, over the mark of notes all of them.

    Elsewhere on a row those about the whole of it, and at any place of it the
    words that no dictionary knows.
    """
    row, part = view.part_under(point)
    node = None if row is None else view.rows_model.node(row)
    if row is None or node is None:
        return ""
    remark = view.rows_model.remark_of(node)
    if part is RowPart.NOTES:
        return remark + tool_tip(view.rows.document, node)
    return remark + tool_tip(view.rows.document, node, _notes_at(view, row, node, point))


def _notes_at(view: FoldingView, row: int, node: Node, point: QPoint) -> Sequence[Note]:
    placed = next(placed for placed in view.placed_rows() if placed.row == row)
    on_words = placed.layout.notes_on(point - QPoint(0, placed.top))
    return on_words or [note for note in view.rows_model.notes(node) if not note.quote]
