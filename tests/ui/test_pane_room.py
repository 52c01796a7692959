"""Room: nothing is cut off, and the outline has the larger part of the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.sizes import settle, sized


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(900, 600, 100), (700, 900, 100), (700, 500, 100), (1280, 900, 200), (1200, 800, 300)],
)
@pytest.mark.usefixtures("usual_text_again")
def test_nothing_is_cut_off(show: OpenWindow, width: int, height: int, size: int) -> None:
    window = sized(show(SAMPLES / "miit-2019-press.yaml"), width, height, size)
    window.outline.set_current("n-w6tzp")
    settle()
    cut = [
        f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and not widget.objectName().startswith("qt_")
        and widget.layout() is None
        and widget.width() < widget.minimumSizeHint().width()
    ]
    assert cut == []
    assert (window.width(), window.height()) == (width, height)


@pytest.mark.parametrize(
    ("width", "height", "size", "rows"),
    [(700, 500, 100, 10), (1200, 800, 100, 20), (1200, 800, 200, 8), (1200, 800, 300, 5)],
)
@pytest.mark.usefixtures("usual_text_again")
def test_the_outline_has_the_larger_part(
    show: OpenWindow, width: int, height: int, size: int, rows: int
) -> None:
    window = sized(show(SAMPLES / "miit-2019-press.yaml"), width, height, size)
    assert window.outline.width() >= 0.55 * width
    lines = window.outline.viewport().height() / window.outline.metrics.pitch
    assert lines >= rows


@pytest.mark.usefixtures("usual_text_again")
def test_a_sidebar_without_room_waits_behind_its_tabs(show: OpenWindow, qtbot: QtBot) -> None:
    window = sized(show(SAMPLES / "miit-2019-press.yaml"), 1200, 800, 300)
    sidebar = window.panes.sidebar
    assert sidebar.is_folded
    assert not sidebar.inspector.isVisible()
    assert sidebar.tabBar().isVisible()
    high = window.outline.height()
    window.run("go.row")
    settle()
    assert sidebar.inspector.isVisible()
    assert window.outline.height() < high
    switch = window.findChild(QToolButton, "foldSidebar")
    assert switch is not None
    assert sidebar.rect().contains(switch.geometry())
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    settle()
    assert (sidebar.is_folded, window.outline.height()) == (True, high)
    tabs = sidebar.tabBar()
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert sidebar.document_page.isVisible()
    sized(window, 1200, 800, 100)
    assert not sidebar.is_folded
    assert not switch.isVisible()


@pytest.mark.parametrize("size", [100, 200, 300])
@pytest.mark.usefixtures("usual_text_again")
def test_problems_have_whole_lines_and_marks_as_large_as_the_text(
    show: OpenWindow, tmp_path: Path, size: int
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: policy-outline/1\nid: a\nstatus: draft\noutline: []\n")
    window = sized(show(path), 1200, 800, size)
    table = window.panes.problems.table
    assert table.iconSize().height() >= 0.9 * table.fontMetrics().height()
    assert table.rowHeight(0) >= table.fontMetrics().height()
    assert table.viewport().height() >= 2 * table.rowHeight(0)
