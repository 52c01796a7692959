"""Makes the window's actions and menus from the action table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from outline_editor.app.actions import ACTIONS, INSIDE, ActionSpec, Menu, Scope
from outline_editor.ui.translation import plain, translate

_MENU_TITLES = {
    Menu.FILE: "&File",
    Menu.EDIT: "&Edit",
    Menu.OUTLINE: "&Outline",
    Menu.NOTES: "&Notes",
    Menu.VIEW: "&View",
    Menu.GO: "&Go",
    Menu.HELP: "&Help",
    Menu.ROW_ALONE: "Row &Without Those Under It",
    Menu.LEVELS: "Show Le&vels",
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
        for menu in Menu:
            if menu not in INSIDE:
                self._add_menu(menu, window.menuBar())
        for spec in ACTIONS:
            action = self._make(spec, window)
            home = INSIDE[spec.menu] if spec.menu not in self.menus else spec.menu
            if spec.starts_group:
                self.menus[home].addSeparator()
            if spec.menu not in self.menus:
                self._add_menu(spec.menu, self.menus[home])
            self.menus[spec.menu].addAction(action)
            hearing = outline if spec.scope is Scope.OUTLINE else window
            hearing.addAction(action)
            self.actions[spec.id] = action

    def _add_menu(self, menu: Menu, home: QMenu | QMenuBar) -> None:
        self.menus[menu] = home.addMenu(translate("Menus", _MENU_TITLES[menu]))

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


def way_to(spec: ActionSpec) -> str:
    """The menus to open to find an action, such as `View › Show Levels`."""
    menus = [spec.menu]
    if spec.menu in INSIDE:
        menus.insert(0, INSIDE[spec.menu])
    return " › ".join(plain(translate("Menus", _MENU_TITLES[menu])) for menu in menus)


def keys_of(spec: ActionSpec) -> tuple[str, ...]:
    """All keys of an action on this platform, the one to show first."""
    return (*_base_keys(spec), *spec.row_keys)


def _base_keys(spec: ActionSpec) -> tuple[str, ...]:
    if sys.platform == "darwin" and spec.mac_keys is not None:
        return spec.mac_keys
    return spec.keys
