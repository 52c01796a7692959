"""The rows and notes of a briefing in plain text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from outline_editor.core.progress import Steps, Tell, share, untold
from outline_editor.formats.bullets import Numbering, Style
from outline_editor.formats.headings import headings_in, is_prose
from outline_editor.formats.indentation import inferred
from outline_editor.formats.line_wraps import is_full, joined, wrap_width
from outline_editor.formats.nesting import DraftRow, Nesting
from outline_editor.formats.text_lines import NO_BREAK_SPACE, Line, lines_of

_SPLIT, _MEASURED = 0.35, 0.5
"""The shares of the work that are done when the lines are found, and what they have in common."""

_LINES_UNTOLD = 1024
"""Lines that are read before it is told again how far it has come."""

_WIDE_SPACE = "\u3000"


@dataclass(slots=True)
class DraftNote:
    """A context note while a text is read."""

    line: int
    parts: list[str]
    items: int = 0
    """How many of its lines look like rows."""

    @property
    def text(self) -> str:
        """The note's text; line ends are kept, blank lines were never in it."""
        return "\n".join(self.parts).strip("\n").replace(NO_BREAK_SPACE, " ")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says: rows in reading order, notes on the document.

    `breaks`, `dropped` and `spaces` count what cleaning took; see
    `text_lines.Lines`.
    """

    rows: list[DraftRow]
    notes: list[DraftNote]
    breaks: int
    dropped: int
    spaces: int


def parse(text: str, tell: Tell = untold) -> Parsed:
    """Find the rows and the context notes of a text; nothing is refused.

    `tell` may raise `Cancelled`.
    """
    lines, breaks, dropped, spaces = lines_of(text, share(tell, 0, _SPLIT))
    notes = _take_notes(lines)
    rows = _Rows(lines, share(tell, _SPLIT, _MEASURED)).read(share(tell, _MEASURED, 1))
    return Parsed(rows, notes, breaks, dropped, spaces)


def _take_notes(lines: list[Line]) -> list[DraftNote]:
    """Take the `context:` paragraphs out of the lines; blank lines stay for them."""
    notes: list[DraftNote] = []
    is_open = False
    for index, line in enumerate(lines):
        opening = line.context
        if opening is not None:
            notes.append(DraftNote(line.number, [opening]))
            is_open = True
        elif line.is_blank:
            is_open = False
        elif is_open:
            notes[-1].parts.append(line.whole_text)
            notes[-1].items += line.marker is not None
        if is_open:
            lines[index] = Line(line.number, "", "", "")
    return notes


@dataclass(slots=True)
class _Last:
    """The last row, with the last line that went into it."""

    row: DraftRow
    line: Line
    column: int
    style: Style | None
    is_wrapped: bool
    """Whether it is a paragraph that all unmarked lines right below belong to."""
    parts: list[str] = field(default_factory=list)
    """The texts of these lines."""

    def take(self, line: Line) -> None:
        """Go on with a line."""
        self.parts.append(line.row_text)
        self.line = line

    def end(self) -> None:
        """Give the row all that belongs to it."""
        if self.parts:
            self.row.text = joined([self.row.text, *self.parts])


class _Rows:
    """Turns the lines of one text into rows."""

    def __init__(self, lines: list[Line], tell: Tell) -> None:
        self._lines = lines
        steps = Steps(tell, 4 * len(lines))
        self._visible = [line for line in steps.each(lines) if not line.is_blank]
        items = [line for line in self._visible if line.marker is not None]
        self._has_items = bool(items)
        self._indents = inferred([line.blank for line in steps.each(items or self._visible)])
        columns = [self._indents.column(line.blank) for line in steps.each(items)]
        flat = all(self._indents.same(column, columns[0]) for column in columns)
        self._headings = headings_in(steps.each(self._visible))
        self._nesting = Nesting(self._indents, self._headings.styles, flat=flat)
        self._judged = 0

    def read(self, tell: Tell) -> list[DraftRow]:
        """The rows in reading order."""
        rows: list[DraftRow] = []
        above: _Last | None = None
        for index, line in enumerate(self._lines):
            if not index % _LINES_UNTOLD:
                tell(index / len(self._lines))
            column = self._indents.column(line.blank)
            if above is not None:
                if not line.is_blank and self._continues(above, line, column):
                    above.take(line)
                    continue
                above.end()
            if line.is_blank:
                above = None
                continue
            row = self._row(line, column, directly=above is not None)
            rows.append(row)
            style = None if line.marker is None else line.marker.style
            above = _Last(row, line, column, style, self._is_wrapped(index))
        if above is not None:
            above.end()
        return rows

    def _row(self, line: Line, column: int, *, directly: bool) -> DraftRow:
        """Start a row with a line; `directly` says that another row is right above."""
        if line.marker is not None:
            return self._nesting.item(line.number, line.row_text, column, line.marker)
        place = (line.number, line.row_text)
        if not self._has_items:
            return self._nesting.bare(*place, column)
        row = self._nesting.under_item(*place, column)
        if row is not None:
            return row
        headings = self._nesting.headings()
        goes_on = not self._headings.going_on.isdisjoint(headings)
        if headings and (directly or goes_on or is_prose(line.row_text)):
            return self._nesting.body(*place)
        return self._nesting.section(*place)

    def _continues(self, above: _Last, line: Line, column: int) -> bool:
        """Whether a line belongs to the row right above it."""
        if line.marker is not None:
            return False
        # Chinese paragraphs start with full-width spaces; wrapped lines don't.
        starts_paragraph = _WIDE_SPACE in line.blank
        if above.style is None:
            deeper = self._has_items and column > above.column
            return not starts_paragraph and (above.is_wrapped or deeper)
        if column > above.column:
            return not (starts_paragraph and isinstance(above.style, Numbering))
        # A section may well stand right below a row; its words start in capitals.
        return line.text[:1].islower() and self._is_broken(above.line, line)

    def _is_wrapped(self, index: int) -> bool:
        """Whether a paragraph starts here of which every line but the last is full."""
        if self._lines[index].marker is not None or index < self._judged:
            return False
        end = index + 1
        while end < len(self._lines) and self._is_unmarked(self._lines[end]):
            end += 1
        self._judged = end
        run = self._lines[index:end]
        return len(run) > 1 and all(
            _WIDE_SPACE not in lower.blank and self._is_broken(upper, lower)
            for upper, lower in pairwise(run)
        )

    def _is_unmarked(self, line: Line) -> bool:
        return line.marker is None and not line.is_blank

    def _is_broken(self, upper: Line, lower: Line) -> bool:
        return is_full(upper.source, lower.text, self._width)

    @cached_property
    def _width(self) -> int:
        return wrap_width(line.source for line in self._visible)
