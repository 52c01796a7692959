"""Headings of panels, alike everywhere."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel


class Heading(QLabel):
    """A panel's title, in the weight that titles have here."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def heading(text: str) -> Heading:
    """A heading with a text."""
    return Heading(text)
