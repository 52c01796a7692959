"""What the Help menu tells."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QTableWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.dialogs.keys import KeysDialog
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow


def shown_keys(qtbot: QtBot) -> dict[str, str]:
    """Reads the list of keys when it comes, and closes it; fills with what it said."""
    told: dict[str, str] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeysDialog)
        table = dialog.findChild(QTableWidget)
        buttons = dialog.findChild(QDialogButtonBox)
        assert table is not None
        assert buttons is not None
        for row in range(table.rowCount()):
            action, keys = table.item(row, 0), table.item(row, 1)
            assert action is not None
            assert keys is not None
            told[action.text()] = keys.text()
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        qtbot.mouseClick(close, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, look)
    return told


@pytest.mark.answers_dialogs
def test_f1_lists_every_key(qtbot: QtBot, show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    told = shown_keys(qtbot)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    actions = [action for action in window.actions_by_id.values() if action.shortcuts()]
    assert len(told) == len(actions) > 20
    for action in actions:
        assert _keys(action) == told[action.text().replace("&", "").rstrip("…")]


def _keys(action: QAction) -> str:
    return "   ".join(key.toString(key.SequenceFormat.NativeText) for key in action.shortcuts())


@pytest.mark.answers_dialogs
def test_about_tells_the_version(show: OpenWindow) -> None:
    window = show(None)
    asked = press("OK")
    window.actions_by_id["help.about"].trigger()
    assert version("outline-editor") in asked[0]
