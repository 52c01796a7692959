"""Restoring, recovering and exporting large documents: beside the window, and to be cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app import exporting, restoring
from outline_editor.core.progress import Cancelled
from outline_editor.ui.dialogs import waiting
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import choose_file
from tests.ui.conftest import OpenWindow, edit

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def _texts(window: MainWindow) -> list[str]:
    return [node.text for node in window.session.document.walk()]


def _endless(*args: Any, **_named: Any) -> Any:
    tell = args[-1]
    while True:
        tell(0.4)


def _cancel_waiting(qtbot: QtBot, came: list[QWidget]) -> None:
    """Press Cancel once the person sees what is being done."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.objectName() != "waiting":
            QTimer.singleShot(20, answer)
            return
        came.append(dialog)
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, answer)


def _threads_of(
    monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str
) -> list[threading.Thread]:
    """In which threads a function of a module is carried out, from now on."""
    threads: list[threading.Thread] = []
    act = getattr(module, name)

    def noted(*args: Any, **kwargs: Any) -> Any:
        threads.append(threading.current_thread())
        return act(*args, **kwargs)

    monkeypatch.setattr(module, name, noted)
    return threads


def _in_versions(qtbot: QtBot, window: MainWindow, act: Callable[[VersionsDialog], None]) -> None:
    """Do something in the dialog of versions, the oldest of which is chosen and read."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        qtbot.keyClick(dialog.list, Qt.Key.Key_End)
        qtbot.waitUntil(dialog.restore_button.isEnabled)
        act(dialog)

    QTimer.singleShot(0, answer)
    window.run("file.versions")


@pytest.fixture
def saved(show: OpenWindow, outline: Path, qtbot: QtBot) -> MainWindow:
    """A window on a file with an earlier version."""
    window = show(outline)
    edit(qtbot, window)
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.isWindowModified())
    return window


def test_a_version_is_read_beside_the_window(
    saved: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = _threads_of(monkeypatch, restoring, "open_bytes")
    checks = _threads_of(monkeypatch, restoring, "check")
    _in_versions(qtbot, saved, lambda dialog: qtbot.keyClick(dialog.list, Qt.Key.Key_Return))
    assert _texts(saved) == ["first", "second"]
    assert reading
    assert checks
    assert threading.main_thread() not in reading + checks


def test_restoring_is_cancelled(
    saved: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The versions are still there to choose from, and nothing has changed."""
    monkeypatch.setattr(restoring, "read_version", _endless)
    opened, came = saved.session.opened, list[QWidget]()

    def act(dialog: VersionsDialog) -> None:
        _cancel_waiting(qtbot, came)
        dialog.restore_button.click()
        assert dialog.isVisible()
        dialog.reject()

    _in_versions(qtbot, saved, act)
    assert len(came) == 1
    assert saved.session.opened is opened
    assert _texts(saved) == ["first!", "second"]
    assert not saved.isWindowModified()


def test_a_text_is_made_and_written_beside_the_window(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    outline.write_text(outline.read_text().replace("title: A\n", ""))
    window = show(outline)
    losses = _threads_of(monkeypatch, exporting, "lost_in_text")
    writing = _threads_of(monkeypatch, exporting, "put_file")
    monkeypatch.setattr("outline_editor.ui.dialogs.ask.accept_losses", lambda *_: True)
    came = choose_file(qtbot, outline.with_name("out.txt"))
    window.run("file.export_text")
    assert came()
    assert "first" in outline.with_name("out.txt").read_text()
    assert losses
    assert writing
    assert threading.main_thread() not in losses + writing


@pytest.mark.parametrize("part", ["lost_in_text", "export_text"])
def test_exporting_is_cancelled(
    show: OpenWindow,
    outline: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    part: str,
) -> None:
    target = outline.with_name("out.txt")
    target.write_text("hours of work")
    window = show(outline)
    monkeypatch.setattr(exporting, part, _endless)
    monkeypatch.setattr("outline_editor.ui.dialogs.ask.accept_losses", lambda *_: True)
    monkeypatch.setattr("outline_editor.ui.dialogs.choose_file.to_export", lambda *_: target)
    came: list[QWidget] = []
    _cancel_waiting(qtbot, came)
    window.run("file.export_text")
    assert len(came) == 1
    assert target.read_text() == "hours of work"
    assert not window.isWindowModified()


def test_work_is_shown_once_it_takes_long(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """After 0.3 seconds, by the timer that is waited for: a busy machine may take longer."""
    waits: list[int] = []

    class NotedTimer(QTimer):
        def start(self, *interval: int) -> None:
            if self.isSingleShot():
                waits.append(*interval)
            super().start(*interval)

    monkeypatch.setattr(waiting, "QTimer", NotedTimer)
    came: list[QWidget] = []
    _cancel_waiting(qtbot, came)
    with pytest.raises(Cancelled):
        waiting.waited_for(_endless, "Counting…", None)
    assert len(came) == 1
    assert waits == [300]
