"""The notes of a file as a table, for other programs and for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outline_editor.app.opening import Opened
from outline_editor.core.addresses import concept_ref
from outline_editor.core.concept_book import ConceptBook, names_of
from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.folding import folded
from outline_editor.core.note_list import NoteFilter, PlacedNote, all_notes
from outline_editor.core.references import Definitions

COLUMNS = (
    *("path", "document", "id", "kind", "state", "row", "row_text"),
    *("quote", "before", "after", "anchor", "text", "concepts", "cites", "by", "date", "also_on"),
)
"""What is told of each note; `concepts`, `cites` and `also_on` are lists of ids."""


def concepts_called(opened: Opened, words: str) -> set[str]:
    """The ids of the concepts with an id, label or other spelling, and of those merged into them.

    Case, width and quotation marks are left out of account. Raises `OutlineError`
    where neither the document nor its codebook has one.
    """
    book = ConceptBook(opened.root, opened.codebook)
    found = _called(book, words)
    if not found:
        raise OutlineError(Message.of("notes.unknown-concept", words=shortened(words)))
    known = book.concepts.values()
    while more := {one.id for one in known if one.merged_into in found} - found:
        found |= more
    return found


def concepts_meant(opened: Opened, words: str) -> list[str]:
    """The ids of the concepts that an id, label or other spelling means; several share a name.

    An id comes before all names, and is taken as it is where the codebook can't be
    read. A name of a merged concept means the one that it was merged into.
    """
    if Definitions(opened.root, opened.codebook).resolves(concept_ref(words)):
        return [words]
    book = ConceptBook(opened.root, opened.codebook)
    return sorted(set(map(book.resolved, _called(book, words))))


def _called(book: ConceptBook, words: str) -> set[str]:
    wanted = folded(words).strip()
    known = book.concepts.values()
    return {one.id for one in known if wanted in (one.id, *map(folded, names_of(one)))}


def rows_of(opened: Opened, path: Path, wanted: NoteFilter) -> Iterator[dict[str, Any]]:
    """What `COLUMNS` name, for each note that is wanted."""
    for placed in all_notes(opened.root):
        if wanted.lets_through(placed):
            yield {"path": str(path), "document": opened.root.id, **_row(placed)}


def _row(placed: PlacedNote) -> dict[str, Any]:
    note, row = placed
    return {
        "id": note.id,
        "kind": note.kind.value,
        "state": None if note.state is None else note.state.value,
        "row": None if row is None else row.id,
        "row_text": None if row is None else row.text,
        "quote": note.quote or None,
        "before": note.before or None,
        "after": note.after or None,
        "anchor": placed.anchor.outcome.value if note.quote else None,
        "text": note.text,
        "concepts": list(note.concepts),
        "cites": list(note.cites),
        "by": note.by or None,
        "date": note.date,
        "also_on": list(note.also_on),
    }
