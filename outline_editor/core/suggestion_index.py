"""Which rows of a document have suggestions, kept in step with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Remove
from outline_editor.core.index import walk
from outline_editor.core.model import Node
from outline_editor.core.progress import Tell, untold
from outline_editor.core.row_changes import rows_of_detail
from outline_editor.core.row_counts import RowCounts
from outline_editor.core.suggestions import Suggester, Suggestion, languages_of

_SHARE = 8
"""To recognise amounts, dates and places in a row takes so many times as long as to find
what it mentions, which is done first in all rows."""

_FEW = 200
"""As many concepts and actors are read in some hundredths of a second."""


class SuggestionIndex:
    """The suggestions of a document, and how many there are.

    It follows the document until `close`. A change is but noted; the rows that
    it touched are looked through by `prepare`, in small steps, for when there
    is time. Where things are called otherwise, all rows are looked through
    again. The document itself stands here for its own notes.
    """

    def __init__(self, document: Document, codebook: SharedCodebook) -> None:
        self._document, self._codebook = document, codebook
        self._made: Suggester | None = None
        self._like: Suggester | None = None
        """The last one that was made, of which the next one takes what it can."""
        self._mentions = RowCounts(
            document,
            lambda nodes: self._suggester.counts_of_mentions(nodes),
            lambda: self._suggester.count_of_notes(document.root.notes),
        )
        self._recognised = RowCounts(
            document, lambda nodes: self._suggester.counts_of_recognised(nodes), int
        )
        self.close = document.follow(self._follow)

    @property
    def _suggester(self) -> Suggester:
        # Made when it is asked for: while somebody writes a label nobody asks after each letter.
        if self._made is None:
            self.take(self.maker()(untold))
        assert self._made is not None
        return self._made

    @property
    def is_ready(self) -> bool:
        """Whether it answers at once.

        Where concepts and actors are many, it first takes a while to read what
        they are called; `maker` does that in any thread.
        """
        if self._made is not None:
            return True
        root, shared = self._document.root, self._codebook.root
        own = len(root.concepts) + len(root.actors)
        return own + (len(shared.concepts) + len(shared.actors) if shared else 0) <= _FEW

    def maker(self) -> Callable[[Tell], Suggester]:
        """What reads the names of now; it is called in any thread, and may be told `Cancelled`."""
        return partial(Suggester, self._document.root, self._codebook, self._like)

    def take(self, made: Suggester) -> None:
        """Answer by what a `maker` has made, if the names are still what they were then."""
        self._like = made
        if made.is_for(self._document.root, self._codebook):
            self._made = made

    @property
    def total(self) -> int:
        """How many suggestions there are, as far as rows were looked through."""
        return self._mentions.total + self._recognised.total

    @property
    def is_complete(self) -> bool:
        """Whether all rows were looked through as they are now."""
        return self.has_all_mentions and self._recognised.is_complete

    @property
    def done(self) -> float:
        """How far it has come with looking through rows, from 0 to 1."""
        return (self._mentions.done + self._recognised.done) / 2

    @property
    def has_all_mentions(self) -> bool:
        """Whether all of them were, as far as mentions go."""
        return self._mentions.is_complete

    def set_codebook(self, codebook: SharedCodebook) -> None:
        """Know the concepts and actors of another codebook from now on."""
        known, self._codebook = self._codebook.root, codebook
        if codebook.root is not known:
            self._made = None
            self._mentions.begin_anew()

    def of(self, row: str) -> tuple[Suggestion, ...]:
        """The suggestions of a row and its notes; of the document's notes for its id, `''`."""
        if row == DOCUMENT.id:
            return self._suggester.of_notes(self._document.root.notes)
        node = self._document.find(node_ref(row))
        return self._suggester.of_row(node) if isinstance(node, Node) else ()

    def prepare(self, most: int) -> bool:
        """Look through some more rows; whether all of them are done."""
        if self._mentions.prepare(most):
            self._recognised.prepare(-(-most // _SHARE))
        return self.is_complete

    def next_from(self, row: str, by: int = 1) -> str | None:
        """The next row with suggestions after another, or before it, through all of them.

        The document counts as the first row; one that has some itself comes last.
        `None` where there are none. Rows not looked through yet are when they are
        reached.
        """
        order = [DOCUMENT.id, *(node.id for node in self._document.walk())]
        here = order.index(row)
        ways = [*order[here + 1 :], *order[: here + 1]]
        if by < 0:
            ways = [*order[:here][::-1], *order[here:][::-1]]
        if self.is_complete:
            return next(filter(self._has, ways), None)
        return next((one for one in ways if self.of(one)), None)

    def _has(self, row: str) -> bool:
        return self._mentions.has(row) or self._recognised.has(row)

    def _follow(self, change_set: ChangeSet) -> None:
        touched = [row for change in change_set.changes for row in self._rows_of(change)]
        self._mentions.touch(touched)
        self._recognised.touch(touched)
        before, after = change_set.before, change_set.after
        if before.concepts is not after.concepts or before.actors is not after.actors:
            self._made = None
            self._mentions.begin_anew()
        if languages_of(before) != languages_of(after):
            self._made = None
            self._recognised.begin_anew()

    def _rows_of(self, change: Change) -> Iterator[str]:
        match change.edit, change.element:
            case ((Insert() | Remove()), Node() as node):
                return (inner.id for inner in walk((node,)))
            case _:
                return rows_of_detail(self._document, change)
