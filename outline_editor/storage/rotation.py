"""Which earlier versions of a file stay, and which go."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

_ALL = timedelta(days=1)
"""How far back every version stays."""

_DAILY = timedelta(days=30)
"""How far back the last version of each day stays; before that, the last of each week."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept of earlier versions."""

    most: int = 200
    """Versions of one file; with 0 none are kept."""
    days: int = 365
    """Age of the oldest."""
    megabytes: int = 1000
    """On the disk for all files together, in millions of bytes."""


UNLIMITED = Limits(sys.maxsize, sys.maxsize, sys.maxsize)
"""For when it can't be told what the limits are."""


def staying(moments: Sequence[datetime], now: datetime, limits: Limits) -> list[int]:
    """The places, in order, of the versions that stay of those kept at some moments.

    All of the last day, the last of each day for a month, the last of each week
    (from Monday) before that; days are those of the local time. None is older
    than the limit, but the last one, which always stays. Where these are still
    more than the limit, those go first that were followed soonest by another.
    """
    last: dict[Hashable, int] = {}
    for place, moment in enumerate(moments):
        age = now - moment
        day = moment.astimezone().toordinal()
        if age <= _ALL:
            last["each", place] = place
        elif age <= _DAILY:
            last["day", day] = place
        elif age <= timedelta(days=min(limits.days, timedelta.max.days)):
            last["week", (day - 1) // 7] = place
    newest = len(moments) - 1
    chosen = sorted({*last.values(), newest} if moments else ())
    while len(chosen) > max(limits.most, 1):
        gaps = [moments[after] - moments[one] for one, after in pairwise(chosen)]
        del chosen[gaps.index(min(gaps))]
    return chosen
