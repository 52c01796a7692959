"""Makes the window's actions and menus from the action table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from outline_editor.app.action_specs import INSIDE, ActionSpec, Menu, Scope
from outline_editor.app.actions import ACTIONS
from outline_editor.app.keymap import Keymap, spellings
from outline_editor.ui.translation import plain, translate

_MENU_TITLES = {
    Menu.FILE: "&File",
    Menu.EDIT: "&Edit",
    Menu.OUTLINE: "&Outline",
    Menu.NOTES: "&Notes",
    Menu.CONCEPTS: "&Concepts",
    Menu.VIEW: "&View",
    Menu.GO: "&Go",
    Menu.HELP: "&Help",
    Menu.ROW_ALONE: "Row &Without Its Children",
    Menu.LEVELS: "Show Le&vels",
    Menu.COLUMNS: "&Columns",
}


class ActionBinder:
    """The actions of one window by id, in its menus, with their keys.

    Keys of the outline's actions are heard only while the focus is in
    `outline`, so that Tab and Enter keep their meaning everywhere else.
    """

    def __init__(
        self, window: QMainWindow, outline: QWidget, run: Callable[[str], None], keymap: Keymap
    ) -> None:
        self._run = run
        self._keymap = keymap
        self._is_editing_text = False
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
            if spec.scope is not Scope.CONCEPTS:
                # Their list is made later, and hears them from then on.
                hearing = outline if spec.scope is Scope.OUTLINE else window
                hearing.addAction(action)
            self.actions[spec.id] = action

    def _add_menu(self, menu: Menu, home: QMenu | QMenuBar) -> None:
        self.menus[menu] = home.addMenu(translate("Menus", _MENU_TITLES[menu]))

    def _make(self, spec: ActionSpec, window: QMainWindow) -> QAction:
        action = QAction(translate("Actions", spec.text), window)
        action.setObjectName(spec.id)
        action.setCheckable(spec.checkable)
        action.setShortcuts(self._sequences(spec.id))
        if spec.scope is Scope.OUTLINE:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        elif spec.scope is Scope.CONCEPTS:
            # Not with what is in the list: a label that is edited there has the keys of a text.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self._run(spec.id))
        return action

    def set_enabled(self, states: Mapping[str, bool]) -> None:
        """Show which actions apply now."""
        for action_id, enabled in states.items():
            self.actions[action_id].setEnabled(enabled)

    def set_editing_text(self, editing: bool) -> None:
        """Give the keys that edit text to the text, or back to the rows."""
        self._is_editing_text = editing
        for action_id, action in self.actions.items():
            if self._keymap.in_rows(action_id):
                action.setShortcuts(self._sequences(action_id))

    def set_keymap(self, keymap: Keymap) -> None:
        """Use other keys."""
        if keymap is not self._keymap:
            self._keymap = keymap
            for action_id, action in self.actions.items():
                action.setShortcuts(self._sequences(action_id))

    def _sequences(self, action_id: str) -> list[QKeySequence]:
        keys = self._keymap.everywhere(action_id)
        if not self._is_editing_text:
            keys += self._keymap.in_rows(action_id)
        return [sequence for key in keys for sequence in _sequences_of(key)]


@lru_cache(maxsize=1024)  # each window asks for hundreds, always the same
def _sequences_of(key: str) -> tuple[QKeySequence, ...]:
    """A key as Qt knows it, in all its spellings; nobody may change what is shared."""
    return tuple(QKeySequence(spelling) for spelling in spellings(key))


def menu_keys() -> dict[str, str]:
    """The keys that open the menus of every window, with their names; none on macOS."""
    titles = [translate("Menus", _MENU_TITLES[menu]) for menu in Menu if menu not in INSIDE]
    keys = {QKeySequence.mnemonic(title).toString(): plain(title) for title in titles}
    keys.pop("", None)
    return keys


def way_to(spec: ActionSpec) -> str:
    """The menus to open to find an action, such as `View › Show Levels`."""
    menus = [spec.menu]
    if spec.menu in INSIDE:
        menus.insert(0, INSIDE[spec.menu])
    return " › ".join(plain(translate("Menus", _MENU_TITLES[menu])) for menu in menus)
