"""Short lines in the middle of a wide view."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.settings import read_settings
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.outline.row_metrics import RowMetrics
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


def test_the_caret_comes_to_the_letter_clicked_at(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["view.reading_width"].trigger()
    view = window.outline
    view.edit_row("n-bb", 0)
    editor = view.findChild(RowEditor, "rowEditor")
    assert editor is not None
    placed = view.placed_rows()[1]
    line = placed.layout.text.lineAt(2)
    wanted = line.textStart() + 20
    x, _ = cast("tuple[float, int]", line.cursorToX(wanted))
    at_text = QPoint(round(x), round(2.5 * view.metrics.pitch))
    point = placed.layout.text_rect.topLeft() + QPoint(0, placed.top) + at_text
    target = view.viewport().childAt(point)
    assert target is not None
    assert editor.isAncestorOf(target)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(view.viewport(), point))
    assert view.caret == wanted


def test_arrows_and_note_marks_answer_where_they_are(window: MainWindow, qtbot: QtBot) -> None:
    window.outline.set_current("n-aa")
    window.actions_by_id["note.add_comment"].trigger()
    window.actions_by_id["view.reading_width"].trigger()
    view, metrics = window.outline, window.outline.metrics
    first_line = view.placed_rows()[0].top + metrics.padding + metrics.pitch // 2
    with qtbot.waitSignal(view.note_requested):
        _click(qtbot, window, QPoint(metrics.notes_left + metrics.em // 2, first_line))
    _click(qtbot, window, QPoint(metrics.mark_centre(1), first_line))
    assert view.rows.is_folded("n-aa")


def _click(qtbot: QtBot, window: MainWindow, point: QPoint) -> None:
    qtbot.mouseClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_the_text_being_edited_goes_along(window: MainWindow) -> None:
    view = window.outline
    view.edit_row("n-bb", 7)
    editor = view.findChild(RowEditor, "rowEditor")
    assert editor is not None
    for _ in range(2):
        window.actions_by_id["view.reading_width"].trigger()
        QApplication.processEvents()
        placed = view.placed_rows()[1]
        assert editor.pos() == placed.layout.text_rect.topLeft() + QPoint(0, placed.top)
        assert view.caret == 7


@pytest.mark.parametrize("room", [500, 700, 1400, 3000])
def test_the_text_stays_where_it_is_as_a_scroll_bar_comes(window: MainWindow, room: int) -> None:
    font = window.outline.font()
    bare = RowMetrics.of(font, room, room, originals=False, reading=True)
    beside_bar = RowMetrics.of(font, room - 14, room, originals=False, reading=True)
    assert bare.left == beside_bar.left
    for metrics in (bare, beside_bar):
        levels = [metrics.level_at(metrics.text_left(level)) for level in range(1, 8)]
        assert levels == list(range(1, 8))


def test_is_remembered_and_the_same_in_every_window(window: MainWindow, show: OpenWindow) -> None:
    other = show(None)
    window.actions_by_id["view.reading_width"].trigger()
    assert read_settings()[0].reading_width
    assert other.actions_by_id["view.reading_width"].isChecked()
    assert show(None).actions_by_id["view.reading_width"].isChecked()


def test_a_narrow_view_is_used_up(window: MainWindow) -> None:
    window.resize(620, 700)
    before = _characters_a_line(window)
    window.actions_by_id["view.reading_width"].trigger()
    assert _characters_a_line(window) == before
    assert window.outline.metrics.left < window.outline.metrics.em
