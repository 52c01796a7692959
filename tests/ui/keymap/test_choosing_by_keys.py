"""Scattered rows, deep folds, widths and bars, all without a mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.columns import Column
from outline_editor.ui.dialogs.column_widths import ColumnWidthsDialog
from tests.core.outlines import MINISTRY, lines
from tests.ui.keymap.conftest import Desk, SitDown


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


class TestScatteredRows:
    @pytest.mark.parametrize("key", ["Ctrl+Space", "Ctrl+D"])
    def test_are_selected_one_by_one(self, desk: Desk, key: str) -> None:
        desk.go_to("c")
        desk.press("Ctrl+Right", "Ctrl+Right", key)
        assert (desk.selected, desk.current) == ("c e", "e")
        desk.press("Ctrl+Left", "Ctrl+Left", key)
        assert (desk.selected, desk.current) == ("e", "c")
        desk.press("Ctrl+Left", key, "Del")
        assert desk.drawing == lines("a", "f", "  g", "h")

    def test_are_selected_by_the_range_too(self, desk: Desk) -> None:
        desk.go_to("a")
        desk.press("Ctrl+Right", "Ctrl+Right", "Ctrl+Space", "Ctrl+Right", "Ctrl+Right")
        assert (desk.selected, desk.current) == ("a c", "e")
        desk.press("Ctrl+Shift+Space")
        assert (desk.selected, desk.current) == ("a c d e", "e")

    def test_moving_on_stops_at_the_first_and_the_last_row(self, desk: Desk) -> None:
        desk.go_to("h")
        desk.press("Ctrl+Right")
        assert (desk.selected, desk.current) == ("h", "h")

    def test_in_a_text_these_keys_are_the_texts(self, desk: Desk) -> None:
        desk.go_to("c", caret=1)
        desk.press("Ctrl+Left")
        assert (desk.current, desk.caret) == ("c", 0)


class TestDeepFolds:
    def test_fold_and_unfold_all_that_is_under_a_row(self, desk: Desk) -> None:
        desk.go_to("a")
        desk.press("Ctrl+PgUp")
        assert desk.shown == "a f g h"
        desk.press("Right")
        assert desk.shown == "a b e f g h"
        desk.press("Ctrl+PgDown")
        assert desk.shown == "a b c d e f g h"

    def test_work_while_a_text_is_edited(self, desk: Desk) -> None:
        desk.go_to("a", caret=1)
        desk.press("Ctrl+PgUp")
        assert (desk.shown, desk.caret) == ("a f g h", 1)


class TestPanes:
    def test_f6_comes_to_the_bars_that_are_in_sight(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down", "Ctrl+F")
        desk.view.setFocus()
        bars = {name: desk.window.findChild(QWidget, name) for name in ("findBar", "breadcrumbBar")}
        reached = set()
        for _ in bars:
            desk.press("Shift+F6")
            focus = QApplication.focusWidget()
            assert focus is not None
            reached |= {name for name, bar in bars.items() if bar and bar.isAncestorOf(focus)}
        assert reached == set(bars)
        desk.press("F6", "F6")
        assert QApplication.focusWidget() is desk.view

    def test_f6_passes_bars_that_are_closed(self, desk: Desk) -> None:
        desk.go_to("b")
        desk.press("Alt+Down", "Ctrl+F", "Esc", "Alt+Up")
        desk.view.setFocus()
        desk.press("Shift+F6", "F6")
        assert QApplication.focusWidget() is desk.view


@pytest.mark.answers_dialogs
def test_columns_are_made_wider_by_keys(qtbot: QtBot, desk: Desk) -> None:
    desk.run("view.column_due")
    before = desk.view.columns.width(Column.DUE)
    failures: list[BaseException] = []

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ColumnWidthsDialog)
        try:
            field = dialog.fields[Column.DUE]
            qtbot.waitUntil(dialog.isActiveWindow)
            field.setFocus()
            desk.press("Up", "Up", "Up")
            assert desk.view.columns.width(Column.DUE) == before + 3
            assert Column.KIND not in dialog.fields
            dialog.usual.click()
            assert desk.view.columns.widths == ()
            assert field.value() == before
        except BaseException as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            dialog.reject()

    QTimer.singleShot(0, work)
    desk.run("view.columns_widths")
    assert failures == []
