"""A program that works long: `python -m tests.e2e.long_work HOW FILE` does what never ends.

It is the whole program, from its command line on. It says `begun` as the work has, and `cancelled`
if that was told to end. The person waits for the work, which the program says to be `shown` once
its window says so; or it is done `beside` the window, and reads what another program has written.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.outside import Outside
from outline_editor.cli.main import main as run
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.ui import application, background_work, dialogs, outside_changes
from outline_editor.ui.windows import shared_windows

BESIDE = "beside"


def main(how: str, file: str) -> int:
    """Open a file, and work."""
    if how == BESIDE:
        background_work.AT_ONCE = 0
        outside_changes.look_to_follow = _read
        return run(["--platform", "offscreen", file])
    open_windows = application.open_windows

    def open_then_work(files: list[Path]) -> None:
        open_windows(files)
        window, *_ = shared_windows().all()
        # Later: what hears the signals is made at the same moment.
        window.completed.connect(lambda: QTimer.singleShot(0, lambda: _wait(window)))

    application.open_windows = open_then_work
    return run(["--platform", "offscreen", file])


def _read(*_: Any, tell: Tell, **__: Any) -> Outside:
    try:
        _work(tell)
    except Cancelled:
        print("cancelled", flush=True)
        raise


def _wait(window: QWidget) -> None:
    QTimer.singleShot(0, window, lambda: _say_once_shown(window))
    try:
        dialogs.waiting.waited_for(_work, "Working…", window)
    except Cancelled:
        print("cancelled", flush=True)


def _work(tell: Tell) -> NoReturn:
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
