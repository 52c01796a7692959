"""The document as prose, in the outline's place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.reading.reading_view import ROWS_AT_ONCE
from tests.benchmarks.corpus import outline_text
from tests.ui.reading.conftest import Reader, ReadFile

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


# The way in and out


@pytest.mark.parametrize("by_escape", [True, False])
def test_keys_lead_in_and_out(reader: Reader, by_escape: bool) -> None:
    action = reader.window.actions_by_id["view.reading"]
    assert not action.isChecked()
    reader.toggle()
    assert reader.reads
    assert action.isChecked()
    assert reader.window.panes.sidebar.isVisible()
    assert not reader.window.outline.isVisible()
    if by_escape:
        reader.press(Qt.Key.Key_Escape)
    else:
        reader.toggle()
    assert reader.window.outline.hasFocus()
    assert not action.isChecked()
    assert not reader.view.isVisible()


def test_the_bar_leads_out_and_to_the_statistics(reader: Reader, qtbot: QtBot) -> None:
    reader.open()
    statistics = reader.view.findChild(QToolButton, "do.view.statistics")
    qtbot.mouseClick(statistics, Qt.MouseButton.LeftButton)
    checked = {
        name: reader.window.actions_by_id[name].isChecked()
        for name in ("view.reading", "view.statistics")
    }
    assert checked == {"view.reading": False, "view.statistics": True}
    reader.toggle()
    assert reader.reads
    out = reader.view.findChild(QToolButton, "backToOutline")
    qtbot.mouseClick(out, Qt.MouseButton.LeftButton)
    assert reader.window.outline.hasFocus()


def test_esc_leads_out_from_the_buttons_too(reader: Reader) -> None:
    reader.open()
    out = reader.view.findChild(QToolButton, "backToOutline")
    assert out is not None
    out.setFocus()
    reader.press(Qt.Key.Key_Escape)
    assert reader.window.outline.hasFocus()


def test_the_next_pane_includes_it(reader: Reader) -> None:
    reader.open()
    reader.press(Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert reader.window.panes.sidebar.inspector.isAncestorOf(focus)
    reader.press(Qt.Key.Key_F6, SHIFT)
    assert reader.reads


def test_esc_in_a_field_leads_to_the_prose_and_not_past_it(reader: Reader) -> None:
    reader.open()
    reader.press(Qt.Key.Key_F6)
    reader.press(Qt.Key.Key_Escape)
    assert reader.reads


def test_what_is_done_in_the_outline_brings_it_back(reader: Reader) -> None:
    reader.open().press(Qt.Key.Key_F, CTRL)
    bar = reader.window.findChild(FindBar)
    assert bar is not None
    assert bar.line.hasFocus()
    assert reader.window.outline.isVisible()
    reader.toggle()
    assert not bar.isVisible()
    reader.window.actions_by_id["row.insert_below"].trigger()
    assert reader.window.outline.is_editing
    assert not reader.is_reading


def test_a_text_being_edited_is_left(reader: Reader) -> None:
    outline = reader.window.outline
    outline.set_current("n-k5mvt")
    outline.edit_current()
    reader.press(Qt.Key.Key_Exclam)
    reader.toggle()
    assert reader.reads
    assert not outline.is_editing
    assert "1.1\tbuild an innovation system around companies!" in reader.lines


# What is read


def test_it_begins_with_the_title_or_where_one_was(reader: Reader) -> None:
    reader.open()
    assert reader.text.verticalScrollBar().value() == 0
    reader.press(Qt.Key.Key_Escape)
    reader.window.outline.set_current("n-m8d4w")
    reader.open()
    assert reader.is_in_sight("9\tmeasures to attract")
    assert reader.line_in_focus().startswith("9\tmeasures to attract")


def test_words_are_shown_as_they_are_written(reader_of: ReadFile, outline: Path) -> None:
    words = "<b>x</b> & <a href='https://example.org'>y</a>"
    outline.write_text(outline.read_text().replace("first", words))
    reader = reader_of(outline).open()
    assert f"1\t{words}" in reader.lines
    assert [words for words, _ in reader.links()] == ["1", "2"]


def test_an_empty_document_says_so(reader_of: ReadFile) -> None:
    assert reader_of(None).open().lines == ["untitled", "draft", "There are no rows yet."]


def test_a_file_with_errors_can_be_read(reader_of: ReadFile, outline: Path) -> None:
    outline.write_text(outline.read_text().replace("title: A", "titel: A"))
    assert reader_of(outline).open().lines == ["a", "draft", "1\tfirst", "2\tsecond"]


def test_folded_rows_are_there_and_zoomed_ones_alone(reader: Reader) -> None:
    outline = reader.window.outline
    reader.window.run("row.fold_all")
    assert any(line.startswith("2.1.5\t") for line in reader.open().lines)
    reader.press(Qt.Key.Key_Escape)
    outline.set_current("n-g8dwk")
    reader.window.run("view.zoom_in")
    reader.open()
    numbers = [line.partition("\t")[0] for line in reader.lines if line[0].isdigit()]
    assert numbers == ["4", "4.1", "4.2", "4.3", "1"]
    reader.window.actions_by_id["view.zoom_out"].trigger()
    QApplication.processEvents()
    assert reader.is_reading
    assert any(line.startswith("6.3\t") for line in reader.lines)


# What changes


def test_it_follows_what_is_done_and_undone(reader: Reader) -> None:
    reader.open()
    document, row = reader.window.session.document, "1.1\tbuild an innovation system"
    reader.window.session.set_field(node_ref("n-k5mvt"), "text", "build it")
    QApplication.processEvents()
    assert "1.1\tbuild it" in reader.lines
    reader.press(Qt.Key.Key_Z, CTRL)
    QApplication.processEvents()
    assert document.node("n-k5mvt").text.startswith("build an innovation")
    assert any(line.startswith(row) for line in reader.lines)
    assert reader.reads
    assert reader.is_in_sight(row)


def test_it_stays_where_it_was_scrolled_to(reader: Reader) -> None:
    reader.window.resize(900, 500)
    reader.open()
    bar = reader.text.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    place = reader.text.place
    assert place[0].startswith("row-")
    long = "A title that takes several lines. " * 12
    reader.window.session.set_field(DOCUMENT, "title", long)
    QApplication.processEvents()
    assert reader.lines[0].startswith("A title that")
    assert reader.text.place == place


def test_it_follows_another_label_of_a_concept(reader: Reader) -> None:
    reader.open()
    ref = Ref(ElementKind.CONCEPT, "small-giants")
    assert "for smes · small giants 小巨人" in reader.lines
    reader.window.session.editing.concepts.set_label(ref, "en", "little giants")
    QApplication.processEvents()
    assert "for smes · little giants 小巨人" in reader.lines


def test_nothing_is_made_while_it_is_hidden(reader: Reader) -> None:
    reader.open().press(Qt.Key.Key_Escape)
    before = reader.text.document()
    reader.window.session.set_field(DOCUMENT, "title", "Other")
    QApplication.processEvents()
    assert reader.text.document() is before
    assert reader.lines[0] == "MIIT priorities for 2019, as put by the minister"
    assert reader.open().lines[0] == "Other"


def test_another_version_of_the_document_is_read_anew(reader: Reader) -> None:
    reader.window.session.set_field(DOCUMENT, "title", "Other")
    reader.window.run("file.save")
    path = reader.window.session.opened.path
    assert path is not None
    path.write_text(path.read_text().replace("title: Other", "title: Third"))
    reader.open()
    reader.window.run("file.revert")
    QApplication.processEvents()
    assert reader.is_reading
    assert reader.lines[0] == "Third"


def test_it_goes_along_with_the_next_note(reader: Reader) -> None:
    reader.open().press(Qt.Key.Key_F7)
    assert reader.window.session.current == "n-b6nrg"
    assert reader.is_in_sight("MIIT set up a 60 bn")


# Copying


def test_the_menu_copies_what_is_read(reader: Reader) -> None:
    reader.open()
    clipboard = QGuiApplication.clipboard()
    reader.window.actions_by_id["edit.copy"].trigger()
    assert clipboard.text().startswith("MIIT priorities for 2019, as put by the minister\nChina")
    cursor = reader.text.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    reader.text.setTextCursor(cursor)
    reader.window.actions_by_id["edit.copy"].trigger()
    assert clipboard.text() == "MIIT"


# Long documents


@pytest.fixture
def long(reader_of: ReadFile, tmp_path: Path) -> Reader:
    path = tmp_path / "long.yaml"
    path.write_text(outline_text(2500), encoding="utf-8")
    return reader_of(path)


def _rows_read(reader: Reader) -> list[str]:
    reader.wait()
    ids = [address for _, address in reader.links() if address.startswith("outline:")]
    return [one.removeprefix("outline:") for one in ids]


def test_a_long_document_is_read_page_by_page(long: Reader) -> None:
    ids = [node.id for node in long.window.session.document.walk()]
    long.open()
    assert _rows_read(long) == ids[:ROWS_AT_ONCE]
    long.click("Show the next 1000 rows")
    assert _rows_read(long) == ids[ROWS_AT_ONCE : 2 * ROWS_AT_ONCE]
    assert long.window.session.document.node(ids[ROWS_AT_ONCE]).text in long.line_in_focus()
    long.click("Show the next 500 rows")
    assert _rows_read(long) == ids[-ROWS_AT_ONCE:]
    long.click("Show the 1000 rows before")
    assert _rows_read(long) == ids[500 : 500 + ROWS_AT_ONCE]


def test_the_page_is_that_of_the_current_row(long: Reader) -> None:
    ids = [node.id for node in long.window.session.document.walk()]
    long.window.outline.set_current(ids[1800])
    long.open()
    assert ids[1800] in _rows_read(long)
    assert len(_rows_read(long)) == ROWS_AT_ONCE
    text = long.window.session.document.node(ids[1800]).text
    assert text in long.line_in_focus()
    long.window.outline.set_current(ids[20])
    assert ids[20] in _rows_read(long)


# Room


def _room_and_text(reader: Reader) -> tuple[int, int]:
    text = reader.text
    return text.viewport().width(), round(text.document().textWidth())


@pytest.mark.parametrize("size", [(1600, 1000), (700, 700)])
def test_lines_are_as_long_as_the_pane_is_wide_after_it_has_changed_out_of_sight(
    reader: Reader, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window = reader.window
    window.resize(900, 700)
    reader.open()
    reader.press(Qt.Key.Key_Escape)
    window.resize(*size)
    qtbot.waitUntil(lambda: (window.width(), window.height()) == size)
    reader.open()
    qtbot.waitUntil(lambda: reader.text.viewport().width() > 100)
    room, width = _room_and_text(reader)
    assert width == room


def test_lines_are_as_long_as_the_pane_is_wide_without_the_sidebar(
    reader: Reader, qtbot: QtBot
) -> None:
    reader.window.resize(1300, 800)
    reader.open()
    reader.press(Qt.Key.Key_Escape)
    for _ in range(2):
        reader.window.actions_by_id["view.sidebar"].trigger()
        QApplication.processEvents()
        reader.open()
        room, width = _room_and_text(reader)
        assert width == room
        reader.press(Qt.Key.Key_Escape)
