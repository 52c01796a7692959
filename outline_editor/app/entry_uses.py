"""Which rows and notes of an open document name its concepts and actors."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import NamedTuple

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.addresses import KIND_NAMED_IN, ElementKind, Ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.edits import Insert, Remove, SetField
from outline_editor.core.index import elements_in
from outline_editor.core.reading_order import in_reading_order
from outline_editor.core.references import references_in

_USERS = (ElementKind.NODE, ElementKind.NOTE)


def direct_users(opened: OpenDocument, ref: Ref) -> Iterator[Ref]:
    """The rows and notes that name an entry by its own id."""
    return (user for user in opened.problems.referrers(ref) if user.kind in _USERS)


def users_of(opened: OpenDocument, book: ConceptBook, ref: Ref) -> Set[Ref]:
    """The rows and notes that name an entry, or a concept that was merged into it."""
    merged = book.merged_into(ref.id) if ref.kind is ElementKind.CONCEPT else ()
    named = (ref, *(Ref(ref.kind, one) for one in merged))
    return {user for one in named for user in direct_users(opened, one)}


class UserCount(NamedTuple):
    """How many name an entry."""

    rows: int
    notes: int

    @classmethod
    def of(cls, users: Set[Ref]) -> UserCount:
        """Count rows and notes."""
        rows = sum(user.kind is ElementKind.NODE for user in users)
        return cls(rows, len(users) - rows)


def users_in_order(opened: OpenDocument, book: ConceptBook, ref: Ref) -> list[Ref]:
    """The same rows and notes as one reads them."""
    return in_reading_order(opened.document, users_of(opened, book, ref))


def named_otherwise(change_set: ChangeSet, book: ConceptBook) -> set[Ref]:
    """The entries that other rows and notes may name after a change than before."""
    named = set(_named_by(change_set))
    concepts = [ref for ref in named if ref.kind is ElementKind.CONCEPT]
    return named | {Ref(ref.kind, book.resolved(ref.id)) for ref in concepts}


def _named_by(change_set: ChangeSet) -> Iterator[Ref]:
    for change in change_set.changes:
        match change.edit, change.inverse:
            case SetField(field=field, value=now), SetField(value=before) if field in KIND_NAMED_IN:
                for name in set(now) ^ set(before):
                    yield Ref(KIND_NAMED_IN[field], name)
            case ((Insert() | Remove()), _):
                assert change.element is not None
                for element in elements_in(change.element):
                    yield from (one.target for one in references_in(element))
