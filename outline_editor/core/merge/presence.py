"""Merging what is there: what one side has removed, or added."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core.addresses import Ref
from outline_editor.core.merge.conflicts import Conflict, ConflictKind, Judge, Side
from outline_editor.core.merge.tables import Table, Tables
from outline_editor.core.merge.values import changed_fields
from outline_editor.core.progress import Steps, Tell, untold


def present_elements(tables: Tables, judge: Judge, tell: Tell = untold) -> set[Ref]:
    """What is there in the end.

    What one side has removed is gone, unless the other has changed it, or
    something in it, or has put something into it: then it is chosen whether
    it stays as that side has it, or goes with all of this. `tell` may raise
    `Cancelled`.
    """
    mine, theirs = tables.mine, tables.theirs
    present = {*mine.elements, *theirs.elements}
    # What is gone is looked through once more.
    steps = Steps(tell, 2 * (len(mine.elements) + len(theirs.elements)))
    for table, other, side in ((mine, theirs, Side.MINE), (theirs, mine, Side.THEIRS)):
        gone = tables.base.elements.keys() & table.elements.keys() - other.elements.keys()
        for ref in steps.each(table.elements):
            if ref not in gone or table.owners[ref] in gone:
                continue
            inside = list(_all_in(ref, table, other))
            if not _is_touched(steps.each(inside), tables.base, table):
                present.difference_update(inside)
                continue
            element = table.elements[ref]
            pair = (element, None) if side is Side.MINE else (None, element)
            if judge.side(Conflict(ConflictKind.REMOVED, ref, "", *pair)) is not side:
                present.difference_update(inside)
    return present


def _all_in(ref: Ref, table: Table, other: Table) -> Iterator[Ref]:
    """An element and all in it that only this side has."""
    stack = [ref]
    while stack:
        here = stack.pop()
        yield here
        stack += [inner for inner in table.inside(here) if inner not in other.elements]


def _is_touched(refs: Iterable[Ref], base: Table, table: Table) -> bool:
    """Whether this side has done something to elements, or has moved something into them."""
    for ref in refs:
        was = base.elements.get(ref)
        if was is None or base.owners[ref] != table.owners[ref]:
            return True
        if changed_fields(ref, was, table.elements[ref]):
            return True
        if any(base.owners.get(inner) != ref for inner in table.inside(ref)):
            return True
    return False
