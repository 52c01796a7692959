"""Two windows on one document: each looks at it in its own way."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.two_windows.conftest import (
    NESTED,
    Beside,
    press_key,
    texts,
)


class TestLooking:
    def test_each_has_its_own_place_folds_zoom_and_filter(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        assert second.session.document is first.session.document
        press_key(qtbot, second, Qt.Key.Key_Left)
        assert (texts(first), texts(second)) == (
            ["first", "under it", "second"],
            ["first", "second"],
        )
        second.outline.set_current("n-bb")
        assert first.outline.current_id() == "n-aa"
        assert first.session.current == "n-aa"
        first.run("view.zoom_in")
        assert texts(first) == ["first", "under it"]
        second.run("edit.filter")
        qtbot.keyClicks(QApplication.focusWidget(), "sec")
        qtbot.waitUntil(lambda: texts(second) == ["second"])
        assert texts(first) == ["first", "under it"]
        assert second.panes.sidebar is not first.panes.sidebar

    def test_a_new_one_begins_with_the_view_of_the_other(
        self, show: OpenWindow, beside: Beside, outline: Path
    ) -> None:
        outline.write_text(NESTED, encoding="utf-8")
        first = show(outline)
        first.outline.rows.fold("n-aa")
        first.outline.set_current("n-bb")
        second = beside(first)
        assert texts(second) == ["first", "second"]
        assert second.outline.current_id() == "n-bb"

    def test_titles_tell_them_apart(
        self, pair: tuple[MainWindow, MainWindow], beside: Beside, qtbot: QtBot
    ) -> None:
        first, second = pair
        third = beside(second)
        titles = [window.windowTitle() for window in (first, second, third)]
        assert titles == [f"a.yaml:{number}[*] — Outline Editor" for number in (1, 2, 3)]
        first.close()
        assert second.windowTitle() == "a.yaml:1[*] — Outline Editor"
        third.close()
        assert second.windowTitle() == "a.yaml[*] — Outline Editor"

    def test_the_view_of_the_one_closed_last_is_kept(
        self, pair: tuple[MainWindow, MainWindow], show: OpenWindow, outline: Path
    ) -> None:
        first, second = pair
        first.outline.rows.fold("n-aa")
        second.close()
        first.close()
        assert texts(show(outline)) == ["first", "second"]
