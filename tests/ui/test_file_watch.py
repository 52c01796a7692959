"""Watching files that can't be reached any more."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.ui.file_watch import FileWatch


def test_a_file_that_goes_out_of_reach_is_told_of_and_the_others_too(
    qapp: QApplication, folder_of_ordinary_user: Path, qtbot: QtBot
) -> None:
    out_of_reach, other = folder_of_ordinary_user / "locked" / "a", folder_of_ordinary_user / "b"
    out_of_reach.parent.mkdir()
    for path in (out_of_reach, other):
        path.write_text("before")
    parent = QObject()
    watch = FileWatch(parent)
    watch.watch([out_of_reach, other])
    with qtbot.waitSignal(watch.changed):
        out_of_reach.parent.chmod(0)
    with qtbot.waitSignal(watch.changed):
        other.write_text("after")
    out_of_reach.parent.chmod(0o700)
    with qtbot.waitSignal(watch.changed):
        out_of_reach.write_text("after")
