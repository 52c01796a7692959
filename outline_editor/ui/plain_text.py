"""Texts shown as they are, whatever they look like.

Qt takes a text that looks like HTML for it, wherever it is not told otherwise,
and then lays out what it says: an image in a document's text would be read from
the disk, a link could be followed. Nothing that a document says may do that.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget


class PlainLabel(QLabel):
    """A label whose text is no HTML."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class PlainMessageBox(QMessageBox):
    """A message or question whose texts are no HTML, the smaller one below neither."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def setInformativeText(self, text: str) -> None:  # noqa: N802
        """See `QMessageBox.setInformativeText`."""
        # Qt makes the label with the first text, and lets it decide for itself.
        super().setInformativeText(" ")
        for label in self.findChildren(QLabel, "qt_msgbox_informativelabel"):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setOpenExternalLinks(False)
        super().setInformativeText(text)


def plain_tip(text: str) -> str:
    """A text for a tool tip, which takes what looks like HTML for it."""
    if "<" not in text and "&" not in text:
        return text
    # It brings a table of all entities, and hardly a text needs it.
    from html import escape

    return f"<p>{escape(text)}</p>".replace("\n", "<br>")
