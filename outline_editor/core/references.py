"""References between elements by id, and what they can resolve to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from outline_editor.core.addresses import ElementKind, Ref, ref_of
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.index import elements_in
from outline_editor.core.model import Actor, Concept, DocumentRoot, Element, Node, Note

_FIELDS: dict[type, dict[str, ElementKind]] = {
    Node: {
        "actors": ElementKind.ACTOR,
        "concepts": ElementKind.CONCEPT,
        "cites": ElementKind.SOURCE,
    },
    Note: {
        "also_on": ElementKind.NODE,
        "concepts": ElementKind.CONCEPT,
        "cites": ElementKind.SOURCE,
    },
    Actor: {"of": ElementKind.ACTOR},
    Concept: {"broader": ElementKind.CONCEPT, "merged_into": ElementKind.CONCEPT},
}
"""The fields that name other elements, by class. A citation names a source and a place in it."""

_SHARED_KINDS = frozenset({ElementKind.ACTOR, ElementKind.CONCEPT})


class Reference(NamedTuple):
    """Where an element names another one."""

    field: str
    entry: int | None
    """Which entry of the field, from 0, if it holds a list."""
    target: Ref


def references_in(element: Element | DocumentRoot) -> Iterator[Reference]:
    """Every reference that an element makes itself.

    `targets` are free and `compares` names another document, so neither counts.
    """
    for field, kind in _FIELDS.get(type(element), {}).items():
        value = getattr(element, field)
        if isinstance(value, str):
            yield Reference(field, None, Ref(kind, value))
        else:
            for entry, name in enumerate(value or ()):
                yield Reference(field, entry, Ref(kind, name.partition("@")[0]))


class Definitions:
    """The ids that references resolve to: the document's, then its codebook's.

    It holds what it was made with; `add` and `discard` keep it in step with a
    document that changes.
    """

    def __init__(self, root: DocumentRoot, codebook: SharedCodebook) -> None:
        self._own: dict[ElementKind, set[str]] = {kind: set() for kind in ElementKind}
        for top in (*root.sources, *root.actors, *root.concepts, *root.outline):
            for element in elements_in(top):
                self.add(ref_of(element))
        self.codebook = codebook
        self._shared = _shared(codebook)

    def set_codebook(self, codebook: SharedCodebook) -> set[Ref]:
        """Resolve references in another codebook; returns what it defines otherwise."""
        before, now = self._shared, _shared(codebook)
        self.codebook, self._shared = codebook, now
        return {
            Ref(kind, one)
            for kind, entries in now.items()
            for one in _differing(before[kind], entries)
        }

    def add(self, ref: Ref) -> None:
        """Let references to an element of the document resolve."""
        self._own[ref.kind].add(ref.id)

    def discard(self, ref: Ref) -> None:
        """Let them no longer."""
        self._own[ref.kind].discard(ref.id)

    def is_own(self, ref: Ref) -> bool:
        """Whether the document itself has an element."""
        return ref.id in self._own[ref.kind]

    def resolves(self, ref: Ref) -> bool:
        """Whether a reference leads somewhere, or where it leads can't be known.

        The latter is so for actors and concepts while the codebook is in trouble.
        """
        if ref.id in self._own[ref.kind] or self.shared(ref) is not None:
            return True
        return ref.kind in _SHARED_KINDS and self.codebook.trouble is not None

    def shared(self, ref: Ref) -> Actor | Concept | None:
        """What the codebook defines under an id."""
        return self._shared[ref.kind].get(ref.id) if ref.kind in _SHARED_KINDS else None


_Entries: TypeAlias = dict[str, Actor | Concept]


def _shared(codebook: SharedCodebook) -> dict[ElementKind, _Entries]:
    root = codebook.root
    return {
        ElementKind.ACTOR: {} if root is None else {one.id: one for one in root.actors},
        ElementKind.CONCEPT: {} if root is None else {one.id: one for one in root.concepts},
    }


def _differing(before: _Entries, now: _Entries) -> set[str]:
    """The ids of the entries that are not in both, or not the same."""
    # After an edit nearly all are the very same, which costs less to find than to compare them.
    others = {one for one, entry in now.items() if before.get(one) is not entry}
    return {one for one in others if before.get(one) != now[one]} | (before.keys() - now.keys())
