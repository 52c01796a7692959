"""A file with errors in a window: repairs by one click, saved or taken back like any change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def repairs(window: MainWindow) -> dict[str, QPushButton]:
    """The buttons in sight that repair."""
    QApplication.processEvents()  # a button that was just added shows only then
    buttons = window.panes.problems.findChildren(QPushButton)
    return {button.text(): button for button in buttons if button.isVisible()}


def first_repair(qtbot: QtBot, window: MainWindow) -> str:
    text, button = next(iter(repairs(window).items()))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    return text


def test_a_file_with_errors_is_read_only_until_repaired(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    broken = outline.read_text().replace("    text: second", "    txet: second")
    outline.write_text(broken)
    window = show(outline)
    assert window.session.read_only
    assert window.panes.source.isVisible()
    window.outline.edit_current()
    assert not window.outline.is_editing
    assert not window.actions_by_id["file.save"].isEnabled()

    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F8)
    repair = next(
        button
        for button in window.panes.problems.findChildren(QPushButton)
        if "“text”" in button.text()
    )
    qtbot.mouseClick(repair, Qt.MouseButton.LeftButton)
    assert not window.session.read_only
    assert not window.panes.source.isVisible()
    assert window.isWindowModified()
    assert outline.read_text() == broken
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert outline.read_text() == broken.replace("txet", "text")


READ_ONLY = "This file has errors and can only be read"


@pytest.mark.parametrize(
    "keys",
    ["F2", "a", "Space", "Shift+Return", "Del", "Tab", "Shift+Tab", "Return", "Ctrl+Shift+Up"],
)
def test_keys_that_would_edit_say_why_they_do_not(
    show: OpenWindow, outline: Path, qtbot: QtBot, keys: str
) -> None:
    outline.write_text(outline.read_text().replace("    text: second", "    txet: second"))
    window = show(outline)
    before = window.session.document.root
    text = {"a": "a", "Space": " "}.get(keys, "")
    window.outline.setFocus()
    assert not _said(window).startswith(READ_ONLY)
    if text:
        qtbot.keyClicks(window.outline, text)
    else:
        qtbot.keySequence(window.outline, QKeySequence(keys))
    assert _said(window).startswith(READ_ONLY)
    assert window.session.document.root is before


@pytest.mark.parametrize("keys", ["Down", "Esc", "F9", "Ctrl+Shift+F12"])
def test_keys_that_would_not_edit_do_not(
    show: OpenWindow, outline: Path, qtbot: QtBot, keys: str
) -> None:
    outline.write_text(outline.read_text().replace("    text: second", "    txet: second"))
    window = show(outline)
    qtbot.keySequence(window.outline, QKeySequence(keys))
    assert not _said(window).startswith(READ_ONLY)


def _said(window: MainWindow) -> str:
    label = window.findChild(QLabel, "said")
    assert label is not None
    return label.text()


@pytest.fixture
def partly(outline: Path) -> Path:
    """A file with two errors that one click repairs, and one in between that it does not."""
    text = outline.read_text()
    text = text.replace("status: draft", "stauts: draft").replace(
        "    text: second", "    txet: second"
    )
    outline.write_text(text.replace("text: first", "text: first\n    places: [Somewhere]"))
    return outline


def test_what_is_repaired_is_undone_and_redone_like_any_change(
    qtbot: QtBot, show: OpenWindow, partly: Path
) -> None:
    window = show(partly)
    undo, redo = window.actions_by_id["edit.undo"], window.actions_by_id["edit.redo"]
    assert not undo.isEnabled()
    done = [first_repair(qtbot, window)]
    assert "status: draft" in window.session.opened.source
    done.append(first_repair(qtbot, window))
    assert "text: second" in window.session.opened.source
    assert repairs(window) == {}
    for name in reversed(done):
        assert undo.text().replace("&", "") == f"Undo {name}"
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.session.opened.source == partly.read_text()
    assert not window.isWindowModified()
    assert not undo.isEnabled()
    for name in done:
        assert redo.text().replace("&", "") == f"Redo {name}"
        redo.trigger()
    assert "text: second" in window.session.opened.source
    assert not redo.isEnabled()


def test_a_partly_repaired_file_can_be_saved(qtbot: QtBot, show: OpenWindow, partly: Path) -> None:
    before = partly.read_text()
    window = show(partly)
    assert not window.actions_by_id["file.save"].isEnabled()
    first_repair(qtbot, window)
    assert window.isWindowModified()
    assert partly.read_text() == before
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert partly.read_text() == before.replace("stauts", "status")
    assert not window.isWindowModified()
    assert window.session.read_only
    assert not window.actions_by_id["file.save"].isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert partly.read_text() == before


@pytest.mark.answers_dialogs
@pytest.mark.parametrize("answer", ["Save", "Don't Save", "Cancel"])
def test_closing_asks_about_repairs(
    qtbot: QtBot, show: OpenWindow, partly: Path, answer: str
) -> None:
    before = partly.read_text()
    window = show(partly)
    first_repair(qtbot, window)
    asked = press(answer)
    assert window.close() == (answer != "Cancel")
    assert asked == ["Save the changes to a.yaml?"]
    assert (partly.read_text() != before) == (answer == "Save")


def test_after_a_repair_the_next_one_is_at_hand(
    qtbot: QtBot, show: OpenWindow, partly: Path
) -> None:
    window = show(partly)
    assert "“status”" in next(iter(repairs(window)))
    first_repair(qtbot, window)
    assert "“text”" in next(iter(repairs(window)))
