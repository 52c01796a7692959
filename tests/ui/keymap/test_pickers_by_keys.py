"""Lists that one chooses from by writing: rows, places, actions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.actions import ACTIONS
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from tests.core.outlines import MINISTRY, lines, row_id
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _picker(desk: Desk) -> QWidget | None:
    picker = desk.window.findChild(QWidget, "picker")
    return picker if picker is not None and picker.isVisible() else None


def _list(desk: Desk) -> QListView:
    found = desk.window.findChild(QListView, "pickerList")
    assert found is not None
    return found


def _offered(desk: Desk) -> list[str]:
    model = _list(desk).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


class TestGoToRow:
    def test_goes_to_the_row_and_unfolds_what_hides_it(self, desk: Desk) -> None:
        desk.press("Ctrl+1", "Ctrl+K")
        desk.type("g")
        desk.press("Return")
        assert (desk.current, desk.selected, desk.caret) == ("g", "g", None)
        assert _picker(desk) is None

    def test_offers_what_the_words_mean_as_they_are_written(self, desk: Desk) -> None:
        desk.press("Ctrl+K")
        assert _offered(desk) == list("abcdefgh")
        desk.type("c")
        assert _offered(desk) == ["c"]

    def test_up_and_down_choose_another_line(self, desk: Desk) -> None:
        desk.press("Ctrl+K", "Down", "Down", "Up", "Return")
        assert desk.current == "b"

    def test_down_goes_round(self, desk: Desk) -> None:
        desk.press("Ctrl+K", "Up", "Return")
        assert desk.current == "h"

    def test_is_one_step_of_going_back(self, desk: Desk) -> None:
        desk.press("Ctrl+K")
        desk.type("h")
        desk.press("Return", "Alt+Left")
        assert desk.current == "a"

    def test_escape_leaves_everything_as_it_was(self, desk: Desk) -> None:
        desk.go_to("c", caret=1)
        desk.press("Ctrl+K", "Down", "Esc")
        assert _picker(desk) is None
        assert (desk.current, desk.caret) == ("c", 1)

    def test_works_from_within_a_text(self, desk: Desk) -> None:
        desk.go_to("c", caret=0)
        desk.press("Ctrl+K")
        desk.type("e")
        desk.press("Return")
        assert (desk.current, desk.caret) == ("e", None)
        assert desk.drawing == MINISTRY

    def test_says_where_nothing_is_called_like_that(self, desk: Desk) -> None:
        desk.press("Ctrl+K")
        desk.type("zzzz")
        assert not _list(desk).isVisible()
        desk.press("Return")
        assert _picker(desk) is not None

    def test_the_mouse_chooses_too(self, desk: Desk, qtbot: QtBot) -> None:
        desk.press("Ctrl+K")
        view = _list(desk)
        place = view.visualRect(view.model().index(3, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert desk.current == "d"

    def test_a_click_elsewhere_closes_it(self, desk: Desk, qtbot: QtBot) -> None:
        desk.go_to("c", caret=0)
        desk.press("Ctrl+K")
        desk.window.panes.sidebar.setFocus(Qt.FocusReason.MouseFocusReason)
        assert _picker(desk) is None
        assert not desk.view.is_editing

    def test_enter_while_composing_is_the_input_methods(self, desk: Desk) -> None:
        desk.press("Ctrl+K")
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        QApplication.sendEvent(line, QInputMethodEvent("xiao", []))
        desk.press("Return", "Esc", "Down")
        assert _picker(desk) is not None
        assert desk.current == "a"

    def test_is_the_same_in_a_document_that_can_only_be_read(self, desk: Desk) -> None:
        desk.window.session.opened.has_errors = True
        desk.window.session.state_changed.emit()
        desk.press("Ctrl+K")
        desk.type("f")
        desk.press("Return")
        assert desk.current == "f"


class TestMoveTo:
    def test_moves_under_the_row_as_its_last(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "c"))
        desk.go_to("c")
        desk.press("Ctrl+Shift+J")
        desk.type("a")
        desk.press("Return")
        assert desk.drawing == lines("a", "  b", "  c")
        assert (desk.current, desk.undo_name) == ("c", "Move row")

    def test_with_ctrl_moves_beside_the_row(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "c", "d"))
        desk.go_to("d")
        desk.press("Ctrl+Shift+J")
        desk.type("b")
        desk.press("Ctrl+Return")
        assert desk.drawing == lines("a", "  b", "  d", "c")

    def test_moves_all_selected_rows_in_one_step(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "c", "d"))
        desk.choose("b d")
        desk.press("Ctrl+Shift+J")
        desk.type("c")
        desk.press("Return")
        assert desk.drawing == lines("a", "c", "  b", "  d")
        assert (desk.selected, desk.current, desk.undo_name) == ("b d", "d", "Move 2 rows")
        desk.press("Ctrl+Z")
        assert desk.drawing == lines("a", "  b", "c", "d")

    def test_offers_no_place_within_what_moves(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "c"))
        desk.go_to("a")
        desk.press("Ctrl+Shift+J")
        assert _offered(desk) == ["Top of the document", "c"]

    def test_moves_to_the_top(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "  b", "c"))
        desk.go_to("b")
        desk.press("Ctrl+Shift+J")
        desk.type("top")
        desk.press("Return")
        assert desk.drawing == lines("a", "c", "b")

    def test_keeps_the_caret(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "bcd"))
        desk.go_to("bcd", caret=2)
        desk.press("Ctrl+Shift+J")
        desk.type("a")
        desk.press("Return")
        assert (desk.drawing, desk.caret) == (lines("a", "  bcd"), 2)


class TestFewLetters:
    """What is wanted need not be written out."""

    @pytest.mark.parametrize("words", ["bldinn", "gjmt", "guojin"])
    def test_they_find_a_row(self, sit_down: SitDown, words: str) -> None:
        desk = sit_down(lines("tax", "innovation", "bold innuendo"))
        with desk.document.transaction(Message.of("name.type")) as transaction:
            wanted = {"text": "build an innovation system", "original": "所谓国进民退"}
            transaction.set(node_ref(row_id("innovation")), **wanted)
        desk.press("Ctrl+K")
        desk.type(words)
        desk.press("Return")
        assert desk.current == "build an innovation system"


class TestPalette:
    def test_lists_every_action_with_its_key(self, desk: Desk) -> None:
        desk.press("Ctrl+Shift+P")
        offered = _offered(desk)
        assert len(offered) == len(ACTIONS) - 1
        assert "Edit › Undo" in offered
        assert "View › Show Levels › Level 3" in offered
        row = offered.index("Outline › Duplicate")
        spoken = _list(desk).model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "Outline › Duplicate, Ctrl+Shift+D"

    def test_does_what_is_chosen_where_the_person_was(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("ab", "c"))
        desk.go_to("ab", caret=1)
        desk.press("Ctrl+Shift+P")
        desk.type("new row")
        desk.press("Return")
        assert desk.drawing == lines("a", "b", "c")
        assert (desk.current, desk.caret) == ("b", 0)

    def test_what_does_not_apply_stays_listed_and_does_nothing(self, desk: Desk) -> None:
        desk.press("Ctrl+Shift+P")
        desk.type("undo")
        assert _offered(desk)[0] == "Edit › Undo"
        desk.press("Return")
        assert _picker(desk) is not None
