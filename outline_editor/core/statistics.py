"""A document in figures: rows, notes and words counted, concepts by how often they are used."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import NamedTuple, TypeVar

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.ordered_rows import OrderedRows
from outline_editor.core.vocabulary import NodeKind, NoteKind, NoteState

# Han in its blocks and extensions, and the two syllabaries of Japanese.
_ONE_EACH = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_NO_WORD = re.compile(r" [^\w ]+(?= )")
_AT_ONCE = 250
"""Texts, rows or notes that are counted in one step."""

_TEXT, _ORIGINAL = attrgetter("text"), attrgetter("original")
_KIND, _KIND_AND_STATE = attrgetter("kind"), attrgetter("kind", "state")
_T = TypeVar("_T")


class TextSize(NamedTuple):
    """How much text there is.

    A word stands between two spaces and has a letter or digit, but each Chinese
    character and each Japanese syllable is one of its own. White space is no
    character.
    """

    words: int = 0
    characters: int = 0

    def plus(self, other: TextSize) -> TextSize:
        """How much there is in both."""
        return TextSize(self.words + other.words, self.characters + other.characters)


class RowsOfKind(NamedTuple):
    """How many rows are of a kind; `None` for those without one."""

    kind: NodeKind | None
    rows: int


class NotesOfKind(NamedTuple):
    """How many notes are of a kind, and how many of these are open and done."""

    kind: NoteKind
    notes: int
    open: int
    done: int


class ConceptUse(NamedTuple):
    """How many rows and notes name a concept, under whichever of its ids."""

    id: str
    labels: tuple[str, ...]
    """In each language, the first one first; none of a concept that nobody defines."""
    rows: int
    notes: int

    @property
    def name(self) -> str:
        """What it is called, in all languages; the id of one that nobody defines."""
        return " ".join(self.labels) or self.id

    @property
    def total(self) -> int:
        """Rows and notes together."""
        return self.rows + self.notes


class Statistics(NamedTuple):
    """The figures of one state of a document; what there is none of is not listed.

    `None` stands for what is not counted yet.
    """

    rows: int
    levels: int
    rows_with_original: int
    notes: int
    notes_on_document: int
    rows_by_kind: tuple[RowsOfKind, ...]
    """In the order of the vocabulary, those without a kind last."""
    notes_by_kind: tuple[NotesOfKind, ...]
    """In the order of the vocabulary."""
    concepts: tuple[ConceptUse, ...] | None = None
    """Those used most first, then by name."""
    texts: TextSize | None = None
    originals: TextSize | None = None
    note_texts: TextSize | None = None


def statistics_in_steps(root: DocumentRoot, codebook: SharedCodebook) -> Iterator[Statistics]:
    """Count everything in a document; each step gives what is known by then.

    The first counts rows and notes, and takes a walk through them; those after
    it take some milliseconds each. The last gives all figures.
    """
    ordered = OrderedRows(root.outline)
    rows = ordered.nodes
    notes = [*root.notes, *(note for at in ordered.with_notes for note in rows[at].notes)]
    found = Statistics(
        rows=len(rows),
        levels=ordered.levels,
        rows_with_original=sum(map(bool, map(_ORIGINAL, rows))),
        notes=len(notes),
        notes_on_document=len(root.notes),
        rows_by_kind=tuple(_rows_by_kind(rows)),
        notes_by_kind=tuple(_notes_by_kind(notes)),
    )
    yield found
    counts = Counter[str](), Counter[str]()
    book = ConceptBook(root, codebook)
    for count, elements in zip(counts, (rows, notes), strict=True):
        for some in _parts(elements):
            _count_concepts(count, book, some)
            yield found
    found = found._replace(concepts=_uses(book, *counts))
    yield found
    sizes = []
    for texts in (map(_TEXT, rows), filter(None, map(_ORIGINAL, rows)), map(_TEXT, notes)):
        size = TextSize()
        for some in _parts(texts):
            size = size.plus(size_of(some))
            yield found
        sizes.append(size)
    yield found._replace(texts=sizes[0], originals=sizes[1], note_texts=sizes[2])


def statistics_of(root: DocumentRoot, codebook: SharedCodebook) -> Statistics:
    """All figures of a document, at once."""
    return deque(statistics_in_steps(root, codebook), 1).pop()


def first_with_concept(root: DocumentRoot, concept_id: str) -> str:
    """The id of the first row that names a concept, itself or in a note; `''` for none."""
    for row in walk(root.outline):
        if concept_id in row.concepts or any(concept_id in note.concepts for note in row.notes):
            return row.id
    return ""


def size_of(texts: Iterable[str]) -> TextSize:
    """How much text there is in several texts: all at once takes half the time of each alone."""
    text = " ".join(texts)
    return TextSize(_words_in(text), len("".join(text.split())))


def _parts(elements: Iterable[_T]) -> Iterator[list[_T]]:
    waiting = iter(elements)
    while some := list(islice(waiting, _AT_ONCE)):
        yield some


def _words_in(text: str) -> int:
    singles = 0
    if not text.isascii():
        singles = len(text) - len(_ONE_EACH.sub("", text))
        text = _ONE_EACH.sub(" ", text)
    parts = text.split()
    return singles + len(parts) - len(_NO_WORD.findall(f" {' '.join(parts)} "))


def _rows_by_kind(rows: Iterable[Node]) -> Iterator[RowsOfKind]:
    counts = Counter(map(_KIND, rows))
    return (RowsOfKind(kind, counts[kind]) for kind in (*NodeKind, None) if counts[kind])


def _notes_by_kind(notes: Iterable[Note]) -> Iterator[NotesOfKind]:
    counts = Counter(map(_KIND_AND_STATE, notes))
    for kind in NoteKind:
        done, waiting = counts[kind, NoteState.DONE], counts[kind, NoteState.OPEN]
        total = counts[kind, None] + done + waiting
        if total:
            yield NotesOfKind(kind, total, waiting, done)


def _count_concepts(
    counts: Counter[str], book: ConceptBook, elements: Iterable[Node | Note]
) -> None:
    """How many elements name each concept, under whichever of its ids."""
    named = Counter(one.concepts for one in elements if one.concepts)
    for ids, times in named.items():
        for concept_id in set(map(book.resolved, ids)):
            counts[concept_id] += times


def _uses(book: ConceptBook, rows: Counter[str], notes: Counter[str]) -> tuple[ConceptUse, ...]:
    uses = []
    for concept_id in rows.keys() | notes.keys():
        concept = book.concepts.get(concept_id)
        labels = () if concept is None else tuple(text for _, text in concept.label.texts)
        uses.append(ConceptUse(concept_id, labels, rows[concept_id], notes[concept_id]))
    return tuple(sorted(uses, key=lambda use: (-use.total, use.name, use.id)))
