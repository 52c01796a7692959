"""Bullets and numbers that open a row in plain text, as seen in the wild.

A marker is recognised at the start of a line whose indentation has been taken
off. Only the first marker of a line counts; what follows it is the row's text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TypeAlias


class Numbering(IntEnum):
    """Ways to number rows, the outermost first.

    The first four are the levels of Chinese official documents in the order of
    GB/T 9704-2012, 7.3.3; the others follow them in practice.
    """

    CHINESE = 1
    """一、"""
    CHINESE_BRACKETED = 2
    """（一）"""
    DECIMAL = 3
    """1. or 1、"""
    DECIMAL_BRACKETED = 4
    """(1)"""
    DECIMAL_CLOSED = 5
    """1)"""
    CIRCLED = 6
    """①"""
    CHINESE_SPOKEN = 7
    """一是, “first, …”"""


Style: TypeAlias = Numbering | str
"""A numbering, or the bullet's own character; letters are one style, `a)`."""

LETTERED = "a)"


@dataclass(frozen=True, slots=True)
class Marker:
    """A bullet or number: its style, its number (0 for a bullet), its length."""

    style: Style
    ordinal: int
    length: int


_CHINESE_DIGITS = "〇零一二三四五六七八九"
_NUMERAL = f"[{_CHINESE_DIGITS}十百]{{1,5}}"

# Characters that a sentence in Chinese or Japanese starts with: a number needs
# no space before them.
_EAST_ASIAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“‘\U00020000-\U0003ffff"

_BEFORE_TEXT = rf"(?=\s|$|[{_EAST_ASIAN}])"
_DIGITS = "[0-9０-９]{1,3}"  # four are a year

_MARKER = re.compile(
    rf"""
      (?P<glyph> [•‣⁃∙●○■□▪▫◦◆◇❖►▶▸▹➢➣➤✓✔☐☑☒✦★☆·・] | ——
        | [\uf020-\uf0ff]            # Symbol and Wingdings, as Word pastes them
        | [*+](?=\s|$)
        | [-‐–—−] {_BEFORE_TEXT}
        | [§Øü](?=\t|\s\s) )         # Wingdings again, taken for letters
    | (?P<decimal> {_DIGITS}) [.．、] {_BEFORE_TEXT}
    | (?P<closed> {_DIGITS}) [)）] {_BEFORE_TEXT}
    | [(（] (?P<bracketed> {_DIGITS}) [)）]
    | (?P<chinese> {_NUMERAL}) [、．.]
    | [(（] (?P<chinese_bracketed> {_NUMERAL}) [)）]
    | (?P<spoken> {_NUMERAL}) 是 (?=\s*\S)
    | (?P<circled> [①-⑳㉑-㉟㊱-㊿❶-❿➀-➓⓫-⓴⓵-⓾㊀-㊉])
    | (?P<one_bracketed> [⑴-⒇])
    | (?P<one_decimal> [⒈-⒛])
    | (?P<one_chinese_bracketed> [㈠-㈩])
    | (?P<letter> [(（]? (?:[A-Za-z]|[ivx]{{2,4}}) [)）]
        | (?:[a-z]|[ivx]{{2,4}}) \.) {_BEFORE_TEXT}  # “A. Smith” is a name
    """,
    re.VERBOSE,
)

_NUMBERINGS = {
    "decimal": Numbering.DECIMAL,
    "closed": Numbering.DECIMAL_CLOSED,
    "bracketed": Numbering.DECIMAL_BRACKETED,
    "chinese": Numbering.CHINESE,
    "chinese_bracketed": Numbering.CHINESE_BRACKETED,
    "spoken": Numbering.CHINESE_SPOKEN,
    "circled": Numbering.CIRCLED,
    "one_bracketed": Numbering.DECIMAL_BRACKETED,
    "one_decimal": Numbering.DECIMAL,
    "one_chinese_bracketed": Numbering.CHINESE_BRACKETED,
}

_LETTER_O = re.compile(r"o(?P<gap>\s+)\S")
_NEXT_NUMERAL = re.compile(_NUMERAL)


def find_marker(text: str) -> Marker | None:
    """The bullet or number at the start of a text without indentation.

    The letter `o` is not among them; see `find_letter_o`.
    """
    match = _MARKER.match(text)
    if match is None:
        return None
    group = match.lastgroup
    assert group is not None  # every alternative has a name
    if group == "glyph":
        return Marker(match[group], 0, match.end())
    if group == "letter":
        return Marker(LETTERED, 0, match.end())
    ordinal = _ordinal(match[group])
    if group == "chinese" and _counts_on(text, match.end(), ordinal):
        return None
    return Marker(_NUMBERINGS[group], ordinal, match.end())


def find_letter_o(text: str) -> tuple[Marker, bool] | None:
    """The letter `o` that Word writes for its second bullet, and whether it is sure.

    It is sure before a tab or several spaces, as Word writes them; before one
    space only its surroundings can tell.
    """
    match = _LETTER_O.match(text)
    if match is None:
        return None
    return Marker("o", 0, 1), match["gap"] != " "


def spoken_items(text: str) -> Iterator[str]:
    """Split “一是…；二是…；三是…” where each number follows the one before.

    The first item is yielded from the start of the text, with its number.
    """
    starts = [0]
    for ordinal, match in enumerate(_SPOKEN_ON.finditer(text), start=2):
        if _ordinal(match["number"]) != ordinal:
            break
        starts.append(match.start("number"))
    for start, end in pairwise([*starts, len(text)]):
        yield text[start:end].rstrip()


_SPOKEN_ON = re.compile(rf"[；;。，,]\s*(?P<number>{_NUMERAL})是(?=\s*\S)")


def _counts_on(text: str, start: int, ordinal: int) -> bool:
    """Whether the next number follows, as in 三、四季度, the third and fourth quarter."""
    following = _NEXT_NUMERAL.match(text, start)
    return following is not None and _ordinal(following[0]) == ordinal + 1


def _ordinal(number: str) -> int:
    """The value of a decimal, Chinese or single-character number."""
    if number.isdecimal():
        return int(number)
    if len(number) == 1 and number not in _CHINESE_DIGITS:
        return int(unicodedata.numeric(number))
    total = digit = 0
    for character in number:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = int(unicodedata.numeric(character))
    return total + digit
