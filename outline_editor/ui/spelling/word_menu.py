"""What a menu offers for a word that no dictionary knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from outline_editor.ui.translation import translate


def add_to_menu(
    menu: QMenu,
    words: Sequence[str],
    *,
    replace: Callable[[str], None],
    add: Callable[[], None],
    ignore: Callable[[], None],
) -> None:
    """Put words to take instead, and ways to keep the one there is, at the top of a menu."""
    actions = [_action(menu, word, partial(replace, word), f"word.{word}") for word in words]
    if not actions:
        none = _action(menu, translate("Spelling", "No suggestions"), lambda: None, "word")
        none.setEnabled(False)
        actions.append(none)
    actions += [
        _separator(menu),
        _action(menu, translate("Spelling", "&Add to Dictionary"), add, "spelling.add"),
        _action(menu, translate("Spelling", "&Ignore"), ignore, "spelling.ignore"),
        _separator(menu),
    ]
    first = menu.actions()[0] if menu.actions() else None
    for action in actions:
        if first is None:
            menu.addAction(action)
        else:
            menu.insertAction(first, action)


def _action(menu: QMenu, text: str, done: Callable[[], None], name: str) -> QAction:
    action = QAction(text, menu)
    action.setObjectName(name)
    action.triggered.connect(lambda: done())
    return action


def _separator(menu: QMenu) -> QAction:
    action = QAction(menu)
    action.setSeparator(True)
    return action
