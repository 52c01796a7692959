"""What a row's text and its original say alike, said once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from outline_editor.core.fields import replaced
from outline_editor.core.model import Amount
from outline_editor.core.offers import Offer
from outline_editor.core.recognition.units import PERCENT, POINTS
from outline_editor.core.vocabulary import Basis

_SHARES = frozenset({PERCENT, POINTS})

_MOST_ALIKE = 8
"""How many amounts of one number are compared; a row has hardly two."""


def united(text: list[Offer], original: list[Offer]) -> list[Offer]:
    """The offers of both texts, each value once, those of `text` first.

    An amount of `text` has the currency, unit and modifier that only the
    original states.
    """
    offers = [*_completed(text, _Amounts(original)), *_without(original, _Amounts(text))]
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


class _Amounts:
    """The amounts among some offers, by their numbers."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._by_number: defaultdict[tuple[Decimal | None, Decimal | None], list[Amount]]
        self._by_number = defaultdict(list)
        for offer in offers:
            if isinstance(offer.value, Amount):
                alike = self._by_number[offer.value.value, offer.value.to]
                if len(alike) < _MOST_ALIKE:
                    alike.append(offer.value)

    def twin(self, value: Amount | str) -> Amount | None:
        """The amount that says the same as another one."""
        if not isinstance(value, Amount):
            return None
        alike = self._by_number.get((value.value, value.to), ())
        return next((other for other in alike if _is_alike(value, other)), None)


def _completed(offers: list[Offer], originals: _Amounts) -> Iterator[Offer]:
    for offer in offers:
        twin = originals.twin(offer.value)
        if twin is None or not isinstance(offer.value, Amount):
            yield offer
        else:
            amount = _with_details(offer.value, twin)
            yield replace(offer, value=amount, basis=amount.basis or offer.basis)


def _without(offers: list[Offer], others: _Amounts) -> Iterator[Offer]:
    return (offer for offer in offers if others.twin(offer.value) is None)


def _is_alike(one: Amount, other: Amount) -> bool:
    """Whether two amounts of one number can be the same."""
    if Basis.INFERRED in (one.basis, other.basis) or not (_says_of(one) and _says_of(other)):
        return True
    if one.currency or other.currency:
        return one.currency == other.currency
    return one.unit == other.unit or not {one.unit, other.unit} & _SHARES


def _says_of(amount: Amount) -> bool:
    return bool(amount.currency or amount.unit)


def _with_details(amount: Amount, twin: Amount) -> Amount:
    if twin.basis is Basis.STATED and (amount.basis is Basis.INFERRED or not _says_of(amount)):
        for name in ("currency", "unit", "basis"):
            amount = replaced(amount, name, getattr(twin, name))
    return amount if amount.modifier else replaced(amount, "modifier", twin.modifier)
