"""The list of versions in tests: opened, read, and filled."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outline_editor.app.backups import kept_backups
from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.core.addresses import node_ref
from outline_editor.storage import limits, part_limit
from outline_editor.storage.version_index import VersionOrigin
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import SAMPLES, OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier

Act = Callable[[VersionsDialog], object]


def rows(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def wait_for(qtbot: QtBot, dialog: VersionsDialog, *texts: str) -> None:
    """Wait until the version that is chosen is shown, with some words in it."""

    def shown() -> bool:
        text = dialog.text.toPlainText()
        return all(one in text for one in texts) and dialog.copy_button.isEnabled()

    qtbot.waitUntil(shown)


def save_twice(window: MainWindow, qtbot: QtBot) -> None:
    """Two versions that are saved, besides the one that was found."""
    edit(qtbot, window, "!")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    window.run("row.insert_below")
    # Chinese comes from an input method, not by single keys.
    window.session.set_field(node_ref(window.outline.current_id()), "text", "第三")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)


def with_codebook(show: OpenWindow, folder: Path) -> tuple[MainWindow, OpenCodebook]:
    """A window on an outline in a folder, and the codebook that it names there."""
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, folder)
    window = show(folder / "miit-2019-press.yaml")
    codebook = window.session.opened.named.shared
    assert codebook is not None
    return window, codebook


def remark(dialog: VersionsDialog) -> str:
    """What is remarked on the version that is shown."""
    label = dialog.findChild(QLabel, "versionRemark")
    assert label is not None
    return label.text()


def allow_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files of more than 200 parts be asked about."""
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setattr(part_limit, "_FOR_EACH_PART", 5_000)  # 200 parts of a megabyte
    monkeypatch.setenv(limits.VARIABLE, "1")


def keep_of_another_program(file: Path, line: str) -> None:
    """Keep a version with one more line, which another program has put into the file."""
    theirs = f"{file.read_text('utf-8')}{line}\n"
    kept_backups().keep(file, theirs.encode(), VersionOrigin.FOUND)
