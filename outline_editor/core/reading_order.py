"""Elements of a document in the order in which its file has them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    return list(found_in_reading(document, refs))


def found_in_reading(document: Document, refs: Collection[Ref]) -> Iterator[Ref]:
    """The same one by one, from a walk through the document as it is at the first step."""
    rows = {ref.id: ref for ref in refs if ref.kind is ElementKind.NODE}
    notes = {ref.id: ref for ref in refs if ref.kind is ElementKind.NOTE}
    root, left = document.root, len(refs)
    for note in root.notes:
        if note.id in notes:
            yield notes[note.id]
            left -= 1
    # Each row is passed here once, as long as there is more to be found, rather than by `walk`.
    waiting = [iter(root.outline)]
    while waiting and left:
        for row in waiting[-1]:
            if row.id in rows:
                yield rows[row.id]
                left -= 1
            for note in row.notes:
                if note.id in notes:
                    yield notes[note.id]
                    left -= 1
            if row.children:
                waiting.append(iter(row.children))
                break
        else:
            waiting.pop()
