"""Which rows are in sight: zoom, levels, back and forward, folds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.core.outlines import MINISTRY, lines
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _bar(desk: Desk) -> QWidget | None:
    return desk.window.findChild(QWidget, "breadcrumbBar")


def _way(desk: Desk) -> list[str]:
    """The texts in the bar of breadcrumbs, none if it is not in sight."""
    bar = _bar(desk)
    if bar is None or not bar.isVisible():
        return []
    QApplication.processEvents()
    steps = [*bar.findChildren(QToolButton), *bar.findChildren(QLabel)]
    return [step.accessibleName() for step in steps if step.isVisible() and step.accessibleName()]


class TestZoom:
    def test_alt_down_zooms_in_and_alt_up_out_level_by_level(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        assert (desk.shown, desk.current, _way(desk)) == ("b c d", "b", ["All rows", "a", "b"])
        desk.press("Alt+Up")
        assert (desk.shown, desk.current, _way(desk)) == ("a b c d e", "b", ["All rows", "a"])
        desk.press("Alt+Up")
        assert (desk.shown, desk.current, _way(desk)) == ("a b c d e f g h", "b", [])
        desk.press("Alt+Up")
        assert desk.shown == "a b c d e f g h"

    def test_what_stays_in_sight_stays_selected(self, desk: Desk) -> None:
        desk.choose("g c b")
        desk.press("Alt+Down")
        assert (desk.shown, desk.selected) == ("b c d", "b c")
        desk.press("Alt+Up", "Ctrl+2")
        assert desk.selected == "b c"
        desk.press("Ctrl+1")
        assert desk.selected == "b"

    def test_zooming_unfolds_the_row(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Left", "Alt+Down")
        assert desk.shown == "b c d"

    def test_while_writing_the_caret_stays(self, desk: Desk) -> None:
        desk.go_to("b", caret=0)
        desk.press("Alt+Down")
        assert (desk.shown, desk.current, desk.caret) == ("b c d", "b", 0)

    def test_no_row_is_made_out_of_sight(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        desk.go_to("b", caret=0)
        desk.press("Return")
        assert (desk.shown, desk.current, desk.caret) == ("b . c d", ".", 0)
        desk.press("Ctrl+Z", "Esc")
        desk.run("row.insert_above")
        assert desk.drawing == MINISTRY
        assert "zoom out first" in desk.said

    def test_zooming_out_leaves_the_person_where_they_write(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        desk.go_to("d", caret=1)
        desk.press("Alt+Up")
        assert (desk.shown, desk.current, desk.caret) == ("a b c d e", "d", 1)

    def test_new_rows_come_under_the_row_zoomed_into(self, desk: Desk) -> None:
        desk.go_to("h")
        desk.press("Alt+Down", "Return")
        desk.type("new")
        assert desk.drawing == lines(MINISTRY, "  new")
        assert desk.shown == "h new"

    def test_a_row_that_leaves_is_followed(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        desk.go_to("d")
        desk.press("Shift+Tab")
        assert desk.drawing == MINISTRY.replace("    d", "  d")
        assert (desk.shown, desk.current) == ("a b c d e", "d")

    def test_deleting_the_row_zooms_out(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down", "Del")
        assert (desk.shown, desk.current, _way(desk)) == ("a e", "e", ["All rows", "a"])
        desk.press("Ctrl+Z")
        assert (desk.shown, desk.current) == ("b c d", "b")

    def test_undo_zooms_in_again_where_the_step_led_out(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down")
        desk.go_to("d")
        desk.press("Shift+Tab")
        assert desk.shown != "b c d"
        desk.press("Ctrl+Z")
        assert (desk.shown, desk.current) == ("b c d", "d")
        desk.press("Ctrl+Y")
        assert (desk.shown, desk.current) == ("a b c d e", "d")

    def test_a_click_on_the_way_zooms_there(self, desk: Desk, qtbot: QtBot) -> None:
        desk.go_to("c")
        desk.press("Alt+Down")
        bar = _bar(desk)
        assert bar is not None
        [_, row, _] = bar.findChildren(QToolButton)
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert desk.shown == "a b c d e"
        desk.press("Alt+Down")

    def test_the_way_follows_what_is_written(self, desk: Desk) -> None:
        desk.go_to("h")
        desk.press("Alt+Down", "F2")
        desk.type("!")
        assert _way(desk) == ["All rows", "h!"]

    def test_undoing_far_away_zooms_out_to_it(self, desk: Desk) -> None:
        desk.go_to("h")
        desk.press("Del")
        desk.go_to("b")
        desk.press("Alt+Down", "Ctrl+Z")
        assert (desk.current, desk.shown) == ("h", "a b c d e f g h")


class TestLevels:
    @pytest.mark.parametrize(
        ("keys", "shown"),
        [
            ("Ctrl+1", "a f h"),
            ("Ctrl+2", "a b e f g h"),
            ("Ctrl+3", "a b c d e f g h"),
            ("Ctrl+6", "a b c d e f g h"),
        ],
    )
    def test_control_and_a_digit_show_so_many(self, desk: Desk, keys: str, shown: str) -> None:
        desk.go_to("c")
        desk.press("Ctrl+1", keys)
        assert desk.shown == shown

    def test_the_current_row_goes_to_the_one_that_hides_it(self, desk: Desk) -> None:
        desk.go_to("c")
        desk.press("Ctrl+2")
        assert (desk.current, desk.selected) == ("b", "b")

    def test_all_can_be_shown_again(self, desk: Desk) -> None:
        desk.press("Ctrl+1")
        desk.run("view.show_all")
        assert desk.shown == "a b c d e f g h"

    def test_within_a_zoom_the_levels_under_the_row_count(self, desk: Desk) -> None:
        desk.go_to("a")
        desk.press("Alt+Down", "Ctrl+1")
        assert desk.shown == "a b e"


class TestFolds:
    def test_left_and_right_fold_and_unfold_or_lead_on(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Left")
        assert (desk.shown, desk.current) == ("a b e f g h", "b")
        desk.press("Left")
        assert desk.current == "a"
        desk.press("Right")
        assert desk.current == "b"
        desk.press("Right")
        assert (desk.shown, desk.current) == ("a b c d e f g h", "b")

    def test_control_up_and_down_fold_and_unfold_while_writing(self, desk: Desk) -> None:
        desk.go_to("b", caret=0)
        desk.press("Ctrl+Up")
        assert (desk.shown, desk.caret) == ("a b e f g h", 0)
        desk.press("Ctrl+Down")
        assert (desk.shown, desk.caret) == ("a b c d e f g h", 0)


class TestBackAndForward:
    def test_lead_through_the_zooms(self, desk: Desk) -> None:
        desk.go_to("a")
        desk.press("Alt+Down")
        desk.go_to("b")
        desk.press("Alt+Down")
        desk.press("Alt+Left")
        assert (desk.shown, desk.current) == ("a b c d e", "b")
        desk.press("Alt+Left")
        assert (desk.shown, desk.current) == ("a b c d e f g h", "a")
        desk.press("Alt+Left")
        assert desk.shown == "a b c d e f g h"
        desk.press("Alt+Right", "Alt+Right")
        assert (desk.shown, desk.current) == ("b c d", "b")

    def test_a_place_that_is_gone_is_passed_over(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down", "Alt+Up", "Del", "Alt+Left")
        assert desk.shown == "a e f g h"


class TestSeeingItAll:
    def test_ctrl_0_shows_all_levels(self, desk: Desk) -> None:
        desk.press("Ctrl+1", "Ctrl+0")
        assert desk.shown == "a b c d e f g h"

    def test_ctrl_0_leaves_the_size_of_the_text_alone(self, desk: Desk) -> None:
        usual = desk.view.font().pointSizeF()
        desk.press("Ctrl++", "Ctrl+0", "Ctrl+0")
        assert desk.view.font().pointSizeF() > usual
        desk.press("Ctrl+Shift+T")
        assert desk.view.font().pointSizeF() == usual


def test_buttons_lead_back_and_forward_once_there_is_a_way(desk: Desk, qtbot: QtBot) -> None:
    assert desk.window.findChild(QToolButton, "wayBack") is None
    desk.go_to("b")
    desk.press("Alt+Down")
    back = desk.window.findChild(QToolButton, "wayBack")
    forward = desk.window.findChild(QToolButton, "wayForward")
    assert back is not None
    assert forward is not None
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    assert desk.shown == "a b c d e f g h"
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    qtbot.mouseClick(forward, Qt.MouseButton.LeftButton)
    assert desk.shown == "b c d"
