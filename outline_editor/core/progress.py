"""How far long work has come, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Tell: TypeAlias = Callable[[float], object]
"""Takes the part that is done, from 0 to 1; raises `Cancelled` where no more is wanted.

Long work calls it every few milliseconds, at moments at which it can be left.
"""


Waiting: TypeAlias = Callable[[], object]
"""Is called now and then by whoever waits; raises `Cancelled` where no more is wanted."""


class Cancelled(Exception):
    """Long work is not wanted any more; all is as it was before."""


def untold(_done: float) -> None:
    """For work that nobody waits for."""


def go_on() -> None:
    """Wait as long as need be."""


def share(tell: Tell, start: float, end: float) -> Tell:
    """What tells of one share of the work, which goes from `start` to `end` of the whole."""
    if tell is untold:
        return untold
    return lambda done: tell(start + (end - start) * done)
