"""A program that works long: `python -m tests.e2e.long_work FILE` waits for what never ends.

It is the whole program, from its command line on. It says `begun` as the work has, `shown` once
its window says so, and `cancelled` if that was told to end.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.cli.main import main as run
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.ui import application, dialogs
from outline_editor.ui.windows import shared_windows


def main(file: str) -> int:
    """Open a file, and wait."""
    open_windows = application.open_windows

    def open_then_work(files: list[Path]) -> None:
        open_windows(files)
        window, *_ = shared_windows().all()
        # Later: what hears the signals is made at the same moment.
        window.completed.connect(lambda: QTimer.singleShot(0, lambda: _wait(window)))

    application.open_windows = open_then_work
    return run(["--platform", "offscreen", file])


def _wait(window: QWidget) -> None:
    QTimer.singleShot(0, window, lambda: _say_once_shown(window))
    try:
        dialogs.waiting.waited_for(_work, "Working…", window)
    except Cancelled:
        print("cancelled", flush=True)


def _work(tell: Tell) -> None:
    print("begun", flush=True)
    while True:
        tell(0.4)
        time.sleep(0.001)


def _say_once_shown(window: QWidget) -> None:
    if QApplication.activeModalWidget() is None:
        QTimer.singleShot(20, window, lambda: _say_once_shown(window))
    else:
        print("shown", flush=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
