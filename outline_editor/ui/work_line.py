"""What is being done beside one's work, at the foot of the window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from outline_editor.ui.plain_text import PlainLabel, plain_tip
from outline_editor.ui.translation import translate

_BAR = 14
"""Characters that the bar is wide."""

_TEXT = 30
"""Characters that what is said is wide at most."""


class WorkLine(QWidget):
    """Says what is being done and how far it has come, and takes Cancel."""

    cancelled = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("workLine")
        metrics = self.fontMetrics()
        room = metrics.averageCharWidth() * _TEXT
        # The name of a file may be long: the window must not grow.
        said = PlainLabel(metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room))
        said.setToolTip(plain_tip(text))
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setFixedWidth(metrics.averageCharWidth() * _BAR)
        self._bar.setAccessibleName(text)
        cancel = QToolButton()
        cancel.setText(translate("WorkLine", "Cancel"))
        cancel.setAutoRaise(True)
        cancel.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (said, self._bar, cancel):
            # No higher than a line of text: the outline above must not move.
            widget.setFixedHeight(metrics.height())
            layout.addWidget(widget)

    def tell(self, done: float) -> None:
        """Show how far it has come, from 0 to 1."""
        self._bar.setValue(int(done * 100))

    def end(self) -> None:
        """Go: the work is over, or not wanted any more."""
        self.hide()
        self.deleteLater()
