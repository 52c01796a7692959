"""Building and keeping large trees without the garbage collector in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Builders:
    """Who builds something now, in any thread."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.count = 0
        self.was_on = False
        self.has_kept = False
        """Whether something is kept; `gc.get_freeze_count` walks all of it to say so."""


_builders = _Builders()


def keep_all() -> None:
    """Leave what is there now out of all that Python collects, until `look_at_all`."""
    gc.freeze()
    _builders.has_kept = True


def look_at_all() -> None:
    """Let Python collect what was kept, where it is garbage now."""
    gc.unfreeze()
    _builders.has_kept = False


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collection: for where nothing of what is built is garbage.

    Python would walk all of it again and again while it grows, which takes
    several times as long as building it. It is on again once no thread needs
    this any more, if it was on before.
    """
    with _builders.lock:
        if not _builders.count:
            _builders.was_on = gc.isenabled()
            gc.disable()
        _builders.count += 1
    try:
        yield
    finally:
        with _builders.lock:
            _builders.count -= 1
            if not _builders.count and _builders.was_on:
                _turn_on()


def _turn_on() -> None:
    # Else the very next allocation would walk all that was built.
    gc.freeze()
    if not _builders.has_kept:
        # Nobody here puts away what is to stay: it goes to the oldest generation.
        gc.unfreeze()
    gc.enable()
