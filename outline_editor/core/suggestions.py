"""What is offered for rows and notes: what they mention, and what else is recognised in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from outline_editor.core.addresses import (
    ENTRY_FIELDS,
    KIND_NAMED_IN,
    ElementKind,
    Ref,
    actor_ref,
    concept_ref,
    node_ref,
    ref_of,
)
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook, names_of
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.mentions import MentionFinder
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.offers import Offer, accept_offer
from outline_editor.core.progress import Tell, untold
from outline_editor.core.recognition import recognised
from outline_editor.core.rejections import Rejection, forget_taken, rejection_of, rejections_in
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import Basis


class Words(NamedTuple):
    """Where words stand: in which text of an element, from where to where."""

    source: str
    start: int
    end: int


class Suggestion(NamedTuple):
    """An offer that was neither accepted nor rejected, and what it is made for."""

    ref: Ref
    """A row, or a note."""
    offer: Offer
    places: tuple[Words, ...]
    """Everywhere that it is said; the offer's own place is the first."""


class Suggester:
    """Makes the suggestions of a document in one state of its concepts, actors and languages.

    Any thread may make it; for large codebooks that takes a while.
    """

    def __init__(
        self,
        root: DocumentRoot,
        codebook: SharedCodebook,
        like: Suggester | None = None,
        tell: Tell = untold,
    ) -> None:
        """Much of it is taken from one for another state that is `like` this.

        `tell` may raise `Cancelled`.
        """
        self._book = ConceptBook(root, codebook)
        self._languages = languages_of(root)
        self._made_of = _named_in(root, codebook)
        self._finder = MentionFinder(self._names(), None if like is None else like._finder, tell)

    def is_for(self, root: DocumentRoot, codebook: SharedCodebook) -> bool:
        """Whether another one for this state would suggest the same."""
        now = _named_in(root, codebook)
        is_same_book = all(one is other for one, other in zip(now, self._made_of, strict=True))
        return is_same_book and languages_of(root) == self._languages

    def _names(self) -> dict[Ref, list[str]]:
        names: defaultdict[Ref, list[str]] = defaultdict(list)
        for concept in self._book.concepts.values():
            names[concept_ref(self.resolved(concept.id))] += names_of(concept)
        for actor in self._book.actors.values():
            names[ref_of(actor)] += names_of(actor)
        return names

    def resolved(self, concept_id: str) -> str:
        """The concept that stands for an id; see `stands_for`."""
        return stands_for(self._book, concept_id)

    def of_row(self, node: Node) -> tuple[Suggestion, ...]:
        """What is suggested for a row in the order of its words, then for its notes."""
        ref, rejected = node_ref(node.id), self._rejected(node)
        found = [
            *self._mentions(ref, node, self._unwanted(node, rejected)),
            *(
                Suggestion(ref, offer, (Words(offer.source, offer.start, offer.end),))
                for offer in self._recognised(node, rejected)
            ),
        ]
        found.sort(key=_place)
        return (*found, *self.of_notes(node.notes))

    def of_notes(self, notes: tuple[Note, ...]) -> tuple[Suggestion, ...]:
        """What is suggested for some notes."""
        return tuple(
            suggestion
            for note in notes
            for suggestion in self._mentions(
                ref_of(note), note, self._unwanted(note, self._rejected(note))
            )
        )

    def counts_of_mentions(self, nodes: Sequence[Node]) -> list[int]:
        """How many of its suggestions are of what a row or its notes mention, for many rows.

        At once this takes a fraction of the time.
        """
        notes = [note for node in nodes for note in node.notes]
        texts = [node.text for node in nodes]
        texts += [node.original for node in nodes]
        texts += [note.text for note in notes]
        terms = iter(self._finder.terms_in(texts))
        in_rows = [next(terms) for _ in nodes]
        for found in in_rows:
            found |= next(terms)
        counts = []
        for node, found in zip(nodes, in_rows, strict=True):
            count = len(found - self._unwanted(node, self._rejected(node))) if found else 0
            count += sum(self._count_of_note(note, next(terms)) for note in node.notes)
            counts.append(count)
        return counts

    def counts_of_recognised(self, nodes: Sequence[Node]) -> list[int]:
        """How many of its suggestions are amounts, dates and places, for many rows."""
        return [len(self._recognised(node, self._rejected(node))) for node in nodes]

    def count_of_notes(self, notes: Sequence[Note]) -> int:
        """How many suggestions `of_notes` makes."""
        terms = self._finder.terms_in([note.text for note in notes])
        return sum(map(self._count_of_note, notes, terms))

    def _count_of_note(self, note: Note, terms: set[Ref]) -> int:
        return len(_for_notes(terms) - self._unwanted(note, self._rejected(note))) if terms else 0

    def _recognised(self, node: Node, rejected: frozenset[Rejection]) -> list[Offer]:
        jurisdiction, language, original_language = self._languages
        offers = recognised(
            node,
            jurisdiction=jurisdiction,
            language=language,
            original_language=original_language,
        )
        return [offer for offer in offers if rejection_of(offer) not in rejected]

    def _rejected(self, element: Node | Note) -> frozenset[Rejection]:
        """What was rejected for an element, by itself and by what it was merged into."""
        rejected = rejections_in(element)
        concepts = [one.name for one in rejected if one.field == "concepts"]
        return rejected | {Rejection("concepts", self.resolved(one)) for one in concepts}

    def _unwanted(self, element: Node | Note, rejected: frozenset[Rejection]) -> set[Ref]:
        """What an element has already, and what was rejected for it."""
        found = {concept_ref(self.resolved(one)) for one in element.concepts}
        if isinstance(element, Node):
            found.update(map(actor_ref, element.actors))
        for field, name in rejected:
            if field in KIND_NAMED_IN:
                found.add(Ref(KIND_NAMED_IN[field], name))
        return found

    def _mentions(self, ref: Ref, element: Node | Note, unwanted: set[Ref]) -> list[Suggestion]:
        places: dict[Ref, list[Words]] = {}
        for source in ("text", "original") if isinstance(element, Node) else ("text",):
            for start, end, term in self._finder.find(getattr(element, source)):
                places.setdefault(term, []).append(Words(source, start, end))
        terms = set(places) if isinstance(element, Node) else _for_notes(set(places))
        return [
            Suggestion(
                ref, Offer(ENTRY_FIELDS[term.kind], term.id, *at[0], Basis.STATED), tuple(at)
            )
            for term, at in places.items()
            if term in terms and term not in unwanted
        ]


