"""Saving takes a while: one writes on, cancels, closes, or is told of what stands against it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.app import saves
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, untold
from outline_editor.storage.saving import ready_document
from outline_editor.ui import dialogs, saving
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.work_line import WorkLine
from tests.ui.answers import choose_file, press
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier

HELD_UP_AT = 38
"""Percent of a save that are done when its making ready, which is 95 of them, is at 40."""


class SlowDisk:
    """Holds up the saving of documents until it is let go."""

    def __init__(self) -> None:
        self.is_waited_for = threading.Event()
        self._may_go = threading.Event()
        self.tell: Tell = untold

    def make_ready(self, root: DocumentRoot, header: str, path: Path, tell: Tell) -> bytes:
        self.tell = tell
        tell(0.4)
        self.is_waited_for.set()
        self._may_go.wait(60)  # no longer: a test that fails does not let it go
        return ready_document(root, header, path, tell)

    def let_go(self) -> None:
        self._may_go.set()

    def hold_up(self) -> None:
        """Hold up what is saved from now on."""
        self._may_go.clear()
        self.is_waited_for.clear()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, saved_at_once: None) -> Iterator[SlowDisk]:
    slow = SlowDisk()
    monkeypatch.setattr(saves, "ready_document", slow.make_ready)
    monkeypatch.setattr(saving, "SOON", 0.0)
    yield slow
    slow.let_go()


def _begin_saving(qtbot: QtBot, window: MainWindow, disk: SlowDisk) -> WorkLine:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert disk.is_waited_for.wait(30)
    qtbot.waitUntil(lambda: window.findChild(WorkLine) is not None)
    line = window.findChild(WorkLine)
    assert line is not None
    return line


def _until_over(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.session.opened.is_being_saved)


def _said(window: MainWindow) -> str:
    label = window.findChild(QLabel, "said")
    assert label is not None
    return label.text()


def test_what_is_written_meanwhile_stays_unsaved(
    show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    before = outline.read_text()
    window = show(outline)
    edit(qtbot, window)
    height = window.outline.height()
    line = _begin_saving(qtbot, window, disk)
    assert line.isVisible()
    QApplication.processEvents()
    assert window.outline.height() == height
    bar = line.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.value() == HELD_UP_AT)
    qtbot.keyClicks(QApplication.focusWidget(), "?")
    assert outline.read_text() == before
    disk.let_go()
    _until_over(qtbot, window)
    assert outline.read_text() == before.replace("first", "first!")
    assert window.isWindowModified()
    assert window.session.document.root.outline[0].text == "first!?"
    qtbot.waitUntil(lambda: window.findChild(WorkLine) is None)
    window.run("edit.undo")
    assert window.session.document.root.outline[0].text == "first!"
    assert not window.isWindowModified()
    window.run("edit.redo")
    assert window.isWindowModified()
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    _until_over(qtbot, window)
    assert outline.read_text() == before.replace("first", "first!?")
    assert not window.isWindowModified()


def test_another_way_taken_meanwhile_leaves_no_state_that_is_saved(
    show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _begin_saving(qtbot, window, disk)
    window.run("edit.undo")
    edit(qtbot, window, "?")
    disk.let_go()
    _until_over(qtbot, window)
    assert "first!" in outline.read_text()
    assert window.isWindowModified()
    window.run("edit.undo")
    assert window.session.document.root.outline[0].text == "first"
    assert window.isWindowModified()


def test_cancel_leaves_the_file_and_the_window_as_they_were(
    show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    before = outline.read_bytes()
    window = show(outline)
    edit(qtbot, window)
    line = _begin_saving(qtbot, window, disk)
    cancel = line.findChild(QToolButton)
    assert cancel is not None
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    disk.let_go()
    _until_over(qtbot, window)
    assert outline.read_bytes() == before
    assert window.isWindowModified()
    assert _said(window) == "a.yaml was not saved: the file is as it was before."
    assert [path.name for path in outline.parent.iterdir()] == ["a.yaml"]


@pytest.mark.answers_dialogs
def test_a_failure_offers_another_name_and_another_try(
    show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    before = outline.read_bytes()
    window = show(outline)
    edit(qtbot, window)
    folder = outline.parent / "folder"
    folder.mkdir()
    came = choose_file(qtbot, folder / "b.yaml")
    window.run("file.save_as")
    assert disk.is_waited_for.wait(30)
    assert came()
    folder.rmdir()
    asked: list[list[str]] = []

    def make_folder() -> None:
        folder.mkdir()
        asked.append(press("Try Again"))

    _when_asked(make_folder)
    disk.let_go()
    qtbot.waitUntil((folder / "b.yaml").exists)
    _until_over(qtbot, window)
    assert "there is no such folder" in asked[0][0]
    assert b"first!" in (folder / "b.yaml").read_bytes()
    assert outline.read_bytes() == before
    assert not window.isWindowModified()


@pytest.mark.answers_dialogs
def test_a_new_document_keeps_its_name_where_it_can_not_be_saved(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "one")
    name = window.session.opened.history.undo_name
    folder = tmp_path / "folder"
    folder.mkdir()
    came = choose_file(qtbot, folder / "plan.yaml")
    window.run("file.save_as")
    assert disk.is_waited_for.wait(30)
    assert came()
    assert window.session.document.root.id == "plan"
    folder.rmdir()
    asked: list[list[str]] = []
    _when_asked(lambda: asked.append(press("Cancel")))
    disk.let_go()
    _until_over(qtbot, window)
    qtbot.waitUntil(lambda: bool(asked and asked[0]))
    assert window.session.document.root.id == "untitled"
    assert window.session.opened.history.undo_name == name
    assert window.session.opened.history.redo_name is None
    assert window.session.opened.path is None


@pytest.mark.answers_dialogs
def test_closing_waits_and_shows_how_far_it_is(
    show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _begin_saving(qtbot, window, disk)
    seen: list[int] = []

    def look() -> None:
        waiting = QApplication.activeModalWidget()
        bar = waiting.findChild(QProgressBar) if isinstance(waiting, QDialog) else None
        if bar is None or bar.value() < HELD_UP_AT:
            QTimer.singleShot(20, look)
            return
        seen.append(bar.value())
        disk.let_go()

    QTimer.singleShot(0, look)
    window.close()
    assert seen == [HELD_UP_AT]
    assert not window.isVisible()
    assert "first!" in outline.read_text()


def _when_asked(act: object) -> None:
    """Do something once a question is there."""
    assert callable(act)

    def look() -> None:
        if QApplication.activeModalWidget() is None:
            QTimer.singleShot(20, look)
        else:
            act()

    QTimer.singleShot(0, look)


@pytest.mark.answers_dialogs
def test_a_window_stays_where_closing_it_fails(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the program did wrong, nothing is lost by it."""

    def fail(*_: object) -> None:
        raise ArithmeticError

    window = show(outline)
    edit(qtbot, window)
    monkeypatch.setattr(saves, "ready_document", fail)
    press("Save")
    event = QCloseEvent()
    with pytest.raises(ArithmeticError):
        QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert window.isWindowModified()


def test_the_name_of_a_file_does_not_make_the_window_wider(show: OpenWindow, qtbot: QtBot) -> None:
    window = show(None)
    window.resize(700, 500)
    line = WorkLine(text := f"Saving {'重点工作' * 20}.yaml…")
    window.statusBar().addPermanentWidget(line)
    qtbot.waitUntil(line.isVisible)
    QApplication.processEvents()
    assert window.width() == 700
    bar = line.findChild(QProgressBar)
    assert bar is not None
    assert bar.accessibleName() == text


def test_an_error_that_nobody_expects_leaves_what_can_be_saved_again(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> bytes:
        raise MemoryError

    path = tmp_path / "plan.yaml"
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "one")
    with monkeypatch.context() as patch:
        patch.setattr(saves, "ready_document", fail)
        patch.setattr(dialogs.choose_file, "to_save", lambda *_arguments: path)
        with pytest.raises(MemoryError):
            window.files.saving.save_as(waiting=True)
    assert not window.session.opened.is_being_saved
    assert window.session.document.root.id == "untitled"
    assert not path.exists()
