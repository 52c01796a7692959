"""What distinguishes two versions of a text."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """The smallest stretch to be replaced in a text to get another."""

    start: int
    end: int
    """Where the stretch ends in the old text."""
    replacement: str


def difference(old: str, new: str) -> Difference:
    """What to replace in `old` to get `new`, as far to the right as it can be."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Difference(start, len(old) - tail, new[start : len(new) - tail])
