"""A key beside the button that it stands for."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent

from outline_editor.ui.plain_text import PlainLabel


class KeyHint(PlainLabel):
    """Is there where there is room for all of it: a part of a key would be another key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("faint", "true")

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint all or nothing."""
        if self.width() >= self.sizeHint().width():
            super().paintEvent(event)
