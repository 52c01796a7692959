"""A person's whole job in the real window: open, annotate, save, check, undo."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMainWindow,
)
from pytestqt.qtbot import QtBot

from outline_editor.ui import open_window

BRIEFING = Path(__file__).parents[2] / "sample_docs" / "miit-2019-press.txt"


def _view(window: QMainWindow) -> QAbstractItemView:
    view = window.findChild(QAbstractItemView, "outlineView")
    assert view is not None
    return view


def _action(window: QMainWindow, action_id: str) -> QAction:
    action = window.findChild(QAction, action_id)
    assert action is not None
    return action


def _press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key where the focus is."""
    pressed = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        pressed |= modifier
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key, pressed)


def _type(qtbot: QtBot, text: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClicks(focus, text)


def _answer_file_dialog(qtbot: QtBot, path: Path) -> Callable[[], None]:
    """Fill in the next file dialog as a person would; call the result to be sure."""
    answered: list[Path] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.selectAll()
        qtbot.keyClicks(name, str(path))
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        save = buttons.button(QDialogButtonBox.StandardButton.Save)
        qtbot.mouseClick(save, Qt.MouseButton.LeftButton)
        answered.append(path)

    # The dialog settles on its folder first, as it has when a person begins to type.
    QTimer.singleShot(200, answer)

    def check() -> None:
        assert answered == [path]

    return check


def _click_row(qtbot: QtBot, window: QMainWindow, words: str) -> None:
    view = _view(window)
    model = view.model()
    index = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if words in str(model.index(row, 0).data())
    )
    view.scrollTo(index)
    rect = view.visualRect(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert view.currentIndex() == index


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """The founding briefing in a folder of its own."""
    path = tmp_path / BRIEFING.name
    shutil.copyfile(BRIEFING, path)
    return path


def _shown(qtbot: QtBot, path: Path) -> QMainWindow:
    window = open_window(path)
    qtbot.addWidget(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.mark.answers_dialogs
def test_open_annotate_save_check_reopen_and_undo(qtbot: QtBot, briefing: Path) -> None:
    window = _shown(qtbot, briefing)
    assert isinstance(window, QMainWindow)
    document = window.session.document  # type: ignore[attr-defined]
    opened = document.root
    assert _view(window).model().rowCount() == 34

    _click_row(qtbot, window, "‘small giants’")
    _press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    _type(qtbot, "state advances, private retreats")

    row = next(node for node in document.walk() if "highly specialised" in node.text)
    assert [(note.kind.value, note.text) for note in row.notes] == [
        ("context", "state advances, private retreats")
    ]

    _action(window, "go.document").trigger()
    _type(qtbot, "MIIT priorities for 2019")
    assert document.root.title == "MIIT priorities for 2019"

    saved = briefing.with_suffix(".yaml")
    answered = _answer_file_dialog(qtbot, saved)
    _press(
        qtbot, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    answered()
    assert saved.exists()
    assert not window.isWindowModified()
    assert briefing.read_bytes() == BRIEFING.read_bytes()

    checked = subprocess.run(
        [sys.executable, "-m", "outline_editor", "check", "--strict", saved], capture_output=True
    )
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, b"", b"")

    again = _shown(qtbot, saved)
    assert again is not window
    assert _view(again).model().rowCount() == 34
    assert again.session.document.root == document.root  # type: ignore[attr-defined]
    assert not again.isWindowModified()
    again.close()

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _click_row(qtbot, window, "‘small giants’")
    undo = _action(window, "edit.undo")
    while undo.isEnabled():
        _press(qtbot, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.root == opened
