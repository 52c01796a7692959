"""The notes of a file as a table, for other programs and for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from outline_editor.app.opening import Opened
from outline_editor.core.concept_book import ConceptBook, names_of
from outline_editor.core.errors import Message, OutlineError, shortened
from outline_editor.core.folding import folded
from outline_editor.core.note_list import NoteFilter, PlacedNote, all_notes

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
    known = ConceptBook(opened.root, opened.codebook).concepts.values()
    wanted = folded(words).strip()
    found = {one.id for one in known if wanted in (one.id, *map(folded, names_of(one)))}
    if not found:
        raise OutlineError(Message.of("notes.unknown-concept", words=shortened(words)))
    while more := {one.id for one in known if one.merged_into in found} - found:
        found |= more
    return found


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
