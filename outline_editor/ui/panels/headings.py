"""Headings of panels, alike everywhere."""

from __future__ import annotations

from PySide6.QtGui import QFont

from outline_editor.ui.plain_text import PlainLabel


class Heading(PlainLabel):
    """A panel's title, in the weight that titles have here."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def heading(text: str) -> Heading:
    """A heading with a text."""
    return Heading(text)
