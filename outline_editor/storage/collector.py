"""Building large trees without the garbage collector in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collection: for where nothing of what is built is garbage.

    Python would walk all of it again and again while it grows, which takes
    several times as long as building it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                # Moves everything to the oldest generation, which the very next
                # allocation would otherwise do by walking it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
