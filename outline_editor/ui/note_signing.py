"""Lets a person say whose the notes are that are added from now on."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from outline_editor.core.errors import Message
from outline_editor.ui.session import Session
from outline_editor.ui.windows import Windows


class NoteSigning(QObject):
    """Asks for the author of new notes, and ticks the action while there is one."""

    def __init__(
        self, window: QWidget, session: Session, action: QAction, windows: Windows
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._action, self._windows = window, session, action, windows
        windows.settings_changed.connect(self._show)
        self._show()

    def run(self, action_id: str) -> bool:
        """Ask, if that is what the action says; whether it is."""
        if action_id != self._action.objectName():
            return False
        # The menu has ticked it, or taken the tick away, before anybody was asked.
        self._show()
        self._ask()
        return True

    def _ask(self) -> None:
        from outline_editor.ui.dialogs.sign_notes import SignNotesDialog

        settings = self._windows.settings
        dialog = SignNotesDialog(settings.note_author, self._window)
        if dialog.exec():
            name = dialog.name
            self._windows.change_settings(lambda: setattr(settings, "note_author", name))
            self._session.said.emit(
                Message.of("note.signed-by", name=name) if name else Message.of("note.not-signed")
            )

    def _show(self) -> None:
        self._action.setChecked(bool(self._windows.settings.note_author))
