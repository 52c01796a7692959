"""Putting rows from elsewhere into a document, with what they refer to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from outline_editor.core.addresses import ElementKind, Ref, ref_of
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.copies import copied
from outline_editor.core.document import Document
from outline_editor.core.excerpts import Excerpt
from outline_editor.core.fields import replaced
from outline_editor.core.index import elements_in
from outline_editor.core.merging import end_of_chain
from outline_editor.core.model import Actor, Concept, Node, Note, Source
from outline_editor.core.references import Definitions, references_in
from outline_editor.core.transaction import Transaction

_Definition = Source | Actor | Concept
D = TypeVar("D", bound=Node | Note | Actor | Concept)


def paste(
    transaction: Transaction,
    excerpt: Excerpt,
    owner: Ref,
    index: int,
    *,
    codebook: SharedCodebook,
    at_home: bool = False,
) -> list[str]:
    """Put rows in at `index` among those of an owner; returns the ids of the top ones.

    What they refer to comes along: a definition that the document or its
    `codebook` has already is used, one whose id means something else here gets
    another id, and all that refers to it follows. References that can't be
    resolved stay, as problems to be seen. Rows and notes get new ids.

    `at_home` says that the rows come from this very document: what they name
    is what is called so here, and rows that are no longer there keep their ids,
    so that cut rows come back as they were.

    Raises `EditRefused` with nothing changed.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        document.require(owner)
        names = _Names(document, codebook, excerpt, at_home=at_home)
        for definition in names.missing():
            transaction.insert(_unchained(document, definition))
        rows = tuple([names.applied(row) for row in excerpt.rows])
        if rows and rows[0].id and not (at_home and _are_free(document, rows)):
            rows = copied(rows, document)
        return [
            transaction.insert(row, owner, index + offset).id for offset, row in enumerate(rows)
        ]


def _unchained(document: Document, definition: _Definition) -> _Definition:
    """A definition that makes no chain of mergings with those of the document."""
    if not isinstance(definition, Concept) or not definition.merged_into:
        return definition
    merged = {concept.id: concept.merged_into for concept in document.root.concepts}
    is_target = definition.id in merged.values()
    target = "" if is_target else end_of_chain(merged, definition.merged_into)
    return replaced(definition, "merged_into", target or None)


def _are_free(document: Document, rows: Sequence[Node]) -> bool:
    refs = [ref_of(inner) for row in rows for inner in elements_in(row)]
    return all(ref.id and not document.has(ref) for ref in refs)


class _Names:
    """What the ids of an excerpt's definitions are in another document."""

    def __init__(
        self, document: Document, codebook: SharedCodebook, excerpt: Excerpt, *, at_home: bool
    ) -> None:
        self._document = document
        self._at_home = at_home
        self._shared = Definitions(document.root, codebook)
        self._definitions: tuple[_Definition, ...] = (
            *excerpt.sources,
            *excerpt.actors,
            *excerpt.concepts,
        )
        self._here: dict[Ref, str] = {}
        self._missing: list[_Definition] = []
        taken: set[Ref] = set()
        for definition in self._definitions:
            ref = ref_of(definition)
            known = self._known(definition)
            if not known:
                self._missing.append(definition)
                known = self._free_id(ref, taken)
                taken.add(Ref(ref.kind, known))
            self._here[ref] = known

    def missing(self) -> Iterator[_Definition]:
        """The definitions that the document lacks, as it should have them."""
        for definition in self._missing:
            renamed = replaced(definition, "id", self._here[ref_of(definition)])
            yield renamed if isinstance(renamed, Source) else _renaming(renamed, self._here)

    def applied(self, row: Node) -> Node:
        """A row whose references lead where they led, and all under it."""
        if not any(ref.id != here for ref, here in self._here.items()):
            return row
        row = _renaming(row, self._here)
        if row.notes:
            notes = tuple([_renaming(note, self._here) for note in row.notes])
            row = replaced(row, "notes", notes)
        if row.children:
            row = replaced(row, "children", tuple([self.applied(child) for child in row.children]))
        return row

    def _known(self, definition: _Definition) -> str:
        """The id under which a definition is here already, `''` if it is not."""
        ref = ref_of(definition)
        here = self._document.find(ref) or self._shared.shared(ref)
        if here is not None and (self._at_home or _mean_the_same(here, definition)):
            return ref.id
        if isinstance(definition, Source):
            for source in self._document.root.sources:
                if replaced(source, "id", ref.id) == definition:
                    return source.id
        return ""

    def _free_id(self, ref: Ref, taken: set[Ref]) -> str:
        stem, number = ref.id.rstrip("0123456789"), 2
        # Sources count on, s1, s2; names of people and ideas say which one they are.
        stem = stem if ref.kind is ElementKind.SOURCE else f"{ref.id}-"
        candidate = ref
        while (
            candidate in taken
            or self._document.is_used(candidate)
            or self._shared.shared(candidate) is not None
        ):
            candidate = Ref(ref.kind, f"{stem}{number}")
            number += 1
        return candidate.id


def _mean_the_same(here: object, there: _Definition) -> bool:
    """Whether two definitions under one id are of the same thing.

    People and ideas are the same where a name of theirs is: their other fields
    may well have been worked on since.
    """
    if isinstance(here, Actor) and isinstance(there, Actor):
        return not _known_as(here).isdisjoint(_known_as(there))
    if isinstance(here, Concept) and isinstance(there, Concept):
        return not _known_as(here).isdisjoint(_known_as(there))
    return here == there


def _known_as(definition: Actor | Concept) -> set[str]:
    labels = definition.name if isinstance(definition, Actor) else definition.label
    return {text.casefold() for text in (*(text for _, text in labels.texts), *definition.alt)}


def _renaming(element: D, here: dict[Ref, str]) -> D:
    """An element whose own references name what their targets are called here."""
    for reference in list(references_in(element)):
        new = here.get(reference.target, reference.target.id)
        if new == reference.target.id:
            continue
        value = getattr(element, reference.field)
        if reference.entry is None:
            element = replaced(element, reference.field, new)
        else:
            _, at, where = value[reference.entry].partition("@")
            entries = list(value)
            entries[reference.entry] = f"{new}{at}{where}"
            element = replaced(element, reference.field, tuple(entries))
    return element
