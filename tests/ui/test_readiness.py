"""What views need is made ready while nobody does anything."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui import readiness
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.readiness import Readiness
from tests.ui.conftest import OpenWindow, edit

PAGES = ("allNotes", "conceptsPage")


def _made(window: MainWindow) -> list[bool]:
    return [window.findChild(QWidget, name) is not None for name in PAGES]


def test_pages_are_made_in_a_pause_and_not_shown(
    qtbot: QtBot, show: OpenWindow, outline: Path
) -> None:
    window = show(outline)
    tab = window.panes.sidebar.currentIndex()
    assert _made(window) == [False, False]
    qtbot.waitUntil(lambda: _made(window) == [True, True])
    assert window.panes.sidebar.currentIndex() == tab
    assert window.outline.hasFocus()
    assert not any(
        page.isVisible() for name in PAGES for page in window.findChildren(QWidget, name)
    )
    assert {f"outline_editor.{name}" for name in readiness._MODULES} <= sys.modules.keys()


def test_what_is_done_puts_it_off(qtbot: QtBot, show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    waiting = window.panes.findChild(Readiness)
    assert waiting is not None
    timer = waiting.findChild(QTimer)
    assert timer is not None
    qtbot.wait(200)
    before = timer.remainingTime()
    edit(qtbot, window)
    assert timer.remainingTime() > before
    assert _made(window) == [False, False]
