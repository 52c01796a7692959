"""Which rows look different after a change that is not one of rows."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.core.addresses import ElementKind
from outline_editor.core.changes import Change
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove, SetField
from outline_editor.core.index import elements_in
from outline_editor.core.model import Note


def rows_of_detail(document: Document, change: Change) -> Iterator[str]:
    """The rows that hold a change: of one of their fields, of one of their notes."""
    match change.edit:
        case Insert(owner=owner) | Move(owner=owner):
            yield owner.id
        case SetField(ref=ref):
            if ref.kind is ElementKind.NODE:
                yield ref.id
            elif document.has(ref):
                yield document.owner(ref).id
    if isinstance(change.inverse, (Insert, Move)):
        yield change.inverse.owner.id


def rows_reached(change: Change) -> Iterator[str]:
    """The rows that show a changed note which stands elsewhere (see `Note.also_on`)."""
    match change.edit, change.inverse:
        case SetField(field="also_on", value=now), SetField(value=before):
            yield from now
            yield from before
        case SetField(), _:
            if isinstance(change.element, Note):
                yield from change.element.also_on
        case ((Insert() | Remove() | Move()), _):
            assert change.element is not None
            for inner in elements_in(change.element):
                if isinstance(inner, Note):
                    yield from inner.also_on
