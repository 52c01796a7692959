"""Places in a file's text: offsets, lines and columns, and a caret under them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from outline_editor.core.problems import Problem
from outline_editor.core.text_rules import FORBIDDEN

# Lines longer than this are shown in part, around the place that matters.
_WIDEST = 200
_BEFORE = 80

_LINE_SEPARATORS = str.maketrans("\u2028\u2029", "\ufffd\ufffd")


class Position(NamedTuple):
    """A place in a text; both count from 1, columns in characters."""

    line: int
    column: int


class Lines:
    """The lines of a text, for finding the place of an offset quickly."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        """The place of a character, counted from 0 from the start of the text."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """A line without its line end; the first is 1. `''` beyond the last."""
        if number > len(self._starts):
            return ""
        end = self._starts[number] - 1 if number < len(self._starts) else len(self._text)
        return self._text[self._starts[number - 1] : end]


def line_start(text: str, offset: int) -> int:
    """Where the line starts that a character stands on."""
    return text.rfind("\n", 0, offset) + 1


def line_at(text: str, offset: int) -> str:
    """The line that a character stands on, without its line end."""
    end = text.find("\n", offset)
    return text[line_start(text, offset) : end if end >= 0 else len(text)]


def position_in(text: str, offset: int) -> Position:
    """The place of one character; for many in one text, `Lines` is quicker."""
    line = text.count("\n", 0, offset) + 1
    return Position(line, offset - line_start(text, offset) + 1)


def excerpt(problem: Problem, lines: Lines) -> str:
    """The line of its text that a problem is on, and under it a caret at its column.

    `''` where the problem has no place, or the line is empty. See `with_caret`.
    """
    line = lines.line(problem.line) if problem.line else ""
    return with_caret(line, problem.column) if line else ""


def with_caret(line: str, column: int) -> str:
    """A line, and under it a caret at a column (from 1).

    The caret stands right on a terminal: wide characters take two cells, marks
    that combine take none, tabs are repeated. Controls are replaced, so that
    nothing in a file can command the terminal; long lines are cut with “…”.
    """
    start = 0
    if len(line) > _WIDEST:
        start = max(0, column - 1 - _BEFORE)
    shown = line[start : start + _WIDEST]
    prefix = "…" if start else ""
    suffix = "…" if start + _WIDEST < len(line) else ""
    before = prefix + shown[: column - 1 - start]
    shown = FORBIDDEN.sub("\ufffd", shown).translate(_LINE_SEPARATORS)
    return f"{prefix}{shown}{suffix}\n{_blanks(before)}^"


def _blanks(text: str) -> str:
    """White space as wide as a text on a terminal."""
    if text.isascii() and text.isprintable():
        return " " * len(text)
    return "".join(map(_blank, text))


def _blank(character: str) -> str:
    """White space as wide as a character."""
    if character == "\t":
        return "\t"
    if unicodedata.east_asian_width(character) in "WF":
        return "  "
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return ""
    return " "
