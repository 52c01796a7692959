"""A program that is ended: `python -m tests.e2e.ending HOW FILE...` edits until it is told so.

It is the whole program, from its command line on. Once its windows are complete, it
edits the first row in the first. By `signal` it then says `ready` and waits to be sent one;
`session` is a session manager that asks for data and then kills.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from outline_editor.cli.main import main as run
from outline_editor.core.addresses import node_ref
from outline_editor.ui import application
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows

SESSION = "session"

_AT_REST = 500
"""Milliseconds after an edit in which all that follows from it has happened."""


def main(how: str, *files: str) -> int:
    """Open files, edit the first and be told to end."""
    open_windows = application.open_windows

    def open_then_edit(paths: list[Path]) -> None:
        open_windows(paths)
        window, *_ = shared_windows().all()
        # Later: what keeps the document safe is made once the window is complete.
        QTimer.singleShot(_AT_REST, lambda: _edit(window, how))

    application.open_windows = open_then_edit
    return run(["--platform", "offscreen", *files])


def _edit(window: MainWindow, how: str) -> None:
    row = node_ref(next(window.session.document.walk()).id)
    if how != SESSION:
        window.session.set_field(row, "text", "the last words")
        # Once nothing happens any more: it is then that a signal finds Qt waiting.
        QTimer.singleShot(_AT_REST, lambda: print("ready", flush=True))
        return
    # What Qt does for it on Windows and macOS; here there is no session manager.
    running = QApplication.instance()
    assert isinstance(running, QApplication)
    window.session.set_field(row, "text", "said before somebody kept the session from ending")
    running.commitDataRequest.emit(None)
    window.session.set_field(row, "text", "the last words")
    running.commitDataRequest.emit(None)
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
