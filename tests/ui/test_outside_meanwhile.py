"""Another program changes the file while other things go on: saving, versions, other windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from pytestqt.qtbot import QtBot

from outline_editor.app.outside import Outside, Standing
from outline_editor.app.paths import claims_folder
from outline_editor.core.errors import Message
from outline_editor.storage.claims import Claims
from outline_editor.storage.files import digest_of
from outline_editor.ui import file_watch, outside_changes
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.outside import click_in, in_next, look_now, outside_bar, save, texts, write_over
from tests.ui.test_saving_meanwhile import SlowDisk
from tests.ui.test_saving_meanwhile import disk as disk

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def _restore_oldest(qtbot: QtBot, window: MainWindow) -> None:
    def act(dialog: QDialog) -> None:
        assert isinstance(dialog, VersionsDialog)
        dialog.list.setCurrentRow(dialog.list.count() - 1)
        qtbot.waitUntil(dialog.restore_button.isEnabled)
        dialog.restore_button.click()

    came = in_next(VersionsDialog, act)
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
    write_over(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(one).text and outside_bar(two).text))
    yield one, two
    two.leave()


class TestVersions:
    """A version that was restored is work that is not saved, like any other."""

    def test_it_is_not_replaced_by_what_another_program_wrote(
        self, show: OpenWindow, outline: Path, qtbot: QtBot
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        save(qtbot, window)
        _restore_oldest(qtbot, window)
        write_over(outline, "second", "theirs")
        qtbot.waitUntil(lambda: bool(outside_bar(window).text))
        assert texts(window) == ["first", "second"]
        came = in_next(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        click_in(qtbot, window, "Merge…")
        assert came
        assert texts(window) == ["first", "theirs"]

    def test_it_waits_for_what_is_being_saved(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, disk: SlowDisk
    ) -> None:
        window = show(outline)
        disk.let_go()
        edit(qtbot, window)
        save(qtbot, window)
        disk.hold_up()
        edit(qtbot, window, "?")
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
        disk.is_waited_for.wait()
        QTimer.singleShot(0, disk.let_go)
        _restore_oldest(qtbot, window)
        look_now(window)
        assert texts(window) == ["first", "second"]
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
        assert texts(window) == ["first!", "second"]
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
        assert texts(window) == ["first", "second"]
        write_over(outline, "second", "theirs")
        disk.let_go()
        came = in_next(QMessageBox, lambda box: click_in(qtbot, box, "Reload"))
        window.run("edit.undo")
        assert came
        assert texts(window) in (["first", "second"], ["first", "theirs"])
        for _ in range(4):
            window.run("edit.undo")
        assert texts(window) == ["first", "second"]
        for _ in range(6):
            window.run("edit.redo")
        assert texts(window) == ["first", "theirs"]


class TestTwoWindows:
    """What is settled in one window is settled in the other."""

    def test_a_merge(self, two: tuple[MainWindow, MainWindow], qtbot: QtBot) -> None:
        came = in_next(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        click_in(qtbot, two[0], "Merge…")
        assert came
        assert [texts(one) for one in two] == [["first!", "theirs"]] * 2
        assert [outside_bar(one).text for one in two] == ["", ""]

    def test_reloading(self, two: tuple[MainWindow, MainWindow], qtbot: QtBot) -> None:
        click_in(qtbot, two[0], "Reload")
        assert [texts(one) for one in two] == [["first", "theirs"]] * 2
        assert [outside_bar(one).text for one in two] == ["", ""]
        assert [one.isWindowModified() for one in two] == [False, False]


def test_a_file_that_is_back_is_saved_again(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    elsewhere = outline.with_name("b.yaml")
    outline.rename(elsewhere)
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert window.isWindowModified()
    elsewhere.rename(outline)
    qtbot.waitUntil(lambda: not outside_bar(window).text)
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
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    elsewhere.rename(folder)
    qtbot.waitUntil(lambda: not outside_bar(window).text)
    write_over(file, "second", "theirs")
    qtbot.waitUntil(lambda: texts(window) == ["first", "theirs"])


def test_nothing_leads_back_from_what_the_process_that_has_a_file_saves(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    other = Claims(claims_folder())
    other.take(outline)
    window = show(outline)
    write_over(outline, "second", "theirs")
    look_now(window)
    shared_windows().held_files.look()
    assert texts(window) == ["first", "theirs"]
    window.run("edit.undo")
    assert texts(window) == ["first", "theirs"]
    other.close()


def test_a_file_that_is_being_written_is_looked_at_after_a_while(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(outline)
    readings: list[Outside] = []

    def reading(*_: object, **_named: object) -> Outside:
        readings.append(
            Outside(Standing.UNUSABLE, reason=Message.of("file.unsteady", path="a.yaml"))
        )
        return readings[-1]

    with monkeypatch.context() as busy:
        busy.setattr(outside_changes, "look_to_follow", reading)
        write_over(outline, "text: first", "text: theirs")
        for _ in range(5):
            look_now(window)
        assert len(readings) == 1
        assert outside_bar(window).text == ""
        assert not window.isWindowModified()
    qtbot.waitUntil(lambda: "theirs" in texts(window))
