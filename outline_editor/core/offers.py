"""Offers: values that the words of a row suggest for one of its fields.

Whoever recognises something in a row makes an `Offer`; a person accepts it, or
not. Nothing applies one by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import EditRefused, Message, shortened
from outline_editor.core.fields import fields_of
from outline_editor.core.model import Amount, Node, Note
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import Basis

LISTS_OFFERED_FOR = frozenset({"amounts", "places", "concepts", "actors"})
"""The fields of a row to which an accepted offer adds an entry."""

DATES_OFFERED_FOR = frozenset({"due", "period"})
"""The fields of a row that an accepted offer fills if they are empty."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that words of a row suggest for one of its fields."""

    field: str
    """One of `LISTS_OFFERED_FOR` or `DATES_OFFERED_FOR`."""
    value: Amount | str
    """What would be put into the field: an amount, else an id, a code, a date."""
    source: str
    """Where the words stand: `text` or `original`."""
    start: int
    end: int
    """Where they begin and end there, in characters of Python's strings from 0."""
    basis: Basis
    """`STATED` when the words say it, `INFERRED` when something had to be assumed."""

    def words(self, element: Node | Note) -> str:
        """The words of the row or note that suggest the value, as long as it has not changed."""
        return getattr(element, self.source)[self.start : self.end]


def accept_offer(transaction: Transaction, row_id: str, offer: Offer) -> None:
    """Put the value of an offer into its field of a row.

    An entry is added at the end of a list; a date goes into an empty field only.
    Raises `EditRefused` where the row has the value already, or another date, or
    no longer has the words of an amount.
    """
    node = transaction.document.require(node_ref(row_id))
    if offer.field in LISTS_OFFERED_FOR:
        value = (*getattr(node, offer.field), _new_entry(node, offer))
    elif offer.field in DATES_OFFERED_FOR:
        value = _new_date(node, offer)
    else:
        raise EditRefused(Message.of("edit.no-field", field=offer.field))
    transaction.set(node_ref(row_id), **{offer.field: value})


def _new_entry(node: Node, offer: Offer) -> Amount | str:
    value = offer.value
    if isinstance(value, Amount):
        quote = value.quote
        if any(quote == amount.quote for amount in node.amounts):
            raise EditRefused(_there_already(offer.field, quote))
        if quote not in node.text and quote not in node.original:
            raise EditRefused(Message.of("offer.words-gone", words=shortened(quote)))
    elif value in getattr(node, offer.field):
        raise EditRefused(_there_already(offer.field, value))
    return value


def _new_date(node: Node, offer: Offer) -> Amount | str:
    present = getattr(node, offer.field)
    if present == offer.value:
        raise EditRefused(_there_already(offer.field, present))
    if present != fields_of(Node)[offer.field].default:
        message = Message.of("offer.field-filled", field=offer.field, value=present)
        raise EditRefused(message)
    return offer.value


def _there_already(field: str, value: str) -> Message:
    return Message.of("offer.there-already", field=field, value=shortened(value))
