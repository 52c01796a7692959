"""What the keys of the outline do to rows: the document, the selection, the caret."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.core.outlines import MINISTRY, lines
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


class TestMovingByOtherKeys:
    def test_ctrl_shift_up_and_down_move_rows(self, desk: Desk) -> None:
        desk.go_to("e")
        desk.press("Ctrl+Shift+Up")
        assert desk.drawing == lines("a", "  e", "  b", "    c", "    d", "f", "  g", "h")
        desk.press("Ctrl+Shift+Down")
        assert desk.drawing == MINISTRY

    def test_in_a_text_they_are_left_to_the_text(self, desk: Desk) -> None:
        desk.go_to("e", caret=1)
        desk.press("Ctrl+Shift+Up")
        assert (desk.drawing, desk.current, desk.caret) == (MINISTRY, "e", 1)


class TestEnter:
    def test_in_row_mode_makes_a_sibling_to_write(self, desk: Desk) -> None:
        desk.go_to("g")
        desk.press("Return")
        desk.type("new")
        assert desk.drawing == MINISTRY.replace("  g", "  g\n  new")
        assert (desk.current, desk.caret) == ("new", 3)

    def test_on_a_row_whose_children_are_in_sight_makes_the_first(self, desk: Desk) -> None:
        desk.go_to("f")
        desk.press("Return")
        assert desk.drawing == MINISTRY.replace("  g", "  .\n  g")

    def test_on_a_folded_row_makes_a_sibling(self, desk: Desk) -> None:
        desk.go_to("f")
        desk.press("Left", "Return")
        assert desk.drawing == MINISTRY.replace("h", ".\nh")

    def test_at_the_end_of_a_text_makes_a_sibling(self, desk: Desk) -> None:
        desk.go_to("h", caret=1)
        desk.press("Return")
        assert desk.drawing == lines(MINISTRY, ".")
        assert (desk.current, desk.caret) == (".", 0)

    def test_at_the_start_of_a_text_makes_a_row_above_and_stays(self, desk: Desk) -> None:
        desk.go_to("e", caret=0)
        desk.press("Return")
        assert desk.drawing == MINISTRY.replace("  e", "  .\n  e")
        assert (desk.current, desk.caret) == ("e", 0)

    def test_within_a_text_splits_it(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut taxes", "other"))
        desk.go_to("cut taxes", caret=4)
        desk.press("Return")
        assert desk.drawing == lines("cut", "taxes", "other")
        assert (desk.current, desk.caret, desk.undo_name) == ("taxes", 0, "Split row")
        desk.press("Ctrl+Z")
        assert desk.drawing == lines("cut taxes", "other")

    def test_within_the_text_of_an_open_row_makes_its_first_child(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut taxes", "  soon"))
        desk.go_to("cut taxes", caret=4)
        desk.press("Return")
        assert desk.drawing == lines("cut", "  taxes", "  soon")

    def test_with_words_selected_splits_around_them(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut all taxes"))
        desk.go_to("cut all taxes", caret=4)
        desk.press("Shift+Right", "Shift+Right", "Shift+Right", "Return")
        assert desk.drawing == lines("cut", "taxes")
        desk.press("Ctrl+Z")
        assert desk.drawing == "cut all taxes"

    def test_with_all_words_selected_leaves_an_empty_row_above(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut"))
        desk.go_to("cut", caret=0)
        desk.press("Shift+End", "Return")
        assert desk.drawing == lines(".", ".")
        assert desk.undo_name == "Insert row"

    def test_with_control_and_shift_makes_a_child(self, desk: Desk) -> None:
        desk.go_to("a")
        desk.press("Ctrl+Shift+Return")
        assert desk.drawing == MINISTRY.replace("  e", "  e\n  .")
        desk.press("Esc")
        desk.go_to("h")
        desk.press("Ins")
        assert desk.drawing.endswith("h\n  .")


class TestBackspace:
    def test_at_the_start_of_a_text_joins_it_to_the_row_above(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut", "  deep", "taxes", "  soon"))
        desk.go_to("taxes", caret=0)
        desk.press("Backspace")
        assert desk.drawing == lines("cut", "  deep taxes", "    soon")
        assert (desk.current, desk.caret, desk.undo_name) == ("deep taxes", 5, "Join rows")

    def test_undoes_a_split(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut taxes"))
        desk.go_to("cut taxes", caret=4)
        desk.press("Return", "Backspace")
        assert (desk.drawing, desk.caret) == ("cut taxes", 4)

    def test_joins_to_a_folded_row_rather_than_to_what_it_hides(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut", "  deep", "taxes"))
        desk.go_to("cut")
        desk.press("Left")
        desk.go_to("taxes", caret=0)
        desk.press("Backspace")
        assert desk.drawing == lines("cut taxes", "  deep")

    def test_in_the_first_row_says_that_there_is_none_above(self, desk: Desk) -> None:
        desk.go_to("a", caret=0)
        desk.press("Backspace")
        assert desk.drawing == MINISTRY
        assert "none above" in desk.said

    def test_elsewhere_deletes_a_character(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("cut", "taxes"))
        desk.go_to("taxes", caret=1)
        desk.press("Backspace")
        assert desk.drawing == lines("cut", "axes")


class TestLevels:
    def test_tab_indents_and_shift_tab_brings_back(self, desk: Desk) -> None:
        for keys, back in (
            ("Tab", "Shift+Tab"),
            ("Alt+Shift+Right", "Alt+Shift+Left"),
        ):
            desk.go_to("f")
            desk.press(keys)
            assert desk.drawing == MINISTRY.replace("f\n  g", "  f\n    g")
            desk.press(back)
            assert desk.drawing == MINISTRY
        assert (desk.current, desk.caret) == ("f", None)

    def test_tab_while_writing_keeps_the_caret(self, desk: Desk) -> None:
        desk.go_to("f", caret=0)
        desk.press("Tab")
        assert desk.drawing == MINISTRY.replace("f\n  g", "  f\n    g")
        assert (desk.current, desk.caret) == ("f", 0)

    def test_several_rows_go_together_in_one_step(self, desk: Desk) -> None:
        desk.choose("h f")
        desk.press("Tab")
        assert desk.drawing == MINISTRY.replace("f\n  g\nh", "  f\n    g\n  h")
        assert (desk.selected, desk.undo_name) == ("f h", "Indent 3 rows")
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_a_row_can_go_without_those_under_it(self, desk: Desk) -> None:
        desk.go_to("f")
        desk.run("row.indent_only")
        assert desk.drawing == MINISTRY.replace("f\n  g", "  f\n  g")
        assert desk.undo_name == "Indent row alone"
        desk.run("row.outdent_only")
        assert desk.drawing == MINISTRY


class TestOrder:
    @pytest.mark.parametrize(("down", "up"), [("Alt+Shift+Down", "Alt+Shift+Up")])
    def test_rows_move_down_and_back_up(self, desk: Desk, down: str, up: str) -> None:
        desk.choose("c d")
        desk.press(down)
        assert desk.drawing == lines("a", "  b", "  e", "    c", "    d", "f", "  g", "h")
        assert desk.selected == "c d"
        desk.press(up)
        assert desk.drawing == MINISTRY

    def test_children_are_sorted(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  z", "  y"))
        desk.run("row.sort_children")
        assert desk.drawing == lines("a", "  y", "  z")
        assert (desk.current, desk.undo_name) == ("a", "Sort rows")


class TestDeleting:
    @pytest.mark.parametrize("keys", ["Del", "Ctrl+Shift+Backspace"])
    def test_takes_rows_with_those_under_them(self, desk: Desk, keys: str) -> None:
        desk.choose("b f")
        desk.press(keys)
        assert desk.drawing == lines("a", "  e", "h")
        assert (desk.current, desk.selected) == ("h", "h")
        assert desk.undo_name == "Delete 5 rows"

    def test_while_writing_takes_the_row(self, desk: Desk) -> None:
        desk.go_to("g", caret=0)
        desk.press("Ctrl+Shift+Backspace")
        assert desk.drawing == MINISTRY.replace("\n  g", "")
        assert (desk.current, desk.caret) == ("f", 1)

    def test_a_row_can_go_without_those_under_it(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.run("row.delete_only")
        assert desk.drawing == lines("a", "  c", "  d", "  e", "f", "  g", "h")
        assert (desk.current, desk.undo_name) == ("c", "Delete row alone")


class TestCopiesAndGroups:
    def test_control_shift_d_duplicates_and_selects_the_copies(self, desk: Desk) -> None:
        desk.choose("f h")
        desk.press("Ctrl+Shift+D")
        assert desk.drawing == lines(MINISTRY, "f", "  g", "h")
        assert (desk.selected, desk.current) == ("f h", "h")
        assert desk.view.current_id() != "n-0h"
        assert desk.undo_name == "Duplicate 3 rows"
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_while_writing_the_copy_is_written(self, desk: Desk) -> None:
        desk.go_to("g", caret=0)
        desk.press("Ctrl+Shift+D")
        desk.type("2")
        assert desk.drawing == MINISTRY.replace("  g", "  g\n  g2")

    def test_rows_are_grouped_under_a_new_one_to_write(self, desk: Desk) -> None:
        desk.choose("f h")
        desk.run("row.group")
        desk.type("new")
        assert desk.drawing == lines(
            "a", "  b", "    c", "    d", "  e", "new", "  f", "    g", "  h"
        )
        assert desk.current == "new"
