"""Work beside a window, which nobody waits for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from outline_editor.app.tasks import Task
from outline_editor.core.progress import Tell

_T = TypeVar("_T")

AT_ONCE = 0.04
"""Seconds that it is waited for all the same: a small file is read by then."""

_PART = 10
"""Milliseconds between two looks at whether it is over."""


class BackgroundWork(QObject):
    """One piece of work at a time in a thread of its own; what it gives is taken up in this one."""

    ended = Signal()
    """It was over only later, and what it gave was taken up."""

    def __init__(self, may_end: Callable[[], bool], parent: QObject) -> None:
        """What it gives is taken up only when it `may_end`."""
        super().__init__(parent)
        self._may_end = may_end
        self._task: Task[Callable[[], None]] | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_PART)
        self._looking.timeout.connect(self._look)

    @property
    def is_under_way(self) -> bool:
        """Whether there is work whose result was not taken up yet."""
        return self._task is not None

    def begin(self, work: Callable[[Tell], _T], take_up: Callable[[_T], None]) -> None:
        """Begin some work, if there is none. What it raises is raised where it is taken up."""

        def done(tell: Tell) -> Callable[[], None]:
            return partial(take_up, work(tell))

        assert self._task is None
        self._task = Task(done)
        self._task.start()
        if self._task.wait(AT_ONCE):
            self._end(self._task)
        else:
            self._looking.start()

    def stop(self) -> None:
        """Have it end, and take up nothing of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._looking.stop()

    def _look(self) -> None:
        if self._task is not None and self._task.is_over and self._may_end():
            self._looking.stop()
            self._end(self._task)
            self.ended.emit()

    def _end(self, task: Task[Callable[[], None]]) -> None:
        self._task = None
        take_up = task.result()
        take_up()
