"""Spelling as a person sees it: waves under words, menus, off and on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import own_words_file
from outline_editor.app.selection import Selection
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.panels.text_editor import GrowingTextEdit
from tests.small_dictionaries import install
from tests.ui.conftest import OpenWindow
from tests.ui.pixels import text_colours

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


@pytest.fixture
def window(show: OpenWindow, misspelt: Path, qtbot: QtBot) -> MainWindow:
    """A window on `misspelt` whose rows were looked through."""
    install("en_GB")
    window = show(misspelt)
    qtbot.waitUntil(lambda: _waves(window, 0) > 0)
    return window


def _waves(window: MainWindow, row: int) -> int:
    """How many pixels of a row's text are reddish, as nothing but waves is."""
    return sum(colour.red() - colour.green() > 25 for colour in text_colours(window, row))


def _marked(editor: RowEditor | GrowingTextEdit) -> list[str]:
    found = []
    for selection in editor.extraSelections():
        assert selection.format.underlineStyle() == WAVE  # pyright: ignore[reportAttributeAccessIssue]
        found.append(selection.cursor.selectedText())  # pyright: ignore[reportAttributeAccessIssue]
    return found


def _edit(window: MainWindow, row: str, caret: int | None = None) -> RowEditor:
    window.outline.edit_row(row, caret)
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    return editor


def _note(window: MainWindow) -> GrowingTextEdit:
    return next(
        e for e in window.findChildren(GrowingTextEdit) if e.plain_text == "the mian policy"
    )


def _menu_by_key(qtbot: QtBot, widget: QWidget) -> QMenu:
    """Open the menu as the menu key does."""
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, QPoint(), widget.mapToGlobal(QPoint())
    )
    QApplication.sendEvent(widget, event)
    return _open_menu(qtbot)


def _menu_at(qtbot: QtBot, widget: QWidget, point: QPoint) -> QMenu:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, widget.mapToGlobal(point))
    QApplication.sendEvent(widget, event)
    return _open_menu(qtbot)


