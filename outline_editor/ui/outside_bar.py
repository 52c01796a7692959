"""A strip above the outline that says what another program has done to the file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from outline_editor.ui.plain_text import PlainLabel

Offer = tuple[str, Callable[[], object]]
"""What stands on a button, and what it does."""


class OutsideBar(QFrame):
    """Says a sentence and offers what can be done about it, until something is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outsideBar")
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._buttons: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 6, 8, 6)
        self._row.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, `''` for nothing."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say a sentence, `''` for nothing, with a button for each offer."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._button(*offer) for offer in offers]
        self.setVisible(bool(text))

    def _button(self, text: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        return button
