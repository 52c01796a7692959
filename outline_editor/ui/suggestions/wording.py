"""Suggestions in words: what would be put where."""

from __future__ import annotations

from decimal import Decimal

from outline_editor.core import codes
from outline_editor.core.model import Amount
from outline_editor.core.offers import Offer
from outline_editor.core.rejections import MENTION_FIELDS
from outline_editor.ui.panels import candidates
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word

_FIELDS = {
    "concepts": "Concept",
    "actors": "Actor",
    "places": "Place",
    "amounts": "Amount",
    "due": "Due",
    "period": "Period",
}


def field_of(offer: Offer) -> str:
    """What is offered, such as “Concept”."""
    return translate("Suggestions", _FIELDS[offer.field])


def value_of(offer: Offer, session: Session) -> str:
    """What would be put into the field, as a person knows it."""
    value = offer.value
    if isinstance(value, Amount):
        return _amount(value)
    match offer.field:
        case "concepts":
            return candidates.Concepts(session).label(value)
        case "actors":
            return candidates.Actors(session).label(value)
        case "places":
            names = (codes.place_name(value), codes.place_name(value, "zh"))
            return " ".join(dict.fromkeys(name for name in names if name)) or value
        case _:
            return value


def basis_of(offer: Offer) -> str:
    """Whether the words say it or something was assumed; of a mention there is nothing to say."""
    return "" if offer.field in MENTION_FIELDS else word(offer.basis.value)


def _amount(amount: Amount) -> str:
    numbers = [_number(one) for one in (amount.value, amount.to) if one is not None]
    parts = ["–".join(numbers), amount.currency or amount.unit]
    if amount.modifier is not None and len(numbers) < 2:
        parts.insert(0, word(amount.modifier.value))
    return " ".join(part for part in parts if part) or amount.quote


def _number(value: Decimal) -> str:
    return f"{value:,f}"
