"""Sums, shares and quantities in a text.

Read around each number: what stands before it (a sign, “at least”), a second
number that makes it a range, and what it is a number of. A number that is none
of these is no amount, which leaves out years, numbered lists, `4k` and `G20`.

Libraries that find amounts in running text were tried and not taken:
quantulum3 reads `60 bn` as bit newton and `5G` as gauss, takes seconds for the
first row and knows no Chinese; price-parser gives one price without its place;
recognizers-text has only alpha releases. For Chinese numerals see `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from outline_editor.core.model import Amount
from outline_editor.core.recognition.modifiers import (
    is_start_of_change,
    modifier_after,
    modifier_before,
    modifier_inside,
)
from outline_editor.core.recognition.money import Home, Money
from outline_editor.core.recognition.numbers import (
    Numeral,
    numeral_at,
    numerals,
    scale_after,
    with_letter_scale,
)
from outline_editor.core.recognition.units import (
    PERCENT,
    measure_after,
    share_after,
    things_after,
)
from outline_editor.core.vocabulary import Basis, Modifier

Span = tuple[int, int]

# Before a number: a name (COVID-19, C919, PM2.5), a fraction, a date; but c60 bn.
_GLUED_BEFORE = re.compile(r"[A-Za-z0-9][-–/.:,]$|[A-Za-z0-9][A-Za-z]$|[A-Zabd-z0-9_/:+#§]$")
# After a number: a name (5G, 13th), an adjective (10-year), a ratio, a version.
_GLUED_AFTER = re.compile(r"[A-Za-z_/:+]|[-–][A-Za-z]|[.,][0-9]")

_TO = re.compile(
    r"[ \u00a0]?(?:[-–—~～－―]{1,2}|至|到|to|(and))[ \u00a0]?"
    r"(?:(?:[A-Z]{1,3})?[$¥￥€£₩₹][ \u00a0]?|RMB[ \u00a0]?|人民币|百分之)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_PERCENT_OF = "百分之"
_HAN = re.compile("[\u4e00-\u9fff]")

_LEAST_BARE_EXPONENT = 6
"""From millions on, a number without any unit is taken for money."""


class FoundAmount(NamedTuple):
    """An amount and where its words stand."""

    amount: Amount
    start: int
    end: int


class _Part(NamedTuple):
    """A number with what it is a number of, and where its words end."""

    numeral: Numeral
    end: int
    unit: str = ""
    money: Money | None = None
    modifier: Modifier | None = None


def amounts_in(text: str, home: Home, taken: Iterable[Span] = ()) -> Iterator[FoundAmount]:
    """Every amount in a text, in order; none overlaps what is `taken` (by dates)."""
    spans = sorted(taken, reverse=True)
    position = 0
    for numeral in numerals(text):
        while spans and spans[-1][1] <= numeral.start:
            spans.pop()
        if numeral.start < position or (spans and spans[-1][0] < numeral.end):
            continue
        found = _amount_at(text, home, numeral)
        if found is not None:
            yield found
            position = found.end


def _amount_at(text: str, home: Home, numeral: Numeral) -> FoundAmount | None:
    """The amount whose first number this is, `None` where it is none."""
    start, sign = numeral.start, None
    before = home.before(text, start)
    if before is not None:
        sign, start = before
        numeral = with_letter_scale(text, numeral)
    elif text.endswith(_PERCENT_OF, 0, start):
        start -= len(_PERCENT_OF)
    if _GLUED_BEFORE.search(text[max(0, start - 2) : start]):
        return None
    lower = _part(text, home, numeral, sign)
    upper = _upper(text, home, start, numeral if lower is None else lower.numeral, lower, sign)
    if upper is not None:
        first = numeral if lower is None else lower.numeral
        if not first.exponent:
            first = first.scaled(upper.numeral.exponent)
        return _found(text, start, upper, first.value, upper.numeral.value)
    if lower is None:
        return None
    return _found(text, start, lower, lower.numeral.value, None)


def _upper(
    text: str, home: Home, start: int, first: Numeral, lower: _Part | None, sign: Money | None
) -> _Part | None:
    """The upper end of a range such as 5 to 8 bn, 5%—6%; not from 5% to 8%, which is a change."""
    match = _TO.match(text, first.end if lower is None else lower.end)
    if match is None or is_start_of_change(text, start):
        return None
    if match[1] and not _BETWEEN.search(text[max(0, start - 8) : start]):
        return None
    numeral = numeral_at(text, match.end())
    if numeral is not None and sign is not None:
        numeral = with_letter_scale(text, numeral)
    upper = None if numeral is None else _part(text, home, numeral, sign)
    if upper is None or (lower is not None and not _is_same_thing(lower, upper)):
        return None
    low = first.value if first.exponent else first.value.scaleb(upper.numeral.exponent)
    return upper if low < upper.numeral.value else None


def _is_same_thing(lower: _Part, upper: _Part) -> bool:
    """Whether the ends of a range are numbers of one thing; the lower may leave it open."""
    if lower.money is not None and lower.money.is_assumed and upper.money is not None:
        return True
    return (lower.unit, lower.money) == (upper.unit, upper.money)


def _found(text: str, start: int, part: _Part, value: Decimal, to: Decimal | None) -> FoundAmount:
    modifier, end = part.modifier, part.end
    before, after = modifier_before(text, start), modifier_after(text, end)
    if before is not None:
        modifier, start = before
    if after is not None:
        modifier, end = modifier if before is not None else after[0], after[1]
    is_assumed = part.money is not None and part.money.is_assumed
    amount = Amount(
        quote=text[start:end],
        value=value,
        to=to,
        currency=None if part.money is None else part.money.currency,
        unit=part.unit,
        modifier=modifier if to is None else Modifier.RANGE,
        basis=Basis.INFERRED if is_assumed else Basis.STATED,
    )
    return FoundAmount(amount, start, end)


def _part(text: str, home: Home, numeral: Numeral, sign: Money | None) -> _Part | None:
    """What a number is a number of, `None` where it is nothing to mark."""
    inside = modifier_inside(text, numeral.end)
    if inside is not None:  # 30多万, 3万余
        modifier, end = inside
        exponent, end = (0, end) if numeral.exponent else scale_after(text, end)
        numeral = replace(numeral.scaled(exponent) if exponent else numeral, end=end)
        part = _plain_part(text, home, numeral, sign)
        return None if part is None else part._replace(modifier=modifier)
    return _plain_part(text, home, numeral, sign)


def _plain_part(text: str, home: Home, numeral: Numeral, sign: Money | None) -> _Part | None:
    end = numeral.end
    if text.endswith(_PERCENT_OF, 0, numeral.start):
        return _Part(numeral, end, PERCENT)
    share = share_after(text, end)
    if share is not None and not _is_chinese_figure(text, numeral):
        return _Part(numeral, share.end, share.name)
    if numeral.is_spelled and not numeral.exponent and numeral.value < 10:
        return None
    with_letter = with_letter_scale(text, numeral)
    money = home.after(text, with_letter.end)
    if money is not None and not _is_chinese_figure(text, numeral):
        return _Part(with_letter, money[1], money=money[0])
    if sign is not None:
        return _Part(numeral, end, money=sign)
    measure = measure_after(text, end)
    if measure is not None and not _is_chinese_figure(text, numeral):
        return _Part(numeral, measure.end, measure.name)
    if _GLUED_AFTER.match(text, end):
        return None
    things = things_after(text, numeral)
    if things is not None:
        return _Part(numeral, things.end, things.name)
    return _bare(text, home, numeral)


def _is_chinese_figure(text: str, numeral: Numeral) -> bool:
    """Whether it is like 一 or 十: most often part of a word (一元, 十度)."""
    return numeral.is_spelled and not numeral.exponent and not text[numeral.start].isascii()


def _bare(text: str, home: Home, numeral: Numeral) -> _Part | None:
    """A number of millions or more without a unit: money, if any is at home."""
    if numeral.exponent < _LEAST_BARE_EXPONENT or _HAN.match(text, numeral.end):
        return None
    money = None if home.currency is None else Money(home.currency, is_assumed=True)
    return _Part(numeral, numeral.end, money=money)
