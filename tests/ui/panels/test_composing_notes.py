"""Notes and fields written with an input method: its keys stay with it, its text is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.panels.driving import CTRL, SHIFT, Person

ROW = "n-w6tzp"


def _compose(person: Person, shown: str, committed: str = "") -> None:
    event = QInputMethodEvent(shown, [])
    event.setCommitString(committed)
    QApplication.sendEvent(person.focus, event)


@pytest.fixture
def note(person: Person) -> str:
    """A new note, about to be written."""
    person.go_to(ROW)
    person.press(Qt.Key.Key_Return, held=SHIFT)
    return person.row(ROW).notes[-1].id


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape])
def test_keys_that_end_an_entry_are_the_input_methods(
    person: Person, note: str, key: Qt.Key
) -> None:
    field = person.focus
    assert isinstance(field, QPlainTextEdit)
    _compose(person, "guo jin")
    person.press(key)
    assert person.focus is field
    _compose(person, "", "国进")
    assert person.document.note(note).text == "国进"


def test_saving_keeps_what_is_composed(person: Person, note: str) -> None:
    _compose(person, "guojin")
    person.press(Qt.Key.Key_S, held=CTRL)
    path = person.window.session.opened.path
    assert path is not None
    assert "text: guojin" in path.read_text(encoding="utf-8")
    assert person.document.note(note).text == "guojin"


def test_undo_and_redo_lose_nothing(person: Person, note: str) -> None:
    person.type("a")
    _compose(person, "guojin")
    person.press(Qt.Key.Key_Z, held=CTRL)
    assert person.document.note(note).text == "a"
    person.press(Qt.Key.Key_Y, held=CTRL)
    assert person.document.note(note).text == "aguojin"


def test_enter_in_a_line_stays_with_the_input_method(person: Person) -> None:
    person.go_to(ROW)
    field = person.enter("original")
    before = person.row(ROW).original
    _compose(person, "tui")
    person.press(Qt.Key.Key_Return)
    person.press(Qt.Key.Key_Escape)
    assert field.has_focus
    _compose(person, "", "推")
    assert person.row(ROW).original in (f"推{before}", f"{before}推", "推")
