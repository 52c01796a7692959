"""What a query finds in single rows, within a time that nobody notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from outline_editor.core.model import Node
from outline_editor.core.search import Query, Where, matcher_for
from outline_editor.core.search_expressions import TimeLeft

_SLOW = 0.002
"""Seconds for a row from which on its matches are kept.

Since a search may take but two seconds, at most a thousand rows are that slow.
"""


class Match(NamedTuple):
    """Words that a query found."""

    row: str
    field: str
    """`text` or `original`, or `notes` for the text of a note."""
    start: int
    end: int
    note: str = ""
    """The id of the note."""


class _Place(NamedTuple):
    """A text of a row that is searched."""

    field: str
    note: str
    text: str


class RowSearch:
    """Finds the matches of a query in one row after the other.

    A row that took long is not searched again as long as its texts are the
    same. Raises `OutlineError` for an expression that is none.
    """

    def __init__(self, query: Query) -> None:
        self.matcher = matcher_for(query)
        self._where = query.where
        self._kept: dict[str, tuple[list[_Place], list[Match]]] = {}

    def matches(self, node: Node, left: TimeLeft) -> list[Match]:
        """The matches in a row: in its text, its original, then its notes.

        Raises `OutlineError` out of time.
        """
        if self.matcher is None:
            return []
        places = list(self._places(node))
        kept = self._kept.get(node.id)
        if kept is not None and kept[0] == places:
            return kept[1]
        before = left.seconds
        found = [
            Match(node.id, place.field, start, end, place.note)
            for place in places
            for start, end in sorted(self.matcher.spans(place.text, left))
        ]
        if before - left.seconds > _SLOW:
            self._kept[node.id] = places, found
        return found

    def _places(self, node: Node) -> Iterator[_Place]:
        if Where.TEXT in self._where and node.text:
            yield _Place("text", "", node.text)
        if Where.ORIGINAL in self._where and node.original:
            yield _Place("original", "", node.original)
        if Where.NOTES in self._where:
            for note in node.notes:
                if note.text:
                    yield _Place("notes", note.id, note.text)
