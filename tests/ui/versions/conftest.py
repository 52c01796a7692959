"""What tests of the dialog of versions share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.versions.dialog import Act


@pytest.fixture
def look(qtbot: QtBot) -> Callable[[MainWindow, Act], None]:
    """Opens the dialog, waits until all is read, acts in it, and closes it."""

    def looked(window: MainWindow, act: Act) -> None:
        acted: list[bool] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, VersionsDialog)
            try:
                qtbot.waitUntil(dialog.isActiveWindow)
                act(dialog)
                acted.append(True)
            finally:
                if dialog.isVisible():
                    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

        QTimer.singleShot(0, answer)
        window.run("file.versions")
        assert acted
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return looked
