"""Undo and redo take the person back to where they were, and what they selected."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.core.outlines import MINISTRY, lines, row_id
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def test_writing_goes_on_after_a_new_row_is_taken_back(desk: Desk) -> None:
    desk.go_to("b", caret=1)
    desk.press("End", "Return", "Ctrl+Z")
    assert (desk.current, desk.caret) == ("b", 1)
    desk.type("k")
    assert desk.document.node(row_id("b")).text == "bk"


def test_what_was_typed_goes_with_the_caret(desk: Desk) -> None:
    desk.go_to("g", caret=0)
    desk.type("new ")
    desk.press("Ctrl+Z")
    assert (desk.drawing, desk.caret) == (MINISTRY, 0)
    desk.press("Ctrl+Y")
    assert (desk.current, desk.caret) == ("new g", 4)


@pytest.mark.parametrize("key", ["Del", "Tab", "Alt+Shift+Down", "Ctrl+Shift+D"])
def test_several_rows_are_selected_again(sit_down: SitDown, key: str) -> None:
    desk = sit_down(lines("a", "b", "c", "d", "e"))
    desk.choose("b d")
    desk.press(key)
    changed, selected = desk.drawing, desk.selected
    desk.go_to("e")
    desk.press("Ctrl+Z")
    assert (desk.drawing, desk.selected) == (lines("a", "b", "c", "d", "e"), "b d")
    desk.press("Ctrl+Y")
    assert (desk.drawing, desk.selected) == (changed, selected)


def test_what_changes_comes_into_sight_wherever_the_person_was(sit_down: SitDown) -> None:
    desk = sit_down("\n".join(f"row {number}" for number in range(200)))
    desk.window.resize(700, 400)
    desk.go_to("row 150", caret=0)
    desk.type("x")
    desk.press("Esc", "Home", "Ctrl+Z")
    assert desk.current == "row 150"
    rect = desk.view.visualRect(desk.view.currentIndex())
    assert desk.view.viewport().rect().contains(rect)


def test_in_row_mode_undo_of_typing_stays_there(desk: Desk) -> None:
    desk.go_to("g", caret=1)
    desk.type("x")
    desk.press("Esc", "Ctrl+Z")
    assert (desk.drawing, desk.current, desk.caret) == (MINISTRY, "g", None)


def test_a_new_edit_forgets_where_redo_would_have_led(desk: Desk) -> None:
    desk.go_to("h")
    desk.press("Del", "Ctrl+Z")
    desk.choose("c d")
    desk.press("Del")
    desk.go_to("a")
    desk.press("Ctrl+Z")
    assert (desk.drawing, desk.selected) == (MINISTRY, "c d")


def test_rows_indented_under_a_folded_row_stay_selected(sit_down: SitDown) -> None:
    desk = sit_down(lines("x", "  y", "a", "b"))
    desk.go_to("x")
    desk.press("Left")
    desk.choose("a b")
    desk.press("Tab")
    assert (desk.shown, desk.selected) == ("x y a b", "a b")


def test_a_row_taken_out_of_the_selection_is_left_alone(desk: Desk) -> None:
    desk.choose("c d")
    row = desk.view.rows.position(row_id("d"))
    assert row is not None
    rect = desk.view.visualRect(desk.view.model().index(row, 0))
    held = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, held, rect.center())
    assert desk.selected == "c"
    desk.press("Alt+Shift+Down")
    assert (desk.selected, desk.drawing) == ("c", MINISTRY.replace("    c\n    d", "    d\n    c"))
    desk.press("Alt+Shift+Up")
    assert (desk.selected, desk.drawing) == ("c", MINISTRY)


@pytest.mark.parametrize("key", ["F2", "Esc", "x"])
def test_writing_in_one_of_several_rows_selects_it_alone(desk: Desk, key: str) -> None:
    desk.choose("c d")
    desk.press(key)
    assert desk.selected.startswith("d")
    desk.press("Ctrl+Shift+Backspace")
    assert "c" in desk.drawing
