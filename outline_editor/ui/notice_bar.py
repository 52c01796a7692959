"""A strip above the outline for what a person should know about a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate


class NoticeBar(QFrame):
    """Shows sentences until they are put away; may offer one thing to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self.setBackgroundRole(QPalette.ColorRole.Midlight)
        self.setAutoFillBackground(True)
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._offer = QPushButton()
        self._offer.setObjectName("noticeOffer")
        self._offer.clicked.connect(self._accept)
        self._decline = QPushButton()
        self._decline.setObjectName("noticeDecline")
        self._decline.clicked.connect(self.hide)
        self._accepted: Callable[[], None] = lambda: None
        close = QToolButton()
        close.setText("×")
        close.setAccessibleName(translate("NoticeBar", "Put away"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 8, 6)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._offer)
        layout.addWidget(self._decline)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown."""
        return self._text.text()

    def show_notice(
        self,
        text: str,
        offer: str = "",
        accepted: Callable[[], None] = lambda: None,
        decline: str = "",
    ) -> None:
        """Show a text, `''` for nothing, with buttons for the offer and to decline it, if any."""
        self._text.setText(text)
        self._offer.setText(offer)
        self._offer.setVisible(bool(offer))
        self._decline.setText(decline)
        self._decline.setVisible(bool(decline))
        self._accepted = accepted
        self.setVisible(bool(text))

    def _accept(self) -> None:
        self.hide()
        self._accepted()
