"""The field that takes the key a person presses, as Qt will match it later."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class KeyCapture(QKeySequenceEdit):
    """Takes one key. Shift that does nothing but make the character is left out.

    Qt's field says Ctrl+Shift+= for Ctrl++ on a keyboard where + needs Shift.
    Both would be heard as the same key, and then neither of two actions is done.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a key."""
        if not _shift_makes_the_character(event):
            super().keyPressEvent(event)
            return
        held = event.modifiers() & ~_SHIFT
        self.setKeySequence(QKeySequence(event.key() | held.value))
        event.accept()


def _shift_makes_the_character(event: QKeyEvent) -> bool:
    """Whether a key has another character without Shift, which is no letter."""
    held = event.modifiers()
    if not held & _SHIFT or held & Qt.KeyboardModifier.KeypadModifier:
        return False
    key = event.key()
    return 0 < key <= sys.maxunicode and not (chr(key).isalpha() or chr(key).isspace())
