"""What a row's text and its original say alike, said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from outline_editor.core.fields import replaced
from outline_editor.core.model import Amount
from outline_editor.core.offers import Offer
from outline_editor.core.recognition.units import PERCENT, POINTS
from outline_editor.core.vocabulary import Basis

_SHARES = frozenset({PERCENT, POINTS})


def united(text: list[Offer], original: list[Offer]) -> list[Offer]:
    """The offers of both texts, each value once, those of `text` first."""
    offers = [*_with_details(text, original), *_without_twins(original, text)]
    due = {offer.value for offer in offers if offer.field == "due"}
    seen: set[tuple[str, object]] = set()
    once = []
    for offer in offers:
        key = (offer.field, _key(offer.value))
        # One language gives the deadline, the other only its year.
        if key in seen or (offer.field == "period" and offer.value in due):
            continue
        seen.add(key)
        once.append(offer)
    return once


def _key(value: Amount | str) -> object:
    if isinstance(value, Amount):
        return value.value, value.to, value.currency, value.unit
    return value


def _with_details(text: list[Offer], original: list[Offer]) -> Iterator[Offer]:
    """The offers of a text, their amounts with what only the original says of them."""
    for offer in text:
        twin = _twin(offer, original)
        if twin is None:
            yield offer
        else:
            amount = _completed(offer.value, twin.value)
            assert amount.basis is not None
            yield replace(offer, value=amount, basis=amount.basis)


def _without_twins(offers: list[Offer], others: list[Offer]) -> Iterator[Offer]:
    return (offer for offer in offers if _twin(offer, others) is None)


def _twin(offer: Offer, others: Iterable[Offer]) -> Offer | None:
    """The same amount in the other language."""
    if not isinstance(offer.value, Amount):
        return None
    for other in others:
        if isinstance(other.value, Amount) and _is_alike(offer.value, other.value):
            return other
    return None


def _is_alike(one: Amount, other: Amount) -> bool:
    if (one.value, one.to) != (other.value, other.to):
        return False
    if Basis.INFERRED in (one.basis, other.basis) or not (_says_of(one) and _says_of(other)):
        return True
    if one.currency or other.currency:
        return one.currency == other.currency
    return one.unit == other.unit or not {one.unit, other.unit} & _SHARES


def _says_of(amount: Amount) -> bool:
    return bool(amount.currency or amount.unit)


def _completed(amount: Amount | str, twin: Amount | str) -> Amount:
    """An amount with the currency or unit that only its twin states, and its modifier."""
    assert isinstance(amount, Amount)
    assert isinstance(twin, Amount)
    if twin.basis is Basis.STATED and (amount.basis is Basis.INFERRED or not _says_of(amount)):
        for name in ("currency", "unit", "basis"):
            amount = replaced(amount, name, getattr(twin, name))
    return amount if amount.modifier else replaced(amount, "modifier", twin.modifier)
