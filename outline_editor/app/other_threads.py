"""Threads that do for journals what takes long, while the thread of the journals goes on."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from threading import Thread
from typing import TypeVar

_T = TypeVar("_T")

MAKER = "maker of a journal"
SYNCER = "syncs a journal"
"""The names of the threads."""


class OtherThreads:
    """Has others do something; but for what they do, in the thread of the journals alone."""

    def __init__(self, go_on: Callable[[Callable[[], None]], None]) -> None:
        """`go_on` has the thread of the journals do something."""
        self._go_on = go_on
        self._syncs = 0

    @property
    def are_syncing(self) -> bool:
        """Whether something is on its way to the disk."""
        return self._syncs > 0

    def beside(
        self, work: Callable[[], _T], then: Callable[[Future[_T]], None], name: str = MAKER
    ) -> None:
        """Do something long in a thread of its own, and go on once it is over.

        Raises `RuntimeError` where the system has no more threads.
        """
        Thread(target=self._do, args=(work, then), name=name, daemon=True).start()

    def sync_beside(self, work: Callable[[], _T], then: Callable[[Future[_T]], None]) -> None:
        """Do the same with something that is over once the disk is done with it.

        Where there are no more threads, it is done at once.
        """

        def over(done: Future[_T]) -> None:
            self._syncs -= 1
            then(done)

        try:
            self.beside(work, over, SYNCER)
        except RuntimeError:
            self._do(work, over)
        self._syncs += 1

    def _do(self, work: Callable[[], _T], then: Callable[[Future[_T]], None]) -> None:
        """Do something here and now, and have the thread of the journals go on."""
        done: Future[_T] = Future()
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001
            done.set_exception(error)  # raised where it is gone on with
        self._go_on(partial(then, done))
