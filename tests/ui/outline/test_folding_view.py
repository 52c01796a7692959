"""Folding, and what keys and the mouse do with a row, by the marks beside its text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    ALT,
    CONTROL,
    arrow_point,
    click,
    heard_by,
    names,
    rect_of,
    text_point,
)


def test_the_arrow_folds_and_unfolds(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ca")
    click(qtbot, view, arrow_point(view, "n-aa"))
    assert names(view) == "aa ba bb ca"
    assert view.current_id() == "n-ca"
    click(qtbot, view, arrow_point(view, "n-aa"))
    assert names(view) == "aa ab ac ad ba bb ca"


def test_alt_and_the_arrow_fold_everything_under_a_row(view: OutlineTreeView, qtbot: QtBot) -> None:
    click(qtbot, view, arrow_point(view, "n-aa"), ALT)
    view.rows.unfold("n-aa")
    assert names(view) == "aa ab ad ba bb ca"
    view.rows.fold("n-aa")
    click(qtbot, view, arrow_point(view, "n-aa"), ALT)
    assert names(view) == "aa ab ac ad ba bb ca"


def test_the_bullet_of_a_leaf_selects_it(view: OutlineTreeView, qtbot: QtBot) -> None:
    click(qtbot, view, arrow_point(view, "n-ad"))
    assert view.current_id() == "n-ad"


def test_folding_away_the_current_row_makes_the_folded_one_current(
    view: OutlineTreeView, qtbot: QtBot
) -> None:
    view.set_current("n-ac")
    click(qtbot, view, arrow_point(view, "n-aa"))
    assert view.current_id() == "n-aa"


def test_fold_all_leaves_the_row_above_current(view: OutlineTreeView) -> None:
    view.set_current("n-ac")
    heard = heard_by(view)
    view.show_levels(1)
    assert view.current_id() == "n-aa"
    assert heard == ["n-aa"]
    view.show_levels(None)
    assert view.current_id() == "n-aa"
    assert names(view) == "aa ab ac ad ba bb ca"


def test_folding_what_is_selected(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ab")
    assert view.shows_children("n-ab")
    view.fold_selected()
    assert names(view) == "aa ab ad ba bb ca"
    assert not view.shows_children("n-ab")
    assert not view.shows_children("n-ad")
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    view.fold_selected()
    assert names(view) == "aa ba ca"
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    view.unfold_selected()
    assert names(view) == "aa ab ad ba bb ca"


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ("n-aa", Qt.Key.Key_Up, "n-aa"),
        ("n-aa", Qt.Key.Key_Down, "n-ab"),
        ("n-ca", Qt.Key.Key_Down, "n-ca"),
        ("n-ac", Qt.Key.Key_Home, "n-aa"),
        ("n-ac", Qt.Key.Key_End, "n-ca"),
        ("n-aa", Qt.Key.Key_PageDown, "n-ca"),
        ("n-ca", Qt.Key.Key_PageUp, "n-aa"),
        ("n-ac", Qt.Key.Key_Left, "n-ab"),
        ("n-ca", Qt.Key.Key_Left, "n-ca"),
        ("n-aa", Qt.Key.Key_Right, "n-ab"),
        ("n-ac", Qt.Key.Key_Right, "n-ac"),
    ],
)
def test_keys_move_the_current_row(
    view: OutlineTreeView, qtbot: QtBot, start: str, key: Qt.Key, end: str
) -> None:
    view.set_current(start)
    qtbot.keyClick(view, key)
    assert view.current_id() == end
    assert view.selected_ids() == [end]


def test_left_and_right_fold_and_unfold_first(view: OutlineTreeView, qtbot: QtBot) -> None:
    view.set_current("n-ab")
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert names(view) == "aa ab ad ba bb ca"
    assert view.current_id() == "n-ab"
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.current_id() == "n-aa"
    view.set_current("n-ab")
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert names(view) == "aa ab ac ad ba bb ca"
    assert view.current_id() == "n-ab"


def test_a_menu_is_for_the_row_under_the_mouse(view: OutlineTreeView, qtbot: QtBot) -> None:
    wanted: list[QPoint] = []
    view.context_menu_requested.connect(wanted.append)
    point = text_point(view, "n-ba")
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert view.current_id() == "n-ba"
    screen_point = view.viewport().mapToGlobal(point)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, screen_point)
    QApplication.sendEvent(view.viewport(), event)
    assert wanted == [screen_point]
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view.viewport(), event)
    place = view.viewport().mapFromGlobal(wanted[1])
    assert abs(place.y() - rect_of(view, "n-ba").bottom()) <= 1


def test_a_menu_on_selected_rows_keeps_them_selected(view: OutlineTreeView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_A, CONTROL)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=text_point(view, "n-ba"))
    assert len(view.selected_ids()) == 7


def test_the_mark_of_notes_asks_for_them(
    view: OutlineTreeView, document: Document, qtbot: QtBot
) -> None:
    wanted: list[str] = []
    view.note_requested.connect(wanted.append)
    point = QPoint(view.metrics.notes_left + 3, rect_of(view, "n-ba").center().y())
    click(qtbot, view, point)
    assert wanted == []
    with document.transaction("Annotate") as transaction:
        transaction.add_note("why", node_ref("n-ba"))
    click(qtbot, view, point)
    assert wanted == ["n-ba"]
    assert view.current_id() == "n-ba"
