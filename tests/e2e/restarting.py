"""A program started after a crash: `python -m tests.e2e.restarting FILE` recovers and saves.

It is the whole program, from its command line on, and somebody who presses Recover once
they are asked. It prints a line of JSON with what it offered, and what its windows
showed then, and ends once all is saved.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from outline_editor.cli.main import main as run
from outline_editor.ui import application
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.windows import shared_windows

_LOOK = 20
"""Milliseconds between two looks at what there is."""


def main(file: str) -> int:
    """Open a file, and recover what is offered."""
    open_windows = application.open_windows

    def open_then_answer(paths: list[Path]) -> None:
        QTimer.singleShot(_LOOK, _answer)
        open_windows(paths)

    application.open_windows = open_then_answer
    return run(["--platform", "offscreen", file])


def _answer() -> None:
    """Press Recover as soon as one can."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, RecoveringDialog):
        QTimer.singleShot(_LOOK, _answer)
        return
    offered = [dialog.files.item(row).text() for row in range(dialog.files.count())]
    preview = dialog.text.toPlainText()
    QTimer.singleShot(_LOOK, lambda: _save(offered, preview))
    QTest.mouseClick(dialog.recover, Qt.MouseButton.LeftButton)


def _save(offered: list[str], preview: str) -> None:
    """Say what came back, once it has, and save it."""
    windows = shared_windows().all()
    is_back = any(window.isWindowModified() for window in windows)
    if QApplication.activeModalWidget() is not None or not is_back:
        QTimer.singleShot(_LOOK, lambda: _save(offered, preview))
        return
    texts = [[row.text for row in window.session.document.walk()] for window in windows]
    print(json.dumps({"offered": offered, "preview": preview, "texts": texts}), flush=True)
    for window in windows:
        window.run("file.save")
    _end()


def _end() -> None:
    windows = shared_windows().all()
    if any(window.isWindowModified() for window in windows):
        QTimer.singleShot(_LOOK, _end)
        return
    for window in windows:
        window.close()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
