"""Ids for the rows and notes of a document that came without."""

from __future__ import annotations

from typing import NamedTuple, TypeVar

from outline_editor.core.addresses import Ref, ref_of
from outline_editor.core.fields import replaced
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, DerivedIds
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note

T = TypeVar("T", Node, Note)


class GivenIds(NamedTuple):
    """A document in which every row and note has an id."""

    root: DocumentRoot
    given: tuple[tuple[Ref, Ref], ...]
    """The rows and notes that had none: their address before, and now."""


def with_ids(root: DocumentRoot) -> GivenIds:
    """Give ids to the rows and notes that have none, in reading order.

    An id without its prefix counts as none. What is given depends on the
    document's id, the element's text and how often the two occur together;
    see `ids.DerivedIds`.
    """
    giver = _Giver(root)
    notes = giver.notes(root.notes)
    outline = giver.rows(root.outline)
    if giver.given:
        root = replaced(replaced(root, "notes", notes), "outline", outline)
    return GivenIds(root, tuple(giver.given))


class _Giver:
    def __init__(self, root: DocumentRoot) -> None:
        taken = {note.id for note in root.notes}
        for node in walk(root.outline):
            taken.add(node.id)
            taken.update(note.id for note in node.notes)
        self._derived = DerivedIds(root.id, taken)
        self.given: list[tuple[Ref, Ref]] = []

    def rows(self, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
        fresh = []
        for node in nodes:
            row = self._with_id(node, NODE_PREFIX)
            before = len(self.given)
            notes, children = self.notes(node.notes), self.rows(node.children)
            if len(self.given) > before:
                row = replaced(replaced(row, "notes", notes), "children", children)
            fresh.append(row)
        return tuple(fresh)

    def notes(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        return tuple([self._with_id(note, NOTE_PREFIX) for note in notes])

    def _with_id(self, element: T, prefix: str) -> T:
        if element.id.startswith(prefix):
            return element
        fresh = replaced(element, "id", self._derived.derive(prefix, element.text))
        self.given.append((ref_of(element), ref_of(fresh)))
        return fresh
