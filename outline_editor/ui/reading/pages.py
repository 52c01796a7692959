"""Where a long column of text is cut into pages.

Qt's own pages part headings from what they head, and lose text where breaks
are set after the text was laid out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QTextDocument

from outline_editor.ui.reading.prose_writer import KEPT_WITH_NEXT


class Stretch(NamedTuple):
    """A part of a column, from top to bottom."""

    top: float
    bottom: float


class _Line(NamedTuple):
    """A line of the column, and whether a page may begin with it."""

    top: float
    bottom: float
    may_begin: bool


def pages_of(document: QTextDocument, height: float) -> Iterator[Stretch]:
    """The parts of a text document of one column that stand on pages of a height.

    No line is cut, unless it is higher than a page. Single lines are not left
    behind or ahead of the rest of their paragraph, and a paragraph whose state
    is `KEPT_WITH_NEXT` is not the last on its page, as far as this leaves
    anything on the page at all.
    """
    lines = list(_lines(document))
    start = 0
    while start < len(lines):
        end = _end(lines, start, height)
        yield Stretch(lines[start].top, lines[end - 1].bottom)
        start = end


def _end(lines: list[_Line], start: int, height: float) -> int:
    """The line after the last one of a page that begins with `start`."""
    best = start
    for at in range(start + 1, len(lines)):
        if lines[at].may_begin:
            best = at
        if lines[at].bottom - lines[start].top > height:
            return best if best > start else at
    return len(lines)


def _lines(document: QTextDocument) -> Iterator[_Line]:
    layout = document.documentLayout()
    block, is_kept = document.begin(), False
    while block.isValid():
        top, lines = layout.blockBoundingRect(block).top(), block.layout()
        count = lines.lineCount()
        for number in range(count):
            line = lines.lineAt(number)
            # Neither the first line nor the last alone.
            may_begin = not is_kept if number == 0 else 2 <= number <= count - 2
            yield _Line(top + line.y(), top + line.y() + line.height(), may_begin)
        is_kept = block.userState() == KEPT_WITH_NEXT
        block = block.next()
