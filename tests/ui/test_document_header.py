"""The strip above the outline leads to the fields that it shows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.panels.field_editors import FieldEditor
from tests.ui.conftest import OpenWindow


@pytest.fixture
def window(show: OpenWindow, outline: Path) -> MainWindow:
    return show(outline)


def _part(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    part = window.panes.header.findChild(kind, name)
    assert isinstance(part, QWidget)
    return part


def _has_focus(window: MainWindow, field: str) -> bool:
    editor = window.panes.sidebar.document_page.findChild(FieldEditor, f"field.{field}")
    focus = QApplication.focusWidget()
    return isinstance(editor, QWidget) and focus is not None and editor.isAncestorOf(focus)


def test_the_status_leads_to_the_checklist(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.mouseClick(_part(window, QToolButton, "documentStatus"), Qt.MouseButton.LeftButton)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "rule.sources"


def test_a_double_click_on_the_title_leads_to_its_field(qtbot: QtBot, window: MainWindow) -> None:
    title = _part(window, QLabel, "documentTitle")
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert not _has_focus(window, "title")
    qtbot.mouseDClick(title, Qt.MouseButton.LeftButton)
    assert _has_focus(window, "title")


def test_so_does_enter(qtbot: QtBot, window: MainWindow) -> None:
    title = _part(window, QLabel, "documentTitle")
    title.setFocus()
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert _has_focus(window, "title")
