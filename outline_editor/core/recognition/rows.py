"""What the words of a row say that its fields do not hold yet."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.core.anchors import QUOTABLE_FIELDS
from outline_editor.core.model import Amount, Node
from outline_editor.core.offers import DATES_OFFERED_FOR, Offer
from outline_editor.core.recognition.amounts import amounts_in
from outline_editor.core.recognition.dates import dates_in
from outline_editor.core.recognition.money import Home
from outline_editor.core.recognition.places import places_in
from outline_editor.core.recognition.uniting import united
from outline_editor.core.vocabulary import Basis

_CHINA = "CN"


def recognised(
    row: Node, *, jurisdiction: str | None, language: str, original_language: str | None
) -> tuple[Offer, ...]:
    """The amounts, dates and places that a row names and that are not in its fields.

    In the order of the words, those of `text` first; what both say comes once,
    with the details of both. `jurisdiction` (ISO 3166) and the languages (BCP 47)
    are the document's; one that names no jurisdiction and is in Chinese, or from
    it, is taken to be about China.
    """
    about = jurisdiction
    if about is None and _is_chinese(language, original_language):
        about = _CHINA
    text, original = (list(_offers_of(row, source, about)) for source in QUOTABLE_FIELDS)
    return tuple([offer for offer in united(text, original) if not _is_held(row, offer)])


def _is_chinese(*languages: str | None) -> bool:
    return any(tag is not None and tag.partition("-")[0].lower() == "zh" for tag in languages)


def _offers_of(row: Node, source: str, about: str | None) -> Iterator[Offer]:
    """What one of the two texts says, in the order of its words."""
    text: str = getattr(row, source)
    if text:
        yield from sorted(_all_offers(text, source, about), key=lambda offer: offer.start)


def _all_offers(text: str, source: str, about: str | None) -> Iterator[Offer]:
    is_about_china = about is not None and about.partition("-")[0] == _CHINA
    taken = []
    for date in dates_in(text, is_about_china=is_about_china):
        if date.field:
            yield Offer(date.field, date.value, source, date.start, date.end, date.basis)
        if date.field or not date.is_bare:
            taken.append((date.start, date.end))
    for amount, start, end in amounts_in(text, Home(about), taken):
        assert amount.basis is not None  # recognition always says
        yield Offer("amounts", amount, source, start, end, amount.basis)
    for code, start, end in places_in(text, about):
        yield Offer("places", code, source, start, end, Basis.STATED)


def _is_held(row: Node, offer: Offer) -> bool:
    """Whether the fields of a row have what is offered, or no room for it."""
    if isinstance(offer.value, Amount):
        return any(_is_same_amount(held, offer.value) for held in row.amounts)
    if offer.field in DATES_OFFERED_FOR:
        return bool(getattr(row, offer.field)) or offer.value in (row.due, row.period)
    return offer.value in getattr(row, offer.field)


def _is_same_amount(held: Amount, offered: Amount) -> bool:
    if held.quote == offered.quote:
        return True
    if (held.value, held.to) != (offered.value, offered.to):
        return False
    # A person may have chosen another currency or unit for the same words.
    one_in_other = held.quote in offered.quote or offered.quote in held.quote
    return one_in_other or held.currency == offered.currency
