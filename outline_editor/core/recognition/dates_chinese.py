"""Dates in Chinese: 2025年底前, 到2020年, 2019—2022年, “十四五”期间."""

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
from outline_editor.core.vocabulary import Basis

_FIGURES = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "0001234567890123456789")
_YEAR = "(?:(?:19|20)[0-9]{2}|[１２][０-９]{3}|[一二][〇零○一二三四五六七八九]{3})"
_PLANS = {"十": 10, "十一": 11, "十二": 12, "十三": 13, "十四": 14, "十五": 15, "十六": 16}
_PLANS |= {"七": 7, "八": 8, "九": 9}

_TO = " ?[-–—~～至到－―]{1,2} ?"

_DATE = re.compile(
    rf"(?<![0-9０-９.])(?:(?P<first>{_YEAR})年?{_TO})?(?P<year>{_YEAR}) ?年度?(?![代级])"
    "(?:(?:(?P<from_month>1[0-2]|[1-9])月?[-–—~～至到])?(?P<month>1[0-2]|0?[1-9])月"
    "(?:(?P<day>3[01]|[12][0-9]|0?[1-9])[日号])?"
    "|第?(?P<quarter>[一二三四1-4])季度|(?P<half>[上下])半年|(?P<mid>年?中(?=前))|(?P<end>年?[底末]|年内))?"
    "(?P<month_end>[底末])?"
    "|[“\"'‘]?(?P<plan>十[一二三四五六]|[七八九])五[”\"'’]?"
    "(?P<plan_end>期?末|(?:规划)?(?P<during>期间|时期)(?!以来))?"
)
_TO_LAST = re.compile(_TO)

_DUE_AFTER = re.compile("(?:以|之)?前(?![后期沿瞻景提列三两])")
_DUE_BEFORE = re.compile("(?:到|至|力争|争取|不晚于|最迟)(?:在|于)?$")
_AS_OF = re.compile("(?:截至|截止)(?:到|至)?$")
_COMPARED_BEFORE = re.compile("(?:自|从|由|比|较|与|同|高于|低于|超过|相当于)$")
_COMPARED_AFTER = re.compile("(?:以来|前?后|起|开始|相比|同期|水平|的[0-9])")
_OF_A_NAME = re.compile("[^，。；：、]{0,14}(?:会议|大会|冬奥会|奥运会|普查)")

_LONGEST_BEFORE = 8


class _Date(NamedTuple):
    start: int
    end: int
    value: str
    basis: Basis = Basis.STATED
    is_year: bool = False
    is_end: bool = False
    """Whether the words name the end of the time, such as 2025年底."""


def chinese_dates(text: str, *, is_about_china: bool) -> Iterator[FoundDate]:
    """The dates in a text that are written in Chinese."""
    position = 0
    while True:
        match = _DATE.search(text, position)
        if match is None:
            return
        date = _read(match, is_about_china=is_about_china)
        found = FoundDate(*match.span()) if date is None else _placed(text, _with_last(text, date))
        yield found
        position = max(match.end(), found.end)


def _placed(text: str, date: _Date) -> FoundDate:
    """The date as the words around it make it a deadline or a period, or neither."""
    start, end = date.start, date.end
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    after, to = _DUE_AFTER.match(text, end), _DUE_BEFORE.search(before)
    if _AS_OF.search(before):
        return FoundDate(start, end)
    is_due = after is not None or (to is not None and "/" not in date.value)
    if is_due or (date.is_end and date.basis is Basis.INFERRED):  # “十四五”末
        start -= 0 if to is None else len(to[0])
        end = end if after is None else after.end()
        return FoundDate(start, end, last_part(date.value), "due", date.basis)
    if _is_period(text, date, before):
        return FoundDate(start, end, date.value, "period", date.basis)
    return FoundDate(start, end)


def _is_period(text: str, date: _Date, before: str) -> bool:
    if date.is_end or _COMPARED_AFTER.match(text, date.end):
        return False
    if "/" in date.value:
        return True
    if _COMPARED_BEFORE.search(before):
        return False
    return not (date.is_year and _OF_A_NAME.match(text, date.end))


def _with_last(text: str, first: _Date) -> _Date:
    """A date that another follows, such as 2019年至2022年, as one period."""
    to = _TO_LAST.match(text, first.end)
    match = None if to is None else _DATE.match(text, to.end())
    last = None if match is None else _read(match, is_about_china=False)
    value = None if last is None else period(first.value, last_part(last.value))
    if last is None or value is None:
        return first
    return _Date(first.start, last.end, value)


def _read(match: re.Match[str], *, is_about_china: bool) -> _Date | None:
    """The date of a match; `None` where it is none, or its years are not known."""
    start, end = match.span()
    if match["plan"]:
        years = five_year_plan(_PLANS[match["plan"]]) if is_about_china else None
        if years is None or not match["plan_end"]:
            return None
        is_end = not match["during"]
        value = last_part(years) if is_end else years
        return _Date(start, end, value, Basis.INFERRED, is_end=is_end)
    value = _value(match)
    if value is not None and match["first"]:
        value = period(_in_figures(match["first"]), value)
    if value is None:
        return None
    is_end = bool(match["end"] or match["month_end"])
    is_year = value.isdigit() and not is_end
    return _Date(start, end, value, is_year=is_year, is_end=is_end)


def _value(match: re.Match[str]) -> str | None:
    year = _in_figures(match["year"])
    if match["day"]:
        return day(int(year), int(match["month"]), int(match["day"]))
    if match["month"]:
        last = f"{year}-{int(match['month']):02}"
        start = match["from_month"]
        return last if start is None else period(f"{year}-{int(start):02}", last)
    if match["quarter"]:
        return f"{year}-Q{int(_in_figures(match['quarter']))}"
    if match["half"]:
        return f"{year}-01/{year}-06" if match["half"] == "上" else f"{year}-07/{year}-12"
    return f"{year}-06" if match["mid"] else year


def _in_figures(words: str) -> str:
    return words.translate(_FIGURES)
