"""Text size, colours, notices, and what the status bar says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import outline_editor.ui
from outline_editor.app.settings import ColourScheme, load_settings
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import SAMPLES, OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def _row_height(window: MainWindow) -> int:
    return window.outline.visualRect(window.outline.model().index(0, 0)).height()


def _caption_height(window: MainWindow) -> int:
    label = window.panes.sidebar.inspector.findChild(QLabel)
    assert label is not None
    return label.fontMetrics().height()


# Handles


def test_the_window_and_its_parts_are_found_by_name(qtbot: QtBot, outline: Path) -> None:
    window = outline_editor.ui.open_window(str(outline))
    qtbot.addWidget(window)
    assert window.objectName() == "mainWindow"
    for name in ("rowInspector", "notesPanel", "problemsPanel", "documentPage"):
        assert window.findChild(QWidget, name) is not None, name
    view = window.findChild(QAbstractItemView, "outlineView")
    assert view is not None
    assert view.model().rowCount() == 2


def test_a_window_without_a_file_is_an_empty_document(show: OpenWindow) -> None:
    window = show(None)
    assert window.outline.model().rowCount() == 0
    assert not window.isWindowModified()


# Text size


def test_text_grows_and_shrinks_everywhere_and_is_kept(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    rows, captions = _row_height(window), _caption_height(window)
    qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    qtbot.keyClick(window, Qt.Key.Key_Equal, CTRL)
    assert _row_height(window) > rows
    assert _caption_height(window) > captions
    assert load_settings().text_size == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert load_settings().text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert load_settings().text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (_row_height(window), _caption_height(window)) == (rows, captions)
    assert load_settings().text_size == 100


def test_text_size_has_bounds(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert load_settings().text_size == 300
    for _ in range(30):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert load_settings().text_size == 50
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)


# Colours


@pytest.fixture
def light_again() -> object:
    yield
    shared_windows().set_scheme(ColourScheme.SYSTEM)


@pytest.mark.usefixtures("light_again")
def test_colours_change_in_all_parts_at_once(show: OpenWindow) -> None:
    window = show(SAMPLES / "miit-2019-press.yaml")
    line = window.panes.sidebar.inspector.findChildren(QWidget, "field.original")[0]

    def light(widget: QWidget) -> int:
        picture = window.grab().toImage()
        place = widget.mapTo(window, QPoint(widget.width() - 12, widget.height() // 2))
        return picture.pixelColor(place).lightness()

    parts = (window.outline.viewport(), window.panes.header, line)
    window.actions_by_id["view.scheme_light"].trigger()
    assert [light(part) > 200 for part in parts] == [True] * 3
    assert window.actions_by_id["view.scheme_light"].isChecked()
    window.actions_by_id["view.scheme_dark"].trigger()
    assert [light(part) < 80 for part in parts] == [True] * 3
    assert load_settings().colour_scheme is ColourScheme.DARK
    assert show(None).panes.header.palette().window().color().lightness() < 80


# What is said


def test_names_in_a_briefing_are_offered_as_actors(
    show: OpenWindow, briefing: Path, qtbot: QtBot
) -> None:
    window = show(briefing)
    bar = window.panes.notice_bar
    assert bar.isVisible()
    assert "Miao Wei" in bar.text
    offer = bar.findChild(QPushButton, "noticeOffer")
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    names = [actor.name.shown for actor in window.session.document.root.actors]
    assert names == ["Miao Wei 苗圩", "Ministry of Industry and IT (MIIT)"]
    window.run("edit.undo")
    assert window.session.document.root.actors == ()


def test_what_saving_was_to_do_is_no_longer_said_afterwards(
    show: OpenWindow, outline: Path
) -> None:
    outline.write_text(outline.read_text() + "# a comment\n")
    window = show(outline)
    bar = window.panes.notice_bar
    assert bar.isVisible()
    assert "comment" in bar.text
    window.run("file.save")
    assert not bar.isVisible()


def test_a_script_without_a_font_is_named(show: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("• \U00016a40\U00016a41\n", encoding="utf-8")
    window = show(path)
    assert "Mro" in window.panes.notice_bar.text


def test_what_pasting_leaves_out_is_said(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    window.outline.edit_current()
    editor = window.outline.findChild(RowEditor, "rowEditor")
    QGuiApplication.clipboard().setText(" a\x00b\x07c")
    qtbot.keyClick(editor, Qt.Key.Key_V, CTRL)
    assert window.session.document.node("n-aa").text == "first abc"
    said = window.findChild(QLabel, "said")
    assert said is not None
    assert said.text() == "2 characters that no text may hold were left out of what was pasted."


# Room


@pytest.mark.parametrize(
    ("width", "height", "size"), [(900, 600, 100), (700, 900, 100), (1280, 900, 200)]
)
def test_nothing_is_cut_off(show: OpenWindow, width: int, height: int, size: int) -> None:
    window = show(SAMPLES / "miit-2019-press.yaml")
    windows = shared_windows()
    windows.set_text_size(size)
    try:
        window.resize(width, height)
        window.outline.set_current("n-w6tzp")
        for _ in range(5):
            QGuiApplication.processEvents()
        cut = [
            f"{type(widget).__name__} {widget.objectName()} {getattr(widget, 'text', str)()}"
            for widget in window.findChildren(QWidget)
            if widget.isVisible()
            and not widget.objectName().startswith("qt_")
            and widget.layout() is None
            and widget.width() < widget.minimumSizeHint().width()
        ]
        assert cut == []
        assert window.width() == width
    finally:
        windows.set_text_size(100)
