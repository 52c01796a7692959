"""Asks whose the notes are that are added from now on."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QWidget,
)

from outline_editor.core.text_rules import clean_text
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate

_CHARACTERS = 44
"""How wide the name's field is at least."""


class SignNotesDialog(QDialog):
    """A name, or none; `name` is what was written once the dialog is accepted."""

    def __init__(self, author: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("SignNotes", "Sign New Notes"))
        self._name = QLineEdit(author)
        self._name.setObjectName("noteAuthor")
        self._name.setMinimumWidth(self.fontMetrics().averageCharWidth() * _CHARACTERS)
        self._name.selectAll()
        told = PlainLabel(
            translate(
                "SignNotes",
                "Each note that you add gets this name as its author and the day as its date. "
                "Without a name here, notes get neither.",
            )
        )
        told.setWordWrap(True)
        buttons = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(buttons.Ok | buttons.Cancel)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        layout = QFormLayout(self)
        layout.addRow(translate("SignNotes", "Your &name"), self._name)
        layout.addRow(told)
        layout.addRow(box)

    @property
    def name(self) -> str:
        """The name, `''` for notes that are not signed."""
        return clean_text(self._name.text()).text.strip()
