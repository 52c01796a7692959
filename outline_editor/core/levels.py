"""The levels of successive rows, one byte each: quick to look through and to shift."""

from __future__ import annotations

import re
from functools import cache

_FEW = 6


def not_deeper(levels: bytearray, level: int, start: int = 0) -> int:
    """The offset of the first level from `start` on that is `level` at most, -1 if all are deeper.

    Levels are from 1 to 255.
    """
    # To look for each level by itself is many times faster while they are few.
    if level <= _FEW:
        found, end = -1, len(levels)
        for one in range(1, level + 1):
            offset = levels.find(one, start, end)
            if offset >= 0:
                found = end = offset
        return found
    match = _up_to(level).search(levels, start)
    return -1 if match is None else match.start()


def shifted(levels: bytearray, by: int) -> bytearray:
    """The levels with `by` added to each; none may leave the range from 1 to 255."""
    return levels.translate(_adding(by))


@cache
def _up_to(level: int) -> re.Pattern[bytes]:
    return re.compile(b"[\\x01-\\x%02x]" % level)


@cache
def _adding(by: int) -> bytes:
    return bytes((level + by) % 256 for level in range(256))
