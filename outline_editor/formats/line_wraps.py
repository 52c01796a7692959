"""Lines that an e-mail or text program broke, and putting them together again."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

# Widths at which programs break lines; a text with longer lines is not wrapped.
_NARROWEST = 50
_WIDEST = 120


def wrap_width(lines: Iterable[str]) -> int:
    """The width a text was wrapped at, in columns; 0 if it seems not to be."""
    width = max(map(_columns, lines), default=0)
    return width if _NARROWEST <= width <= _WIDEST else 0


def is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no more room in a line of this width."""
    words = following.split(maxsplit=1)
    if not width or not words:
        return False
    word = words[0][0] if _is_east_asian(words[0][0]) else words[0]
    return _columns(line.rstrip()) + 1 + _columns(word) > width


def joined(parts: Iterable[str]) -> str:
    """The parts of a broken line as one: a space between them unless none was there.

    Chinese and Japanese have no spaces between words, and a hyphen at the end
    of a line holds a compound together.
    """
    # All at once: a text that grew by each of its lines would be copied with each.
    pieces: list[str] = []
    end = ""
    for part in filter(None, parts):
        gap = _gap(end, part)
        pieces += [gap, part]
        end = (end + gap + part)[-2:]
    return "".join(pieces)


def _gap(left: str, right: str) -> str:
    """What stands between two parts; of the left one its last two characters are enough."""
    if not left:
        return ""
    east_asian = _is_east_asian(left[-1]) and _is_east_asian(right[0])
    hyphenated = left.endswith("-") and left[-2:-1].isalpha()
    return "" if east_asian or hyphenated else " "


def _columns(line: str) -> int:
    """How wide a line is shown; a Chinese character takes two columns."""
    if line.isascii():
        return len(line.expandtabs())
    return sum(1 + _is_east_asian(character) for character in line.expandtabs())


def _is_east_asian(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
