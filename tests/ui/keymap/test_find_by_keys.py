"""Find, filter and replace with real keys."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.core.notes import add_note
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.find.replace_list import MARKED
from outline_editor.ui.outline.row_colours import RowState, row_colours
from tests.core.outlines import lines, row_id
from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]

FUNDS = lines("a fund", "  banks", "    Fund of funds", "  tax", "trade", "  a refund")


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(FUNDS)


def _bar(desk: Desk) -> FindBar:
    bar = desk.window.findChild(FindBar)
    assert bar is not None
    return bar


def _count(desk: Desk) -> str:
    return _label(desk, "findCount").text()


def _fault(desk: Desk) -> str:
    """What the bar says is wrong, where it can be read."""
    label = _label(desk, "findFault")
    return label.text() if label.isVisible() else ""


def _label(desk: Desk, name: str) -> QLabel:
    QApplication.processEvents()
    label = _bar(desk).findChild(QLabel, name)
    assert label is not None
    return label


def _look_for(desk: Desk, words: str, key: str = "Ctrl+F") -> None:
    desk.press(key, "Ctrl+A", "Del")
    desk.type(words)
    QApplication.processEvents()


def _switch(desk: Desk, name: str) -> None:
    button = next(b for b in _bar(desk).findChildren(QToolButton) if b.accessibleName() == name)
    button.click()
    QApplication.processEvents()


def _desk_with_codebook(qtbot: QtBot, show: OpenWindow, folder: Path) -> Desk:
    """At the sample of 2019, beside the codebook that it names."""
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, folder)
    desk = Desk(qtbot, show(folder / "miit-2019-press.yaml"))
    desk.view.setFocus()
    return desk


def _picture_of(desk: Desk, row: str) -> QImage:
    """How a row with an id looks."""
    view = desk.view
    position = view.rows.position(row)
    assert position is not None
    area = view.visualRect(view.model().index(position, 0))
    return view.viewport().grab(area).toImage()


class TestFind:
    def test_goes_to_the_first_as_one_writes(self, desk: Desk) -> None:
        desk.go_to("banks")
        _look_for(desk, "fund")
        assert (desk.current, _count(desk)) == ("Fund of funds", "2 of 4")
        assert isinstance(QApplication.focusWidget(), QLineEdit)

    def test_enter_and_shift_enter_step(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        found = [_count(desk)]
        for key in ("Return", "Return", "Return", "Return", "Shift+Return"):
            desk.press(key)
            found.append(_count(desk))
        assert found == [f"{number} of 4" for number in (1, 2, 3, 4, 1, 4)]
        assert desk.current == "a refund"

    def test_f3_goes_on_in_the_outline_and_after_closing(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        desk.press("Esc")
        assert not _bar(desk).isVisible()
        assert QApplication.focusWidget() is desk.view
        found = []
        for key in ("F3", "F3", "F3", "Shift+F3"):
            desk.press(key)
            assert QApplication.focusWidget() is desk.view
            found.append((_count(desk), desk.current))
        assert found == [
            ("2 of 4", "Fund of funds"),
            ("3 of 4", "Fund of funds"),
            ("4 of 4", "a refund"),
            ("3 of 4", "Fund of funds"),
        ]

    def test_f3_goes_on_from_another_row_after_closing(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        desk.press("Esc")
        desk.go_to("tax")
        desk.press("Shift+F3")
        assert (_count(desk), desk.current) == ("3 of 4", "Fund of funds")

    def test_f3_says_that_it_goes_round(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        desk.press("Esc", "Shift+F3")
        assert (_count(desk), desk.current) == ("4 of 4", "a refund")
        assert "goes on from the bottom" in desk.said
        desk.press("F3")
        assert (_count(desk), desk.current) == ("1 of 4", "a fund")
        assert "goes on from the top" in desk.said

    def test_f3_asks_for_words_where_there_were_none(self, desk: Desk) -> None:
        desk.press("F3")
        desk.type("tax")
        assert (_count(desk), desk.current) == ("1 of 1", "tax")

    def test_from_where_the_person_has_gone(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        desk.go_to("tax")
        desk.press("F3")
        assert desk.current == "a refund"

    def test_unfolds_what_hides_a_match(self, desk: Desk) -> None:
        desk.press("Ctrl+1")
        _look_for(desk, "of funds")
        assert (desk.current, desk.shown) == (
            "Fund of funds",
            "a fund banks Fund of funds tax trade",
        )

    def test_takes_the_selected_words(self, desk: Desk) -> None:
        desk.go_to("tax", caret=3)
        desk.press("Shift+Home", "Ctrl+F")
        assert (_bar(desk).line.text(), _count(desk)) == ("tax", "1 of 1")

    def test_says_where_there_is_nothing(self, desk: Desk) -> None:
        _look_for(desk, "zzz")
        assert (_count(desk), desk.current) == ("Nothing found", "a fund")

    def test_says_that_it_is_in_a_note(self, desk: Desk) -> None:
        with desk.document.transaction(Message.of("name.add-note")) as transaction:
            add_note(transaction, node_ref(row_id("tax")), text="why at all?")
        _look_for(desk, "at all")
        assert (_count(desk), desk.current) == ("1 of 1, in a note", "tax")

    def test_says_that_it_is_in_a_concept(
        self, qtbot: QtBot, show: OpenWindow, tmp_path: Path
    ) -> None:
        """As the README says of the sample, in whose codebook alone the words stand."""
        desk = _desk_with_codebook(qtbot, show, tmp_path)
        _look_for(desk, "gjmt")
        assert (_count(desk), desk.view.current_id()) == ("1 of 1, in a concept", "n-w6tzp")

    @pytest.mark.parametrize("words", ["gjmt", "guojinmintui"])
    def test_rings_no_words_of_the_row_for_a_concept(
        self, qtbot: QtBot, show: OpenWindow, tmp_path: Path, words: str
    ) -> None:
        desk = _desk_with_codebook(qtbot, show, tmp_path)
        desk.view.set_current("n-w6tzp")
        _look_for(desk, "zzz")
        plain = _picture_of(desk, "n-w6tzp")
        _look_for(desk, words)
        assert (_count(desk), desk.view.current_id()) == ("1 of 1, in a concept", "n-w6tzp")
        assert _picture_of(desk, "n-w6tzp") == plain

    @pytest.mark.parametrize(
        ("switch", "words", "count"),
        [
            ("Match case", "Fund", "1 of 1"),
            ("Whole words", "fund", "1 of 2"),
            ("Regular expression", "f.nds?$", "1 of 3"),
        ],
    )
    def test_looks_as_it_is_told(self, desk: Desk, switch: str, words: str, count: str) -> None:
        _look_for(desk, words)
        _switch(desk, switch)
        assert _count(desk) == count

    def test_says_what_is_wrong_with_an_expression(self, desk: Desk) -> None:
        _look_for(desk, "(fund")
        _switch(desk, "Regular expression")
        assert ("Add “)”" in _fault(desk), _count(desk)) == (True, "")
        _bar(desk).line.setFocus()
        desk.press("End", "Return")
        desk.type(")")
        assert (_fault(desk), _count(desk)) == ("", "1 of 4")

    def test_follows_what_is_typed_in_the_outline(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        desk.go_to("tax", caret=3)
        desk.type(" fund")
        assert _count(desk).endswith("of 5")
        desk.press("Ctrl+Z", "Ctrl+Z")
        assert _count(desk).endswith("of 4")

    def test_marks_what_it_found(self, desk: Desk) -> None:
        _look_for(desk, "zzz")
        desk.go_to("a fund")
        plain = _colours_of(desk, "trade")
        _look_for(desk, "trade")
        desk.go_to("a fund")
        found = _colours_of(desk, "trade")
        desk.press("F3")
        desk.go_to("a fund")
        assert found - plain
        desk.press("Ctrl+F", "Esc")
        desk.go_to("a fund")
        assert _colours_of(desk, "trade") <= plain

    def test_marks_what_it_found_in_a_text_being_written(self, desk: Desk) -> None:
        _look_for(desk, "zzz")
        desk.go_to("trade", caret=5)
        plain = _colours_of(desk, "trade")
        _look_for(desk, "trade")
        desk.go_to("trade", caret=5)
        desk.type("x")
        desk.view.edit_row(row_id("trade"))
        assert _colours_of(desk, "trade") - plain


@pytest.mark.parametrize("keys", ["Ctrl+F", "Ctrl+K"])
def test_a_row_far_away_comes_with_what_is_around_it(sit_down: SitDown, keys: str) -> None:
    desk = sit_down(lines(*(f"row {number}" for number in range(300))))
    desk.press(keys)
    desk.type("row 205")
    desk.press("Return")
    QApplication.processEvents()
    height = desk.view.viewport().height()
    assert desk.current == "row 205"
    top = desk.view.visualRect(desk.view.currentIndex()).top()
    assert height / 4 < top < height / 2


class TestSlowExpressions:
    """An expression that takes too long disturbs nothing but its own search."""

    SLOW = "(a|aa)+[bc]|[0-9]"

    def _look_for_slow(self, desk: Desk) -> None:
        desk.press("Ctrl+F")
        _switch(desk, "Regular expression")
        _bar(desk).line.setText(self.SLOW)
        QApplication.processEvents()

    def test_it_is_painted_or_stopped(self, sit_down: SitDown) -> None:
        desk = sit_down(lines(*("a" * 20 + str(n) for n in range(30))))
        self._look_for_slow(desk)
        desk.view.viewport().grab()
        assert (_count(desk) == "1 of 50") != ("takes too long" in _fault(desk))

    def test_it_is_stopped_while_it_counts(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a" * 40, "b"))
        self._look_for_slow(desk)
        assert (_count(desk), "takes too long" in _fault(desk)) == ("", True)

    @pytest.mark.parametrize("filters", [False, True])
    def test_it_is_stopped_by_an_edit_which_does_not_wait(
        self, desk: Desk, *, filters: bool
    ) -> None:
        self._look_for_slow(desk)
        _bar(desk).line.setText(self.SLOW + "|fund")
        assert _count(desk) == "1 of 4"
        _bar(desk).filters.setChecked(filters)
        desk.go_to("a fund", caret=6)
        QApplication.clipboard().setText("a" * 34)
        started = time.process_time()
        desk.press("Ctrl+V")
        desk.type("b")
        QApplication.processEvents()
        desk.view.viewport().grab()
        assert time.process_time() - started < 0.4
        assert desk.document.node(row_id("a fund")).text == "a fund" + "a" * 34 + "b"
        assert "takes too long" in _fault(desk)
        desk.press("F3", "Shift+F3")
        assert "takes too long" in _fault(desk)


class TestPeeking:
    """Writing in the bar only looks at rows; stepping and going on stays there."""

    def test_folds_are_as_before(self, desk: Desk) -> None:
        desk.press("Ctrl+1")
        for words in ("f", "of funds"):
            _look_for(desk, words)
        assert "Fund of funds" in desk.shown
        desk.press("Esc")
        assert (desk.shown, desk.current) == ("a fund trade", "a fund")

    def test_what_was_passed_is_folded_again(self, desk: Desk) -> None:
        desk.press("Ctrl+1")
        _look_for(desk, "fund")
        desk.press("Return", "Return", "Return")
        assert (desk.shown, desk.current) == ("a fund trade a refund", "a refund")

    @pytest.mark.parametrize("keys", ["Down", "Return Shift+Return Esc", "F3 Shift+F3 Esc"])
    def test_what_hides_the_row_one_stays_at_is_open(self, desk: Desk, keys: str) -> None:
        desk.press("Ctrl+1")
        _look_for(desk, "refund")
        desk.press(*keys.split())
        assert QApplication.focusWidget() is desk.view
        assert (desk.shown, desk.current) == ("a fund trade a refund", "a refund")
        _look_for(desk, "of funds")
        desk.press("Esc")
        assert desk.shown == "a fund trade a refund"

    def test_a_filter_in_between_keeps_the_folds(self, desk: Desk) -> None:
        desk.press("Ctrl+1")
        _look_for(desk, "of funds")
        _switch(desk, "Show only rows that match")
        assert desk.shown == "a fund banks Fund of funds"
        desk.type("x")
        _bar(desk).line.setFocus()
        desk.press("Esc")
        assert desk.shown == "a fund trade"

    def test_it_looks_in_the_zoom_first(self, desk: Desk) -> None:
        desk.go_to("trade")
        desk.run("view.zoom_in")
        _look_for(desk, "fund")
        assert (desk.shown, desk.current) == ("trade a refund", "a refund")
        assert _count(desk) == "1 of 1 here; 4 in all"
        desk.press("Return", "Esc")
        assert (desk.shown, desk.current) == ("trade a refund", "a refund")

    def test_it_leaves_the_zoom_for_what_is_elsewhere_and_comes_back(self, desk: Desk) -> None:
        desk.go_to("trade")
        desk.run("view.zoom_in")
        _look_for(desk, "tax")
        assert (desk.current, _count(desk)) == ("tax", "1 of 1")
        _look_for(desk, "refund")
        assert (desk.shown, desk.current) == ("trade a refund", "a refund")
        _look_for(desk, "tax")
        desk.press("Esc")
        assert (desk.shown, desk.current) == ("trade a refund", "trade")

    def test_alt_left_goes_back_to_before_the_search(self, desk: Desk) -> None:
        desk.go_to("trade")
        desk.run("view.zoom_in")
        left: list[str] = []
        desk.window.session.leaving.connect(lambda: left.append(desk.current))
        _look_for(desk, "tax")
        _look_for(desk, "fund of")
        desk.press("Return", "Return", "Esc")
        assert (desk.current, left) == ("Fund of funds", ["trade"])
        desk.press("Alt+Left")
        assert (desk.shown, desk.current) == ("trade a refund", "trade")

    def test_a_click_elsewhere_keeps_only_what_hides_that_row(
        self, desk: Desk, qtbot: QtBot
    ) -> None:
        desk.press("Ctrl+1")
        _look_for(desk, "of funds")
        row = desk.view.rows.position(row_id("trade"))
        assert row is not None
        point = desk.view.visualRect(desk.view.model().index(row, 0)).center()
        qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        QApplication.processEvents()
        assert (desk.shown, desk.current) == ("a fund trade", "trade")


class TestBar:
    def test_the_last_place_that_is_searched_stays_ticked(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        button = _bar(desk).findChild(QToolButton, "findWhere")
        assert button is not None
        for action in button.menu().actions():
            action.trigger()
        QApplication.processEvents()
        ticked = [action.text() for action in button.menu().actions() if action.isChecked()]
        assert (ticked, _count(desk)) == (["Notes and concepts"], "Nothing found")
        button.menu().actions()[0].trigger()
        assert all(action.isEnabled() for action in button.menu().actions())

    def test_a_fault_leaves_the_words_their_room(self, desk: Desk) -> None:
        _look_for(desk, "fund")
        before = _bar(desk).line.width()
        _switch(desk, "Regular expression")
        _bar(desk).line.setText("(fund")
        assert "Add “)”" in _fault(desk)
        fault = _label(desk, "findFault")
        assert _bar(desk).line.width() == before
        assert fault.geometry().top() > _bar(desk).line.geometry().bottom()
        assert fault.height() >= fault.heightForWidth(fault.width())

    def test_nothing_jumps_as_the_count_changes(self, desk: Desk) -> None:
        desk.window.resize(1400, 700)
        with desk.document.transaction(Message.of("name.add-note")) as transaction:
            add_note(transaction, node_ref(row_id("tax")), text="why at all?")
        desk.press("Ctrl+F")
        button = next(b for b in _bar(desk).findChildren(QToolButton) if b.text() == "Aa")
        places = set()
        for words in ("fund", "zzz", "at all", "t", ""):
            _look_for(desk, words)
            _count(desk)
            places.add((button.mapTo(desk.window, QPoint()).x(), _bar(desk).line.width()))
        assert len(places) == 1

    @pytest.mark.parametrize("width", [700, 900, 1200, 1600])
    def test_every_button_can_be_read(self, desk: Desk, width: int) -> None:
        desk.window.resize(width, 600)
        _look_for(desk, "fund", "Ctrl+H")
        QApplication.processEvents()
        bar = _bar(desk)
        for button in bar.findChildren(QAbstractButton):
            if button.isVisible():
                assert button.width() >= button.sizeHint().width(), button.text()
                assert bar.rect().contains(QRect(button.mapTo(bar, QPoint()), button.size())), (
                    button.text()
                )
        assert bar.line.width() > 150


def _colours_of(desk: Desk, name: str) -> set[str]:
    """The grounds on which a row's text stands."""
    row = desk.view.rows.position(row_id(name))
    assert row is not None
    rect = desk.view.visualRect(desk.view.model().index(row, 0))
    image = desk.view.viewport().grab().toImage()
    left = desk.view.metrics.text_left(1)
    y = rect.top() + desk.view.metrics.padding + 2
    return {image.pixelColor(x, y).name() for x in range(left, left + 20)}


