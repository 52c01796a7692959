"""What a person has rejected for good: the own field `x-not-mentions` of a row or note.

Its entries are ids of concepts, and for what else is offered the field with an
id, a code, a date, or the words of an amount:

    x-not-mentions:
      - small-giants
      - actors: miit
      - amounts: '60 bn'
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from outline_editor.core.addresses import Ref
from outline_editor.core.extensions import (
    ExtensionList,
    ExtensionMap,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.model import Amount, Node, Note
from outline_editor.core.offers import DATES_OFFERED_FOR, LISTS_OFFERED_FOR, Offer
from outline_editor.core.transaction import Transaction

KEY = "x-not-mentions"
"""The own field that keeps what was rejected."""

MENTION_FIELDS = ("concepts", "actors")
"""The fields that get what is mentioned."""

_IDS_ALONE = "concepts"
"""The field whose entries are kept without its name: they are most of all."""

_SLUG = re.compile("[a-z][a-z0-9-]*")

# Of words that a slug can be, those that YAML 1.1 takes for something else.
_NO_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


class Rejection(NamedTuple):
    """One entry: what is not to be offered again."""

    field: str
    name: str


def rejection_of(offer: Offer) -> Rejection:
    """The entry that keeps an offer from being made again."""
    return Rejection(offer.field, _name_of(offer.value))


def rejections_in(element: Node | Note) -> frozenset[Rejection]:
    """What was rejected for a row or note."""
    if not element.extensions:
        return frozenset()
    read = (_read(entry) for entry in _entries(element.extensions))
    return frozenset(one for one in read if one is not None)


def reject(transaction: Transaction, ref: Ref, offer: Offer) -> None:
    """Keep an offer from being made again for a row or note. Raises `EditRefused`."""
    element: Node | Note = transaction.document.require(ref)
    rejection = rejection_of(offer)
    if rejection in rejections_in(element):
        return
    entries = (*_entries(element.extensions), _written(rejection))
    transaction.set(ref, extensions=_with(element.extensions, entries))


def forget_taken(transaction: Transaction, ref: Ref, resolved: Callable[[str], str] = str) -> None:
    """Forget rejections of what a row or note has in its fields now.

    `resolved` leads from the id of a concept to the one it was merged into.
    """
    element: Node | Note = transaction.document.require(ref)

    def is_taken(entry: ExtensionValue) -> bool:
        read = _read(entry)
        if read is None:
            return False
        taken = _names_in(element, read.field)
        if read.field == _IDS_ALONE:
            return resolved(read.name) in {*taken, *map(resolved, taken)}
        return read.name in taken

    entries = _entries(element.extensions)
    left = tuple(entry for entry in entries if not is_taken(entry))
    if left != entries:
        transaction.set(ref, extensions=_with(element.extensions, left))


def _names_in(element: Node | Note, field: str) -> set[str]:
    value = getattr(element, field, None)
    if field in DATES_OFFERED_FOR:
        return {value} if isinstance(value, str) else set()
    return {_name_of(one) for one in value or ()} if field in LISTS_OFFERED_FOR else set()


def _name_of(value: Amount | str) -> str:
    return value.quote if isinstance(value, Amount) else value


def _entries(extensions: Extensions) -> tuple[ExtensionValue, ...]:
    value = dict(extensions).get(KEY)
    if isinstance(value, ExtensionList):
        return value.items
    return () if value is None else (value,)


def _read(entry: ExtensionValue) -> Rejection | None:
    """What an entry says, `None` where a person has written something else there."""
    match entry:
        case ExtensionScalar(text=text):
            return Rejection(_IDS_ALONE, text)
        case ExtensionMap(entries=((ExtensionScalar(text=field), ExtensionScalar(text=name)),)):
            return Rejection(field, name)
    return None


def _written(rejection: Rejection) -> ExtensionValue:
    name = _scalar(rejection.name)
    if rejection.field == _IDS_ALONE:
        return name
    return ExtensionMap(((ExtensionScalar(rejection.field, plain=True), name),))


def _scalar(name: str) -> ExtensionScalar:
    return ExtensionScalar(name, plain=_SLUG.fullmatch(name) is not None and name not in _NO_TEXT)


def _with(extensions: Extensions, entries: tuple[ExtensionValue, ...]) -> Extensions:
    """Own fields with these entries; without the key where there are none."""
    if not entries:
        return tuple((key, value) for key, value in extensions if key != KEY)
    value = ExtensionList(entries)
    if any(key == KEY for key, _ in extensions):
        return tuple((key, value if key == KEY else old) for key, old in extensions)
    return (*extensions, (KEY, value))
