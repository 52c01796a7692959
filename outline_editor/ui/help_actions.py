"""The Help menu: every key there is, and what the program is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from outline_editor.ui import dialogs
from outline_editor.ui.windows import Windows


class HelpActions(QObject):
    """Shows the keys and the About window."""

    def __init__(self, window: QWidget, windows: Windows) -> None:
        super().__init__(window)
        self._window = window
        self._windows = windows

    def run(self, action_id: str) -> bool:
        """Do an action of the Help menu; whether it is one."""
        match action_id:
            case "help.keys":
                dialogs.keys.KeysDialog(self._windows, self._window).exec()
            case "help.about":
                dialogs.about.show_about(self._window)
            case _:
                return False
        return True
