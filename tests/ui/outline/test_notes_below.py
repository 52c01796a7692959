"""Notes shown in the outline, below the text of their row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.app.settings import read_settings
from outline_editor.core.addresses import note_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

LONG = "a note that says a good deal more than one line can hold " * 5


@pytest.fixture
def window(show: OpenWindow, tmp_path: Path) -> MainWindow:
    notes = (Note(id="t-aa", text=LONG), Note(id="t-ab", text="two\nlines"))
    above = Note(id="t-ac", text="about both", also_on=("n-bb",))
    rows = (Node(id="n-aa", text="one", notes=notes), Node(id="n-bb", text="two"))
    path = tmp_path / "a.yaml"
    outline_editor.save(Document(DocumentRoot(id="a", notes=(above,), outline=rows)), path)
    return show(path)


def _heights(window: MainWindow) -> list[int]:
    return [placed.height for placed in window.outline.placed_rows()]


def _show(qtbot: QtBot, window: MainWindow) -> None:
    window.outline.setFocus()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.outline, Qt.Key.Key_M, held)


def test_ctrl_shift_m_shows_them_and_hides_them_again(qtbot: QtBot, window: MainWindow) -> None:
    before = _heights(window)
    _show(qtbot, window)
    layouts = [placed.layout for placed in window.outline.placed_rows()]
    assert [[note.note.id for note in layout.notes] for layout in layouts] == [
        ["t-aa", "t-ab"],
        ["t-ac"],
    ]
    pitch = layouts[0].metrics.small_pitch
    assert _heights(window)[0] > before[0] + 4 * pitch
    assert read_settings()[0].notes_shown
    _show(qtbot, window)
    assert _heights(window) == before


def test_a_click_on_one_goes_to_the_notes(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window)
    placed = window.outline.placed_rows()[0]
    point = QPoint(placed.layout.text_rect.left() + 40, placed.bottom - 8)
    qtbot.mouseClick(window.outline.viewport(), Qt.MouseButton.LeftButton, pos=point)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.panes.sidebar.notes.isAncestorOf(focus)


def test_the_text_is_edited_above_them(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window)
    height = _heights(window)[0]
    window.outline.edit_row("n-aa")
    assert _heights(window)[0] == height
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.height() < height / 2


def test_a_note_that_is_written_shows_at_once(qtbot: QtBot, window: MainWindow) -> None:
    _show(qtbot, window)
    before = _heights(window)[1]
    note = window.session.document.root.notes[0]
    window.session.set_field(note_ref(note.id), "text", LONG)
    assert _heights(window)[1] > before
