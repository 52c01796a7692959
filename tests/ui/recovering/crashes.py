"""Crashing, and what is offered after that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from outline_editor.app.paths import journals_folder
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.recovering import Recovering
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows


class Crash(Protocol):
    """`crash`, of the process of the test."""

    def __call__(self, *gone: MainWindow) -> None: ...


class Offer(Protocol):
    """`offer`, to the person of the test."""

    def __call__(self, act: Callable[[RecoveringDialog], None]) -> list[str]: ...


def crash(keeping: Safekeeping, *gone: MainWindow) -> None:
    """End as a process does that is killed: nothing is asked, its locks go with it."""
    keeping.journals.close()
    kept = [(path, path.read_bytes()) for path in journals_folder().glob("*.journal")]
    for window in gone:
        window.leave()
    keeping.journals.close()
    for lock in journals_folder().glob("*.lock"):
        lock.unlink()
    for path, data in kept:
        path.write_bytes(data)


def offer(
    windows: Windows, keeping: Safekeeping, act: Callable[[RecoveringDialog], None]
) -> list[str]:
    """Offer what is left, and act in the dialog; what it listed."""
    listed: list[str] = []
    is_over = False

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RecoveringDialog):
            # What there is is looked at first.
            if not is_over:
                QTimer.singleShot(20, answer)
            return
        listed.extend(dialog.files.item(row).text() for row in range(dialog.files.count()))
        act(dialog)
        if dialog.isVisible():
            dialog.later.click()

    QTimer.singleShot(0, answer)
    Recovering(windows, keeping).offer(journals_folder(), None)
    is_over = True
    return listed


def recover(dialog: RecoveringDialog) -> None:
    dialog.recover.click()


def recover_telling(dialog: RecoveringDialog, told: list[str]) -> None:
    """Recover what is selected, and note what is told meanwhile."""

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.accept()

    reading = QTimer()
    reading.setInterval(20)
    reading.timeout.connect(read)
    reading.start()
    dialog.recover.click()
    reading.stop()


def texts(windows: Windows) -> dict[str, str]:
    """The first row of what each window shows, by the name of its file."""
    sessions = [window.session for window in windows.all()]
    return {session.opened.display_name: session.document.node("n-aa").text for session in sessions}
