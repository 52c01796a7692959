"""How far lines are indented, and what counts as one step, inferred from a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Characters that take no room and say nothing at the edge of a text."""

BLANK = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + ZERO_WIDTH
"""What indents a line or pads its end, the full-width space among it."""

_WIDE = "\u2001\u2003\u3000"
_USUAL_TAB = 4


@dataclass(frozen=True, slots=True)
class Indents:
    """The measure of one text's indentation: a tab's stops and a step, in columns."""

    tab: int
    step: int

    def column(self, blank: str) -> int:
        """The column in which the text after this white space starts, from 0."""
        return _column(blank, self.tab)

    def same(self, left: int, right: int) -> bool:
        """Whether two columns are meant to be the same: less than half a step apart."""
        return left == right or abs(left - right) * 2 < self.step


def inferred(blanks: Sequence[str]) -> Indents:
    """The measure of a text, from the white space before each of its rows.

    A step is the most frequent increase from a row to the next one, the larger
    if two are as frequent. A tab stands for one step where other rows are
    indented by spaces, else for four columns.
    """
    by_spaces = _step(_column(blank, _USUAL_TAB) for blank in blanks if "\t" not in blank)
    tab = by_spaces if by_spaces > 1 else _USUAL_TAB
    return Indents(tab, _step(_column(blank, tab) for blank in blanks))


def _step(columns: Iterable[int]) -> int:
    increases = Counter(b - a for a, b in pairwise(columns) if b > a)
    return max(increases, key=lambda width: (increases[width], width), default=1)


def _column(blank: str, tab: int) -> int:
    column = 0
    for character in blank:
        if character == "\t":
            column += tab - column % tab
        elif character in _WIDE:
            column += 2
        elif character not in ZERO_WIDTH:
            column += 1
    return column
