"""How many suggestions each row of a document has, kept in step with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Remove
from outline_editor.core.index import walk
from outline_editor.core.model import Node
from outline_editor.core.row_changes import rows_of_detail
from outline_editor.core.suggestions import Suggester, Suggestion


class SuggestionIndex:
    """The rows of a document that have suggestions.

    It follows the document until `close`. A change is but noted; the rows that
    it touched are looked through by `prepare`, in small steps, for when there
    is time. A change of what things are called, or of a language, has all rows
    looked through again. The document itself stands here for its own notes.
    """

    def __init__(self, document: Document, codebook: SharedCodebook) -> None:
        self._document, self._codebook = document, codebook
        self._counts: dict[str, int] = {}
        self._total = 0
        self._touched: dict[str, None] = {}
        self._begin()
        self.close = document.follow(self._follow)

    @property
    def total(self) -> int:
        """How many suggestions there are, as far as rows were looked through."""
        return self._total

    @property
    def is_complete(self) -> bool:
        """Whether all rows were looked through as they are now."""
        return self._waiting is None and not self._touched

    def set_codebook(self, codebook: SharedCodebook) -> None:
        """Know the concepts and actors of another codebook from now on."""
        if codebook is not self._codebook:
            self._codebook = codebook
            self._begin()

    @property
    def _suggester(self) -> Suggester:
        # Made when it is asked for: while somebody writes a label nobody asks after each letter.
        if self._made is None:
            self._made = Suggester(self._document.root, self._codebook)
        return self._made

    def of(self, row: str) -> tuple[Suggestion, ...]:
        """The suggestions of a row and its notes; of the document's notes for its id, `''`."""
        if row == DOCUMENT.id:
            return self._suggester.of_notes(self._document.root.notes)
        node = self._document.find(node_ref(row))
        return self._suggester.of_row(node) if isinstance(node, Node) else ()

    def prepare(self, most: int) -> bool:
        """Look through some more rows; whether all of them are done."""
        rows = self._next_rows(most)
        if DOCUMENT.id in rows:
            rows.remove(DOCUMENT.id)
            self._keep(DOCUMENT.id, self._suggester.count_of_notes(self._document.root.notes))
        nodes = []
        for row in rows:
            node = self._document.find(node_ref(row))
            if isinstance(node, Node):
                nodes.append(node)
            else:
                self._keep(row, 0)
        for node, count in zip(nodes, self._suggester.counts(nodes), strict=True):
            self._keep(node.id, count)
        return self.is_complete

    def next_from(self, row: str, by: int = 1) -> str | None:
        """The next row with suggestions after another, or before it, through all of them.

        The document counts as the first row; one that has some itself comes last.
        `None` where there are none.
        """
        while not self.prepare(1000):
            pass
        if not self._counts:
            return None
        order = [DOCUMENT.id, *(node.id for node in self._document.walk())]
        here = order.index(row)
        ways = (*order[here + 1 :], *order[: here + 1])
        if by < 0:
            ways = (*order[:here][::-1], *order[here:][::-1])
        return next((one for one in ways if one in self._counts), None)

    def _begin(self) -> None:
        self._made: Suggester | None = None
        self._waiting: Iterator[Node] | None = self._document.walk()
        self._touched[DOCUMENT.id] = None

    def _next_rows(self, most: int) -> list[str]:
        rows = [self._touched.popitem()[0] for _ in range(min(most, len(self._touched)))]
        if self._waiting is not None and len(rows) < most:
            further = [node.id for node in islice(self._waiting, most - len(rows))]
            if len(rows) + len(further) < most:
                self._waiting = None
            rows += further
        return rows

    def _keep(self, row: str, count: int) -> None:
        self._total += count - self._counts.pop(row, 0)
        if count:
            self._counts[row] = count

    def _follow(self, change_set: ChangeSet) -> None:
        for change in change_set.changes:
            self._touched |= dict.fromkeys(self._rows_of(change))
        if self._made is not None and not self._made.fits(change_set.after, self._codebook):
            self._begin()

    def _rows_of(self, change: Change) -> Iterator[str]:
        match change.edit, change.element:
            case ((Insert() | Remove()), Node() as node):
                return (inner.id for inner in walk((node,)))
            case _:
                return rows_of_detail(self._document, change)
