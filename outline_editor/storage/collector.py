"""Building large trees without the garbage collector in the way."""

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


_builders = _Builders()


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
    is_frozen = gc.get_freeze_count()
    gc.freeze()
    if not is_frozen:
        # Nobody here puts away what is to stay: it goes to the oldest generation.
        gc.unfreeze()
    gc.enable()
