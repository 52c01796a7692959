"""Warnings about values that have the right form but can't be so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from outline_editor.core.addresses import DOCUMENT, Ref, ref_of
from outline_editor.core.codes import is_currency, is_place
from outline_editor.core.errors import Message, Severity, shortened
from outline_editor.core.model import Amount, DocumentRoot, Node, Note, Source
from outline_editor.core.problems import Problem
from outline_editor.core.wording import words_of

_Day = tuple[int, int, int]


def check_place(
    element: Node | DocumentRoot, field: str, code: str, entry: int | None = None
) -> Iterator[Problem]:
    """Whether a place code is in use; `entry` is where it stands in a list, from 0."""
    if not is_place(code):
        yield _problem(element, field, "unknown-place", entry, value=code)


def check_date(element: Node | Note | Source, field: str) -> Iterator[Problem]:
    """Whether a date is in the calendar."""
    date = getattr(element, field)
    if date is not None and not _is_in_calendar(date):
        yield _problem(element, field, "impossible-date", value=date)


def check_period(node: Node) -> Iterator[Problem]:
    """Whether the dates of a period are in the calendar, and in order.

    A period may end in the year, quarter or month in which it starts.
    """
    assert node.period is not None
    dates = node.period.split("/")
    impossible = [date for date in dates if not _is_in_calendar(date)]
    for date in impossible:
        yield _problem(node, "period", "impossible-date", value=date)
    if not impossible and _last_day(dates[-1]) < _first_day(dates[0]):
        yield _problem(node, "period", "period-reversed", value=node.period)


def check_amounts(node: Node) -> Iterator[Problem]:
    """Whether the amounts of a row stand in it and make sense."""
    for entry, amount in enumerate(node.amounts):
        for code, values in _wrong_in_amount(node, amount):
            yield _problem(node, "amounts", code, entry, **values)


def _wrong_in_amount(node: Node, amount: Amount) -> Iterator[tuple[str, dict[str, str]]]:
    quote = shortened(amount.quote)
    if amount.quote not in node.text and amount.quote not in node.original:
        yield "amount-not-in-row", {"quote": quote}
    if amount.to is not None:
        if amount.value is None:
            yield "amount-without-value", {"quote": quote}
        elif amount.to < amount.value:
            yield "amount-reversed", {"quote": quote}
    if amount.currency is not None and not is_currency(amount.currency):
        yield "unknown-currency", {"value": amount.currency}


def _problem(
    element: Node | Note | Source | DocumentRoot,
    field: str,
    code: str,
    entry: int | None = None,
    **values: str,
) -> Problem:
    ref: Ref = DOCUMENT if isinstance(element, DocumentRoot) else ref_of(element)
    message = Message.of(code, place=words_of(element), field=field, **values)
    return Problem(Severity.WARNING, message, ref, field, entry=entry)


def _is_in_calendar(date: str) -> bool:
    """Whether a day exists; years, months and quarters always do.

    The calendar is the Gregorian one, extended to all years (ISO 8601).
    """
    if len(date) < len("2019-02-30"):
        return True
    year, month, day = map(int, date.split("-"))
    try:
        # Leap years return every 400 years; Python's own calendar starts in the year 1.
        datetime.date(2000 + year % 400, month, day)
    except ValueError:
        return False
    return True


def _first_day(date: str) -> _Day:
    year, _, rest = date.partition("-")
    if rest.startswith("Q"):
        return int(year), 3 * int(rest[1]) - 2, 1
    month, _, day = rest.partition("-")
    return int(year), int(month or 1), int(day or 1)


def _last_day(date: str) -> _Day:
    """A day that no other of the same date comes after."""
    year, _, rest = date.partition("-")
    if rest.startswith("Q"):
        return int(year), 3 * int(rest[1]), 31
    month, _, day = rest.partition("-")
    return int(year), int(month or 12), int(day or 31)
