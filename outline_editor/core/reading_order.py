"""Elements of a document in the order in which its file has them."""

from __future__ import annotations

from collections.abc import Collection

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref
from outline_editor.core.document import Document

_FIELD_ORDER = {
    field: order
    for order, field in enumerate(("sources", "actors", "concepts", "notes", "outline", "children"))
}
"""How the lists of one element follow each other in the order of the file."""

_FEW = 8
"""One in so many rows: to sort more than that takes longer than a walk through all."""


def path_of(document: Document, ref: Ref) -> list[tuple[int, int]]:
    """The way from the document to an element; paths compare as the file runs.

    Raises `KeyError` if the element is not there.
    """
    path = []
    while ref != DOCUMENT:
        place = document.place(ref)
        path.append((_FIELD_ORDER[place.field], place.index))
        ref = place.owner
    return path[::-1]


def in_reading_order(document: Document, refs: Collection[Ref]) -> list[Ref]:
    """Rows and notes of a document as one reads them: a row, its notes, its own rows."""
    if len(refs) * _FEW < document.row_count:
        return sorted(refs, key=lambda ref: path_of(document, ref))
    rows = {ref.id: ref for ref in refs if ref.kind is ElementKind.NODE}
    notes = {ref.id: ref for ref in refs if ref.kind is ElementKind.NOTE}
    found = [notes[note.id] for note in document.root.notes if note.id in notes]
    # Each row is passed here once, as long as there is more to be found, rather than by `walk`.
    waiting = [iter(document.root.outline)]
    while waiting and len(found) < len(refs):
        for row in waiting[-1]:
            if row.id in rows:
                found.append(rows[row.id])
            if row.notes:
                found += [notes[note.id] for note in row.notes if note.id in notes]
            if row.children:
                waiting.append(iter(row.children))
                break
        else:
            waiting.pop()
    return found
