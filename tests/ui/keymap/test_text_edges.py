"""What keys do at the start and the end of a text, and where there is no row yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from tests.core.outlines import MINISTRY, lines
from tests.ui.keymap.conftest import Desk, SitDown


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _compose(shown: str, committed: str = "") -> None:
    """What an input method sends to where the focus is, as far as it may write there."""
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    event = QInputMethodEvent(shown, [])
    event.setCommitString(committed)
    QApplication.sendEvent(focus, event)


class TestDeleteAtTheEnd:
    def test_joins_the_row_below_to_this_one(self, desk: Desk) -> None:
        desk.go_to("c", caret=1)
        desk.press("Del")
        assert desk.drawing == MINISTRY.replace(lines("    c", "    d"), "    c d")
        assert (desk.current, desk.caret, desk.undo_name) == ("c d", 2, "Join rows")
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_takes_in_the_first_row_under_this_one(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "    c", "  d"))
        desk.go_to("a", caret=1)
        desk.press("Del")
        assert desk.drawing == lines("a b", "  c", "  d")

    def test_joins_no_rows_across_hidden_ones(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Left", "F2", "Del")
        assert desk.drawing == MINISTRY
        assert desk.said.startswith("Rows that are not in sight stand between this one")
        assert desk.caret == 1

    def test_says_so_after_the_last_row(self, desk: Desk) -> None:
        desk.go_to("h", caret=1)
        desk.press("Del")
        assert desk.drawing == MINISTRY
        assert desk.said == "There is no row below to join to this one."

    def test_deletes_characters_elsewhere(self, desk: Desk) -> None:
        desk.go_to("c", caret=0)
        desk.press("Del")
        desk.type("xy")
        desk.press("Shift+Left", "Del")
        assert (desk.current, desk.caret) == ("x", 1)


class TestArrows:
    def test_left_at_the_start_leads_to_the_end_of_the_row_above(self, desk: Desk) -> None:
        desk.go_to("d", caret=0)
        desk.press("Left")
        assert (desk.current, desk.caret) == ("c", 1)
        desk.press("Left", "Left")
        assert (desk.current, desk.caret) == ("b", 1)

    def test_right_at_the_end_leads_to_the_start_of_the_row_below(self, desk: Desk) -> None:
        desk.go_to("c", caret=1)
        desk.press("Right")
        assert (desk.current, desk.caret) == ("d", 0)

    def test_stay_in_the_first_and_the_last_row(self, desk: Desk) -> None:
        desk.go_to("a", caret=0)
        desk.press("Left")
        assert (desk.current, desk.caret) == ("a", 0)
        desk.go_to("h", caret=1)
        desk.press("Right")
        assert (desk.current, desk.caret) == ("h", 1)

    def test_let_go_of_selected_words_first(self, desk: Desk) -> None:
        desk.go_to("d", caret=1)
        desk.press("Shift+Home", "Left")
        assert (desk.current, desk.caret) == ("d", 0)
        desk.press("Shift+Left")
        assert (desk.current, desk.caret) == ("d", 0)


class TestWritingWhereThereIsNoRow:
    def test_makes_the_first_row(self, sit_down: SitDown) -> None:
        desk = sit_down("")
        desk.type("Hello there")
        assert desk.drawing == "Hello there"
        assert desk.caret == len("Hello there")
        desk.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
        assert desk.drawing == ""

    def test_again_once_all_rows_are_deleted(self, sit_down: SitDown) -> None:
        desk = sit_down("a")
        desk.press("Del")
        desk.type("b")
        assert desk.drawing == "b"

    def test_takes_what_an_input_method_composes(self, sit_down: SitDown) -> None:
        desk = sit_down("a")
        desk.press("Del")
        _compose("国")
        _compose("国进")
        _compose("", "国进民退")
        desk.type("!")
        assert desk.drawing == "国进民退!"

    def test_loses_nothing_that_is_still_composed(self, sit_down: SitDown) -> None:
        desk = sit_down("")
        _compose("国进")
        desk.window.panes.problems.table.setFocus()
        assert desk.drawing == "国进"
