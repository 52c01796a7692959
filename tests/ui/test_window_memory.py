"""A window comes back as large as it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QSplitter
from pytestqt.qtbot import QtBot

from outline_editor.app.open_document import open_document
from outline_editor.app.paths import window_file
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows

Start = Callable[[], MainWindow]

BROKEN = "format: policy-outline/1\nid: a\ntitle: A\nstatus: drafty\noutline: []\n"


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """A window of the program's own, on a file with a problem."""
    path = tmp_path / "a.yaml"
    path.write_text(BROKEN)

    def started() -> MainWindow:
        window = shared_windows().show_own(open_document(path))
        qtbot.waitExposed(window)
        window.complete()
        _settle()
        return window

    yield started
    for window in shared_windows().all():
        window.leave()
    _settle()


def _settle() -> None:
    for _ in range(5):
        QApplication.processEvents()


def _splitters(window: MainWindow) -> tuple[QSplitter, QSplitter]:
    across, down = window.panes.sidebar.parentWidget(), window.panes.problems.parentWidget()
    assert isinstance(across, QSplitter)
    assert isinstance(down, QSplitter)
    return across, down


def test_size_and_panes_come_back(start: Start) -> None:
    window = start()
    window.resize(780, 640)
    _settle()
    across, down = _splitters(window)
    across.setSizes([440, 340])
    across.splitterMoved.emit(440, 1)
    down.setSizes([200, 100, 240])
    down.splitterMoved.emit(300, 2)
    _settle()
    wide, high = window.panes.sidebar.width(), window.panes.problems.height()
    window.leave()
    _settle()
    window = start()
    assert (window.width(), window.height()) == (780, 640)
    assert abs(window.panes.sidebar.width() - wide) <= 3
    assert abs(window.panes.problems.height() - high) <= 3


def test_a_maximised_window_comes_back_maximised(start: Start) -> None:
    window = start()
    window.resize(700, 500)
    window.showMaximized()
    _settle()
    window.leave()
    _settle()
    window = start()
    assert window.isMaximized()
    window.showNormal()
    _settle()
    assert (window.width(), window.height()) == (700, 500)


def test_a_window_from_a_larger_screen_is_kept_within_this_one(start: Start) -> None:
    window = start()
    window.setGeometry(3000, 3000, 5000, 4000)
    _settle()
    window.leave()
    _settle()
    window = start()
    # Qt leaves room for a frame on the left, and that much less on the right.
    screen = window.screen().availableGeometry().adjusted(0, 0, 4, 4)
    assert screen.contains(window.geometry())


def test_another_window_is_as_large_as_the_one_before(start: Start) -> None:
    window = start()
    window.resize(760, 600)
    _settle()
    assert start().size() == window.size()


def test_what_is_no_geometry_is_passed_over(start: Start) -> None:
    window_file().parent.mkdir(parents=True, exist_ok=True)
    window_file().write_text('{"geometry": "ééé", "sidebar": 1e9, "problems": 1e9}')
    window = start()
    assert window.outline.width() > 0
    assert window.outline.height() > 0
