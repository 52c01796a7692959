"""Opening a file that is gone offers the versions that are kept of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from outline_editor.app.backups import kept_backups
from outline_editor.app.paths import backups_folder
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import choose_file, press
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.answers_dialogs


@pytest.fixture
def window(show: OpenWindow, outline: Path) -> MainWindow:
    return show(outline)


@pytest.fixture
def gone(window: MainWindow, outline: Path) -> Path:
    """A recent file that is gone, of which a version is kept."""
    path = outline.with_name("b.yaml")
    kept_backups().keep(path, outline.read_bytes())
    window.files.open_path(outline)
    shared_windows().add_recent(path)
    return path


def _open(window: MainWindow) -> None:
    """Choose the first of the recent files."""
    _recent(window)[0].trigger()


def _recent(window: MainWindow) -> list[QAction]:
    menu = window.findChild(QMenu, "recentFiles")
    assert menu is not None
    menu.aboutToShow.emit()
    return menu.actions()


def _in_dialog(qtbot: QtBot, window: MainWindow, act: Callable[[VersionsDialog], object]) -> None:
    """Act in the dialog to come, once a version is shown, and close it."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, VersionsDialog):
            QTimer.singleShot(20, window, answer)
            return
        try:
            qtbot.waitUntil(dialog.restore_button.isEnabled)
            act(dialog)
        finally:
            if dialog.isVisible():
                dialog.close_button.click()

    QTimer.singleShot(0, window, answer)


def test_a_version_opens_as_a_document_that_is_saved_where_the_file_was(
    window: MainWindow, gone: Path, qtbot: QtBot
) -> None:
    asked = press("Show Versions")
    _in_dialog(qtbot, window, lambda dialog: dialog.restore_button.click())
    _open(window)
    assert asked == [f"There is no file {gone}; check the name and the folder."]
    (_, again) = shared_windows().all()
    assert again.session.opened.path == gone
    assert again.session.document.node("n-aa").text == "first"
    assert again.isWindowModified()
    assert again.files.save()
    assert "first" in gone.read_text("utf-8")
    assert not again.isWindowModified()
    again.leave()


def test_it_is_not_forgotten_where_its_versions_can_t_be_seen(
    window: MainWindow, gone: Path
) -> None:
    [versions] = (backups_folder() / "files").iterdir()
    versions.rename(versions.with_name("away"))
    versions.mkdir()
    asked = press("OK", "OK")
    _open(window)
    assert asked == [
        f"There is no file {gone}; check the name and the folder.",
        "The list of earlier versions can't be read: Is a directory. See that you may read "
        f"{backups_folder()}.",
    ]
    assert _recent(window)[0].text().count(gone.name) == 1


def test_it_is_shown_in_full_as_nothing_is_there_to_compare(
    window: MainWindow, gone: Path, qtbot: QtBot
) -> None:
    shown: list[str] = []
    press("Show Versions")

    def look(dialog: VersionsDialog) -> None:
        shown.append(dialog.text.toPlainText())
        dialog.as_file.click()
        qtbot.waitUntil(lambda: "format: " in dialog.text.toPlainText())
        shown.append(dialog.text.toPlainText())

    _in_dialog(qtbot, window, look)
    _open(window)
    assert all("first" in text for text in shown)
    assert not any(line.startswith("−") for text in shown for line in text.splitlines())
    assert shared_windows().all() == (window,)


def test_a_copy_of_a_version_is_saved(
    window: MainWindow, gone: Path, outline: Path, qtbot: QtBot
) -> None:
    target = gone.with_name("copy.yaml")
    press("Show Versions")

    def copy(dialog: VersionsDialog) -> None:
        came = choose_file(qtbot, target)
        dialog.copy_button.click()
        assert came()

    _in_dialog(qtbot, window, copy)
    _open(window)
    assert target.read_bytes() == outline.read_bytes()


def test_it_stays_among_the_recent_files_while_versions_are_kept(
    window: MainWindow, gone: Path
) -> None:
    press("Close")
    _open(window)
    assert shared_windows().all() == (window,)
    assert _recent(window)[0].text() == str(gone)


def test_a_name_that_no_file_can_have_is_told_of(
    window: MainWindow, outline: Path, qtbot: QtBot
) -> None:
    path = outline.with_name("n" * 300)
    asked = press("OK")
    assert window.files.open_path(path) is None
    assert asked == [f"There is no file {path}; check the name and the folder."]


def test_a_file_out_of_reach_is_told_of(
    window: MainWindow, outline: Path, request: pytest.FixtureRequest
) -> None:
    # Everything that is needed is imported once before rights are given up.
    asked = press("OK", "OK")
    window.files.open_path(outline.with_name("none.yaml"))
    folder = request.getfixturevalue("folder_of_ordinary_user") / "locked"
    path = folder / "a.yaml"
    folder.mkdir()
    folder.chmod(0)
    assert window.files.open_path(path) is None
    assert asked[1:] == [
        f"{path} may not be read by you; ask for permission, or copy it where you may."
    ]
