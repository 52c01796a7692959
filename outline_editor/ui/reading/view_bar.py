"""The strip above what is shown in the outline's place: what it is, and the way out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFont, QKeySequence, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import plain, translate


class ViewBar(QWidget):
    """The name of a view, a word on what it shows, and a button for each of some actions."""

    left = Signal()
    """The person wants back to the outline."""

    def __init__(self, name: str, actions: Sequence[QAction]) -> None:
        super().__init__()
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setAutoFillBackground(True)
        title = PlainLabel(name)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        title.setFont(font)
        self._remark = PlainLabel()
        self._remark.setObjectName("viewRemark")
        self._remark.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(18)
        layout.addWidget(title)
        layout.addWidget(self._remark, 1)
        for action in actions:
            layout.addWidget(_button_for(action))
        layout.addWidget(self._way_out())

    def say(self, remark: str) -> None:
        """Say what is shown, where that is not all."""
        self._remark.setText(remark)

    def _way_out(self) -> QToolButton:
        key = QKeySequence("Esc").toString(QKeySequence.SequenceFormat.NativeText)
        button = _button("backToOutline", translate("Reading", "Back to Outline"), key)
        button.clicked.connect(self.left)
        return button


def _button_for(action: QAction) -> QToolButton:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    button = _button(f"do.{action.objectName()}", plain(action.text()), key)
    button.clicked.connect(action.trigger)
    return button


def _button(name: str, text: str, key: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("link", "true")
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(f"{text} ({key})" if key else text)
    return button
