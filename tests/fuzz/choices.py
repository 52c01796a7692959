"""Choices that a string of bytes makes: the fewer and smaller its bytes, the plainer they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")

_WIDTH = 2
"""Bytes of one choice."""

MOST_BYTES = 24 * _WIDTH
"""As many as nearly every input needs."""


class Choices:
    """Chooses by bytes, from the first to the last, and what is first where there are no more."""

    def __init__(self, entropy: bytes) -> None:
        self._entropy = entropy
        self._place = 0

    def below(self, end: int) -> int:
        """A number from 0 on; all below `end` are as likely, up to 65,536 of them."""
        taken = self._entropy[self._place : self._place + _WIDTH]
        self._place += _WIDTH
        return int.from_bytes(taken.ljust(_WIDTH, b"\0"), "big") * end >> 8 * _WIDTH

    def between(self, first: int, last: int) -> int:
        """A number of those from one to another, both included."""
        return first + self.below(last - first + 1)

    def one_of(self, things: Sequence[_T]) -> _T:
        """One of some things, of which there is at least one."""
        return things[self.below(len(things))]

    def happens(self, share: float) -> bool:
        """Whether something is so that is so in a share of all cases, and not in the plainest."""
        return self.below(1 << 16) >= (1 - share) * (1 << 16)
