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
        self.is_usual = False
        """Whether Python looks for garbage by itself while nobody builds."""
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


def collect_only_when_asked() -> None:
    """Have Python look for no garbage by itself, in whatever thread it is then.

    Among garbage may be what belongs to windows, which only their own thread may end.
    """
    with _builders.lock:
        _builders.is_usual = False
        gc.disable()


def collect_as_usual() -> None:
    """Have Python look for garbage by itself again."""
    with _builders.lock:
        _builders.is_usual = True
        if not _builders.count:
            gc.enable()


@contextmanager
def collector_off() -> Iterator[None]:
    """No garbage collection: for where nothing of what is built is garbage.

    Python would walk all of it again and again while it grows, which takes
    several times as long as building it. It is on again once no thread needs
    this any more, if it was on before.
    """
    with _builders.lock:
        if not _builders.count:
            _builders.is_usual = gc.isenabled()
            gc.disable()
        _builders.count += 1
    try:
        yield
    finally:
        with _builders.lock:
            _builders.count -= 1
            if not _builders.count:
                _put_away()
                if _builders.is_usual:
                    gc.enable()


def _put_away() -> None:
    """Put all that is there into the oldest generation: else the next look would walk it."""
    gc.freeze()
    if not _builders.has_kept:
        # Nobody here puts away what is to stay.
        gc.unfreeze()
