"""How far a turn of the mouse wheel, or two fingers on a touchpad, scrolls."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

_NOTCH = 120
"""What a wheel reports for one notch (QWheelEvent::angleDelta)."""


class Wheel:
    """Turns wheel events into whole pixels and keeps what is left over."""

    def __init__(self) -> None:
        self._rest = 0.0

    def pixels(self, event: QWheelEvent, line: int) -> int:
        """Pixels to scroll down: those of a touchpad, or some lines for each notch.

        `line` is the height of a line in pixels.
        """
        up = float(event.pixelDelta().y())
        if event.pixelDelta().isNull():
            up = QApplication.wheelScrollLines() * line * event.angleDelta().y() / _NOTCH
        self._rest -= up
        whole = int(self._rest)
        self._rest -= whole
        return whole
