"""Texts as they are compared: one width, one case, one quotation mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_QUOTES = re.compile("[‘’‚‛“”„‟'\"«»「」『』﹁﹂﹃﹄]")
_SPACES = re.compile(r"\s+")
_UNEVEN = re.compile(r"[^\S ]|  ")


def folded(text: str, *, case: bool = False) -> str:
    """A text for comparing; `case` keeps capitals apart.

    Compatibility forms (full-width letters and digits, ligatures) become
    ordinary ones, every quotation mark `'`, runs of white space one space.
    What is stored is never changed.
    """
    if text.isascii():
        # Most rows: these few steps say the same, ten times as fast.
        plain = text if case else text.lower()
        if '"' in plain:
            plain = plain.replace('"', "'")
        # Of white space in ASCII only the space itself is printable.
        is_even = plain.isprintable() and "  " not in plain
        return plain if is_even else _SPACES.sub(" ", plain)
    plain = unicodedata.normalize("NFKC", text)
    plain = _QUOTES.sub("'", plain if case else plain.casefold())
    return _SPACES.sub(" ", plain) if _UNEVEN.search(plain) else plain


class FoldedText:
    """A text folded, which knows where each of its characters comes from.

    `text` is the same as `folded(…)`. Characters that fold together, such as
    a letter and its accent, have one origin.
    """

    def __init__(self, text: str, *, case: bool = False) -> None:
        self.text = folded(text, case=case)
        self._source = text
        self._starts: Sequence[int] = range(len(text))
        self._ends: Sequence[int] = range(1, len(text) + 1)
        self._is_exact = True
        if not text.isascii() or len(self.text) != len(text):
            self._place(case=case)

    def _place(self, *, case: bool) -> None:
        """Find the origin of each character."""
        text = self._source
        starts: list[int] = []
        ends: list[int] = []
        pieces: list[str] = []
        for start, end in _clusters(text):
            piece = folded(text[start:end], case=case)
            pieces.append(piece)
            starts += [start] * len(piece)
            ends += [end] * len(piece)
        self._starts, self._ends = starts, ends
        self._is_exact = "".join(pieces) == self.text

    def span(self, start: int, end: int) -> tuple[int, int]:
        """What characters `start` to `end` of the folded text were in the source.

        The whole source in the rare script whose characters fold together in
        other ways than by accents.
        """
        if not self._is_exact:
            return 0, len(self._source)
        return self._starts[start], self._ends[end - 1]


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Where characters that can only fold together begin and end."""
    start = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or not _joins(text[position - 1], text[position]):
            yield start, position
            start = position


def _joins(before: str, character: str) -> bool:
    if before.isspace() or character.isspace():
        return before.isspace() and character.isspace()
    is_vowel = "\u1160" <= character <= "\u11ff"
    return unicodedata.combining(character) != 0 or is_vowel
