"""Short lines in the middle of a wide view."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.settings import load_settings
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

LONG = "words that go on " * 30


@pytest.fixture
def window(show: OpenWindow, tmp_path: Path) -> MainWindow:
    rows = (Node(id="n-aa", text=LONG.strip(), children=(Node(id="n-bb", text=LONG.strip()),)),)
    path = tmp_path / "a.yaml"
    outline_editor.save(Document(DocumentRoot(id="a", outline=rows)), path)
    window = show(path)
    window.resize(1900, 700)
    return window


def _characters_a_line(window: MainWindow, row: int = 0) -> float:
    layout = window.outline.placed_rows()[row].layout.text
    return len(LONG) / layout.lineCount()


def test_lines_are_short_and_in_the_middle(window: MainWindow) -> None:
    wide = _characters_a_line(window)
    window.actions_by_id["view.reading_width"].trigger()
    assert _characters_a_line(window) < 90 < wide
    metrics, width = window.outline.metrics, window.outline.viewport().width()
    left, right = metrics.text_left(1), width - metrics.kind_left - metrics.kind_width
    assert abs(left - right) < 4 * metrics.em
    window.actions_by_id["view.reading_width"].trigger()
    assert _characters_a_line(window) == wide


def test_a_click_is_where_the_text_is(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["view.reading_width"].trigger()
    view = window.outline
    placed = view.placed_rows()[1]
    point = placed.layout.text_rect.topLeft() + QPoint(2, placed.top + 4)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert view.last_selection == ("n-bb", 0, len("words"))


def test_is_remembered_and_the_same_in_every_window(window: MainWindow, show: OpenWindow) -> None:
    other = show(None)
    window.actions_by_id["view.reading_width"].trigger()
    assert load_settings().reading_width
    assert other.actions_by_id["view.reading_width"].isChecked()
    assert show(None).actions_by_id["view.reading_width"].isChecked()


def test_a_narrow_view_is_used_up(window: MainWindow) -> None:
    window.resize(620, 700)
    before = _characters_a_line(window)
    window.actions_by_id["view.reading_width"].trigger()
    assert _characters_a_line(window) == before
    assert window.outline.metrics.left < window.outline.metrics.em
