"""The menu of rows, opened with the right button and with the menu key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.core.outlines import MINISTRY, lines, row_id
from tests.ui.keymap.conftest import Desk, SitDown


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _click(qtbot: QtBot, desk: Desk, name: str, x: int = 0) -> QMenu:
    """Click with the right button on a row's text, or at an x."""
    row = desk.view.rows.position(row_id(name))
    assert row is not None
    rect = desk.view.visualRect(desk.view.model().index(row, 0))
    point = QPoint(x or desk.view.metrics.text_left(3) + 4, rect.center().y())
    viewport = desk.view.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.RightButton, pos=point)
    # The platform without a screen makes no such event where a real one does.
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, point, viewport.mapToGlobal(point)))
    return _open_menu(qtbot)


def _menu_key(qtbot: QtBot, desk: Desk) -> QMenu:
    """What Qt makes of the menu key."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(desk.view, event)
    return _open_menu(qtbot)


def _names(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if action.objectName()]


def _do(menu: QMenu, name: str) -> None:
    next(action for action in menu.actions() if action.objectName() == name).trigger()
    menu.close()


USUAL = [
    *("edit.cut", "edit.copy", "edit.paste", "row.insert_below", "row.insert_child"),
    *("row.indent", "row.outdent", "row.move_to", "view.zoom_in"),
    *("note.add_context", "row.duplicate", "row.delete"),
]


def test_offers_the_usual_actions_with_their_keys(qtbot: QtBot, desk: Desk) -> None:
    menu = _click(qtbot, desk, "c")
    assert _names(menu) == USUAL
    assert [a.text() for a in menu.actions() if a.menu()] == ["Ot&her Notes"]
    copy = next(action for action in menu.actions() if action.objectName() == "edit.copy")
    assert copy.isShortcutVisibleInContextMenu()
    assert copy.shortcut().toString() == "Ctrl+C"
    menu.close()


def test_works_on_the_row_that_was_clicked(qtbot: QtBot, desk: Desk) -> None:
    desk.choose("g h")
    _do(_click(qtbot, desk, "c"), "row.duplicate")
    assert desk.drawing == MINISTRY.replace("    c", lines("    c", "    c"))


def test_works_on_all_rows_that_were_selected(qtbot: QtBot, desk: Desk) -> None:
    desk.choose("c d")
    menu = _click(qtbot, desk, "d")
    assert desk.selected == "c d"
    _do(menu, "row.delete")
    assert desk.drawing == MINISTRY.replace(lines("    c", "    d", ""), "")


def test_opens_at_the_mark_of_a_row_too(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("h")
    menu = _click(qtbot, desk, "b", desk.view.metrics.mark_centre(2))
    assert desk.selected == "b"
    menu.close()


@pytest.mark.parametrize(("folded", "offered"), [(False, "row.fold"), (True, "row.unfold")])
def test_folds_or_unfolds(qtbot: QtBot, desk: Desk, *, folded: bool, offered: str) -> None:
    if folded:
        desk.go_to("b")
        desk.press("Left")
    menu = _click(qtbot, desk, "b")
    assert [name for name in _names(menu) if "fold" in name] == [offered]
    _do(menu, offered)
    assert desk.view.rows.is_folded(row_id("b")) != folded


def test_the_menu_key_opens_it_at_the_current_row(qtbot: QtBot, desk: Desk) -> None:
    desk.go_to("f")
    menu = _menu_key(qtbot, desk)
    rect = desk.view.visualRect(desk.view.currentIndex())
    assert abs(desk.view.viewport().mapFromGlobal(menu.pos()).y() - rect.bottom()) <= 2
    _do(menu, "row.delete")
    assert "f" not in desk.drawing


def test_a_document_without_rows_offers_the_first(qtbot: QtBot, sit_down: SitDown) -> None:
    desk = sit_down("")
    menu = _menu_key(qtbot, desk)
    enabled = [a.objectName() for a in menu.actions() if a.isEnabled() and a.objectName()]
    assert "row.insert_below" in enabled
    assert "row.delete" not in enabled
    menu.close()


def test_shift_f10_opens_it_where_there_is_no_menu_key(desk: Desk, qtbot: QtBot) -> None:
    desk.go_to("f")
    desk.press("Shift+F10")
    menu = _open_menu(qtbot)
    assert "row.indent" in _names(menu)
    menu.close()
