"""Waiting for long work, with how far it has come and a way out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.tasks import Task
from outline_editor.core.progress import Tell
from outline_editor.ui.plain_text import PlainLabel

_T = TypeVar("_T")

AT_ONCE = 0.04
"""Seconds that the person may be kept waiting without painting, for what is mostly over by then."""

_SOON = 300
"""Milliseconds that work may take before anything is shown of it."""

_LOOK = 20
"""Milliseconds between two looks at how far it has come."""

_WIDTH = 52
"""Characters that the window is wide at least."""


def waited_for(
    work: Callable[[Tell], _T], text: str, parent: QWidget | None, at_once: float = 0.0
) -> _T:
    """What some work gives, done in a thread of its own; see `wait_for`.

    What takes no longer than `at_once`, in seconds, is waited for without
    painting. Raises what the work raises, and `Cancelled`.
    """
    task = Task(work)
    task.start()
    if not task.wait(at_once):
        wait_for(task, text, parent)
    return task.result()


def wait_for(task: Task[Any], text: str, parent: QWidget | None) -> None:
    """Wait until a task that has begun is over; the person may cancel it.

    Windows are painted meanwhile, but do nothing else: where that takes longer
    than a moment, `text` says what is being done. It is cancelled, too, where the
    application is told to end.
    """
    loop = QEventLoop()
    looking = QTimer()
    looking.setInterval(_LOOK)
    looking.timeout.connect(lambda: loop.quit() if task.is_over else None)
    looking.start()
    soon = QTimer()
    soon.setSingleShot(True)
    soon.timeout.connect(loop.quit)
    soon.start(_SOON)
    if not task.wait(0):
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not task.wait(0):
        dialog = _Waiting(task, text, parent)
        dialog.exec()
        dialog.deleteLater()
    if not task.wait(0):
        # The application was told to end, which ends whatever waits.
        task.cancel()
    task.wait()


class _Waiting(QDialog):
    """Says what is being done, how far it has come, and takes Cancel."""

    def __init__(self, task: Task[Any], text: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setWindowTitle("Outline Editor")
        # Whatever window it is: what it shows may be about to change.
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self._task = task
        said = PlainLabel(text)
        said.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(text)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        self._cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        layout.addWidget(said)
        layout.addWidget(self._bar)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        self._looking.start()

    def reject(self) -> None:
        """Ask the work to stop; it does so when it can, and this goes then."""
        self._task.cancel()
        self._cancel.setEnabled(False)

    def _look(self) -> None:
        self._bar.setValue(int(self._task.done * 100))
        if self._task.is_over:
            self.accept()
