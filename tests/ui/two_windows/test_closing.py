"""Two windows on one document: closing asks once, for the last of them."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import edit
from tests.ui.two_windows.conftest import (
    texts,
)


@pytest.mark.answers_dialogs
class TestClosing:
    def test_closing_one_of_two_asks_nothing_and_the_last_one_does(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        assert first.close()
        asked = press("Cancel", "Don't Save")
        assert not second.close()
        assert second.close()
        assert asked == ["Save the changes to a.yaml?"] * 2

    def test_one_that_was_closed_hears_nothing_more(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        first.close()
        heard: list[object] = []
        first.session.changed.connect(heard.append)
        first.session.state_changed.connect(lambda: heard.append("state"))
        edit(qtbot, second)
        second.run("edit.undo")
        second.run("file.revert")
        assert heard == []
        assert texts(first) == []

    def test_quitting_asks_once_for_both(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        asked = press("Cancel", "Don't Save")
        first.run("file.quit")
        assert shared_windows().all() == pair
        first.run("file.quit")
        assert shared_windows().all() == ()
        assert asked == ["Save the changes to a.yaml?"] * 2
