"""The texts of a document folded for searching, kept in step with it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate

from outline_editor.core.addresses import node_ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove
from outline_editor.core.folding import folded
from outline_editor.core.index import walk
from outline_editor.core.model import Concept, Node
from outline_editor.core.pinyin import has_han
from outline_editor.core.row_changes import rows_of_detail, rows_reached
from outline_editor.core.search import Where
from outline_editor.core.search_concepts import ConceptNames

Rows = dict[str, str]
"""A folded text for each row that has one, in the order of the document."""

SCOPES = (Where.TEXT, Where.ORIGINAL, Where.NOTES)
"""The kinds of text, each searched on its own."""


class SearchTexts:
    """Every text that can be searched, by row, folded without its capitals.

    It follows the document until `close`. Texts are folded when they are first
    asked for; `prepare` does it in small steps, for when there is time. A
    search in 100,000 rows then takes some 10 ms.
    """

    def __init__(self, document: Document, codebook: SharedCodebook | None = None) -> None:
        self._document = document
        self.concepts = ConceptNames(document, codebook or SharedCodebook())
        """What the concepts are called that its rows carry."""
        self._texts: dict[Where, Rows] = {scope: {} for scope in SCOPES}
        self._is_complete = False
        self._is_in_order = True
        self._order: list[str] = []
        self._places: dict[str, int] = {}
        self._wide: dict[Where, Wide] = {}
        self._waiting = document.walk()
        self._followers: list[Callable[[set[str]], None]] = []
        self.close = document.follow(self._follow)

    def follow(self, follower: Callable[[set[str]], None]) -> Callable[[], None]:
        """Be told of the rows whose texts have changed, came or went; the result ends it."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    def prepare(self, most: int) -> bool:
        """Fold the texts of some more rows; whether all of them are done."""
        for _ in range(most):
            node = next(self._waiting, None)
            if node is None:
                self._is_complete = True
                break
            self._take(node)
        return self._is_complete

    def set_codebook(self, codebook: SharedCodebook) -> bool:
        """Know the concepts by what another codebook calls them; whether any is called otherwise.

        Searches that were made before know them as they were.
        """
        before, self.concepts = self.concepts.names, ConceptNames(self._document, codebook)
        return self.concepts.names != before

    def rows(self, scope: Where) -> Rows:
        """The texts of one kind, in the order of the document."""
        self._complete()
        return self._texts[scope]

    @property
    def has_han(self) -> bool:
        """Whether a text that was taken so far has Chinese in it."""
        return any(has_han(text) for rows in self._texts.values() for text in rows.values())

    def order(self) -> list[str]:
        """The ids of all rows, in the order of the document."""
        self._list_rows()
        return self._order

    def places(self) -> Mapping[str, int]:
        """Where each row stands in the order of the document, from 0."""
        self._list_rows()
        return self._places

    def _list_rows(self) -> None:
        rows = self.rows(Where.TEXT)
        if not self._places:
            self._order = list(rows)
            self._places = {row: place for place, row in enumerate(self._order)}

    def wide(self, scope: Where) -> Wide:
        """The texts of one kind that are not plain Latin, one after the other."""
        if scope not in self._wide:
            self._wide[scope] = Wide(self.rows(scope))
        return self._wide[scope]

    def _complete(self) -> None:
        while not self.prepare(1000):
            pass
        if not self._is_in_order:
            self._is_in_order = True
            order = [node.id for node in self._document.walk()]
            for scope, texts in self._texts.items():
                self._texts[scope] = {row: texts[row] for row in order if row in texts}

    def _take(self, node: Node) -> None:
        """Fold the texts of a row; every row has a text, be it empty."""
        self._texts[Where.TEXT][node.id] = folded(node.text)
        if node.original:
            self._texts[Where.ORIGINAL][node.id] = folded(node.original)
        if node.notes:
            notes = "\n".join(folded(note.text) for note in node.notes)
            self._texts[Where.NOTES][node.id] = notes

    # Following the document

    def _follow(self, change_set: ChangeSet) -> None:
        touched: set[str] = set()
        for change in change_set.changes:
            touched.update(self._rows_of(change))
        touched.discard("")
        self._wide.clear()
        if not self._is_complete:
            # Cheaper than to find out what of it was taken already.
            for texts in self._texts.values():
                texts.clear()
            self._waiting = self._document.walk()
        else:
            for row in touched:
                self._retake(row)
        for follower in tuple(self._followers):
            follower(touched)

    def _rows_of(self, change: Change) -> Iterator[str]:
        match change.edit, change.element:
            case ((Insert() | Remove() | Move()), Node() as node):
                self._is_in_order = False
                self._places = {}
                yield from (inner.id for inner in walk((node,)))
            case _, Concept() as concept:
                yield from self.concepts.rows_with([concept.id])
            case _:
                yield from rows_of_detail(self._document, change)
        # Their concepts are found where the notes are shown.
        yield from rows_reached(change)

    def _retake(self, row: str) -> None:
        node = self._document.find(node_ref(row))
        had = {scope for scope, texts in self._texts.items() if row in texts}
        if isinstance(node, Node):
            self._take(node)
            has = {Where.TEXT, *([Where.ORIGINAL] if node.original else [])}
            has |= {Where.NOTES} if node.notes else set()
        else:
            has = set()
        for scope in had - has:
            del self._texts[scope][row]
        if has - had:
            self._is_in_order = False


class Wide:
    """Texts one after the other, to be searched at once."""

    def __init__(self, rows: Rows) -> None:
        self._rows = [row for row, text in rows.items() if not text.isascii()]
        texts = [rows[row] for row in self._rows]
        self.text = "\n".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def row_at(self, position: int) -> str:
        """The row whose text a position is in."""
        return self._rows[bisect_right(self._ends, position)]
