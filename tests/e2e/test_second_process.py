"""Two processes on one file: the second is told, reads along, and goes on where the first ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from outline_editor.storage.claims import Owner
from outline_editor.ui import open_window
from outline_editor.ui.claiming import Claiming
from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press

PROGRAM = [sys.executable, "-m", "outline_editor", "--platform", "offscreen"]

OUTLINE = (
    "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
    "outline:\n  - id: n-aa\n    text: first\n"
)


def _offer(bar: NoticeBar) -> QPushButton:
    offer = bar.findChild(QPushButton, "offer0")
    assert offer is not None
    return offer


@pytest.mark.answers_dialogs
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_file_is_read_while_another_process_has_it_and_edited_once_that_is_killed(
    tmp_path: Path, qtbot: QtBot
) -> None:
    file, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    file.write_text(OUTLINE)
    link.symlink_to(file)
    windows = shared_windows()

    def owner() -> Owner | None:
        return windows.claims.owner(file)

    with subprocess.Popen([*PROGRAM, file], stderr=subprocess.PIPE) as first:
        try:
            qtbot.waitUntil(lambda: owner() is not None, timeout=20_000)
            window = open_window()
            qtbot.addWidget(window)
            claiming = Claiming(windows)
            asked = press("Open Read-Only")
            assert window.files.open_path(link) is window
            assert asked == ["link.yaml is open elsewhere."]
            bar = window.findChild(NoticeBar, "heldNotice")
            assert bar is not None
            assert _offer(bar).text() == "Open a Copy"
            held = window.session.opened.held_by
            assert held is not None
            assert held.process == first.pid
            window.outline.edit_current()
            assert not window.outline.is_editing
        finally:
            first.kill()

    windows.held_files.look()
    assert _offer(bar).text() == "Edit Here"
    qtbot.mouseClick(_offer(bar), Qt.MouseButton.LeftButton)
    window.outline.edit_current()
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    qtbot.keyClicks(editor, "!")
    window.run("file.save")
    qtbot.waitUntil(lambda: file.read_text() == OUTLINE.replace("first", "first!"))
    assert link.is_symlink()
    claiming.close()
