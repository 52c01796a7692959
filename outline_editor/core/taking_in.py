"""Bringing the sources, actors and concepts of a document into another state, edit by edit."""

from __future__ import annotations

from typing import Any

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind, Ref, ref_of
from outline_editor.core.edits import Move
from outline_editor.core.fields import fields_of, replaced
from outline_editor.core.model import Concept, DocumentRoot
from outline_editor.core.transaction import Transaction

_LISTS = {
    field: kind
    for field, kind in LIST_FIELDS[ElementKind.DOCUMENT].items()
    if kind in (ElementKind.SOURCE, ElementKind.ACTOR, ElementKind.CONCEPT)
}


def take_in(transaction: Transaction, wanted: DocumentRoot) -> None:
    """Let the entries, the id and the own fields of a document be as in another state of it.

    Nothing is changed that is so already. The concepts of that state are not
    merged in chains.
    """
    # No edit may make a chain, not even for a moment: mergings go first and come last.
    _part(transaction, wanted)
    for field in _LISTS:
        _take_entries(transaction, field, getattr(wanted, field))
    merged = {concept.id: concept.merged_into for concept in transaction.document.root.concepts}
    for concept in wanted.concepts:
        if concept.merged_into != merged[concept.id]:
            transaction.set(ref_of(concept), merged_into=concept.merged_into)
    transaction.set(DOCUMENT, id=wanted.id, extensions=wanted.extensions)


def _part(transaction: Transaction, wanted: DocumentRoot) -> None:
    """Take back the mergings that are others, or none, in that state."""
    merged = {concept.id: concept.merged_into for concept in wanted.concepts}
    for concept in transaction.document.root.concepts:
        if concept.merged_into and merged.get(concept.id) != concept.merged_into:
            transaction.set(ref_of(concept), merged_into=None)


def _take_entries(transaction: Transaction, field: str, wanted: tuple[Any, ...]) -> None:
    document = transaction.document
    refs = {ref_of(entry) for entry in wanted}
    for entry in getattr(document.root, field):
        if ref_of(entry) not in refs:
            transaction.remove(ref_of(entry))
    # The document looks for an entry among all of them, each time.
    here = {entry.id: entry for entry in getattr(document.root, field)}
    for entry in wanted:
        ref = ref_of(entry)
        now = here.get(entry.id)
        if now is None:
            is_concept = isinstance(entry, Concept)
            transaction.insert(replaced(entry, "merged_into", None) if is_concept else entry)
        elif now != entry:
            _take_fields(transaction, ref, entry)
    for index, entry in enumerate(wanted):
        if getattr(document.root, field)[index].id != entry.id:
            transaction.apply(Move(ref_of(entry), DOCUMENT, field, index))


def _take_fields(transaction: Transaction, ref: Ref, wanted: Any) -> None:
    for name in fields_of(type(wanted)):
        if name not in ("id", "merged_into"):
            transaction.set(ref, **{name: getattr(wanted, name)})
