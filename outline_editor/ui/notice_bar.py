"""A strip above the outline for what a person should know about a file, and may do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate

Offer = tuple[str, Callable[[], object]]
"""What stands on a button, and what it does."""

_TEXT_WIDTH = 16
"""Letters of the text that should fit beside the buttons, else they stand below it."""


class NoticeBar(QFrame):
    """Says sentences and offers what can be done about them.

    A choice puts it away, and so does a person who has read it; where it `stays`, it
    goes only when its owner says nothing any more.
    """

    def __init__(self, parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._stays = stays
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch()
        self._offered: list[QPushButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 6, 8, 6)
        self._grid.setColumnStretch(0, 1)
        self._grid.addWidget(self._text, 0, 0)
        self._are_below = False
        self._grid.addWidget(self._buttons, 0, 1)
        if not stays:
            close = QToolButton()
            close.setText("×")
            close.setAccessibleName(translate("NoticeBar", "Put away"))
            close.clicked.connect(self.hide)
            self._grid.addWidget(close, 0, 2)
        self.hide()

    @property
    def text(self) -> str:
        """What is said, `''` for nothing."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, offers: Sequence[Offer] = ()) -> None:
        """Say a text, `''` for nothing, with a button for each offer."""
        self._text.setText(text)
        self.setAccessibleName(text)
        for old in self._offered:
            self._row.removeWidget(old)
            old.hide()
            old.setObjectName("")  # until it is gone, it may still be in its click
            old.deleteLater()
        self._offered = [self._button(*offer) for offer in offers]
        for number, button in enumerate(self._offered):
            button.setObjectName(f"offer{number}")
        self._buttons.setVisible(bool(offers))
        if self.isVisible():  # else it has no width yet
            self._place_buttons()
        self.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Have the buttons below a text that would be squeezed beside them."""
        super().resizeEvent(event)
        self._place_buttons()

    def _place_buttons(self) -> None:
        letter = self.fontMetrics().averageCharWidth()
        are_below = self._buttons.sizeHint().width() + _TEXT_WIDTH * letter > self.width()
        if are_below != self._are_below:
            self._are_below = are_below
            self._grid.removeWidget(self._buttons)
            self._grid.addWidget(self._buttons, int(are_below), int(not are_below))

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words, self._buttons)
        button.clicked.connect(lambda: self._choose(act))
        self._row.addWidget(button)
        button.show()
        return button

    def _choose(self, act: Callable[[], object]) -> None:
        if not self._stays:
            self.hide()
        act()
