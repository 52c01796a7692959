"""Long work in a thread of its own, while keys and paint have their turn."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from outline_editor.app.turns import after_the_window
from outline_editor.core.progress import Cancelled, Tell, Waiting
from outline_editor.storage.collector import collector_off

_T = TypeVar("_T")


class Task(Generic[_T]):
    """One piece of long work. It knows no screen; methods are for the thread that began it."""

    def __init__(self, work: Callable[[Tell], _T]) -> None:
        self._work = work
        self._results: list[_T] = []
        self._error: BaseException | None = None
        self._is_wanted = True
        self._thread = threading.Thread(target=self._run, name="task")
        self.done = 0.0
        """The part that is done, from 0 to 1."""

    def start(self) -> None:
        """Begin the work. Where the system has no more threads, `result` raises that."""
        try:
            self._thread.start()
        except RuntimeError as error:
            self._error = error

    def cancel(self) -> None:
        """Have the work stop at the next moment at which it can be left."""
        self._is_wanted = False

    def wait(self, seconds: float | None = None) -> bool:
        """Wait until it is over, at most so long; whether it is."""
        self._join(seconds)
        return self.is_over

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end, whatever that is."""
        return bool(self._results) or self._error is not None

    def result(self) -> _T:
        """What the work gave, once it is over; what it raised is raised here.

        Raises `Cancelled` where it was not wanted any more.
        """
        self._join(None)
        if self._error is not None:
            raise self._error
        return self._results[0]

    def _join(self, seconds: float | None) -> None:
        if self._thread.ident is not None:  # it was started
            self._thread.join(seconds)

    def _run(self) -> None:
        # Whatever it is, it is raised where somebody can tell the person. No garbage is collected
        # here: among it may be what belongs to windows, which only their own thread may end.
        try:
            with after_the_window() as give_way, collector_off():
                self._results.append(self._work(partial(self._tell, give_way)))
        except BaseException as error:  # noqa: BLE001
            self._error = error

    def _tell(self, give_way: Waiting, done: float) -> None:
        if not self._is_wanted:
            raise Cancelled
        self.done = done
        give_way()
