"""Which row stands under which: by indentation first, then by style of bullet."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field

from outline_editor.formats.bullets import Marker, Numbering, Style
from outline_editor.formats.indentation import Indents

_LEFT_OF_ALL = -1000
"""The column of a section: whatever has a bullet is under it."""


@dataclass(slots=True, eq=False)
class DraftRow:
    """A row while a text is read: it still knows its line and its parent."""

    line: int
    text: str
    parent: DraftRow | None
    is_paragraph: bool
    children: list[DraftRow] = field(default_factory=list)
    depth: int = 1

    def __post_init__(self) -> None:
        if self.parent is not None:
            self.parent.children.append(self)
            self.depth = self.parent.depth + 1


@dataclass(frozen=True, slots=True)
class _Open:
    """A row that still may get rows under it; paragraphs have no marker."""

    row: DraftRow
    column: int
    marker: Marker | None = None
    is_body: bool = False
    """Whether it is a paragraph under a numbered heading."""

    @property
    def style(self) -> Style | None:
        return None if self.marker is None else self.marker.style


class Nesting:
    """Places the rows of one text, in their order.

    `headings` are the numberings that have paragraphs under them. `flat` says
    that every bullet of the text stands in the same column, so that only the
    bullets themselves tell the levels.
    """

    def __init__(self, indents: Indents, headings: Container[Style], *, flat: bool) -> None:
        self._indents = indents
        self._heading_styles = headings
        self._flat = flat
        self._open: list[_Open] = []

    # Rows with a bullet

    def item(self, line: int, text: str, column: int, marker: Marker) -> DraftRow:
        """Place a row that has a bullet or number."""
        column = self._continued(column, marker)
        self._leave_body(marker)
        while self._open and self._is_right_of(column):
            self._open.pop()
        self._choose_by_style(column, marker.style)
        return self._add(line, text, column, marker)

    def _continued(self, column: int, marker: Marker) -> int:
        """The column of the list this number goes on with, if one is further out.

        Only a first line pasted without its indentation stands further out
        than the number after its own.
        """
        for entry in reversed(self._open):
            before = entry.marker
            if before is None or before.style != marker.style or marker.ordinal < 2:
                continue
            if before.ordinal == marker.ordinal - 1:
                return min(column, entry.column)
        return column

    def _leave_body(self, marker: Marker) -> None:
        """Close a paragraph under a heading, unless it announces the rows to come."""
        if not self._open or not self._open[-1].is_body:
            return
        announces = self._open[-1].row.text.endswith((":", "："))
        goes_on = any(entry.style == marker.style for entry in self._open)
        if goes_on or not announces:
            self._open.pop()

    def _is_right_of(self, column: int) -> bool:
        top = self._open[-1].column
        return top > column and not self._indents.same(top, column)

    def _choose_by_style(self, column: int, style: Style) -> None:
        """Among the open rows in the same column, close those it can't stand under."""
        peers = [entry for entry in self._open if self._indents.same(entry.column, column)]
        if any(entry.style == style for entry in peers):
            while self._open.pop().style != style:
                pass
            return
        numbered = any(isinstance(entry.style, Numbering) for entry in peers)
        for entry in reversed(peers):
            if self._stands_under(style, entry.style, numbered):
                return
            self._open.pop()

    def _stands_under(self, style: Style, above: Style | None, numbered: bool) -> bool:
        """Whether a style stands under another in the same column."""
        if above is None:
            return True
        if isinstance(style, Numbering):
            if isinstance(above, Numbering):
                return style > above
            # A number under a bullet, but not where a number has bullets under it.
            return not numbered
        return isinstance(above, Numbering) or self._flat

    # Rows without one

    def section(self, line: int, text: str) -> DraftRow:
        """Place a paragraph that opens a section."""
        self._open.clear()
        return self._add(line, text, _LEFT_OF_ALL)

    def bare(self, line: int, text: str, column: int) -> DraftRow:
        """Place a line of a text that has no bullets at all, by its indentation."""
        while self._open and not self._is_left_of(column):
            self._open.pop()
        return self._add(line, text, column)

    def under_item(self, line: int, text: str, column: int) -> DraftRow | None:
        """Place a paragraph under the row with a bullet that it is indented under.

        `None` if there is no such row.
        """
        for index in reversed(range(len(self._open))):
            entry = self._open[index]
            if entry.marker is not None and entry.column < column:
                del self._open[index + 1 :]
                return self._add(line, text, column, is_body=self._is_heading(entry))
        return None

    def _is_left_of(self, column: int) -> bool:
        top = self._open[-1].column
        return top < column and not self._indents.same(top, column)

    def headings(self) -> list[int]:
        """The lines of the numbered headings that are open, the outermost first."""
        return [entry.row.line for entry in self._open if self._is_heading(entry)]

    def _is_heading(self, entry: _Open) -> bool:
        return entry.marker is not None and entry.marker.style in self._heading_styles

    def body(self, line: int, text: str) -> DraftRow:
        """Place a paragraph under the innermost open heading; there must be one."""
        while not self._is_heading(self._open[-1]):
            self._open.pop()
        return self._add(line, text, self._open[-1].column, is_body=True)

    def _add(
        self,
        line: int,
        text: str,
        column: int,
        marker: Marker | None = None,
        *,
        is_body: bool = False,
    ) -> DraftRow:
        parent = self._open[-1].row if self._open else None
        row = DraftRow(line, text, parent, marker is None)
        self._open.append(_Open(row, column, marker, is_body))
        return row
