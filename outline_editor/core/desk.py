"""What is open to be changed in one gesture on concepts and actors: documents and a codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from typing import Any

from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.transaction import Transaction

LISTS = {ElementKind.CONCEPT: "concepts", ElementKind.ACTOR: "actors"}
"""The lists of entries, and the fields of rows and notes that name them."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is open to be changed in one gesture, each by a transaction.

    `own` is the document at hand, `shared` its codebook as a document
    (`codebooks.as_document`), `None` where there is none to be changed, and
    `others` are the other documents with this codebook. `uses` tells the
    elements of one of the documents that refer to an entry.
    """

    own: Transaction
    shared: Transaction | None
    others: tuple[Transaction, ...]
    uses: Callable[[Document, Ref], Set[Ref]]

    def holder(self, ref: Ref) -> Transaction:
        """Where an entry stands that counts. Raises `EditRefused` where it is in neither."""
        shared = self.shared
        if shared is not None and shared.document.has(ref) and not self.own.document.has(ref):
            return shared
        self.own.document.require(ref)
        return self.own

    def entry(self, ref: Ref) -> Any:
        """The entry with an address. Raises `EditRefused` where there is none."""
        return self.holder(ref).document.find(ref)

    def books(self) -> tuple[Transaction, ...]:
        """Where entries stand: the document, then its codebook."""
        return (self.own,) if self.shared is None else (self.own, self.shared)

    def entries(self, kind: ElementKind) -> Iterator[tuple[Transaction, Any]]:
        """All entries of a kind, those of the document first, each with where it stands."""
        for book in self.books():
            for entry in getattr(book.document.root, LISTS[kind]):
                yield book, entry

    def naming(self, ref: Ref) -> tuple[Transaction, ...]:
        """The documents whose rows and notes mean this entry by its id.

        Those are others only for an entry of the codebook, and none that
        defines one with the same id itself, be it another or the one at hand.
        """
        if self.shared is None or self.holder(ref) is self.own:
            return (self.own,)
        return (self.own, *(one for one in self.others if not one.document.has(ref)))

    def codebook(self) -> Transaction:
        """The codebook. Raises `EditRefused` where there is none."""
        if self.shared is None:
            raise EditRefused(Message.of("concept.no-codebook"))
        return self.shared
