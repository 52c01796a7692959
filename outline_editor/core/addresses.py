"""How an element of a document is addressed, apart from where it stands."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from outline_editor.core.model import (
    Actor,
    Codebook,
    Concept,
    DocumentRoot,
    Element,
    Node,
    Note,
    Root,
    Source,
)


class ElementKind(StrEnum):
    """The kinds of element that have an id; ids are unique within a kind."""

    DOCUMENT = "document"
    NODE = "node"
    NOTE = "note"
    SOURCE = "source"
    ACTOR = "actor"
    CONCEPT = "concept"


class Ref(NamedTuple):
    """The address of an element: its kind and id, wherever it stands.

    The document itself is `DOCUMENT`, whatever its id.
    """

    kind: ElementKind
    id: str


DOCUMENT = Ref(ElementKind.DOCUMENT, "")

_KIND_OF_CLASS: dict[type, ElementKind] = {
    DocumentRoot: ElementKind.DOCUMENT,
    Codebook: ElementKind.DOCUMENT,
    Node: ElementKind.NODE,
    Note: ElementKind.NOTE,
    Source: ElementKind.SOURCE,
    Actor: ElementKind.ACTOR,
    Concept: ElementKind.CONCEPT,
}

LIST_FIELDS: dict[ElementKind, dict[str, ElementKind]] = {
    ElementKind.DOCUMENT: {
        "sources": ElementKind.SOURCE,
        "actors": ElementKind.ACTOR,
        "concepts": ElementKind.CONCEPT,
        "notes": ElementKind.NOTE,
        "outline": ElementKind.NODE,
    },
    ElementKind.NODE: {"notes": ElementKind.NOTE, "children": ElementKind.NODE},
}
"""The fields that hold elements, by the kind of their owner."""


def is_element(value: object) -> bool:
    """Whether a value is an element that has an address within a document."""
    return _KIND_OF_CLASS.get(type(value), ElementKind.DOCUMENT) is not ElementKind.DOCUMENT


def kind_of(element: Element | Root) -> ElementKind:
    """The kind an element is of."""
    return _KIND_OF_CLASS[type(element)]


def ref_of(element: Element) -> Ref:
    """The address of an element that has an id."""
    return Ref(kind_of(element), element.id)


def node_ref(node_id: str) -> Ref:
    """The address of a row."""
    return Ref(ElementKind.NODE, node_id)


def note_ref(note_id: str) -> Ref:
    """The address of a note."""
    return Ref(ElementKind.NOTE, note_id)


def source_ref(source_id: str) -> Ref:
    """The address of a source."""
    return Ref(ElementKind.SOURCE, source_id)


def actor_ref(actor_id: str) -> Ref:
    """The address of an actor."""
    return Ref(ElementKind.ACTOR, actor_id)


def concept_ref(concept_id: str) -> Ref:
    """The address of a concept."""
    return Ref(ElementKind.CONCEPT, concept_id)


def child_list(owner: Ref) -> str:
    """The field in which an owner keeps its rows."""
    return "outline" if owner.kind is ElementKind.DOCUMENT else "children"
