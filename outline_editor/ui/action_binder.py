"""Makes the window's actions and menus from the action table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from outline_editor.app.actions import ACTIONS, ActionSpec, Menu, Scope
from outline_editor.ui.translation import translate

_MENU_TITLES = {
    Menu.FILE: "&File",
    Menu.EDIT: "&Edit",
    Menu.OUTLINE: "&Outline",
    Menu.NOTES: "&Notes",
    Menu.VIEW: "&View",
    Menu.GO: "&Go",
    Menu.HELP: "&Help",
}


class ActionBinder:
    """The actions of one window by id, in its menus, with their keys.

    Keys of the outline's actions are heard only while the focus is in
    `outline`, so that Tab and Enter keep their meaning everywhere else.
    """

    def __init__(self, window: QMainWindow, outline: QWidget, run: Callable[[str], None]) -> None:
        self._run = run
        self.actions: dict[str, QAction] = {}
        self.menus: dict[Menu, QMenu] = {}
        for menu, title in _MENU_TITLES.items():
            self.menus[menu] = window.menuBar().addMenu(translate("Menus", title))
        for spec in ACTIONS:
            action = self._make(spec, window)
            if spec.starts_group:
                self.menus[spec.menu].addSeparator()
            self.menus[spec.menu].addAction(action)
            home = outline if spec.scope is Scope.OUTLINE else window
            home.addAction(action)
            self.actions[spec.id] = action

    def _make(self, spec: ActionSpec, window: QMainWindow) -> QAction:
        action = QAction(translate("Actions", spec.text), window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(key) for key in keys_of(spec)])
        if spec.scope is Scope.OUTLINE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._run(spec.id))
        return action

    def set_enabled(self, states: Mapping[str, bool]) -> None:
        """Show which actions apply now."""
        for action_id, enabled in states.items():
            self.actions[action_id].setEnabled(enabled)

    def set_editing_text(self, editing: bool) -> None:
        """Give the keys that edit text to the text, or back to the rows."""
        for spec in ACTIONS:
            if spec.row_keys:
                keys = keys_of(spec) if not editing else _base_keys(spec)
                self.actions[spec.id].setShortcuts([QKeySequence(key) for key in keys])


def keys_of(spec: ActionSpec) -> tuple[str, ...]:
    """All keys of an action on this platform, the one to show first."""
    return (*_base_keys(spec), *spec.row_keys)


def _base_keys(spec: ActionSpec) -> tuple[str, ...]:
    if sys.platform == "darwin" and spec.mac_keys is not None:
        return spec.mac_keys
    return spec.keys
