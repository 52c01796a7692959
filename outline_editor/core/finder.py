"""All that a query finds in a document, kept up as the document changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.model import Node
from outline_editor.core.search import (
    Matcher,
    Query,
    Span,
    Where,
    WordMatcher,
    matcher_for,
)
from outline_editor.core.search_expressions import ExpressionMatcher
from outline_editor.core.search_texts import SCOPES, SearchTexts


class Match(NamedTuple):
    """Words that a query found."""

    row: str
    field: str
    """`text` or `original`, or `notes` for the text of a note."""
    start: int
    end: int
    note: str = ""
    """The id of the note."""


class Finder:
    """What a query finds, row by row, in the order of the document.

    It follows the document through its texts until `close`. Raises
    `OutlineError` for a regular expression that is none, or takes too long.
    """

    def __init__(self, document: Document, texts: SearchTexts, query: Query) -> None:
        self.query = query
        self._document = document
        self._texts = texts
        self.matcher = matcher_for(query)
        self._counts: dict[str, int] = self._count_all(self.matcher)
        self._followers: list[Callable[[], None]] = []
        self.close = texts.follow(self._follow)

    def follow(self, follower: Callable[[], None]) -> None:
        """Be told when something else is found than before."""
        self._followers.append(follower)

    @property
    def total(self) -> int:
        """How often the words stand in the document."""
        return sum(self._counts.values())

    @property
    def rows(self) -> dict[str, int]:
        """The rows that have any match, with how many, in no particular order."""
        return self._counts

    def finds(self, node: Node) -> bool:
        """Whether a row has a match; for `RowFilter`."""
        return any(True for _ in self.in_row(node))

    def in_row(self, node: Node) -> Iterator[Match]:
        """The matches in a row: in its text, its original, then its notes."""
        if self.matcher is None:
            return
        for field, scope in (("text", Where.TEXT), ("original", Where.ORIGINAL)):
            if scope in self.query.where:
                for start, end in self._spans(self.matcher, getattr(node, field)):
                    yield Match(node.id, field, start, end)
        if Where.NOTES in self.query.where:
            for note in node.notes:
                for start, end in self._spans(self.matcher, note.text):
                    yield Match(node.id, "notes", start, end, note.id)

    def step(self, match: Match | None, row: str, by: int) -> Match | None:
        """The next match after one (`by` 1) or the last before it (-1), round the end.

        Without one the first from a row on counts, or the last before it.
        """
        if not self._counts:
            return None
        here = match.row if match is not None else row
        if match is not None and here in self._counts:
            found = self._matches_of(here)
            later = [m for m in found if _key(found, m, match) > 0]
            earlier = [m for m in found if _key(found, m, match) < 0]
            if by > 0 and later:
                return later[0]
            if by < 0 and earlier:
                return earlier[-1]
        order, at = self._texts.order(), self._texts.places().get(here, -1)
        if by > 0:
            first = max(at, 0) if match is None else at + 1
            around = chain(order[first:], order[:first])
        else:
            end = max(at, 0)
            around = chain(reversed(order[:end]), reversed(order[end:]))
        found = self._matches_of(next(row for row in around if row in self._counts))
        return found[0] if by > 0 else found[-1]

    def number_of(self, match: Match) -> int:
        """Which match it is of all, from 1; 0 for one that is gone."""
        found = self._matches_of(match.row)
        if match not in found:
            return 0
        return self._count_before(match.row) + found.index(match) + 1

    # Counting

    def _count_before(self, row: str) -> int:
        places = self._texts.places()
        here = places[row]
        if here < len(self._counts):
            return sum(self._counts.get(one, 0) for one in self._texts.order()[:here])
        return sum(count for one, count in self._counts.items() if places[one] < here)

    def _count_all(self, matcher: Matcher | None) -> dict[str, int]:
        if isinstance(matcher, WordMatcher):
            return self._count_words(matcher)
        if isinstance(matcher, ExpressionMatcher):
            matcher.start()
        if matcher is None:
            return {}
        return _found((node.id, self._count(node)) for node in self._document.walk())

    def _count_words(self, matcher: WordMatcher) -> dict[str, int]:
        """Count in the folded texts, all of a kind at once."""
        counts: dict[str, int] = {}
        for scope in SCOPES:
            if scope in self.query.where:
                found = self._count_in(scope, matcher)
                for row, count in found.items() if counts else ():
                    counts[row] = counts.get(row, 0) + count
                counts = counts or found
        return counts

    def _count_in(self, scope: Where, matcher: WordMatcher) -> dict[str, int]:
        texts, words = self._texts.rows(scope), matcher.any_case
        if matcher.case:
            hits = (row for row, text in texts.items() if words in text)
            found = _found((row, self._count_written(scope, row, matcher)) for row in hits)
        elif self.query.whole_words:
            held = ((row, text) for row, text in texts.items() if words in text)
            found = _found((row, matcher.count_in(text, is_folded=True)) for row, text in held)
        else:
            found = {row: text.count(words) for row, text in texts.items() if words in text}
        if matcher.sounds is not None:
            wide = self._texts.wide(scope)
            for start, _ in matcher.sounds.spans(wide.text):
                row = wide.row_at(start)
                found[row] = found.get(row, 0) + 1
        return found

    def _count_written(self, scope: Where, row: str, matcher: WordMatcher) -> int:
        """Count in the texts as they are, for what folding takes away."""
        node = self._document.node(row)
        match scope:
            case Where.TEXT:
                return matcher.count_in(node.text)
            case Where.ORIGINAL:
                return matcher.count_in(node.original)
            case _:
                return sum(matcher.count_in(note.text) for note in node.notes)

    def _count(self, node: Node) -> int:
        return sum(1 for _ in self.in_row(node))

    def _spans(self, matcher: Matcher, text: str) -> list[Span]:
        return sorted(matcher.spans(text)) if text else []

    def _follow(self, touched: set[str]) -> None:
        if isinstance(self.matcher, ExpressionMatcher):
            self.matcher.start()
        for row in touched:
            node = self._document.find(node_ref(row))
            count = self._count(node) if isinstance(node, Node) else 0
            self._counts.pop(row, None)
            if count:
                self._counts[row] = count
        for follower in tuple(self._followers):
            follower()

    def _matches_of(self, row: str) -> list[Match]:
        node = self._document.find(node_ref(row))
        return list(self.in_row(node)) if isinstance(node, Node) else []


def _found(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The rows where anything is found, with how much."""
    return {row: count for row, count in counted if count}


def _key(found: list[Match], one: Match, other: Match) -> int:
    """Whether a match in a row stands before (< 0) or after another (> 0).

    The other may be gone, or lie between those that are there now.
    """
    if other in found:
        return found.index(one) - found.index(other)
    fields = ("text", "original", "notes")
    mine, theirs = fields.index(one.field), fields.index(other.field)
    if mine != theirs:
        return mine - theirs
    return 1 if one.start >= other.start else -1
