"""A plain text as lines: cleaned, with their indentation and markers found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from outline_editor.core.progress import Steps, Tell, untold
from outline_editor.core.text_rules import clean_text
from outline_editor.formats.bullets import (
    Marker,
    Numbering,
    find_letter_o,
    find_marker,
    spoken_items,
)
from outline_editor.formats.indentation import BLANK
from outline_editor.formats.line_wraps import joined

NO_BREAK_SPACE = "\u00a0"

# Unlike these, a vertical tab and U+2028 break a line within its paragraph:
# they are what Word's Shift+Enter leaves behind.
_PARAGRAPH_ENDS = re.compile("\r\n|[\n\r\x85\u2029]")

_CONTEXT = re.compile(rf"context[{BLANK}]*[:：][{BLANK}]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text.

    `blank` is the white space before it, `source` the whole line, for its
    width. `text` comes without `blank` and marker; it holds a line feed where
    the line was broken within its paragraph.
    """

    number: int
    blank: str
    source: str
    text: str
    marker: Marker | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing can be seen on it."""
        return not self.text and self.marker is None

    @property
    def row_text(self) -> str:
        """The text as a row has it: on one line."""
        return row_text(self.text)

    @property
    def context(self) -> str | None:
        """What follows `context:`, `None` if the line does not open such a note."""
        if self.marker is not None:
            return None
        opening = _CONTEXT.match(self.text)
        return None if opening is None else self.text[opening.end() :]

    @property
    def whole_text(self) -> str:
        """The text with its marker, if it turns out to have none."""
        return "\n".join(_trimmed(part) for part in self.source.split("\n"))


class Lines(NamedTuple):
    """The lines of a text, and what cleaning took."""

    lines: list[Line]
    breaks: int
    """How many foreign line breaks became ordinary ones."""
    dropped: int
    """How many characters had to be left out."""
    spaces: int
    """How many non-breaking spaces inside the text became ordinary ones."""


def row_text(text: str) -> str:
    """Any text as a row of the text form has it: one line, nothing at its edges."""
    line = joined(_trimmed(part) for part in text.split("\n"))
    return line.replace(NO_BREAK_SPACE, " ")


def lines_of(text: str, tell: Tell = untold) -> Lines:
    """Split a text into lines, clean them and find their markers.

    `tell` may raise `Cancelled`.
    """
    cleaned = clean_text(text)
    sources = _PARAGRAPH_ENDS.split(text)
    is_clean = cleaned.text == text
    steps = Steps(tell, 2 * len(sources))
    lines = [
        _line(number, source if is_clean else clean_text(source).text)
        for number, source in enumerate(steps.each(sources), start=1)
    ]
    spaces = sum(line.text.count(NO_BREAK_SPACE) for line in lines)
    lines = [split for line in steps.each(_with_letter_o(lines)) for split in _spoken(line)]
    return Lines(lines, cleaned.breaks, cleaned.dropped, spaces)


def _line(number: int, source: str) -> Line:
    content = source.lstrip(BLANK)
    blank = source[: len(source) - len(content)]
    marker = find_marker(content)
    if marker is not None:
        content = content[marker.length :]
    text = "\n".join(_trimmed(part) for part in content.split("\n"))
    return Line(number, blank, source, text, marker)


def _trimmed(text: str) -> str:
    return text.strip(BLANK)


def _with_letter_o(lines: list[Line]) -> Iterator[Line]:
    """Take the letter `o` for a bullet where it is indented or among bullets."""
    before: Line | None = None
    for index, line in enumerate(lines):
        found = None if line.marker else find_letter_o(line.text)
        if found is not None:
            marker, sure = found
            if sure or line.blank or _is_item(before) or _is_item(_next_visible(lines, index)):
                text = _trimmed(line.text[marker.length :])
                line = replace(line, text=text, marker=marker)
        if not line.is_blank:
            before = line
        yield line


def _next_visible(lines: list[Line], index: int) -> Line | None:
    following = (lines[later] for later in range(index + 1, len(lines)))
    return next((line for line in following if not line.is_blank), None)


def _is_item(line: Line | None) -> bool:
    return line is not None and (line.marker is not None or find_letter_o(line.text) is not None)


def _spoken(line: Line) -> Iterator[Line]:
    """One line for each part of “一是…；二是…”, or the line itself."""
    if line.marker is None or line.marker.style is not Numbering.CHINESE_SPOKEN:
        yield line
        return
    content = line.source.lstrip(BLANK)
    if line.marker.ordinal != 1 or "\n" in content:
        yield line
        return
    for item in spoken_items(content):
        marker = find_marker(item)
        assert marker is not None  # each item starts with its number
        yield replace(line, text=_trimmed(item[marker.length :]), marker=marker)
