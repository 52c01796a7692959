"""A document in figures: rows, notes and words counted, concepts by how often they are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.note_list import all_notes
from outline_editor.core.vocabulary import NodeKind, NoteKind, NoteState

# Han in its blocks and extensions, and the two syllabaries of Japanese.
_ONE_EACH = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_NO_WORD = re.compile(r" [^\w ]+(?= )")
_AT_ONCE = 1000
"""Texts that are counted together, which takes half the time of counting each."""


class TextSize(NamedTuple):
    """How much text there is.

    A word stands between two spaces and has a letter or digit, but each Chinese
    character and each Japanese syllable is one of its own. White space is no
    character.
    """

    words: int = 0
    characters: int = 0


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
    """The figures of one state of a document; what there is none of is not listed."""

    rows: int
    levels: int
    rows_with_original: int
    notes: int
    notes_on_document: int
    texts: TextSize
    originals: TextSize
    note_texts: TextSize
    rows_by_kind: tuple[RowsOfKind, ...]
    """In the order of the vocabulary, those without a kind last."""
    notes_by_kind: tuple[NotesOfKind, ...]
    """In the order of the vocabulary."""
    concepts: tuple[ConceptUse, ...]
    """Those used most first, then by name."""


def statistics_of(root: DocumentRoot, codebook: SharedCodebook) -> Statistics:
    """Count everything in a document; it takes a step for each row and note."""
    rows = list(walk(root.outline))
    notes = [placed.note for placed in all_notes(root)]
    book = ConceptBook(root, codebook)
    return Statistics(
        rows=len(rows),
        levels=_levels(root.outline),
        rows_with_original=sum(1 for row in rows if row.original),
        notes=len(notes),
        notes_on_document=len(root.notes),
        texts=size_of(row.text for row in rows),
        originals=size_of(row.original for row in rows if row.original),
        note_texts=size_of(note.text for note in notes),
        rows_by_kind=tuple(_rows_by_kind(rows)),
        notes_by_kind=tuple(_notes_by_kind((note.kind, note.state) for note in notes)),
        concepts=_uses(
            book,
            _counted(book, (row.concepts for row in rows if row.concepts)),
            _counted(book, (note.concepts for note in notes if note.concepts)),
        ),
    )


def first_with_concept(root: DocumentRoot, concept_id: str) -> str:
    """The id of the first row that names a concept, itself or in a note; `''` for none."""
    for row in walk(root.outline):
        if concept_id in row.concepts or any(concept_id in note.concepts for note in row.notes):
            return row.id
    return ""


def size_of(texts: Iterable[str]) -> TextSize:
    """How much text there is in several texts."""
    words = characters = 0
    waiting = iter(texts)
    while some := list(islice(waiting, _AT_ONCE)):
        text = " ".join(some)
        characters += len("".join(text.split()))
        words += _words_in(text)
    return TextSize(words, characters)


def _words_in(text: str) -> int:
    singles = 0
    if not text.isascii():
        singles = len(text) - len(_ONE_EACH.sub("", text))
        text = _ONE_EACH.sub(" ", text)
    parts = text.split()
    return singles + len(parts) - len(_NO_WORD.findall(f" {' '.join(parts)} "))


def _levels(nodes: tuple[Node, ...]) -> int:
    levels = 0
    while nodes:
        levels += 1
        nodes = tuple([child for node in nodes for child in node.children])
    return levels


def _rows_by_kind(rows: Iterable[Node]) -> Iterator[RowsOfKind]:
    counts = Counter(row.kind for row in rows)
    return (RowsOfKind(kind, counts[kind]) for kind in (*NodeKind, None) if counts[kind])


def _notes_by_kind(
    notes: Iterable[tuple[NoteKind, NoteState | None]],
) -> Iterator[NotesOfKind]:
    counts = Counter(notes)
    for kind in NoteKind:
        done, waiting = counts[kind, NoteState.DONE], counts[kind, NoteState.OPEN]
        total = counts[kind, None] + done + waiting
        if total:
            yield NotesOfKind(kind, total, waiting, done)


def _counted(book: ConceptBook, named: Iterable[tuple[str, ...]]) -> Counter[str]:
    """How many elements name each concept, under whichever of its ids."""
    return Counter(one for ids in named for one in set(map(book.resolved, ids)))


def _uses(book: ConceptBook, rows: Counter[str], notes: Counter[str]) -> tuple[ConceptUse, ...]:
    uses = []
    for concept_id in rows.keys() | notes.keys():
        concept = book.concepts.get(concept_id)
        labels = () if concept is None else tuple(text for _, text in concept.label.texts)
        uses.append(ConceptUse(concept_id, labels, rows[concept_id], notes[concept_id]))
    return tuple(sorted(uses, key=lambda use: (-use.total, use.name, use.id)))
