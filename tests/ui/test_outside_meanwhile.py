"""Another program changes the file while other things go on: saving, versions, other windows."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.outside import Outside
from outline_editor.app.paths import claims_folder
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell
from outline_editor.storage.claims import Claims
from outline_editor.storage.files import digest_of
from outline_editor.ui import file_watch, outside_changes, outside_taking
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outside_changes import OutsideChanges
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.test_saving_meanwhile import SlowDisk
from tests.ui.test_saving_meanwhile import disk as disk

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def _bar(window: MainWindow) -> NoticeBar:
    bar = window.findChild(NoticeBar, "outsideBar")
    assert bar is not None
    return bar


def _texts(window: MainWindow) -> list[str]:
    return [node.text for node in window.session.document.walk()]


def _change(path: Path, old: str, new: str) -> None:
    theirs = path.with_name("theirs")
    theirs.write_text(path.read_text().replace(old, new))
    theirs.replace(path)


def _look(window: MainWindow) -> None:
    """See now, and not a moment later, whether the file was changed."""
    changes = window.findChild(OutsideChanges)
    assert changes is not None
    changes.look()


def _save(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.isWindowModified())


def _answer(kind: type[QDialog], act: Callable[[QDialog], object]) -> list[QDialog]:
    """Do something in the next dialog of a kind, whatever comes before it; then it is listed."""
    came: list[QDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(20, answer)
            return
        came.append(dialog)
        act(dialog)

    QTimer.singleShot(0, answer)
    return came


def _click(qtbot: QtBot, parent: QWidget, text: str) -> None:
    place = _bar(parent) if isinstance(parent, MainWindow) else parent
    buttons = {one.text().replace("&", ""): one for one in place.findChildren(QPushButton)}
    qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def _restore_oldest(qtbot: QtBot, window: MainWindow) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, VersionsDialog)
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        qtbot.waitUntil(dialog.restore_button.isEnabled)
        dialog.restore_button.click()

    came = _answer(VersionsDialog, act)
    window.run("file.versions")
    assert came
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


@pytest.fixture
def two(show: OpenWindow, outline: Path, qtbot: QtBot) -> Iterator[tuple[MainWindow, MainWindow]]:
    """Two windows on one document, which was changed here and by another program."""
    one = show(outline)
    two = shared_windows().show_beside(one.session)
    two.complete()
    one.activateWindow()
    qtbot.waitUntil(one.isActiveWindow)
    edit(qtbot, one)
    _change(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(one).text and _bar(two).text))
    yield one, two
    two.leave()


class TestVersions:
    """A version that was restored is work that is not saved, like any other."""

    def test_it_is_not_replaced_by_what_another_program_wrote(
        self, show: OpenWindow, outline: Path, qtbot: QtBot
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _save(qtbot, window)
        _restore_oldest(qtbot, window)
        _change(outline, "second", "theirs")
        qtbot.waitUntil(lambda: bool(_bar(window).text))
        assert _texts(window) == ["first", "second"]
        came = _answer(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        _click(qtbot, window, "Merge…")
        assert came
        assert _texts(window) == ["first", "theirs"]

    def test_it_waits_for_what_is_being_saved(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
    ) -> None:
        window = show(outline)
        disk.let_go()
        edit(qtbot, window)
        _save(qtbot, window)
        disk.hold_up()
        edit(qtbot, window, "?")
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        disk.is_waited_for.wait()
        QTimer.singleShot(0, disk.let_go)
        _restore_oldest(qtbot, window)
        _look(window)
        assert _texts(window) == ["first", "second"]
        assert window.isWindowModified()
        assert "first!?" in outline.read_text()

    def test_revert_waits_for_it_too(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        disk.is_waited_for.wait()
        QTimer.singleShot(50, disk.let_go)
        asked = press("Revert")
        window.run("file.revert")
        assert len(asked) == 1
        assert _texts(window) == ["first!", "second"]
        assert window.session.opened.digest == digest_of(outline.read_bytes())

    def test_what_stands_against_saving_is_settled_before_another_version_is_shown(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
    ) -> None:
        """Reload, as an answer, is another version itself: nothing is half done then."""
        window = show(outline)
        edit(qtbot, window)
        press("Revert")
        window.run("file.revert")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        edit(qtbot, window, "?")
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        disk.is_waited_for.wait()
        window.run("edit.undo")
        assert _texts(window) == ["first", "second"]
        _change(outline, "second", "theirs")
        disk.let_go()
        came = _answer(QMessageBox, lambda box: _click(qtbot, box, "Reload"))
        window.run("edit.undo")
        assert came
        assert _texts(window) in (["first", "second"], ["first", "theirs"])
        for _ in range(4):
            window.run("edit.undo")
        assert _texts(window) == ["first", "second"]
        for _ in range(6):
            window.run("edit.redo")
        assert _texts(window) == ["first", "theirs"]


class TestTwoWindows:
    """What is settled in one window is settled in the other."""

    def test_a_merge(self, two: tuple[MainWindow, MainWindow], qtbot: QtBot) -> None:
        came = _answer(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        _click(qtbot, two[0], "Merge…")
        assert came
        assert [_texts(one) for one in two] == [["first!", "theirs"]] * 2
        assert [_bar(one).text for one in two] == ["", ""]

    def test_reloading(self, two: tuple[MainWindow, MainWindow], qtbot: QtBot) -> None:
        _click(qtbot, two[0], "Reload")
        assert [_texts(one) for one in two] == [["first", "theirs"]] * 2
        assert [_bar(one).text for one in two] == ["", ""]
        assert [one.isWindowModified() for one in two] == [False, False]


def test_a_file_that_is_back_is_saved_again(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    elsewhere = outline.with_name("b.yaml")
    outline.rename(elsewhere)
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert window.isWindowModified()
    elsewhere.rename(outline)
    qtbot.waitUntil(lambda: not _bar(window).text)
    assert not window.isWindowModified()


def test_a_folder_that_comes_back_is_watched_again(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it goes when git takes up another branch; Qt does not tell that a folder is renamed."""
    monkeypatch.setattr(file_watch, "_LOOK", 100)
    folder = outline.with_name("sub")
    folder.mkdir()
    file = outline.rename(folder / "a.yaml")
    window = show(file)
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    elsewhere.rename(folder)
    qtbot.waitUntil(lambda: not _bar(window).text)
    _change(file, "second", "theirs")
    qtbot.waitUntil(lambda: _texts(window) == ["first", "theirs"])


