"""How far long work has come, and whether it is still wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TypeAlias, TypeVar

_T = TypeVar("_T")

_EVERY = 500
"""Small steps after which something is told again."""

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


def paced(items: Iterable[_T], waiting: Waiting) -> Iterator[_T]:
    """Items, with `waiting` called after each few hundred; some are drawn before asked for."""
    return Steps(lambda _done: waiting(), 0).each(items)


class Steps:
    """Long work in small steps, of which there are about `total`; some hundreds of them are told.

    `tell` may raise `Cancelled`.
    """

    def __init__(self, tell: Tell, total: int) -> None:
        self._tell, self._total = tell, max(1, total)
        self._done, self._next = 0, _EVERY

    def step(self, count: int = 1) -> None:
        """So many steps are done."""
        self._done += count
        if self._done >= self._next:
            self._next = self._done + _EVERY
            self._tell(min(1.0, self._done / self._total))

    def each(self, items: Iterable[_T]) -> Iterator[_T]:
        """Items of which each is a step; some are drawn before they are asked for."""
        left = iter(items)
        while some := list(islice(left, _EVERY)):
            yield from some
            self.step(len(some))
