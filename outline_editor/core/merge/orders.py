"""Merging the order in which elements stand in a list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set

from outline_editor.core.addresses import Ref
from outline_editor.core.merge.conflicts import Conflict, ConflictKind, Judge, Side
from outline_editor.core.merge.tables import Tables


def merged_order(
    tables: Tables, owner: Ref, field: str, members: Set[str], judge: Judge
) -> list[str]:
    """The order of what stands in a list in the end, by id.

    What both have put in at one place stands there one after the other, mine
    first. Where each has moved others, both moves count; where both have moved
    the same, it is chosen.
    """
    base = tables.base.ids(owner, field)
    mine, theirs = tables.mine.ids(owner, field), tables.theirs.ids(owner, field)
    common = set(base) & set(mine) & set(theirs)
    was = [one for one in base if one in common]
    here, there = [one for one in mine if one in common], [one for one in theirs if one in common]
    moved_here = moved_there = frozenset[str]()
    side = Side.MINE
    if here != there:
        moved_here, moved_there = moved(was, here), moved(was, there)
        if moved_here & moved_there:
            side = judge.side(Conflict(ConflictKind.ORDER, owner, field, tuple(here), tuple(there)))
    if side is Side.MINE:
        moves = moved_here, moved_there - moved_here
        order = _woven(mine, theirs, members, *moves, puts_own_first=True)
    else:
        moves = moved_there, moved_here - moved_there
        order = _woven(theirs, mine, members, *moves, puts_own_first=False)
    placed = set(order)
    return [*order, *sorted(members - placed)]


def moved(was: Sequence[str], now: Sequence[str]) -> frozenset[str]:
    """The fewest elements whose moving makes one order of another."""
    if was == now:
        return frozenset()
    position = {one: index for index, one in enumerate(was)}
    return frozenset(now) - frozenset(longest_rising(now, position))


def longest_rising(items: Sequence[str], position: dict[str, int]) -> list[str]:
    """The most items whose positions rise, in their order."""
    ends: list[int] = []
    last: list[str] = []
    before: dict[str, str] = {}
    for item in items:
        place = position[item]
        at = bisect_left(ends, place)
        if at:
            before[item] = last[at - 1]
        ends[at : at + 1] = [place]
        last[at : at + 1] = [item]
    found = []
    item = last[-1] if last else None
    while item is not None:
        found.append(item)
        item = before.get(item)
    return found[::-1]


def _woven(
    own: Sequence[str],
    other: Sequence[str],
    members: Set[str],
    own_moved: Set[str],
    other_moved: Set[str],
    *,
    puts_own_first: bool,
) -> list[str]:
    """One side's order, into which comes what the other has put in or moved.

    Each of that comes after what it stands after on the other side, as far as
    neither has moved it. What one's own side has put in at the same place
    comes before it, or after.
    """
    kept = [one for one in own if one in members and one not in other_moved]
    known = set(kept)
    anchors = known.intersection(other) - own_moved
    after: dict[str, list[str]] = {}
    anchor = ""
    for one in other:
        if one in anchors:
            anchor = one
        elif one in members and one not in known:
            after.setdefault(anchor, []).append(one)
    order: list[str] = []
    waiting = after.get("", [])
    if not puts_own_first:
        order, waiting = waiting, []
    for one in kept:
        if one in anchors:
            order += waiting
            waiting = after.get(one, [])
        order.append(one)
        if not puts_own_first:
            order += waiting
            waiting = []
    return order + waiting
