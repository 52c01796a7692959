"""The actions that change how the window looks, and nothing of the document."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from outline_editor.app.settings import ColourScheme
from outline_editor.ui.window_layout import WindowLayout
from outline_editor.ui.windows import Windows

_TEXT_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)

_SCHEMES = {
    "view.scheme_system": ColourScheme.SYSTEM,
    "view.scheme_light": ColourScheme.LIGHT,
    "view.scheme_dark": ColourScheme.DARK,
}

_SWITCHES = {"view.reading_width": "reading_width", "note.show_all": "notes_shown"}
"""The actions that switch a setting on or off."""


class ViewActions(QObject):
    """Text size, colours, and which panes are in sight."""

    def __init__(
        self, panes: WindowLayout, actions: Mapping[str, QAction], windows: Windows
    ) -> None:
        super().__init__(panes)
        self._panes = panes
        self._actions = actions
        self._windows = windows
        schemes = QActionGroup(self)
        for name in _SCHEMES:
            schemes.addAction(actions[name])
        actions["view.sidebar"].setChecked(True)
        actions["view.problems"].setChecked(True)
        windows.settings_changed.connect(self._show_settings)
        self._show_settings()

    def run(self, action_id: str) -> bool:
        """Do an action of the View menu; whether it is one."""
        match action_id:
            case "view.text_larger":
                self._step_text(1)
            case "view.text_smaller":
                self._step_text(-1)
            case "view.text_normal":
                self._windows.set_text_size(100)
            case _ if action_id in _SWITCHES:
                wanted = self._actions[action_id].isChecked()
                settings, name = self._windows.settings, _SWITCHES[action_id]
                self._windows.change_settings(lambda: setattr(settings, name, wanted))
            case "view.sidebar":
                self._panes.sidebar.setVisible(self._actions[action_id].isChecked())
            case "view.problems":
                self._panes.problems.setVisible(self._actions[action_id].isChecked())
            case _ if action_id in _SCHEMES:
                self._windows.set_scheme(_SCHEMES[action_id])
            case _:
                return False
        return True

    def _step_text(self, by: int) -> None:
        size = self._windows.settings.text_size
        if by > 0:
            self._windows.set_text_size(next((s for s in _TEXT_STEPS if s > size), size))
        else:
            self._windows.set_text_size(next((s for s in reversed(_TEXT_STEPS) if s < size), size))

    def _show_settings(self) -> None:
        for action_id, scheme in _SCHEMES.items():
            self._actions[action_id].setChecked(self._windows.settings.colour_scheme is scheme)
        settings = self._windows.settings
        for action_id, name in _SWITCHES.items():
            self._actions[action_id].setChecked(getattr(settings, name))
        self._panes.outline.set_reading_width(settings.reading_width)
        self._panes.outline.set_notes_shown(settings.notes_shown)
