"""Where everything in a document is: parents, owners and positions by id.

The frozen elements know nothing of what holds them; this index does. It
carries out edits on the tree (each replaces the element touched and its
ancestors, nothing else) and keeps itself in step. It does not decide whether
an edit is allowed: that is `document.Document`'s part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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


# Searching a list up to this long is quicker than remembering positions in it.
_SHORT = 32

# How far from the position last seen an element is looked for.
_REACH = 64


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


def _unfit(what: str, element_id: str) -> ValueError:
    if element_id:
        return ValueError(f"the id {element_id} stands twice; an id is given once")
    return ValueError(f"a {what} has no id; insert it in a transaction, which gives it one")


class Index:
    """The tree of a document and the way to everything in it.

    Lookups cost a dictionary access. Where an element of a long list stands is
    remembered; as edits shift it, it is looked for around that position, so
    that no edit costs a walk through all siblings in Python.
    """

    def __init__(self, root: DocumentRoot) -> None:
        self.root = root
        self.nodes: dict[str, Node] = {}
        self._parents: dict[str, Ref] = {}
        self._note_owners: dict[str, Ref] = {}
        self._also_on: dict[str, set[str]] = {}
        self._positions: dict[tuple[str, str], dict[str, int]] = {}
        self._register_notes(DOCUMENT, root.notes)
        for node in root.outline:
            self._register(node, DOCUMENT)

    # Looking up

    def find(self, ref: Ref) -> Any:
        """The element, the root for `DOCUMENT`, or `None` if it is not there."""
        match ref.kind:
            case ElementKind.DOCUMENT:
                return self.root if ref == DOCUMENT else None
            case ElementKind.NODE:
                return self.nodes.get(ref.id)
            case ElementKind.NOTE:
                owner = self._note_owners.get(ref.id)
                if owner is None:
                    return None
                notes = self.find(owner).notes
                return notes[self._position(owner, "notes", notes, ref.id)]
            case kind:
                items = getattr(self.root, _TOP_LISTS[kind])
                known = self._positions.get((DOCUMENT.id, _TOP_LISTS[kind]), {}).get(ref.id)
                index = None if known is None else _near(items, ref.id, known)
                if index is not None:
                    return items[index]
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

    def with_above(self, node_ids: Iterable[str]) -> set[str]:
        """Rows and all rows above them. `KeyError` if one is not there."""
        found, parents = {DOCUMENT.id}, self._parents
        for node_id in node_ids:
            above = node_id
            while above not in found:
                found.add(above)
                above = parents[above].id
        found.remove(DOCUMENT.id)
        return found

    def place(self, ref: Ref) -> Place:
        """Where an element stands. `KeyError` if it is not there."""
        owner = self.owner(ref)
        field = next(field for field, kind in LIST_FIELDS[owner.kind].items() if kind is ref.kind)
        items = getattr(self.find(owner), field)
        return Place(owner, field, self._position(owner, field, items, ref.id))

    def note_ids(self) -> dict[str, Ref]:
        """Every note's id with what it stands in."""
        return self._note_owners

    def note_ids_also_on(self, node_id: str) -> frozenset[str]:
        """The ids of the notes that name a row in `also_on`."""
        return frozenset(self._also_on.get(node_id, ()))

    def _position(self, owner: Ref, field: str, items: tuple[Any, ...], element_id: str) -> int:
        if len(items) <= _SHORT:
            for index, item in enumerate(items):
                if item.id == element_id:
                    return index
            raise KeyError(element_id)
        known = self._positions.get((owner.id, field))
        if known is not None and element_id in known:
            index = _near(items, element_id, known[element_id])
            if index is not None:
                known[element_id] = index
                return index
        known = {item.id: index for index, item in enumerate(items)}
        self._positions[owner.id, field] = known
        return known[element_id]

    def _remember(self, place: Place, element_id: str) -> None:
        known = self._positions.get((place.owner.id, place.field))
        if known is not None:
            known[element_id] = place.index

    # Changing

    def insert(self, place: Place, element: Element) -> None:
        """Put an element in; the place and the ids have been checked."""
        owner = self.find(place.owner)
        items = _with(getattr(owner, place.field), place.index, element)
        self._remember(place, element.id)
        if isinstance(element, Node):
            self._register(element, place.owner)
        elif isinstance(element, Note):
            self._register_notes(place.owner, (element,))
        self.store(place.owner, replaced(owner, place.field, items))

    def remove(self, ref: Ref) -> tuple[Place, Element]:
        """Take an element out; returns where it stood, and itself."""
        place = self.place(ref)
        owner = self.find(place.owner)
        element, items = _without(getattr(owner, place.field), place.index)
        for inner in elements_in(element):
            if isinstance(inner, Node):
                del self.nodes[inner.id], self._parents[inner.id]
                self._positions.pop((inner.id, "children"), None)
                self._positions.pop((inner.id, "notes"), None)
            elif isinstance(inner, Note):
                del self._note_owners[inner.id]
                self._unlink(inner)
        self.store(place.owner, replaced(owner, place.field, items))
        return place, element

    def move(self, ref: Ref, target: Place) -> tuple[Place, Element]:
        """Put an element elsewhere; returns where it stood, and itself."""
        place = self.place(ref)
        owner = self.find(place.owner)
        element, items = _without(getattr(owner, place.field), place.index)
        self.store(place.owner, replaced(owner, place.field, items))
        new_owner = self.find(target.owner)
        items = _with(getattr(new_owner, target.field), target.index, element)
        self._remember(target, ref.id)
        if ref.kind is ElementKind.NODE:
            self._parents[ref.id] = target.owner
        elif ref.kind is ElementKind.NOTE:
            self._note_owners[ref.id] = target.owner
        self.store(target.owner, replaced(new_owner, target.field, items))
        return place, element

    def store(self, ref: Ref, element: Any) -> None:
        """Put a changed element in the old one's place, up to the root."""
        if ref.kind is ElementKind.NOTE:
            self._unlink(self.find(ref))
            self._link(element)
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
            if not node.id or node.id in self.nodes:
                raise _unfit("row", node.id)
            self.nodes[node.id] = node
            if node.notes or node.children:
                here = node_ref(node.id)
                self._register_notes(here, node.notes)
                for child in node.children:
                    self._parents[child.id] = here
                stack.extend(node.children)

    def _register_notes(self, owner: Ref, notes: tuple[Note, ...]) -> None:
        for note in notes:
            if not note.id or note.id in self._note_owners:
                raise _unfit("note", note.id)
            self._note_owners[note.id] = owner
            self._link(note)

    def _link(self, note: Note) -> None:
        for node_id in note.also_on:
            self._also_on.setdefault(node_id, set()).add(note.id)

    def _unlink(self, note: Note) -> None:
        for node_id in set(note.also_on):
            note_ids = self._also_on[node_id]
            note_ids.remove(note.id)
            if not note_ids:
                del self._also_on[node_id]


def _with(items: tuple[Any, ...], index: int, item: Any) -> tuple[Any, ...]:
    changed = list(items)
    changed.insert(index, item)
    return tuple(changed)


def _without(items: tuple[Any, ...], index: int) -> tuple[Any, tuple[Any, ...]]:
    changed = list(items)
    return changed.pop(index), tuple(changed)


def _near(items: tuple[Any, ...], element_id: str, start: int) -> int | None:
    """Where an element stands that stood at `start` some edits ago."""
    for offset in range(_REACH):
        for index in (start + offset, start - offset):
            if 0 <= index < len(items) and items[index].id == element_id:
                return index
    return None
