"""A date that was found in a text, and what several dates have in common."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from outline_editor.core.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where its words stand, with those that make it a deadline or period."""

    start: int
    end: int
    value: str = ""
    field: str = ""
    """`due`, `period`, or nothing where the text does not say which."""
    basis: Basis = Basis.STATED
    is_bare: bool = False
    """Whether it is only four figures, which may count something instead."""


def day(year: int, month: int, number: int) -> str | None:
    """A day as it is written, `None` where the calendar has none."""
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return None


def last_part(value: str) -> str:
    """The end of a period, which is the deadline for what is to happen by then."""
    return value.rpartition("/")[2]


def period(first: str, last: str) -> str | None:
    """Two dates as a period, `None` where they are in the wrong order."""
    if len(first) == len(last) and "Q" not in first + last:
        is_ordered = first < last
    else:
        is_ordered = first[:4] <= last[:4]
    return f"{first}/{last}" if is_ordered else None


def five_year_plan(number: int) -> str | None:
    """The years of a Chinese five-year plan: 2021/2025 for the 14th.

    They have followed each other without a gap since the seventh (1986–1990).
    """
    if not 7 <= number <= 30:
        return None
    first = 1986 + 5 * (number - 7)
    return f"{first}/{first + 4}"
