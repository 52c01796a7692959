"""What a query finds in single rows, within a time that nobody notices."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from outline_editor.core.model import Node
from outline_editor.core.search import Query, Where, matcher_for
from outline_editor.core.search_concepts import ConceptNames
from outline_editor.core.search_expressions import TimeLeft

_SLOW = 0.002
"""Seconds for a row from which on its matches are kept.

Since a search may take but two seconds, at most a thousand rows are that slow.
"""


class Match(NamedTuple):
    """Words that a query found."""

    row: str
    field: str
    """`text` or `original`, `notes` for the text of a note, `concepts` for a concept's name."""
    start: int
    end: int
    note: str = ""
    """The id of the note."""
    concept: str = ""
    """The id of the concept."""


class _Place(NamedTuple):
    """A text of a row that is searched."""

    field: str
    text: str
    note: str = ""
    concept: str = ""


class RowSearch:
    """Finds the matches of a query in one row after the other.

    A row that took long is not searched again as long as its texts are the
    same. Raises `OutlineError` for an expression that is none.
    """

    def __init__(self, query: Query, concepts: ConceptNames) -> None:
        self.matcher = matcher_for(query)
        self.asked = frozenset() if query.is_expression else concepts.asked_for(query.words)
        """The ids of the concept that is looked for itself, none for words."""
        self._concepts = concepts
        self._where = query.where
        self._kept: dict[str, tuple[list[_Place], list[Match]]] = {}

    def matches(self, node: Node, left: TimeLeft) -> list[Match]:
        """The matches in a row: in its text, its original, then its notes.

        Where there are none, one in a concept that it carries. A concept that is
        asked for is looked for nowhere else. Raises `OutlineError` out of time.
        """
        if self.matcher is None:
            return []
        if self.asked:
            return self._asked_in(node)
        places = list(self._places(node))
        kept = self._kept.get(node.id)
        if kept is not None and kept[0] == places:
            return kept[1]
        before = left.seconds
        found: list[Match] = []
        for field, text, note, concept in places:
            if concept and found:
                break
            spans = sorted(self.matcher.spans(text, left))
            for start, end in spans[:1] if concept else spans:
                found.append(Match(node.id, field, start, end, note, concept))
        if before - left.seconds > _SLOW:
            self._kept[node.id] = places, found
        return found

    def _asked_in(self, node: Node) -> list[Match]:
        for concept, name in self._concepts.carried_by(node):
            if concept in self.asked:
                return [Match(node.id, "concepts", 0, len(name), concept=concept)]
        return []

    def _places(self, node: Node) -> Iterator[_Place]:
        if Where.TEXT in self._where and node.text:
            yield _Place("text", node.text)
        if Where.ORIGINAL in self._where and node.original:
            yield _Place("original", node.original)
        if Where.NOTES in self._where:
            for note in node.notes:
                if note.text:
                    yield _Place("notes", note.text, note=note.id)
            for concept, name in self._concepts.carried_by(node):
                yield _Place("concepts", name, concept=concept)
