"""Which characters a text may hold, and how foreign text is brought to that.

The rule: Unicode scalar values without C0 and C1 controls (line feed and tab
are allowed), DEL, surrogates and noncharacters. The same rule is applied to
files as they are read, to the model and to what is pasted or imported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_TEXT = 1_000_000
"""Characters of one text, as many as a book has; a window can't show far more of them at once."""

_NONCHARACTERS = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))

# Python looks a character up at once in a set of those up to U+FFFF, and of ranges
# above them tries one after the other: what is rare comes second, in a set of its own.
_UP_TO_FFFF = r"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"

FORBIDDEN = re.compile(rf"[{_UP_TO_FFFF}\U00010000-\U0010ffff](?<=[{_UP_TO_FFFF}{_NONCHARACTERS}])")
"""Matches one character that no text of a document may hold."""

# The same rule in the syntax of pydantic's regular expressions (Rust). A
# Python string with a surrogate is refused by pydantic before the pattern.
_RUST_NONCHARACTERS = "".join(rf"\x{{{plane:x}fffe}}\x{{{plane:x}ffff}}" for plane in range(1, 17))
TEXT_PATTERN = (
    r"\A[^\x00-\x08\x0b-\x1f\x7f-\x9f\x{fdd0}-\x{fdef}\x{fffe}\x{ffff}"
    rf"{_RUST_NONCHARACTERS}]*\z"
)

_NOT_SHOWN = re.compile(rf"[\n\t\u2028\u2029]|{FORBIDDEN.pattern}")

_PARAGRAPH_END = re.compile("[\n\r\x85\u2029]")

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")


class CleanText(NamedTuple):
    """Foreign text made fit for a document, and what that took."""

    text: str
    breaks: int
    """How many foreign line breaks became line feeds."""
    dropped: int
    """How many characters had to be left out."""


def clean_text(text: str) -> CleanText:
    """Bring pasted or imported text to the rule.

    Carriage returns, vertical tabs, U+0085, U+2028 and U+2029 become line
    feeds; every other forbidden character is dropped and counted. A carriage
    return before a line feed is an ordinary line end and not counted.
    """
    ordinary = text.replace("\r\n", "\n")
    text, breaks = _LINE_BREAKS.subn("\n", ordinary)
    text, dropped = FORBIDDEN.subn("", text)
    return CleanText(text, breaks, dropped)


def has_paragraphs(text: str) -> bool:
    """Whether foreign text is of several paragraphs; a break within one is none."""
    return _PARAGRAPH_END.search(text.strip()) is not None


def escaped(text: str) -> str:
    r"""A text for one line of a terminal: what would break or command it as an escape.

    Line breaks and controls, which the name of a file may hold, become such as
    `\n` and `\x1b`.
    """
    return _NOT_SHOWN.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def one_line(text: str) -> str:
    """Fold a text of several lines into one, for a row.

    Line feeds and the white space around them become one space; a text that
    is one line already is returned as it is.
    """
    if "\n" not in text:
        return text
    return " ".join(part.strip(" \t") for part in text.split("\n") if part.strip(" \t"))
