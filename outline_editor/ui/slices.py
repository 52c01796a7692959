"""Long work on what can be seen, done in slices between which keys and paint have their turn."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

_SLICE = 0.01
"""Seconds of work before keys and paint have their turn again."""


class Slices(QObject):
    """Carries out one piece of work at a time, step by step.

    The steps are those of an iterator, each of a few milliseconds at most.
    What they touch must outlive this object, or go with it.
    """

    done = Signal()
    """The last step of the work was taken, whether by itself or by `finish`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Iterator[object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(lambda: self._go_on(time.perf_counter() + _SLICE))

    @property
    def is_busy(self) -> bool:
        """Whether there are steps to be taken."""
        return self._steps is not None

    def begin(self, steps: Iterator[object]) -> None:
        """Begin a work, once what waits to be painted was painted; one that is not done is left."""
        self._steps = steps
        self._timer.start(0)

    def finish(self) -> None:
        """Take all steps that are left, at once."""
        self._go_on(float("inf"))

    def stop(self) -> None:
        """Leave the work as it is."""
        self._steps = None
        self._timer.stop()

    def pause(self) -> None:
        """Take no step until `resume`, but where `finish` is called."""
        self._timer.stop()

    def resume(self) -> None:
        """Go on with what was paused."""
        if self._steps is not None:
            self._timer.start(0)

    def _go_on(self, until: float) -> None:
        steps = self._steps
        if steps is None:
            return
        for _ in steps:
            if self._steps is not steps:
                return
            if time.perf_counter() >= until:
                self._timer.start(0)
                return
        self.stop()
        self.done.emit()
