"""All that a query finds in a document, kept up as the document changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import Node
from outline_editor.core.search import Query, Where, WordMatcher
from outline_editor.core.search_expressions import MOST_SECONDS, ROW_SECONDS, TimeLeft
from outline_editor.core.search_rows import Match, RowSearch
from outline_editor.core.search_texts import SCOPES, SearchTexts

_EDIT_SECONDS = 0.03
"""How long somebody who edits may be kept waiting by a search."""

_SECONDS_A_ROW = 0.00005
"""How much longer for each row of an edit: many rows take longer anyway."""


class Finder:
    """What a query finds, row by row, in the order of the document.

    It follows the document through its texts until `close`. Raises
    `OutlineError` for a regular expression that is none. One that takes too
    long stops it, at once or after an edit: it finds nothing any more, and
    `fault` says why.
    """

    def __init__(self, document: Document, texts: SearchTexts, query: Query) -> None:
        self.query = query
        self.fault: Message | None = None
        self._document = document
        self._texts = texts
        self._search = RowSearch(query, texts.concepts)
        self.matcher = self._search.matcher
        self._followers: list[Callable[[], None]] = []
        self._left = TimeLeft(MOST_SECONDS)
        self._counts = self._count_all()
        self._left = TimeLeft(_EDIT_SECONDS)
        self.close = texts.follow(self._follow)

    def follow(self, follower: Callable[[], None]) -> None:
        """Be told when something else is found than before, or nothing any more."""
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
        """Whether a row has a match after an edit; for `RowFilter`."""
        self._left.seconds += _SECONDS_A_ROW
        return bool(self._look_through(node))

    def in_row(self, node: Node) -> list[Match]:
        """The matches in a row, for showing them; none where that takes long."""
        if self.fault is not None:
            return []
        try:
            return self._search.matches(node, TimeLeft(ROW_SECONDS))
        except OutlineError:
            return []

    def step(self, match: Match | None, row: str, by: int, within: str = "") -> Match | None:
        """The next match after one (`by` 1) or the last before it (-1), round the end.

        Without one the first from a row on counts, or the last before it. Only
        matches `within` a row count if there are any in it and under it.
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
        part = self._part(within)
        order, at = self._texts.order()[part.start : part.stop], self._place(here) - part.start
        if by > 0:
            first = max(at, 0) if match is None else max(at + 1, 0)
            around = chain(order[first:], order[:first])
        else:
            end = max(at, 0)
            around = chain(reversed(order[:end]), reversed(order[end:]))
        rows = (self._matches_of(row) for row in around if row in self._counts)
        found = next(filter(None, rows), None)
        if found is None:
            return None
        return found[0] if by > 0 else found[-1]

    def went_round(self, match: Match | None, row: str, found: Match, by: int) -> bool:
        """Whether a step to what was found has passed the end, or the beginning."""
        if match is None or match.row != found.row:
            to, start = self._place(found.row), self._place(row if match is None else match.row)
            return to < start if by > 0 else to > start or (match is None and to == start)
        return _key(self._matches_of(found.row), found, match) * by <= 0

    def number_of(self, match: Match, within: str = "") -> int:
        """Which match it is of all, from 1; 0 for one that is gone. `within` as for `step`."""
        found, part = self._matches_of(match.row), self._part(within)
        place = self._place(match.row)
        if match not in found or place not in part:
            return 0
        return self._count_in_rows(range(part.start, place)) + found.index(match) + 1

    def total_within(self, row: str) -> int:
        """How many matches there are to step through `within` a row."""
        return self._count_in_rows(self._part(row)) if row else self.total

    def _place(self, row: str) -> int:
        return self._texts.places().get(row, -1)

    def _part(self, within: str) -> range:
        """The places of the rows to step through."""
        everything = range(len(self._texts.order()))
        node = self._document.find(node_ref(within)) if within else None
        if not isinstance(node, Node):
            return everything
        last = node
        while last.children:
            last = last.children[-1]
        part = range(self._place(node.id), self._place(last.id) + 1)
        return part if self._count_in_rows(part) else everything

    # Counting

    def _count_in_rows(self, part: range) -> int:
        if len(part) < len(self._counts):
            rows = self._texts.order()[part.start : part.stop]
            return sum(self._counts.get(row, 0) for row in rows)
        places = self._texts.places()
        return sum(count for row, count in self._counts.items() if places[row] in part)

    def _count_all(self) -> dict[str, int]:
        if self._search.asked:
            return dict.fromkeys(self._texts.concepts.rows_with(self._search.asked), 1)
        if isinstance(self.matcher, WordMatcher):
            return self._count_words(self.matcher)
        counts: dict[str, int] = {}
        for node in self._document.walk() if self.matcher is not None else ():
            if found := self._look_through(node):
                counts[node.id] = len(found)
            if self.fault is not None:
                return {}
        return counts

    def _count_words(self, matcher: WordMatcher) -> dict[str, int]:
        """Count in the folded texts, all of a kind at once."""
        counts: dict[str, int] = {}
        for scope in SCOPES:
            if scope in self.query.where:
                found = self._count_in(scope, matcher)
                for row, count in found.items() if counts else ():
                    counts[row] = counts.get(row, 0) + count
                counts = counts or found
        if Where.NOTES in self.query.where:
            left = TimeLeft(MOST_SECONDS)
            names = self._texts.concepts.names.items()
            concepts = [one for one, name in names if any(matcher.spans(name, left))]
            for row in self._texts.concepts.rows_with(concepts):
                counts.setdefault(row, 1)
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

    def _look_through(self, node: Node) -> list[Match]:
        """The matches in a row as long as there is time; after that the search is over."""
        if self.fault is not None:
            return []
        try:
            return self._search.matches(node, self._left)
        except OutlineError as refusal:
            self.fault = refusal.message
            self._counts = {}
            return []

    def _follow(self, touched: set[str]) -> None:
        self._left.seconds += _SECONDS_A_ROW * len(touched)
        for row in touched:
            node = self._document.find(node_ref(row))
            found = self._look_through(node) if isinstance(node, Node) else []
            self._counts.pop(row, None)
            if found:
                self._counts[row] = len(found)
        self._left = TimeLeft(_EDIT_SECONDS)
        for follower in tuple(self._followers):
            follower()

    def _matches_of(self, row: str) -> list[Match]:
        node = self._document.find(node_ref(row))
        return self.in_row(node) if isinstance(node, Node) else []


def _found(counted: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The rows where anything is found, with how much."""
    return {row: count for row, count in counted if count}


def _key(found: list[Match], one: Match, other: Match) -> int:
    """Whether a match in a row stands before (< 0) or after another (> 0).

    The other may be gone, or lie between those that are there now.
    """
    if other in found:
        return found.index(one) - found.index(other)
    fields = ("text", "original", "notes", "concepts")
    mine, theirs = fields.index(one.field), fields.index(other.field)
    if mine != theirs:
        return mine - theirs
    return 1 if one.start >= other.start else -1
