"""The line that filters the tree of concepts and actors."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from outline_editor.ui.composing import Composition
from outline_editor.ui.translation import translate


class FilterLine(QLineEdit):
    """Enter or Down leads to what matches; Esc empties the line, then leaves it."""

    entered = Signal()
    escaped = Signal()
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("conceptsFilter")
        self.setPlaceholderText(translate("Concepts", "Filter: English, 中文, pinyin or initials"))
        self.setAccessibleName(translate("Concepts", "Filter concepts and actors"))
        self.setClearButtonEnabled(True)
        self._composition = Composition(self)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that somebody is going to write."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hear the keys that lead elsewhere, but for those of an input method that composes."""
        key = event.key()
        if self._composition.is_on:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.escaped.emit()
        else:
            super().keyPressEvent(event)
