"""What the concepts are called that rows carry, as a search in notes finds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook, names_of
from outline_editor.core.document import Document
from outline_editor.core.model import Codebook, DocumentRoot, Node

_BETWEEN = " · "
"""Stands between two names, so that no words run from one into the next."""

_FIELD = "concept:"
"""Stands before the id of a concept in a search for the rows that carry it."""


def words_for(concept_id: str) -> str:
    """What finds the rows that carry a concept, and no others."""
    return f"{_FIELD}{concept_id}"


class ConceptNames:
    """The concepts of a document and its codebook, and the rows that carry them.

    A row carries those that it names, and those of all notes shown at it.
    """

    def __init__(self, document: Document, codebook: SharedCodebook) -> None:
        self._document = document
        self._codebook = codebook
        shared = codebook.root
        self._shared = {} if shared is None else _names(shared)
        self._root: DocumentRoot | None = None
        self._names = self._shared
        self._rows: dict[str, dict[str, None]] | None = None

    @property
    def names(self) -> dict[str, str]:
        """All that each concept is called, by its id."""
        root = self._document.root
        if root is not self._root:
            if self._root is None or root.concepts is not self._root.concepts:
                self._names = {**self._shared, **_names(root)}
            self._root, self._rows = root, None
        return self._names

    def asked_for(self, words: str) -> frozenset[str]:
        """The ids that stand for the concept that words such as `concept:small-giants` ask for.

        None for other words, and where there is no such concept: a text may say that.
        """
        field, _, concept_id = words.strip().partition(_FIELD)
        if field or concept_id not in self.names:
            return frozenset()
        book = ConceptBook(self._document.root, self._codebook)
        return book.merged_into(concept_id) | {concept_id}

    def carried_by(self, node: Node) -> Iterator[tuple[str, str]]:
        """The ids and names of the concepts that a row carries."""
        names = self.names
        if not names:
            return
        concepts = [*node.concepts]
        for note in node.notes:
            concepts += note.concepts
        for note_id in sorted(self._document.notes_also_on(node.id)):
            concepts += self._document.note(note_id).concepts
        for concept in dict.fromkeys(concepts):
            if concept in names:
                yield concept, names[concept]

    def rows_with(self, concepts: Iterable[str]) -> Iterator[str]:
        """The ids of the rows that carry any of some concepts."""
        wanted = list(concepts)
        # Asked first: it forgets the rows of another state of the document.
        if not self.names or not wanted:
            return
        if self._rows is None:
            self._rows = self._all_rows()
        for concept in wanted:
            yield from self._rows.get(concept, ())

    def _all_rows(self) -> dict[str, dict[str, None]]:
        rows: defaultdict[str, dict[str, None]] = defaultdict(dict)
        owned = [((), note) for note in self._document.root.notes]
        for node in self._document.walk():
            for concept in node.concepts:
                rows[concept][node.id] = None
            owned += [((node.id,), note) for note in node.notes]
        for owner, note in owned:
            for concept in note.concepts:
                rows[concept] |= dict.fromkeys((*owner, *note.also_on))
        return rows


def _names(root: DocumentRoot | Codebook) -> dict[str, str]:
    return {concept.id: _BETWEEN.join(names_of(concept)) for concept in root.concepts}
