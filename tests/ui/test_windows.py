"""Windows: which file opens where, and what is asked before one closes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLibraryInfo, QMimeData, QPointF, Qt, QUrl, QVersionNumber
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import settings_file
from outline_editor.app.settings import load_recent_files, read_settings
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import choose_file, press
from tests.ui.conftest import SAMPLES, OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier


def _copy(outline: Path, name: str) -> Path:
    path = outline.with_name(name)
    path.write_bytes(outline.read_bytes())
    return path


def _drop(window: MainWindow, *paths: Path, text: str = "") -> bool:
    """Drag something over the window and let it go; whether it was taken."""
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text:
        data.setText(text)
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    place = QPointF(200, 200)
    # Since Qt 6.12 it takes fractions of pixels, and warns of the way that is older.
    takes_fractions = QLibraryInfo.version() >= QVersionNumber(6, 12)
    entered: Any = place if takes_fractions else place.toPoint()
    enter = QDragEnterEvent(entered, copy, data, left, none)
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(window, QDropEvent(place, copy, data, left, none))
    return True


def _paths() -> list[Path | None]:
    return [window.session.opened.path for window in shared_windows().all()]


def _close_others(window: MainWindow) -> None:
    for other in shared_windows().all():
        if other is not window:
            other.close()


# Opening


@pytest.mark.answers_dialogs
def test_how_large_a_file_may_be_is_a_setting(show: OpenWindow, outline: Path) -> None:
    """In megabytes; it holds from now on, and from the next start on."""
    windows, window = shared_windows(), show(None)
    outline.write_text(f"{'# a long comment' * 100}\n" * 700 + outline.read_text())
    usual = windows.settings.largest_file

    def allow(megabytes: int) -> None:
        windows.change_settings(lambda: setattr(windows.settings, "largest_file", megabytes))

    try:
        allow(1)
        asked = press("Cancel")
        assert _drop(window, outline)
        assert "files of more than 1 MB" in asked[0]
        assert _paths() == [None]
        allow(2)
        assert _drop(window, outline)
        assert _paths() == [outline]
        assert read_settings()[0].largest_file == 2
    finally:
        allow(usual)


def test_the_title_names_the_file_and_marks_changes(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    assert window.windowTitle() == "a.yaml[*] — Outline Editor"
    assert not window.isWindowModified()
    edit(qtbot, window)
    assert window.isWindowModified()
    assert show(None).windowTitle() == "Untitled[*] — Outline Editor"


@pytest.mark.answers_dialogs
def test_several_files_open_in_windows_of_their_own(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    others = [_copy(outline, "b.yaml"), _copy(outline, "c.yaml")]
    came = choose_file(qtbot, *others)
    qtbot.keyClick(window, Qt.Key.Key_O, CTRL)
    assert came()
    assert _paths() == [outline, *others]
    _close_others(window)


def test_a_file_opens_in_the_window_that_shows_nothing_yet(show: OpenWindow, outline: Path) -> None:
    window = show(None)
    assert _drop(window, outline)
    assert _paths() == [outline]
    assert window.outline.model().rowCount() == 2


def test_the_same_file_is_opened_once(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    other = show(_copy(outline, "b.yaml"))
    other.files.open_path(outline.parent / "." / "a.yaml")
    assert len(shared_windows().all()) == 2
    qtbot.waitUntil(window.isActiveWindow)


def test_dropped_files_open_and_text_does_not(show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    others = [_copy(outline, "b.yaml"), _copy(outline, "c.yaml")]
    assert _drop(window, *others)
    assert _paths() == [outline, *others]
    assert not _drop(window, text="some words")
    _close_others(window)


@pytest.mark.answers_dialogs
@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.docx", b"PK", "does not say its format"),
        ("none.yaml", None, "There is no file"),
        ("folder", "folder", "folder"),
        ("list.yaml", b"- a\n- b\n", "can't be opened"),
        ("bytes.yaml", bytes(range(256)), "can't be opened"),
        ("empty.yaml", b"", "can't be opened"),
    ],
)
def test_what_can_not_be_opened_is_told(
    show: OpenWindow, outline: Path, name: str, content: bytes | str | None, told: str
) -> None:
    window = show(outline)
    path = outline.with_name(name)
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    asked = press("OK")
    assert _drop(window, path)
    assert len(asked) == 1
    assert told in asked[0]
    assert _paths() == [outline]


def test_text_in_utf_16_is_read(show: OpenWindow, tmp_path: Path) -> None:
    path = tmp_path / "u.txt"
    path.write_bytes("• 国进民退\n• b\n".encode("utf-16"))
    window = show(path)
    assert window.outline.model().index(0, 0).data() == "国进民退"


# Recent files


def _recent(window: MainWindow) -> list[QAction]:
    menu = window.findChild(QMenu, "recentFiles")
    assert menu is not None
    menu.aboutToShow.emit()
    return menu.actions()


def test_recent_files_are_listed_newest_first_in_every_window(
    show: OpenWindow, outline: Path
) -> None:
    first = show(outline)
    other = _copy(outline, "b.yaml")
    second = show(other)
    names = [str(other), str(outline)]
    assert [action.text() for action in _recent(first)][:2] == names
    assert [action.text() for action in _recent(second)][:2] == names
    assert load_recent_files().paths == [other, outline]


def test_a_recent_file_opens_again(show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    window.files.open_path(_copy(outline, "b.yaml"))
    _close_others(window)
    _recent(window)[0].trigger()
    assert len(shared_windows().all()) == 2
    _close_others(window)


@pytest.mark.answers_dialogs
def test_a_recent_file_that_is_gone_is_told_and_dropped(show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    gone = _copy(outline, "b.yaml")
    window.files.open_path(gone)
    _close_others(window)
    gone.unlink()
    asked = press("OK")
    _recent(window)[0].trigger()
    assert asked == [f"There is no file {gone}; check the name and the folder."]
    assert [action.text() for action in _recent(window)] == [str(outline)]


# Closing and quitting


@pytest.mark.answers_dialogs
@pytest.mark.parametrize("answer", ["Save", "Don't Save", "Cancel"])
def test_closing_asks_about_changes(
    show: OpenWindow, outline: Path, qtbot: QtBot, answer: str
) -> None:
    before = outline.read_text()
    window = show(outline)
    edit(qtbot, window)
    asked = press(answer)
    assert window.close() == (answer != "Cancel")
    assert asked == ["Save the changes to a.yaml?"]
    assert window.isVisible() == (answer == "Cancel")
    assert outline.read_text() == (
        before.replace("first", "first!") if answer == "Save" else before
    )
    assert window.isWindowModified() == (answer != "Save")


def test_a_window_without_changes_closes_unasked(show: OpenWindow, outline: Path) -> None:
    assert show(outline).close()
    assert show(None).close()
    assert _paths() == []


@pytest.mark.answers_dialogs
def test_cancelling_in_the_second_window_keeps_both(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    first = show(outline)
    edit(qtbot, first)
    other = _copy(outline, "b.yaml")
    second = show(other)
    edit(qtbot, second)
    asked = press("Save", "Cancel")
    second.run("file.quit")
    assert asked == ["Save the changes to a.yaml?", "Save the changes to b.yaml?"]
    assert _paths() == [outline, other]
    assert not first.isWindowModified()
    assert second.isWindowModified()


@pytest.mark.answers_dialogs
def test_quitting_closes_all_windows_and_asks_once_about_each(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    show(_copy(outline, "b.yaml"))
    window = show(outline)
    edit(qtbot, window)
    asked = press("Don't Save")
    window.run("file.quit")
    assert asked == ["Save the changes to a.yaml?"]
    assert _paths() == []


# Going back


@pytest.mark.answers_dialogs
@pytest.mark.parametrize("answer", ["Revert", "Cancel"])
def test_revert_asks_and_reads_the_file_again(
    show: OpenWindow, outline: Path, qtbot: QtBot, answer: str
) -> None:
    window = show(outline)
    edit(qtbot, window)
    asked = press(answer)
    window.run("file.revert")
    assert asked == ["Go back to a.yaml as it was saved?"]
    first = window.outline.model().index(0, 0).data()
    assert first == ("first" if answer == "Revert" else "first!")
    assert window.isWindowModified() == (answer == "Cancel")


@pytest.mark.answers_dialogs
def test_revert_can_be_undone(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    edit(qtbot, window)
    press("Revert")
    window.run("file.revert")
    assert window.actions_by_id["edit.undo"].text().replace("&", "") == "Undo Revert"
    window.run("edit.undo")
    assert window.outline.model().index(0, 0).data() == "first!"
    assert window.isWindowModified()
    window.run("edit.undo")
    assert window.outline.model().index(0, 0).data() == "first"
    assert not window.isWindowModified()
    window.run("edit.redo")
    window.run("edit.redo")
    assert window.outline.model().index(0, 0).data() == "first"
    assert not window.actions_by_id["edit.redo"].isEnabled()


def test_revert_reads_what_another_program_wrote(show: OpenWindow, outline: Path) -> None:
    window = show(outline)
    outline.write_text(outline.read_text().replace("first", "from elsewhere"))
    window.run("file.revert")
    assert window.outline.model().index(0, 0).data() == "from elsewhere"
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert window.outline.model().index(0, 0).data() == "first"
    assert window.isWindowModified()


def test_the_sample_opens(show: OpenWindow) -> None:
    window = show(SAMPLES / "miit-2019-press.yaml")
    assert window.outline.model().rowCount() == 34


def test_broken_settings_are_said_once(show: OpenWindow) -> None:
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text('{"text_size": 500, "reading_width": true}')
    window = show(None)
    window.complete()
    assert "1 setting could not be used and has its usual value: text_size." in (
        window.panes.notice_bar.text
    )
    assert window.actions_by_id["view.reading_width"].isChecked()
    other = show(None)
    other.complete()
    assert other.panes.notice_bar.isHidden()
