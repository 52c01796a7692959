"""A file that another program changes while a window shows it: what is done and seen in tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outside_changes import OutsideChanges

_Dialog = TypeVar("_Dialog", bound=QDialog)


def outside_bar(window: MainWindow) -> NoticeBar:
    bar = window.findChild(NoticeBar, "outsideBar")
    assert bar is not None
    return bar


def texts(window: MainWindow) -> list[str]:
    return [node.text for node in window.session.document.walk()]


def write_over(path: Path, old: str, new: str) -> None:
    """Replace the file as careful programs do: with another one."""
    theirs = path.with_name("theirs")
    theirs.write_text(path.read_text().replace(old, new))
    theirs.replace(path)


def look_now(window: MainWindow) -> None:
    """See now, and not a moment later, whether the file was changed."""
    changes = window.findChild(OutsideChanges)
    assert changes is not None
    changes.look()


def save(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.isWindowModified())


def in_next(kind: type[_Dialog], act: Callable[[_Dialog], object]) -> list[_Dialog]:
    """Do something in the next dialog of a kind, whatever comes before it; then it is listed."""
    came: list[_Dialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, answer)
            return
        came.append(dialog)
        act(dialog)

    QTimer.singleShot(0, answer)
    return came


def click_in(qtbot: QtBot, parent: QWidget, text: str) -> None:
    place = outside_bar(parent) if isinstance(parent, MainWindow) else parent
    buttons = {one.text().replace("&", ""): one for one in place.findChildren(QPushButton)}
    qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)
