"""Columns are shown, hidden, made wider, and remembered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.columns import Column, Columns
from outline_editor.app.settings import read_settings
from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    Actor,
    Amount,
    Codebook,
    Concept,
    DocumentRoot,
    Node,
    Source,
)
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.cells import Names, cell_text
from outline_editor.ui.outline.column_header import ColumnHeader
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.translation import plain
from tests.ui.conftest import OpenWindow

ROW = Node(
    id="n-aa",
    text="cut taxes for small firms",
    original="减税",
    due="2019-06",
    places=("CN-HN", "CN-LN"),
    cites=("s1@p2",),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    outline_editor.save(Document(DocumentRoot(id="a", outline=(ROW,))), path)
    return path


@pytest.fixture
def window(show: OpenWindow, path: Path) -> MainWindow:
    window = show(path)
    window.resize(1700, 700)
    return window


def _toggle(window: MainWindow, *columns: str) -> None:
    for column in columns:
        window.actions_by_id[f"view.column_{column}"].trigger()


def _ticked(window: MainWindow) -> set[str]:
    prefix = "view.column_"
    return {
        name.removeprefix(prefix)
        for name, action in window.actions_by_id.items()
        if name.startswith(prefix) and action.isChecked()
    }


def _header(window: MainWindow) -> ColumnHeader:
    header = window.outline.findChild(ColumnHeader)
    assert header is not None
    return header


def test_at_first_they_are_as_there_is_room(window: MainWindow) -> None:
    assert _ticked(window) == {"original", "notes", "kind"}
    assert window.actions_by_id["view.columns_automatic"].isChecked()
    assert window.outline.findChild(QWidget, "columnHeader") is None
    window.outline.setMaximumWidth(280)
    QApplication.processEvents()
    window.outline.executeDelayedItemsLayout()
    assert Column.ORIGINAL not in window.outline.metrics.in_sight
    assert _ticked(window) == {"original", "notes", "kind"}


def test_they_become_narrower_then_go_from_right_to_left_the_originals_last(
    window: MainWindow,
) -> None:
    font = window.outline.font()
    shown = (*Column,)
    before: set[Column] = set(Column)
    narrowest: dict[Column, int] = {}
    order: list[Column] = []
    for room in range(2600, 200, -10):
        columns = Columns(shown)
        metrics = RowMetrics.of(font, room, room, originals=True, columns=columns)
        there = set(metrics.in_sight)
        assert there | set(metrics.given_way) == set(Column)
        assert there <= before, "none comes back"
        order += sorted(before - there, key=list(Column).index, reverse=True)
        before = there
        narrowest |= {cell.column: cell.width for cell in metrics.cells}
    others = [one for one in reversed(Column) if one not in ("original", "notes", "kind")]
    assert order == [*others, Column.KIND, Column.ORIGINAL]
    character = QFontMetrics(font).averageCharWidth()
    assert narrowest[Column.ACTORS] < Columns().width(Column.ACTORS) * character


def test_what_has_no_room_is_said(window: MainWindow) -> None:
    _toggle(window, "actors", "concepts", "cites")
    window.resize(500, 700)
    window.outline.executeDelayedItemsLayout()
    assert Column.ORIGINAL in window.outline.metrics.in_sight
    assert window.outline.metrics.given_way
    assert "Sources" in _header(window).toolTip()
    assert "Sources" in _header(window).accessibleDescription()
    action = window.actions_by_id["view.column_cites"]
    assert "cites" in _ticked(window)
    window.outline.columns_changed.emit()
    assert plain(action.text()) == "Sources (no room)"
    window.resize(1700, 700)
    window.outline.executeDelayedItemsLayout()
    window.outline.columns_changed.emit()
    assert plain(action.text()) == "Sources"
    assert _header(window).toolTip() == ""


def test_another_column_does_not_cost_one_without_room(window: MainWindow) -> None:
    window.outline.setMaximumWidth(280)
    QApplication.processEvents()
    window.outline.executeDelayedItemsLayout()
    _toggle(window, "due")
    assert _ticked(window) == {"original", "notes", "kind", "due"}


def test_columns_stay_where_they_are_as_the_scroll_bar_goes(window: MainWindow) -> None:
    bar = window.outline.verticalScrollBar()
    window.resize(1000, 700)
    window.outline.executeDelayedItemsLayout()
    assert not bar.isVisible()
    kind = window.outline.metrics.kind_left
    window.resize(1000, 200)
    with window.session.document.transaction("Add") as edit:
        edit.set(node_ref("n-aa"), text="long " * 2000)
    window.outline.executeDelayedItemsLayout()
    QApplication.processEvents()
    assert bar.isVisible()
    assert window.outline.metrics.kind_left == kind


def test_names_are_shown_in_the_language_of_the_document() -> None:
    labels = Labels.of({"en": "state advances, private retreats", "zh": "国进民退"})
    own = Concept(id="gjmt", label=labels)
    root = DocumentRoot(
        id="a",
        language="zh",
        concepts=(own,),
        sources=(Source(id="s1", title="Press conference"),),
    )
    shared = Codebook(
        id="b",
        actors=(Actor(id="miit", name=Labels.of({"en": "Ministry"})),),
        concepts=(Concept(id="sg", label=Labels.of({"en": "small giants", "zh": "小巨人"})),),
    )
    names = Names(Document(root), shared)
    row = Node(
        id="n-aa",
        text="a",
        actors=("miit", "nobody"),
        concepts=("gjmt", "sg"),
        cites=("s1@p. 3", "s9"),
        places=("CN-HN",),
        targets=("smes", "farmers"),
        amounts=(Amount(quote="60 bn"),),
    )
    others = [one for one in Column if one not in ("original", "notes", "kind")]
    told = {column: cell_text(row, column, names) for column in others}
    assert told[Column.ACTORS] == "Ministry · nobody"
    assert told[Column.CONCEPTS] == "国进民退 · 小巨人"
    assert told[Column.CITES] == "Press conference, p. 3 · s9"
    assert told[Column.PLACES] == "湖南"
    assert told[Column.TARGETS] == "smes · farmers"
    assert told[Column.AMOUNTS] == "60 bn"
    english = Names(Document(replace(root, language="en")), shared)
    assert cell_text(row, Column.CONCEPTS, english).startswith("state advances, private")


def test_one_more_and_one_less(window: MainWindow) -> None:
    width = window.outline.metrics.text_width(1)
    _toggle(window, "due", "places")
    assert window.outline.metrics.in_sight[-2:] == (Column.DUE, Column.PLACES)
    assert window.outline.metrics.text_width(1) < width
    assert _header(window).isVisible()
    assert window.outline.viewport().y() == _header(window).height() > 10
    _toggle(window, "original", "due")
    assert _ticked(window) == {"notes", "kind", "places"}
    window.actions_by_id["view.columns_automatic"].trigger()
    assert not _header(window).isVisible()
    assert window.outline.metrics.text_width(1) == width


def test_a_column_shows_its_field(window: MainWindow) -> None:
    _toggle(window, "due")
    cell = window.outline.metrics.cells[0]
    image = window.outline.viewport().grab().toImage()
    placed = window.outline.placed_rows()[0]
    ground = image.pixelColor(cell.left + cell.width - 1, placed.top + 2)
    drawn = [
        (x, y)
        for x in range(cell.left, cell.left + cell.width)
        for y in range(placed.top, placed.bottom)
        if image.pixelColor(x, y) != ground
    ]
    assert len(drawn) > 30


def test_an_edge_is_pulled_and_let_go(qtbot: QtBot, window: MainWindow) -> None:
    _toggle(window, "due", "places")
    due = window.outline.metrics.cells[0]
    header, edge = _header(window), QPoint(due.left - 5, 8)
    qtbot.mousePress(header, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(header, edge - QPoint(60, 0))
    qtbot.mouseRelease(header, Qt.MouseButton.LeftButton, pos=edge - QPoint(60, 0))
    wider = window.outline.metrics.cells[0]
    assert abs(wider.width - due.width - 60) <= 7
    qtbot.mouseMove(header, edge - QPoint(200, 0))
    assert window.outline.metrics.cells[0] == wider
    qtbot.mouseDClick(header, Qt.MouseButton.LeftButton, pos=QPoint(wider.left - 5, 8))
    assert window.outline.metrics.cells[0] == due


def test_the_texts_keep_some_room(window: MainWindow) -> None:
    _toggle(window, *(c.value for c in Column if c.value not in ("original", "notes", "kind")))
    window.resize(1000, 700)
    window.outline.executeDelayedItemsLayout()
    metrics = window.outline.metrics
    assert metrics.text_width(1) > 30 * window.fontMetrics().averageCharWidth()
    assert len(metrics.cells) < 8


def test_a_double_click_on_a_field_goes_where_it_is_edited(
    qtbot: QtBot, window: MainWindow
) -> None:
    _toggle(window, "due")
    cell, placed = window.outline.metrics.cells[0], window.outline.placed_rows()[0]
    point = QPoint(cell.left + 3, placed.top + 6)
    qtbot.mouseDClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=point)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.panes.sidebar.inspector.isAncestorOf(focus)
    assert not window.outline.is_editing


def test_are_remembered_with_the_file_and_for_new_ones(
    qtbot: QtBot, window: MainWindow, show: OpenWindow, path: Path, tmp_path: Path
) -> None:
    _toggle(window, "due")
    qtbot.waitUntil(lambda: read_settings()[0].columns != {})
    window.close()
    other = show(None)
    assert "due" in _ticked(other)
    _toggle(other, "due", "kind")
    qtbot.waitUntil(lambda: "kind" not in str(read_settings()[0].columns))
    assert _ticked(show(path)) == {"original", "notes", "kind", "due"}


def test_the_text_is_edited_in_its_narrower_column(qtbot: QtBot, window: MainWindow) -> None:
    _toggle(window, "due", "places", "actors")
    window.outline.edit_row("n-aa")
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.geometry().right() <= window.outline.metrics.original_left