def languages_of(root: DocumentRoot) -> tuple[str | None, str, str | None]:
    """What decides how the texts of a document are read."""
    return root.jurisdiction, root.language, root.original_language


def _named_in(root: DocumentRoot, codebook: SharedCodebook) -> tuple[object, ...]:
    return root.concepts, root.actors, codebook.root


def accept(transaction: Transaction, suggestion: Suggestion, codebook: SharedCodebook) -> None:
    """Put what is suggested into its field. Raises `EditRefused`."""
    ref, offer = suggestion.ref, suggestion.offer
    with transaction.all_or_nothing():
        if ref.kind is ElementKind.NODE:
            accept_offer(transaction, ref.id, offer)
        else:
            note: Note = transaction.document.require(ref)
            if offer.value in note.concepts:
                there = Message.of("offer.there-already", field="concepts", value=str(offer.value))
                raise EditRefused(there)
            transaction.set(ref, concepts=(*note.concepts, offer.value))
        forget_rejections_of_taken(transaction, ref, codebook)


def forget_rejections_of_taken(
    transaction: Transaction, ref: Ref, codebook: SharedCodebook
) -> None:
    """Forget rejections of what a row or note has in its fields now, also of what was merged."""
    book = ConceptBook(transaction.document.root, codebook)
    forget_taken(transaction, ref, partial(stands_for, book))


def stands_for(book: ConceptBook, concept_id: str) -> str:
    """The concept that an id stands for: what it was merged into, where that is defined."""
    target = book.resolved(concept_id)
    return target if target in book.concepts else concept_id


def _for_notes(terms: set[Ref]) -> set[Ref]:
    """What can be said of a note: it has a field for concepts, and none for actors."""
    return {term for term in terms if term.kind is ElementKind.CONCEPT}


def _place(suggestion: Suggestion) -> tuple[bool, int, int]:
    offer = suggestion.offer
    return offer.source != "text", offer.start, offer.end
