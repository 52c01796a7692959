"""What a screen reader is told of the window's controls."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import SAMPLES, OpenWindow


def name_of(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def nameless(window: MainWindow) -> list[str]:
    """What can get the keyboard now and has no name."""
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not name_of(widget)
    ]


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    return tmp_path / "miit-2019-press.yaml"


@pytest.mark.parametrize("row", ["n-w6tzp", "n-b6nrg"])
def test_what_can_get_the_keyboard_has_a_name(show: OpenWindow, sample: Path, row: str) -> None:
    window = show(sample)
    window.outline.set_current(row)
    assert nameless(window) == []


def test_so_has_what_is_on_the_document_page(show: OpenWindow, sample: Path) -> None:
    window = show(sample)
    window.run("go.document")
    assert window.panes.sidebar.document_page.isVisible()
    assert nameless(window) == []


@pytest.mark.parametrize("view", ["view.reading", "view.statistics"])
def test_so_has_what_is_shown_in_the_outlines_place(
    show: OpenWindow, sample: Path, view: str
) -> None:
    window = show(sample)
    window.actions_by_id[view].trigger()
    assert nameless(window) == []


def test_so_has_what_comes_with_a_file_with_errors(show: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("format: policy-outline/1\nid: a\nstauts: draft\n", encoding="utf-8")
    window = show(path)
    assert nameless(window) == []


def test_so_has_the_text_that_is_being_edited(
    qtbot: QtBot, show: OpenWindow, outline: Path
) -> None:
    window = show(outline)
    qtbot.keyClick(window.outline, Qt.Key.Key_F2)
    assert nameless(window) == []
