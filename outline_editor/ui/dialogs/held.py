"""Asks how to open a file that another process has open for editing."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtWidgets import QMessageBox, QWidget

from outline_editor.core.errors import Message
from outline_editor.storage.claims import Owner
from outline_editor.ui.dialogs.ask import box_of
from outline_editor.ui.translation import shown, translate


class Held(Enum):
    """How to open a file that another process has."""

    READ = auto()
    COPY = auto()
    CANCEL = auto()


def about_held_file(parent: QWidget | None, name: str, owner: Owner) -> Held:
    """Tell who has a file open, and ask what to do."""
    box = box_of(parent, QMessageBox.Icon.Information)
    box.setText(translate("Ask", "{name} is open elsewhere.").format(name=name))
    box.setInformativeText(shown(Message.of("claim.asked", **owner.told())))
    role = QMessageBox.ButtonRole.AcceptRole
    read = box.addButton(translate("Ask", "Open Read-Only"), role)
    copy = box.addButton(translate("Ask", "Open a Copy"), role)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(read)
    box.exec()
    if box.clickedButton() is read:
        return Held.READ
    return Held.COPY if box.clickedButton() is copy else Held.CANCEL
