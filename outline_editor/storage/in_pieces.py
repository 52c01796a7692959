"""Large texts and contents, gone through piece by piece.

Python lets no other thread have its turn while it joins or searches one. With
tens of megabytes, in memory that the system has to find first, a window would
stand still for a tenth of a second.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from io import BytesIO
from itertools import accumulate

from outline_editor.core.progress import Waiting, go_on


def together(pieces: Iterable[bytes]) -> bytes:
    """Some bytes in one, which grows piece by piece: other threads have their turn meanwhile."""
    whole = BytesIO()
    for piece in pieces:
        whole.write(piece)
    return whole.getvalue()  # no copy


class PiecedText:
    """A text in pieces. Places in it are offsets in characters, as in any other."""

    def __init__(self, *pieces: str) -> None:
        self._hold(pieces)

    def _hold(self, pieces: Iterable[str]) -> None:
        self.pieces = tuple([piece for piece in pieces if piece])
        """None is empty."""
        self._starts = [0, *accumulate(map(len, self.pieces))]

    def __len__(self) -> int:
        return self._starts[-1]

    def whole(self) -> str:
        """All of it in one, in which it stands from then on: there is no second copy."""
        if len(self.pieces) > 1:
            self._hold(["".join(self.pieces)])
        return "".join(self.pieces)

    def head(self, end: int) -> str:
        """What stands before a place."""
        count = bisect_right(self._starts, end)
        return "".join(self.pieces[:count])[:end]

    def find(self, character: str, start: int) -> int:
        """Where a character stands next; -1 if it does not."""
        for number in range(bisect_right(self._starts, start) - 1, len(self.pieces)):
            begin = self._starts[number]
            place = self.pieces[number].find(character, max(0, start - begin))
            if place >= 0:
                return begin + place
        return -1

    def holds_any(self, characters: Iterable[str], waiting: Waiting = go_on) -> bool:
        """Whether one of these characters stands in it. `waiting` may raise `Cancelled`."""
        wanted = tuple(characters)
        for piece in self.pieces:
            if any(character in piece for character in wanted):
                return True
            waiting()
        return False


class Stream:
    """Gives a text to libyaml piece by piece, which then need not have a second copy of all.

    PyYAML encodes a text that it is given whole in one step.
    """

    def __init__(self, text: PiecedText) -> None:
        self._left = iter(text.pieces)
        self._piece, self._at = "", 0

    def read(self, length: int = 1 << 14) -> str:
        """The next characters, at most so many; `''` at the end."""
        if self._at >= len(self._piece):
            self._piece, self._at = next(self._left, ""), 0
        start = self._at
        self._at = start + length
        return self._piece[start : self._at]
