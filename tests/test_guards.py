"""The guards that stand around every test do notice."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMainWindow,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import log_file, recent_files_file, settings_file
from tests import qt_guards
from tests.qt_guards import UnexpectedDialog, left_threads, left_windows


def test_no_screen_is_used(qapp: QApplication) -> None:
    assert QApplication.platformName() == "offscreen"


def test_user_folders_are_those_of_the_test(user_folders: Path) -> None:
    paths = [settings_file(), recent_files_file(), log_file(), Path(QSettings("x", "y").fileName())]
    assert all(path.is_relative_to(user_folders) for path in paths)
    assert Path.home() == user_folders
    assert Path(os.environ["XDG_RUNTIME_DIR"]).stat().st_mode & 0o777 == 0o700


def test_left_window_is_found_and_destroyed(qapp: QApplication) -> None:
    window = QWidget()
    window.setObjectName("forgotten")
    assert left_windows() == ["QWidget 'forgotten'"]
    assert left_windows() == []
    del window


def test_window_deleted_later_is_not_left(qapp: QApplication) -> None:
    window = QWidget()
    window.show()
    window.deleteLater()
    assert left_windows() == []


def test_left_thread_is_found() -> None:
    before = set(threading.enumerate())
    release = threading.Event()
    thread = threading.Thread(target=release.wait, args=(60,), name="forgotten")
    thread.start()
    try:
        assert left_threads(before, grace=0.05) == ["forgotten"]
    finally:
        release.set()
    assert left_threads(before) == []


def test_unexpected_dialogs_raise(qapp: QApplication) -> None:
    box = QMessageBox()
    box.setText("Save the changes?")
    with pytest.raises(UnexpectedDialog, match="Save the changes"):
        box.exec()
    with pytest.raises(UnexpectedDialog, match="Really"):
        QMessageBox.question(None, "Title", "Really?")
    with pytest.raises(UnexpectedDialog, match="QFileDialog"):
        QFileDialog.getOpenFileName(None, "Open")


@pytest.mark.answers_dialogs
def test_expected_dialog_can_be_answered(qapp: QApplication) -> None:
    dialog = QDialog()
    QTimer.singleShot(0, dialog.accept)
    assert dialog.exec() == QDialog.DialogCode.Accepted


@pytest.mark.answers_dialogs
@pytest.mark.parametrize("widget", [QDialog, QMenu])
def test_what_stays_unanswered_is_closed(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, widget: type[QDialog] | type[QMenu]
) -> None:
    monkeypatch.setattr(qt_guards, "_STUCK_AFTER", 50)
    stuck = widget()
    stuck.setWindowTitle("Nobody answers")
    if isinstance(stuck, QMenu):
        stuck.addAction("An entry")
    with (
        pytest.raises(UnexpectedDialog, match="Nobody answers"),
        qt_guards.closing_what_is_stuck(),
    ):
        stuck.exec()


class Unsaved(QMainWindow):
    """A window that asks before it closes."""

    answer: int | None = None

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        buttons = QMessageBox.StandardButton
        box = QMessageBox(self)
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        Unsaved.answer = box.exec()


@pytest.fixture
def unsaved(qtbot: QtBot) -> Iterator[Unsaved]:
    """An unsaved window; looks at the end at what it was answered."""
    Unsaved.answer = None
    window = Unsaved()
    qtbot.addWidget(window)
    yield window
    assert Unsaved.answer == QMessageBox.StandardButton.Discard


@pytest.mark.parametrize(
    "answering", [False, pytest.param(True, marks=pytest.mark.answers_dialogs)]
)
def test_unsaved_window_is_discarded_when_the_test_is_over(
    unsaved: Unsaved, answering: bool
) -> None:
    unsaved.show()
    assert Unsaved.answer is None
