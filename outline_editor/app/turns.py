"""Whose turn it is: while there is long work in other threads, the window's comes first.

Python runs one thread at a time. One that paints and answers keys asks for its
turn a hundred times with each key; it would wait each time for as long as work
beside it takes to let go, and share evenly with it even then. So such work
lets go at once where another asks, and pauses while the window is busy.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from outline_editor.core.progress import Waiting, go_on

_TURN = 0.0001
"""Seconds after which a thread lets another have its turn, while there is long work.

Python's own 5 ms would be felt.
"""

AT_ONCE = 0.004
"""Seconds of work after which it is looked whether the window is busy."""

LOOK = 0.002
"""Seconds between two looks at that, while it is."""

MOST = 0.02
"""Seconds after which the work goes on all the same: it is to be over some time."""

_BUSY = 0.25
"""The share of a moment for which the window's thread has worked where it is busy."""


class _Turns:
    """How many threads do long work now."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.count = 0
        self.usual = 0.0


_turns = _Turns()


def is_working() -> bool:
    """Whether there is long work that is not over."""
    return bool(_turns.count)


@contextmanager
def after_the_window() -> Iterator[Waiting]:
    """Do long work in this thread; gives what is to be called every few milliseconds of it.

    Nothing that may last for ever, such as reading from a drive: garbage waits for it.
    """
    with _turns.lock:
        if not _turns.count:
            _turns.usual = sys.getswitchinterval()
            sys.setswitchinterval(_TURN)
        _turns.count += 1
    try:
        yield _give_way()
    finally:
        with _turns.lock:
            _turns.count -= 1
            if not _turns.count:
                sys.setswitchinterval(_turns.usual)


def _give_way() -> Waiting:
    """What pauses now and then while the window's thread is busy, each time for `MOST` at most.

    One that waits for this work to be over is not busy. Nor is one that waits for its
    turn, as far as anybody can tell: it has it in `_TURN`.
    """
    worked = _work_of_window()
    if worked is None:
        return go_on
    known, known_at = worked(), time.monotonic()

    def is_busy() -> bool:
        nonlocal known, known_at
        before, before_at = known, known_at
        known, known_at = worked(), time.monotonic()
        return known - before > _BUSY * (known_at - before_at)

    def give_way() -> None:
        began = time.monotonic()
        if began < known_at + AT_ONCE:
            return
        while is_busy() and known_at < began + MOST:
            time.sleep(LOOK)

    return give_way


def _work_of_window() -> Callable[[], float] | None:
    """What tells for how many seconds the window's thread has worked; `None` where nothing does."""
    if sys.platform != "linux":  # elsewhere no thread can ask that about another
        return None
    window = threading.main_thread().ident
    assert window is not None
    clock = time.pthread_getcpuclockid(window)
    return lambda: time.clock_gettime(clock)
