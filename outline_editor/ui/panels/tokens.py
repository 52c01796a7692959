"""One value of a list as a token."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget


class Token(QToolButton):
    """Goes when it is clicked, and by Del, Backspace, Enter and Space.

    Left and right lead to its neighbours. Tab passes it by: a list is one stop.
    """

    removed = Signal()
    stepped = Signal(int)
    """To the token before (-1) or after this one (1)."""
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("token", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self.removed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step or go."""
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case (
                Qt.Key.Key_Delete
                | Qt.Key.Key_Backspace
                | Qt.Key.Key_Return
                | Qt.Key.Key_Enter
                | Qt.Key.Key_Space
            ):
                self.removed.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)