def _open_menu(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _choose(menu: QMenu, name: str) -> None:
    action = next(action for action in menu.actions() if action.objectName() == name)
    action.trigger()
    menu.close()


def _x_of(window: MainWindow, row: int, offset: int) -> QPoint:
    """A point on a character of a row's text."""
    placed = window.outline.placed_rows()[row]
    line = placed.layout.text.lineAt(0)
    x, _ = line.cursorToX(offset)  # pyright: ignore[reportGeneralTypeIssues]
    return QPoint(placed.layout.text_rect.left() + int(x) + 3, placed.top + placed.height // 2)


def _settle(qtbot: QtBot) -> None:
    """Wait until everything would have been looked through."""
    qtbot.wait(900)


# Rows


def test_waves_stand_under_misspelt_words_alone(window: MainWindow) -> None:
    assert _waves(window, 1) > 0
    assert _waves(window, 2) == 0


def test_chinese_is_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    """So is what stands in a row's Chinese original."""
    marks = window.outline._marks
    assert marks is not None
    found = marks.of(window.session.document.node("n-aa"))
    assert found is not None
    assert (found.text, found.original) == (((8, 13),), ())


def test_a_row_says_on_hover_which_words(window: MainWindow, qtbot: QtBot) -> None:
    point = _x_of(window, 0, 10)
    viewport = window.outline.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    assert "Not in the dictionary: polcy" in QToolTip.text()
    QToolTip.hideText()


def test_the_menu_of_a_row_replaces_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    menu = _menu_at(qtbot, window.outline.viewport(), _x_of(window, 0, 10))
    _choose(menu, "word.policy")
    assert window.session.document.node("n-aa").text == "promote policy"
    window.run("edit.undo")
    assert window.session.document.node("n-aa").text == "promote polcy"
    assert window.session.opened.history.undo_name is None


def test_words_stand_above_the_usual_actions_of_a_row(window: MainWindow, qtbot: QtBot) -> None:
    menu = _menu_at(qtbot, window.outline.viewport(), _x_of(window, 0, 10))
    names = [action.objectName() for action in menu.actions()]
    menu.close()
    assert names.index("word.policy") < names.index("spelling.ignore") < names.index("edit.cut")


def test_a_row_offers_no_words_beside_the_misspelt_one(window: MainWindow, qtbot: QtBot) -> None:
    menu = _menu_at(qtbot, window.outline.viewport(), _x_of(window, 0, 2))
    assert menu.actions()[0].objectName() == "edit.cut"
    menu.close()


def test_an_edit_is_followed(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_field(node_ref("n-cc"), "text", "the polcy")
    qtbot.waitUntil(lambda: _waves(window, 2) > 0)
    window.run("edit.undo")
    qtbot.waitUntil(lambda: _waves(window, 2) == 0)


# The row being edited


def test_the_row_being_edited_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    editor = _edit(window, "n-bb")
    qtbot.waitUntil(lambda: _marked(editor) == ["recieve"])
    assert editor.toolTip() == "Not in the dictionary: recieve"
    window.outline.edit_row("n-cc")
    qtbot.waitUntil(lambda: _marked(editor) == [])
    assert editor.toolTip() == ""


def test_the_word_being_typed_is_not_marked(window: MainWindow, qtbot: QtBot) -> None:
    editor = _edit(window, "n-cc")
    qtbot.keyClicks(editor, " mian")
    _settle(qtbot)
    assert _marked(editor) == []
    qtbot.keyClicks(editor, " ")
    qtbot.waitUntil(lambda: _marked(editor) == ["mian"])


def test_a_misspelt_word_is_marked_when_the_caret_only_stands_at_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    editor = _edit(window, "n-aa")
    assert editor.selected == (13, 13)
    qtbot.waitUntil(lambda: _marked(editor) == ["polcy"])


def test_the_menu_key_replaces_the_word_at_the_caret(window: MainWindow, qtbot: QtBot) -> None:
    editor = _edit(window, "n-bb", 3)
    _choose(_menu_by_key(qtbot, editor), "word.receive")
    assert window.session.document.node("n-bb").text == "receive policy in the industry"
    assert editor.text == "receive policy in the industry"
    qtbot.keyClicks(editor, "d")
    assert window.session.document.node("n-bb").text == "received policy in the industry"
    window.run("edit.undo")
    assert window.session.document.node("n-bb").text == "receive policy in the industry"
    window.run("edit.undo")
    assert window.session.document.node("n-bb").text == "recieve policy in the industry"


def test_a_replacement_is_no_part_of_the_typing_around_it(window: MainWindow, qtbot: QtBot) -> None:
    """One letter more, at once after typing, and at once before."""
    editor = _edit(window, "n-aa")
    qtbot.keyClicks(editor, " the")
    editor.put_caret(10)
    _choose(_menu_by_key(qtbot, editor), "word.policy")
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, "m")
    assert editor.text == "promote policy them"
    for text in ("promote policy the", "promote polcy the"):
        window.run("edit.undo")
        assert editor.text == text


def test_a_right_word_has_the_usual_menu(window: MainWindow, qtbot: QtBot) -> None:
    menu = _menu_by_key(qtbot, _edit(window, "n-bb", 10))
    assert not [a for a in menu.actions() if a.objectName().startswith(("word", "spelling"))]
    menu.close()


# Notes


def test_notes_are_marked_and_mended(window: MainWindow, qtbot: QtBot) -> None:
    note = _note(window)
    qtbot.waitUntil(lambda: _marked(note) == ["mian"])
    cursor = note.textCursor()
    cursor.setPosition(6)
    note.setTextCursor(cursor)
    _choose(_menu_by_key(qtbot, note), "word.main")
    assert window.session.document.node("n-aa").notes[0].text == "the main policy"
    qtbot.waitUntil(lambda: _marked(note) == [])
    window.run("edit.undo")
    assert window.session.document.node("n-aa").notes[0].text == "the mian policy"


def test_a_note_that_comes_later_is_marked(window: MainWindow, qtbot: QtBot) -> None:
    window.run("note.add_comment")
    field = QApplication.focusWidget()
    assert isinstance(field, GrowingTextEdit)
    qtbot.keyClicks(field, "polcy the")
    qtbot.waitUntil(lambda: _marked(field) == ["polcy"])


# Words of the user


def test_a_word_added_is_right_in_every_window(
    window: MainWindow, show: OpenWindow, misspelt: Path, qtbot: QtBot
) -> None:
    other = show(None)
    other.session.editing.run("row.insert_below", Selection(current=""))
    row = other.session.document.root.outline[0].id
    other.session.set_field(node_ref(row), "text", "recieve")
    qtbot.waitUntil(lambda: _waves(other, 0) > 0)
    menu = _menu_at(qtbot, window.outline.viewport(), _x_of(window, 1, 3))
    _choose(menu, "spelling.add")
    qtbot.waitUntil(lambda: _waves(window, 1) == 0 and _waves(other, 0) == 0)
    assert own_words_file().read_text("utf-8") == "recieve\n"
    assert _waves(window, 0) > 0


def test_an_ignored_word_is_right_for_now(window: MainWindow, qtbot: QtBot) -> None:
    menu = _menu_at(qtbot, window.outline.viewport(), _x_of(window, 1, 3))
    _choose(menu, "spelling.ignore")
    qtbot.waitUntil(lambda: _waves(window, 1) == 0)
    assert not own_words_file().exists()


# Off and on


def test_switched_off_nothing_is_marked(
    window: MainWindow, qtbot: QtBot, show: OpenWindow, misspelt: Path
) -> None:
    editor = _edit(window, "n-bb")
    qtbot.waitUntil(lambda: _marked(editor) == ["recieve"])
    action = window.actions_by_id["edit.spelling"]
    assert action.isChecked()
    action.trigger()
    assert not action.isChecked()
    assert (_waves(window, 0), _marked(editor)) == (0, [])
    _settle(qtbot)
    assert (_waves(window, 0), _marked(editor)) == (0, [])
    action.trigger()
    qtbot.waitUntil(lambda: _waves(window, 0) > 0 and _marked(editor) == ["recieve"])


def test_without_a_dictionary_it_is_said(show: OpenWindow, misspelt: Path, qtbot: QtBot) -> None:
    window = show(misspelt)
    _settle(qtbot)
    assert _waves(window, 0) == 0
    action = window.actions_by_id["edit.spelling"]
    assert "hunspell-en-gb" in action.statusTip()
    said: list[Message] = []
    window.session.said.connect(said.append)
    action.trigger()
    assert "English" in said[0].text
    assert "hunspell-en-gb" in said[0].text
    assert action.isChecked(), "nothing else happens"
    install("en_GB")
    action.trigger()
    qtbot.waitUntil(lambda: _waves(window, 0) > 0)
    assert action.isChecked()
    assert action.statusTip() == ""