class TestFilter:
    def test_shows_rows_that_match_with_those_above(self, desk: Desk) -> None:
        _look_for(desk, "of funds", "Ctrl+L")
        assert desk.shown == "a fund banks Fund of funds"
        assert desk.current == "Fund of funds"

    def test_gives_the_folds_back(self, desk: Desk) -> None:
        desk.go_to("trade")
        desk.press("Left")
        folded = desk.shown
        _look_for(desk, "refund", "Ctrl+L")
        assert desk.shown == "trade a refund"
        desk.press("Ctrl+A", "Del")
        QApplication.processEvents()
        assert desk.shown == folded
        desk.type("refund")
        desk.press("Esc")
        assert (desk.shown, desk.current) == (folded, "trade")

    def test_leaves_selected_what_goes_elsewhere_together(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("x1", "x2", "x3", "x4"))
        _look_for(desk, "x", "Ctrl+L")
        desk.choose("x2 x3")
        desk.press("Alt+Shift+Up")
        assert (desk.shown, desk.selected) == ("x2 x3 x1 x4", "x2 x3")
        desk.press("Alt+Shift+Down")
        assert (desk.shown, desk.selected) == ("x1 x2 x3 x4", "x2 x3")

    def test_leaves_in_sight_what_the_person_has_gone_to(self, desk: Desk) -> None:
        desk.go_to("trade")
        desk.press("Left")
        _look_for(desk, "refund", "Ctrl+L")
        desk.press("Return", "Esc")
        assert (desk.shown.split()[-1], desk.current) == ("refund", "a refund")

    def test_keeps_the_row_that_is_edited(self, desk: Desk) -> None:
        _look_for(desk, "tax", "Ctrl+L")
        desk.press("Down")
        assert QApplication.focusWidget() is desk.view
        desk.press("F2", "Backspace")
        assert (desk.shown, desk.caret) == ("a fund ta", 2)
        desk.press("Return")
        desk.type("new")
        assert desk.shown == "a fund ta new"
        assert _count(desk) == "Nothing found"

    def test_is_switched_off_with_a_broken_expression(self, desk: Desk) -> None:
        _look_for(desk, "refund", "Ctrl+L")
        _switch(desk, "Regular expression")
        _bar(desk).line.setText("(refund")
        assert "Add “)”" in _fault(desk)
        _switch(desk, "Show only rows that match")
        assert desk.shown == "a fund banks Fund of funds tax trade a refund"

    def test_says_where_nothing_matches(self, desk: Desk) -> None:
        _look_for(desk, "zzz", "Ctrl+L")
        assert (desk.shown, desk.view.empty_hint()) == ("", "No row matches.")
        assert not desk.window.actions_by_id["row.move_to"].isEnabled()
        desk.press("Esc")
        assert desk.shown.startswith("a fund banks")
        assert desk.current
        assert desk.window.actions_by_id["row.move_to"].isEnabled()

    def test_hidden_rows_are_not_joined_over(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("foo", "bar", "foo2", "  bar2", "  foo3", "foo4"))
        _look_for(desk, "foo", "Ctrl+L")
        before = desk.drawing
        assert desk.shown == "foo foo2 foo3 foo4"
        for name in ("foo2", "foo3"):
            desk.go_to(name, caret=0)
            desk.press("Backspace")
            assert (desk.drawing, desk.current, desk.caret) == (before, name, 0)
            assert "hidden now lie between" in desk.said
        desk.go_to("foo4", caret=0)
        desk.press("Backspace")
        assert desk.drawing == lines("foo", "bar", "foo2", "  bar2", "  foo3 foo4")

    def test_dims_what_does_not_match(self, desk: Desk) -> None:
        _look_for(desk, "of funds", "Ctrl+L")
        row_filter = desk.view.rows.filter
        assert row_filter is not None
        assert row_filter.matched == {row_id("Fund of funds")}

    def test_undo_of_what_it_hides_shows_it(self, desk: Desk) -> None:
        desk.go_to("tax", caret=3)
        desk.type("es")
        _look_for(desk, "refund", "Ctrl+L")
        assert desk.shown == "trade a refund"
        desk.run("edit.undo")
        assert "tax" in desk.shown.split()


