"""What is being done beside one's work, at the foot of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate

_BAR = 14
"""Characters that the bar is wide."""


class WorkLine(QWidget):
    """Says what is being done and how far it has come, and takes Cancel."""

    cancelled = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("workLine")
        said = PlainLabel(text)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setFixedWidth(self.fontMetrics().averageCharWidth() * _BAR)
        self._bar.setAccessibleName(text)
        cancel = QToolButton()
        cancel.setText(translate("WorkLine", "Cancel"))
        cancel.setAutoRaise(True)
        cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (said, self._bar, cancel):
            # No higher than a line of text: the outline above must not move.
            widget.setFixedHeight(self.fontMetrics().height())
            layout.addWidget(widget)

    def tell(self, done: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._bar.setValue(int(done * 100))
