"""Text size, colours, notices, and what the status bar says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

import outline_editor.ui
from outline_editor.app.settings import ColourScheme, read_settings
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import SAMPLES, OpenWindow
from tests.ui.sizes import settle, sized

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
    assert read_settings()[0].text_size == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert read_settings()[0].text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_0, CTRL)
    assert read_settings()[0].text_size == 110
    qtbot.keyClick(window, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert (_row_height(window), _caption_height(window)) == (rows, captions)
    assert read_settings()[0].text_size == 100


def test_text_size_has_bounds(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert read_settings()[0].text_size == 300
    for _ in range(30):
        qtbot.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert read_settings()[0].text_size == 50
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
    assert read_settings()[0].colour_scheme is ColourScheme.DARK
    assert show(None).panes.header.palette().window().color().lightness() < 80


# What is said


def test_names_in_a_briefing_are_offered_as_actors(
    show: OpenWindow, briefing: Path, qtbot: QtBot
) -> None:
    window = show(briefing)
    bar = window.panes.notice_bar
    assert bar.isVisible()
    assert "Miao Wei" in bar.text
    offer = bar.findChild(QPushButton, "offer0")
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


# Fonts


@pytest.mark.usefixtures("usual_text_again")
def test_another_font_of_the_application_is_followed_at_every_size(show: OpenWindow) -> None:
    window = sized(show(SAMPLES / "miit-2019-press.yaml"), 1200, 800, 150)
    was = QFont(QApplication.font())
    larger = QFont(was)
    larger.setPointSizeF(20)
    try:
        QApplication.setFont(larger)
        settle()
        assert QApplication.font().pointSizeF() == pytest.approx(30)
        assert window.outline.font().pointSizeF() == pytest.approx(30)
        sized(window, 1200, 800, 100)
        assert window.outline.font().pointSizeF() == pytest.approx(20)
    finally:
        was.setPointSizeF(was.pointSizeF() / 1.5)
        QApplication.setFont(was)
        settle()


@pytest.mark.usefixtures("usual_text_again")
def test_another_font_of_the_desktop_is_followed_too(
    show: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = sized(show(None), 1200, 800, 150)
    was = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))
    larger = QFont(was)
    larger.setPointSizeF(20)

    def tell(font: QFont) -> None:
        monkeypatch.setattr(QFontDatabase, "systemFont", lambda _: font)
        QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
        settle()

    tell(larger)
    assert window.outline.font().pointSizeF() == pytest.approx(30)
    tell(was)
    assert window.outline.font().pointSizeF() == pytest.approx(1.5 * was.pointSizeF())


# Lines that belong together


def test_schemes_exclude_each_other(show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    names = ("view.scheme_system", "view.scheme_light", "view.scheme_dark")
    (group,) = {window.actions_by_id[name].actionGroup() for name in names}
    assert group is not None
    assert group.isExclusive()
    assert len(group.actions()) == 3


def _ink_columns(window: MainWindow, widget: QWidget) -> tuple[int, int]:
    """The first and the last x in the window at which something is drawn on a widget."""
    place = widget.mapTo(window, QPoint())
    picture = window.grab().toImage()
    area = picture.copy(QRect(place, widget.size()).adjusted(0, 2, 0, -2))
    ground = area.pixel(0, 0)
    drawn = [
        x
        for x in range(area.width())
        if any(area.pixel(x, y) != ground for y in range(area.height()))
    ]
    return place.x() + drawn[0], place.x() + drawn[-1]


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.usefixtures("usual_text_again")
def test_links_end_where_fields_end_and_crumbs_begin_where_the_title_does(
    show: OpenWindow, size: int
) -> None:
    window = sized(show(SAMPLES / "miit-2019-press.yaml"), 1400, 900, size)
    window.outline.set_current("n-w6tzp")
    window.run("view.zoom_in")
    settle()
    inspector = window.panes.sidebar.inspector
    more = inspector.findChild(QToolButton, "moreFields")
    field = inspector.findChild(QWidget, "field.original")
    bar = window.findChild(QWidget, "breadcrumbBar")
    title = window.findChild(QLabel, "documentTitle")
    assert more is not None
    assert field is not None
    assert bar is not None
    assert title is not None
    right = field.mapTo(window, QPoint(field.width() - 1, 0)).x()
    assert abs(_ink_columns(window, more)[1] - right) <= 5
    crumb = bar.findChildren(QToolButton)[0]
    assert crumb.accessibleName() == "All rows"
    assert abs(_ink_columns(window, crumb)[0] - _ink_columns(window, title)[0]) <= 4
