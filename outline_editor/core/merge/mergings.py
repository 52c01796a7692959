"""Concepts that both sides together would merge in a chain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from outline_editor.core.addresses import ElementKind, Ref, concept_ref
from outline_editor.core.fields import replaced
from outline_editor.core.merge.conflicts import Conflict, ConflictKey, ConflictKind, Judge, Side
from outline_editor.core.merge.tables import Tables
from outline_editor.core.merging import is_chained

_FIELD = "merged_into"


def settled_mergings(tables: Tables, elements: dict[Ref, Any], judge: Judge) -> None:
    """Let no concept be merged into one that is merged itself: no document may have that.

    Mergings stay as they are here, and theirs are taken over one by one; what
    can't be is a conflict.
    """
    wanted = {
        ref.id: element.merged_into
        for ref, element in elements.items()
        if ref.kind is ElementKind.CONCEPT
    }
    if not any(is_chained(wanted, one) for one in wanted):
        return
    mine = tables.mine.elements
    settled = {one: getattr(mine.get(concept_ref(one)), _FIELD, None) for one in wanted}
    left = [one for one, target in wanted.items() if target != settled[one]]
    for one in list(left):
        key = ConflictKey(ConflictKind.FIELD, concept_ref(one), _FIELD)
        if judge.chosen(key) is Side.THEIRS:
            _force(settled, one, wanted[one])
            left.remove(one)
    for one in _taken_one_by_one(settled, wanted, left):
        ref = concept_ref(one)
        judge.side(Conflict(ConflictKind.FIELD, ref, _FIELD, settled[one], wanted[one]))
    for one, target in settled.items():
        if target != wanted[one]:
            ref = concept_ref(one)
            elements[ref] = replaced(elements[ref], _FIELD, target)


def _taken_one_by_one(
    settled: dict[str, str | None], wanted: Mapping[str, str | None], left: list[str]
) -> list[str]:
    """Merge concepts as wanted; those that can't be are left."""
    while left:
        stuck = [one for one in left if not _take(settled, one, wanted[one])]
        if len(stuck) == len(left):
            break
        left = stuck
    return left


def _take(settled: dict[str, str | None], one: str, target: str | None) -> bool:
    """Merge a concept so, unless that would make a chain; whether it was done."""
    before, settled[one] = settled[one], target
    if target and (is_chained(settled, one) or one in settled.values()):
        settled[one] = before
        return False
    return True


def _force(settled: dict[str, str | None], one: str, target: str | None) -> None:
    """Merge a concept so, and take back what stands against it."""
    settled[one] = target
    if not target:
        return
    if settled.get(target):
        settled[target] = None
    for other, into in settled.items():
        if into == one:
            settled[other] = None
