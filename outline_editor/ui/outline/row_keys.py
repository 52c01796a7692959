"""What keys do to rows: they move from one to another, fold and select."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView

from outline_editor.core.addresses import DOCUMENT, node_ref

if TYPE_CHECKING:
    from outline_editor.ui.outline.folding_view import FoldingView

_Move = QAbstractItemView.CursorAction

_MOVES = {
    Qt.Key.Key_Up: _Move.MoveUp,
    Qt.Key.Key_Down: _Move.MoveDown,
    Qt.Key.Key_PageUp: _Move.MovePageUp,
    Qt.Key.Key_PageDown: _Move.MovePageDown,
    Qt.Key.Key_Home: _Move.MoveHome,
    Qt.Key.Key_End: _Move.MoveEnd,
}

_NOTHING = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CONTROL = Qt.KeyboardModifier.ControlModifier


class RowKeys:
    """Carries out what keys ask of a view. All others are left to actions."""

    def __init__(self, view: FoldingView) -> None:
        self._view = view

    def press(self, event: QKeyEvent) -> None:
        """A key goes down; one that means nothing here is ignored."""
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            held &= ~Qt.KeyboardModifier.ControlModifier
        if key in _MOVES and held in (_NOTHING, _SHIFT):
            self._move(_MOVES[key], extend=held == _SHIFT)
        elif key == Qt.Key.Key_Left and held == _NOTHING:
            self._fold_or_leave()
        elif key == Qt.Key.Key_Right and held == _NOTHING:
            self._unfold_or_enter()
        elif key == Qt.Key.Key_Space and held == _CONTROL:
            self._view.toggle_current()
        elif key == Qt.Key.Key_Space and held == _CONTROL | _SHIFT:
            self._view.choice.add_to(self._view.currentIndex().row())
        elif key == Qt.Key.Key_F10 and held == _SHIFT and sys.platform != "win32":
            # Qt knows this key on Windows alone; keyboards without a menu key need it anywhere.
            self._view.ask_for_menu()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._view.choice.everything()
        else:
            event.ignore()

    def target(self, action: QAbstractItemView.CursorAction) -> int:
        """The row to which a movement leads from the current one; -1 if there are none."""
        last, row = self._view.model().rowCount() - 1, self._view.currentIndex().row()
        if row < 0:
            return min(0, last)
        match action:
            case _Move.MoveUp | _Move.MovePrevious:
                row -= 1
            case _Move.MoveDown | _Move.MoveNext:
                row += 1
            case _Move.MovePageUp | _Move.MovePageDown:
                row = self._view.row_a_page_from(row, down=action is _Move.MovePageDown)
            case _Move.MoveHome:
                row = 0
            case _Move.MoveEnd:
                row = last
            case _Move.MoveLeft:
                row = self._row_above(row)
            case _Move.MoveRight if self._view.shows_children(self._view.current_id()):
                row += 1
        return max(0, min(row, last))

    def _row_above(self, row: int) -> int:
        """The row that a row stands under; itself for a top row."""
        rows = self._view.rows
        owner = rows.document.owner(node_ref(rows.node_id(row)))
        above = None if owner == DOCUMENT else rows.position(owner.id)
        return row if above is None else above

    def _move(self, action: QAbstractItemView.CursorAction, *, extend: bool = False) -> None:
        row = self.target(action)
        if row < 0:
            return
        if extend:
            self._view.choice.extend_to(row)
        else:
            self._view.choice.only(row)
        self._view.scrollTo(self._view.model().index(row, 0))

    def _fold_or_leave(self) -> None:
        current = self._view.current_id()
        if current and self._view.shows_children(current):
            self._view.rows.fold(current)
        else:
            self._move(_Move.MoveLeft)

    def _unfold_or_enter(self) -> None:
        current = self._view.current_id()
        if current and self._view.rows.is_folded(current):
            self._view.rows.unfold(current)
        else:
            self._move(_Move.MoveRight)