def test_a_change_while_a_large_file_is_read_is_seen_too(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at, may_go = outside_changes._looked_at, threading.Event()

    def slow(path: Path, digest: bytes, saved: DocumentRoot) -> Outside | None:
        found = looked_at(path, digest, saved)
        may_go.wait()
        return found

    monkeypatch.setattr(outside_changes, "LARGE", 0)
    window = show(outline)
    qtbot.waitUntil(lambda: window.findChild(OutsideChanges) is not None)
    monkeypatch.setattr(outside_changes, "_looked_at", slow)
    _change(outline, "second", "theirs")
    _look(window)
    _change(outline, "theirs", "later")
    _look(window)
    may_go.set()
    qtbot.waitUntil(lambda: _texts(window) == ["first", "later"])


def test_nothing_leads_back_from_what_the_process_that_has_a_file_saves(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    other = Claims(claims_folder())
    other.take(outline)
    window = show(outline)
    _change(outline, "second", "theirs")
    _look(window)
    shared_windows().held_files.look()
    assert _texts(window) == ["first", "theirs"]
    window.run("edit.undo")
    assert _texts(window) == ["first", "theirs"]
    other.close()


def test_what_takes_a_while_shows_that_and_can_be_cancelled(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _change(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(window).text))

    def slow(*_: object) -> Outside:
        tell: Tell = _[-1]  # type: ignore[assignment]
        while True:
            tell(0.4)

    monkeypatch.setattr(outside_taking, "look_at", slow)
    before = window.session.document.root
    for button in ("Merge…", "Reload"):
        came = _answer(QDialog, lambda dialog: _click(qtbot, dialog, "Cancel"))
        _click(qtbot, window, button)
        assert came[0].objectName() == "waiting"
        assert window.session.document.root is before
        assert _bar(window).text
