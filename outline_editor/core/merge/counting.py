"""How much one side of a merge has done."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from outline_editor.core.addresses import DOCUMENT, LIST_FIELDS, ElementKind
from outline_editor.core.merge.orders import moved
from outline_editor.core.merge.tables import Table
from outline_editor.core.merge.values import changed_fields


class Deed(StrEnum):
    """What can be done to an element."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """It stands in another, or elsewhere among those beside it."""


def deeds(was: Table, now: Table) -> Counter[tuple[ElementKind, Deed]]:
    """How many elements of each kind came, went, or became others between two states.

    What was changed and put into another counts as changed. The document itself
    counts as one element.
    """
    found: Counter[tuple[ElementKind, Deed]] = Counter()
    for ref in was.elements.keys() - now.elements.keys():
        found[ref.kind, Deed.REMOVED] += 1
    for ref, element in now.elements.items():
        before = was.elements.get(ref)
        if before is None:
            found[ref.kind, Deed.ADDED] += 1
        elif changed_fields(ref, before, element):
            found[ref.kind, Deed.CHANGED] += 1
        elif ref != DOCUMENT and was.owners[ref] != now.owners[ref]:
            found[ref.kind, Deed.MOVED] += 1
    for owner in was.elements.keys() & now.elements.keys():
        for field, kind in LIST_FIELDS.get(owner.kind, {}).items():
            found[kind, Deed.MOVED] += _reordered(was.ids(owner, field), now.ids(owner, field))
    return +found


def _reordered(was: tuple[str, ...], now: tuple[str, ...]) -> int:
    """How many elements of a list stand elsewhere in it."""
    common = set(was) & set(now)
    before = [one for one in was if one in common]
    return len(moved(before, [one for one in now if one in common]))
