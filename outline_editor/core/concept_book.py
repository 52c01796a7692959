"""What a document's references to concepts and actors lead to: its own entries and shared ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.labels import Labels
from outline_editor.core.merging import end_of_chain
from outline_editor.core.model import Actor, Concept, DocumentRoot


class ConceptBook:
    """The concepts and actors of one state of a document and its codebook, by id.

    Where both define an id, the document's definition counts. It holds what it
    was made with: for another state make another one, which costs one step for
    each entry.
    """

    def __init__(self, root: DocumentRoot, codebook: SharedCodebook) -> None:
        shared = codebook.root
        self._own_concepts = {one.id: one for one in root.concepts}
        self._own_actors = {one.id: one for one in root.actors}
        concepts = {} if shared is None else {one.id: one for one in shared.concepts}
        actors = {} if shared is None else {one.id: one for one in shared.actors}
        self._concepts = concepts | self._own_concepts
        self._actors = actors | self._own_actors

    @property
    def concepts(self) -> Mapping[str, Concept]:
        """All concepts, also those merged into others."""
        return MappingProxyType(self._concepts)

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors."""
        return MappingProxyType(self._actors)

    def is_own(self, entry: Concept | Actor) -> bool:
        """Whether the document itself defines an entry, not only its codebook."""
        own = self._own_concepts if isinstance(entry, Concept) else self._own_actors
        return entry.id in own

    def resolved(self, concept_id: str) -> str:
        """The concept that an id stands for: the one it was merged into, however often.

        An id that is not known stands for itself, and so does one whose merging
        leads in a circle.
        """
        return end_of_chain(self._merged, concept_id) or concept_id

    def merged_into(self, concept_id: str) -> frozenset[str]:
        """The ids that stand for a concept besides its own."""
        return self._standing_for.get(concept_id, frozenset())

    @cached_property
    def _merged(self) -> dict[str, str | None]:
        return {concept.id: concept.merged_into for concept in self._concepts.values()}

    @cached_property
    def _standing_for(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for concept in self._concepts.values():
            target = self.resolved(concept.id)
            if target != concept.id:
                found.setdefault(target, set()).add(concept.id)
        return {target: frozenset(ids) for target, ids in found.items()}


def labels_of(entry: Concept | Actor) -> Labels:
    """What a concept or actor is called, by language."""
    return entry.label if isinstance(entry, Concept) else entry.name


def names_of(entry: Concept | Actor) -> tuple[str, ...]:
    """All that a concept or actor is called: its labels, then its other spellings."""
    return (*(text for _, text in labels_of(entry).texts), *entry.alt)
