"""Where everything in a document is: parents, owners and positions by id.

The frozen elements know nothing of what holds them; this index does. It
carries out edits on the tree (each replaces the element touched and its
ancestors, nothing else) and keeps itself in step. It does not decide whether
an edit is allowed: that is `document.Document`'s part.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from outline_editor.core.addresses import (
    DOCUMENT,
    LIST_FIELDS,
    ElementKind,
    Ref,
    node_ref,
)
from outline_editor.core.fields import replaced
from outline_editor.core.model import DocumentRoot, Element, Node, Note

# Kinds whose elements stand in one list of the document itself.
_TOP_LISTS = {
    kind: field
    for field, kind in LIST_FIELDS[ElementKind.DOCUMENT].items()
    if kind not in (ElementKind.NODE, ElementKind.NOTE)
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: the `index`-th of the list `field` of `owner`."""

    owner: Ref
    field: str
    index: int


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """All rows under and including these, in reading order."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        yield node
        if node.children:
            stack.extend(reversed(node.children))


def height(node: Node) -> int:
    """Levels of rows that a row spans; 1 without children."""
    levels, row = 0, [node]
    while row:
        levels += 1
        row = [child for parent in row for child in parent.children]
    return levels


def elements_in(element: Element) -> Iterator[Element]:
    """The element and every element in it."""
    if not isinstance(element, Node):
        yield element
        return
    for node in walk((element,)):
        yield node
        yield from node.notes


class Index:
    """The tree of a document and the way to everything in it.

    Lookups cost a dictionary access. Finding a position among siblings starts
    at the last one found under that parent, so that neighbours are cheap.
    """

    def __init__(self, root: DocumentRoot) -> None:
        self.root = root
        self.nodes: dict[str, Node] = {}
        self._parents: dict[str, Ref] = {}
        self._note_owners: dict[str, Ref] = {}
        self._positions: dict[tuple[Ref, str], int] = {}
        self._register_notes(DOCUMENT, root.notes)
        for node in root.outline:
            self._register(node, DOCUMENT)

    # Looking up

    def find(self, ref: Ref) -> Any:
        """The element, the root for `DOCUMENT`, or `None` if it is not there."""
        match ref.kind:
            case ElementKind.DOCUMENT:
                return self.root
            case ElementKind.NODE:
                return self.nodes.get(ref.id)
            case ElementKind.NOTE:
                owner = self._note_owners.get(ref.id)
                items = () if owner is None else self.find(owner).notes
            case kind:
                items = getattr(self.root, _TOP_LISTS[kind])
        return next((item for item in items if item.id == ref.id), None)

    def owner(self, ref: Ref) -> Ref:
        """What an element stands in. `KeyError` if it is not there."""
        match ref.kind:
            case ElementKind.NODE:
                return self._parents[ref.id]
            case ElementKind.NOTE:
                return self._note_owners[ref.id]
            case _:
                return DOCUMENT

    def place(self, ref: Ref) -> Place:
        """Where an element stands. `KeyError` if it is not there."""
        owner = self.owner(ref)
        field = next(field for field, kind in LIST_FIELDS[owner.kind].items() if kind is ref.kind)
        items = getattr(self.find(owner), field)
        return Place(owner, field, self._position(owner, field, items, ref.id))

    def note_ids(self) -> dict[str, Ref]:
        """Every note's id with what it stands in."""
        return self._note_owners

    def _position(self, owner: Ref, field: str, items: tuple[Any, ...], element_id: str) -> int:
        start = min(self._positions.get((owner, field), 0), len(items) - 1)
        for offset in range(len(items)):
            for index in (start + offset, start - offset):
                if 0 <= index < len(items) and items[index].id == element_id:
                    self._positions[owner, field] = index
                    return index
        raise KeyError(element_id)

    # Changing

    def insert(self, place: Place, element: Element) -> None:
        """Put an element in; the place and the ids have been checked."""
        owner = self.find(place.owner)
        items = getattr(owner, place.field)
        items = (*items[: place.index], element, *items[place.index :])
        self._positions[place.owner, place.field] = place.index
        if isinstance(element, Node):
            self._register(element, place.owner)
        elif isinstance(element, Note):
            self._note_owners[element.id] = place.owner
        self.store(place.owner, replaced(owner, place.field, items))

    def remove(self, ref: Ref) -> tuple[Place, Element]:
        """Take an element out; returns where it stood, and itself."""
        place = self.place(ref)
        owner = self.find(place.owner)
        items = getattr(owner, place.field)
        element = items[place.index]
        items = items[: place.index] + items[place.index + 1 :]
        for inner in elements_in(element):
            if isinstance(inner, Node):
                del self.nodes[inner.id], self._parents[inner.id]
                if inner.children or inner.notes:
                    self._positions.pop((node_ref(inner.id), "children"), None)
                    self._positions.pop((node_ref(inner.id), "notes"), None)
            elif isinstance(inner, Note):
                del self._note_owners[inner.id]
        self.store(place.owner, replaced(owner, place.field, items))
        return place, element

    def move(self, ref: Ref, target: Place) -> tuple[Place, Element]:
        """Put an element elsewhere; returns where it stood, and itself."""
        place = self.place(ref)
        owner = self.find(place.owner)
        items = getattr(owner, place.field)
        element = items[place.index]
        items = items[: place.index] + items[place.index + 1 :]
        self.store(place.owner, replaced(owner, place.field, items))
        new_owner = self.find(target.owner)
        items = getattr(new_owner, target.field)
        items = (*items[: target.index], element, *items[target.index :])
        self._positions[target.owner, target.field] = target.index
        if ref.kind is ElementKind.NODE:
            self._parents[ref.id] = target.owner
        elif ref.kind is ElementKind.NOTE:
            self._note_owners[ref.id] = target.owner
        self.store(target.owner, replaced(new_owner, target.field, items))
        return place, element

    def store(self, ref: Ref, element: Any) -> None:
        """Put a changed element in the old one's place, up to the root."""
        while ref != DOCUMENT:
            place = self.place(ref)
            if ref.kind is ElementKind.NODE:
                self.nodes[ref.id] = element
            owner = self.find(place.owner)
            items = list(getattr(owner, place.field))
            items[place.index] = element
            element = replaced(owner, place.field, tuple(items))
            ref = place.owner
        self.root = element

    def _register(self, top: Node, owner: Ref) -> None:
        self._parents[top.id] = owner
        stack = [top]
        while stack:
            node = stack.pop()
            self.nodes[node.id] = node
            if node.notes or node.children:
                here = node_ref(node.id)
                self._register_notes(here, node.notes)
                for child in node.children:
                    self._parents[child.id] = here
                stack.extend(node.children)

    def _register_notes(self, owner: Ref, notes: tuple[Note, ...]) -> None:
        for note in notes:
            self._note_owners[note.id] = owner
