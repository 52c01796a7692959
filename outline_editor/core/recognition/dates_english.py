"""Dates in English: by end-2020, in Q2 2020, between 2019 and 2022."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from outline_editor.core.recognition.found_dates import (
    FoundDate,
    day,
    five_year_plan,
    last_part,
    period,
)
from outline_editor.core.recognition.units import measure_after
from outline_editor.core.vocabulary import Basis

_ABBREVIATED_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH_NUMBERS = {name: number for number, name in enumerate(_ABBREVIATED_MONTHS.split(), 1)}
_MONTH = (
    "(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?)"
)
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])(?!\.[0-9])"
_ORDINALS = {
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}

_DATE = re.compile(
    r"(?<![\w.,/#$¥€£-])(?:the )?"
    rf"(?:(?P<end>(?:year[- ])?end(?:ing)?(?:[- ]of)?(?:[- ]the)?[- ]))?(?:the )?"
    "(?:"
    rf"(?P<iso>{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|{_YEAR}/[0-9]{{1,2}}/[0-9]{{1,2}})(?![\w/-])"
    rf"|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<day_month>{_MONTH}),?"
    rf" (?P<day_year>{_YEAR})"
    rf"|(?P<us_month>{_MONTH}) (?P<us_day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<us_year>{_YEAR})"
    rf"|(?P<month>{_MONTH})(?:,| of)? (?P<month_year>{_YEAR})"
    rf"|Q(?P<q>[1-4])[ /-]?(?:of )?(?P<q_year>{_YEAR})|(?P<year_q>{_YEAR})[ -]?Q(?P<q_after>[1-4])"
    rf"|(?P<quarter>first|second|third|fourth|last) quarter(?: of)? (?P<quarter_year>{_YEAR})"
    rf"|(?P<half>first|second) half(?: of)? (?P<half_year>{_YEAR})"
    rf"|H(?P<h>[12])[ -]?(?P<h_year>{_YEAR})"
    rf"|mid(?:dle)?(?:[- ]of)?[ -](?P<mid>{_YEAR})"
    rf"|(?P<plan>[0-9]{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)}) (?:five[- ]year plan|FYP)"
    "(?: period)?"
    rf"|(?P<fiscal>FY ?{_YEAR})"
    rf"|(?:year |early |late )?(?P<year>{_YEAR})"
    r")(?![\w%]|[.,][0-9])",
    re.IGNORECASE,
)

_TO = re.compile(r"(?: (?:to|until|through|and) (?:the )?| ?[-–—~/] ?)", re.IGNORECASE)
_SHORT_END = re.compile(r"[–/-]([0-9]{2})(?![\w%-]|[.,][0-9])")

_DUE = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|prior to|ahead of|through"
    r"|due(?: in| by| on)?|deadline(?: of|:| is)?)(?: (?:the|around|about))? ?$",
    re.IGNORECASE,
)
_ON_THE_DAY = re.compile(r"\b(?:on|in|during|for|dated|held) ?$", re.IGNORECASE)
_IN = re.compile(
    r"\b(?:in|during|for|throughout|within|starting in|beginning in)(?: the)? ?$", re.IGNORECASE
)
_COMPARED = re.compile(
    r"\b(?:than|with|from|to|on|over|against|since|as) (?:that |those |levels |it was |they were )?"
    r"(?:in|of) (?:the )?$",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    r" (?:priorities|targets|goals|tasks|budget|budgets|quota|quotas|growth target)\b"
)
_OF_A_NAME = re.compile(
    r" (?:\w+ ){0,3}(?:conference|congress|meeting|summit|forum|olympics|census|agreement)\b",
    re.IGNORECASE,
)

_LONGEST_BEFORE = 40


class _Date(NamedTuple):
    start: int
    end: int
    value: str
    basis: Basis
    is_year: bool
    is_day: bool


def english_dates(text: str, *, is_about_china: bool) -> Iterator[FoundDate]:
    """The dates in a text that are written in English."""
    position = 0
    while True:
        match = _DATE.search(text, position)
        if match is None:
            return
        position = match.end()
        date = _read(match, is_about_china=is_about_china)
        if date is None:
            yield FoundDate(*match.span(), is_bare=match["year"] is not None)
            continue
        found = _range(text, date, is_about_china=is_about_china) or _single(text, date)
        yield found
        position = max(position, found.end)


def _single(text: str, date: _Date) -> FoundDate:
    before = text[max(0, date.start - _LONGEST_BEFORE) : date.start]
    due = _DUE.search(before)
    if due is not None:
        start = date.start - len(due[0])
        return FoundDate(start, date.end, last_part(date.value), "due", date.basis)
    if _is_period(text, date, before):
        return FoundDate(date.start, date.end, date.value, "period", date.basis)
    return FoundDate(date.start, date.end, is_bare=date.is_year)


def _is_period(text: str, date: _Date, before: str) -> bool:
    if _COMPARED.search(before):
        return False
    if date.is_year and _YEARLY.match(text, date.end):
        return True
    if date.is_year and _OF_A_NAME.match(text, date.end):
        return False
    if date.is_day:
        return _ON_THE_DAY.search(before) is not None
    return _IN.search(before) is not None


def _range(text: str, first: _Date, *, is_about_china: bool) -> FoundDate | None:
    """Two dates as a period: 2019–2022, 2019–20, from 1 January to 30 June 2020."""
    before = text[max(0, first.start - _LONGEST_BEFORE) : first.start]
    if first.is_year:
        short = _SHORT_END.match(text, first.end)
        if short is not None and int(short[1]) > int(first.value[2:]):
            value = f"{first.value}/{first.value[:2]}{short[1]}"
            return FoundDate(first.start, short.end(), value, "period")
    to = _TO.match(text, first.end)
    match = None if to is None else _DATE.match(text, to.end())
    if to is None or match is None:
        return None
    if to[0].strip().startswith("and") and not re.search(r"\bbetween $", before, re.IGNORECASE):
        return None
    last = _read(match, is_about_china=is_about_china)
    value = None if last is None else period(first.value, last_part(last.value))
    if last is None or value is None:
        return None
    start = first.start
    due = _DUE.search(before)
    if due is not None:  # by 2020–2022: the later year at the latest
        return FoundDate(start - len(due[0]), last.end, last.value, "due")
    return FoundDate(start, last.end, value, "period")


def _read(match: re.Match[str], *, is_about_china: bool) -> _Date | None:
    """The date of a match; `None` where it is none, or its years are not known."""
    value, basis = _value(match), Basis.STATED
    if match["plan"]:
        value = five_year_plan(_ordinal(match["plan"])) if is_about_china else None
        basis = Basis.INFERRED
    elif match["fiscal"]:
        # China's fiscal year is the calendar year; elsewhere it may begin in any month.
        value = match["fiscal"][-4:] if is_about_china else None
        basis = Basis.INFERRED
    if value is None:
        return None
    if match["end"]:
        value = last_part(value)
    is_year = match["year"] is not None and not match["end"]
    if is_year and measure_after(match.string, match.end()) is not None:
        return None  # 2000 tonnes
    is_day = len(value) == len("2019-01-31")
    return _Date(match.start(), match.end(), value, basis, is_year, is_day)


def _value(match: re.Match[str]) -> str | None:
    if match["year"]:
        return match["year"]
    if match["iso"]:
        return day(*map(int, re.split("[-/]", match["iso"])))
    if match["day"]:
        return _day(match["day_year"], match["day_month"], match["day"])
    if match["us_day"]:
        return _day(match["us_year"], match["us_month"], match["us_day"])
    if match["month"]:
        return f"{match['month_year']}-{_month(match['month']):02}"
    if match["q"] or match["q_after"]:
        return f"{match['q_year'] or match['year_q']}-Q{match['q'] or match['q_after']}"
    if match["quarter"]:
        return f"{match['quarter_year']}-Q{_QUARTERS[match['quarter'].lower()]}"
    if match["half"] or match["h"]:
        year = match["half_year"] or match["h_year"]
        is_first = (match["half"] or match["h"]).lower() in ("first", "1")
        return f"{year}-01/{year}-06" if is_first else f"{year}-07/{year}-12"
    if match["mid"]:
        return f"{match['mid']}-06"
    return None


def _month(name: str) -> int:
    return _MONTH_NUMBERS[name[:3].lower()]


def _day(year: str, month: str, number: str) -> str | None:
    return day(int(year), _month(month), int(number))


def _ordinal(words: str) -> int:
    return _ORDINALS.get(words.lower()) or int(words[:-2])