class TestReplace:
    def _dialog(self, desk: Desk) -> QDialog:
        dialogs = [w for w in QApplication.topLevelWidgets() if w.objectName() == "replaceDialog"]
        assert len(dialogs) == 1
        dialog = dialogs[0]
        assert isinstance(dialog, QDialog)
        return dialog

    def _ask(self, desk: Desk, words: str, by: str) -> None:
        _look_for(desk, words, "Ctrl+H")
        _bar(desk).substitute.setFocus()
        desk.type(by)
        desk.press("Return")

    def test_a_lost_note_that_finds_its_words_is_told(self, desk: Desk) -> None:
        row = row_id("a fund")
        with desk.window.session.document.transaction("Add") as transaction:
            transaction.add_note("", node_ref(row), quote="bank")
        self._ask(desk, "fund", "bank")
        self._dialog(desk).accept()
        assert desk.said == (
            "A note on “a bank” finds the words that it quotes again; see that these are the "
            "ones. Replaced in 3 texts."
        )

    def test_shows_what_changes_and_does_it_in_one_step(self, desk: Desk) -> None:
        self._ask(desk, "fund", "bank")
        dialog = self._dialog(desk)
        table = dialog.findChild(QTableView)
        assert table is not None
        model = table.model()
        shown = [
            tuple(model.index(row, column).data() for column in (0, 1))
            for row in range(model.rowCount())
        ]
        assert shown == [
            ("a fund", "a bank"),
            ("Fund of funds", "bank of banks"),
            ("a refund", "a rebank"),
        ]
        dialog.accept()
        assert desk.drawing == lines(
            "a bank", "  banks", "    bank of banks", "  tax", "trade", "  a rebank"
        )
        assert (desk.undo_name, desk.said) == ("Replace in 3 texts", "Replaced in 3 texts.")
        desk.run("edit.undo")
        assert desk.drawing == FUNDS

    def test_the_list_can_be_read(self, desk: Desk) -> None:
        long = "this sentence is rather long before it comes to its fund, and to another fund."
        with desk.document.transaction(Message.of("name.add-note")) as transaction:
            add_note(transaction, node_ref(row_id("tax")), text=long)
            transaction.set(node_ref(row_id("trade")), original="fund 基金")
        self._ask(desk, "fund", "")
        table = self._dialog(desk).findChild(QTableView)
        assert table is not None
        model = table.model()
        fields = [model.index(row, 2).data() for row in range(model.rowCount())]
        assert fields == ["Text", "Text", "Note", "Original", "Text"]
        for column, marked in ((0, ["fund", "fund"]), (1, ["", ""])):
            index = model.index(2, column)
            shown = index.data()
            assert shown.startswith("…long before it comes to its ")
            assert [shown[start:end] for start, end in index.data(MARKED)] == marked

    def test_what_changes_is_marked_by_ground_and_weight(self, desk: Desk) -> None:
        self._ask(desk, "fund", "bank")
        table = self._dialog(desk).findChild(QTableView)
        assert table is not None
        table.setCurrentIndex(table.model().index(2, 0))
        QApplication.processEvents()
        place = table.visualRect(table.model().index(0, 1))
        image = table.viewport().grab(place).toImage()
        ground = row_colours(table.palette(), RowState.PLAIN).found.name()
        colours = [image.pixelColor(x, place.height() // 2).name() for x in range(image.width())]
        assert colours.count(ground) > 3
        assert colours.count(ground) < image.width() / 3

    def test_all_or_none_can_be_chosen_at_once(self, desk: Desk) -> None:
        self._ask(desk, "fund", "bank")
        dialog = self._dialog(desk)
        for before, after in (("Choose &None", "Choose &All"), ("Choose &All", "Choose &None")):
            button = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == before)
            button.click()
            assert button.text() == after
        dialog.accept()
        assert desk.drawing.count("bank") == 5

    def test_leaves_out_what_is_not_chosen(self, desk: Desk, qtbot: QtBot) -> None:
        self._ask(desk, "fund", "bank")
        dialog = self._dialog(desk)
        table = dialog.findChild(QTableView)
        assert table is not None
        table.setCurrentIndex(table.model().index(1, 0))
        qtbot.keyClick(table, Qt.Key.Key_Space)
        dialog.accept()
        assert desk.drawing == FUNDS.replace("a fund", "a bank").replace("refund", "rebank")

    def test_white_space_counts(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("them the cat", "theme"))
        self._ask(desk, "the ", "")
        self._dialog(desk).accept()
        assert desk.drawing == lines("them cat", "theme")

    def test_given_up_nothing_changes(self, desk: Desk) -> None:
        self._ask(desk, "fund", "bank")
        self._dialog(desk).reject()
        assert (desk.drawing, desk.undo_name) == (FUNDS, "")

    def test_says_where_there_is_nothing(self, desk: Desk) -> None:
        self._ask(desk, "zzz", "bank")
        assert "nothing to replace" in _fault(desk)

    def test_is_refused_where_nothing_may_be_changed(self, desk: Desk) -> None:
        desk.window.session.opened.has_errors = True
        self._ask(desk, "fund", "bank")
        assert "can only be read" in _fault(desk)


class TestKeysOfTheBar:
    def test_down_waits_for_what_was_written(self, desk: Desk) -> None:
        desk.press("Ctrl+F")
        desk.type("tax")
        desk.press("Down")
        QApplication.processEvents()
        assert (desk.current, desk.view.hasFocus()) == ("tax", True)

    def test_held_with_others_they_are_those_of_actions(self, desk: Desk) -> None:
        desk.go_to("a fund")
        desk.press("Left", "Ctrl+F", "Ctrl+Down")
        assert isinstance(QApplication.focusWidget(), QLineEdit)


# A filter that lets nothing through


@pytest.mark.parametrize("leave", ["Esc", "Backspace"])
def test_without_a_match_one_is_back_where_one_was(desk: Desk, leave: str) -> None:
    desk.go_to("trade")
    desk.press("Ctrl+L")
    desk.type("zzzz")
    QApplication.processEvents()
    assert desk.shown == ""
    desk.press(*([leave] if leave == "Esc" else [leave] * 4))
    QApplication.processEvents()
    assert desk.current == "trade"
    assert desk.window.session.current == row_id("trade")


def test_without_a_match_one_is_back_where_one_was_by_way_of_the_rows(desk: Desk) -> None:
    desk.go_to("tax")
    desk.press("Ctrl+L")
    desk.type("zzzz")
    QApplication.processEvents()
    desk.view.setFocus()
    QApplication.processEvents()
    desk.press("Ctrl+L")
    QApplication.processEvents()
    desk.press("Esc")
    assert desk.current == "tax"
