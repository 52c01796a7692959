"""Merging the fields of one element that both sides have."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from typing import Any

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, Ref
from outline_editor.core.fields import FieldSpec, Shape, fields_of, replaced
from outline_editor.core.labels import Labels
from outline_editor.core.merge.conflicts import Conflict, ConflictKind, Judge, Side

_QUOTATION = ("quote", "before", "after")
"""Fields of a note that mean nothing apart from each other."""


@cache
def _own_fields(cls: type, *, is_document: bool) -> tuple[str, ...]:
    """The fields that are merged by their values, each alone; of a quotation the first."""
    left_out = {"format", *_QUOTATION[1:]}
    if not is_document:
        left_out.add("id")
    lists = {name for held in LIST_FIELDS.values() for name in held}
    specs = fields_of(cls).items()
    return tuple(
        name
        for name, spec in specs
        if name not in left_out and not (spec.shape is Shape.ELEMENTS and name in lists)
    )


def own_fields(ref: Ref, element: Any) -> tuple[str, ...]:
    """The fields of an element that hold no elements with ids."""
    return _own_fields(type(element), is_document=ref == DOCUMENT)


def value_of(element: Any, field: str) -> Any:
    """What a field holds; of a quotation, the neighbours too."""
    if field == "quote":
        return tuple([getattr(element, name) for name in _QUOTATION])
    return getattr(element, field)


def with_value(element: Any, field: str, value: Any) -> Any:
    """The element with such a value in a field."""
    if field == "quote":
        for name, part in zip(_QUOTATION, value, strict=True):
            element = replaced(element, name, part)
        return element
    return replaced(element, field, value)


def is_alike(one: Any, other: Any) -> bool:
    """Whether two values are written alike; 2.5 and 2.50 are not."""
    return one is other or (one == other and repr(one) == repr(other))


def changed_fields(ref: Ref, one: Any, other: Any) -> list[str]:
    """The own fields in which two states of an element differ."""
    if one is other:
        return []
    fields = own_fields(ref, one)
    return [field for field in fields if not is_alike(value_of(one, field), value_of(other, field))]


def merged_element(ref: Ref, base: Any, mine: Any, theirs: Any, judge: Judge) -> Any:
    """The element with the own fields that both sides want; `base` is `None` if it was not there.

    All else in it is as it is here.
    """
    merged = mine
    for field in changed_fields(ref, mine, theirs):
        value = _merged_value(ref, field, base, mine, theirs, judge)
        merged = with_value(merged, field, value)
    return merged


def _merged_value(ref: Ref, field: str, base: Any, mine: Any, theirs: Any, judge: Judge) -> Any:
    spec = fields_of(type(mine))[field]
    here, there = value_of(mine, field), value_of(theirs, field)
    was = _no_value(field, spec) if base is None else value_of(base, field)
    if is_alike(here, was):
        return there
    if is_alike(there, was):
        return here
    united = _united(spec, was, here, there)
    if united is not None:
        return united
    side = judge.side(Conflict(ConflictKind.FIELD, ref, field, here, there))
    return here if side is Side.MINE else there


def _no_value(field: str, spec: FieldSpec) -> Any:
    """What a field of an element holds that was not there: what leaving it out means."""
    return ("", "", "") if field == "quote" else spec.default


def _united(spec: FieldSpec, was: Any, here: Any, there: Any) -> Any:
    """What both sides have made of a value, where they touched different parts; else `None`.

    Lists of ids or names are sets, whose order matters little. Names are
    united by language, own fields by key.
    """
    match spec.shape:
        case Shape.TEXTS:
            return united_lists(was, here, there)
        case Shape.LABELS if isinstance(was, Labels):
            texts = _united_entries(was.texts, here.texts, there.texts)
            own = _united_entries(was.extensions, here.extensions, there.extensions)
            return Labels(texts, own) if texts and own is not None else None
        case Shape.EXTENSIONS:
            return _united_entries(was, here, there)
    return None


def united_lists(was: Sequence[Any], here: Sequence[Any], there: Sequence[Any]) -> tuple[Any, ...]:
    """Without what either side has taken out, and with what either has put in."""
    kept = [one for one in here if one in there or one not in was]
    return (*kept, *[one for one in there if one not in was and one not in here])


_Entries = tuple[tuple[Hashable, Any], ...]


def _united_entries(was: _Entries, here: _Entries, there: _Entries) -> Any:
    """The same for entries with keys; `None` where both sides have changed one."""
    before, mine, theirs = dict(was), dict(here), dict(there)
    for key in {**mine, **theirs, **before}:
        one, other, old = mine.get(key), theirs.get(key), before.get(key)
        if one != other and old not in (one, other):
            return None
    keys = united_lists([*before], [*mine], [*theirs])
    return tuple(
        [(key, theirs[key] if mine.get(key) == before.get(key) else mine[key]) for key in keys]
    )
