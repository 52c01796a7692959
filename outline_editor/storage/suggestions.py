"""What a value that does not fit its field was probably meant to be.

Only what a person would write without thinking twice: another way of writing
the same date, number or id, and the code of a place or currency that is named.
"""

from __future__ import annotations

import re
from functools import lru_cache

from outline_editor.core.codes import Code, currencies_matching, places_matching
from outline_editor.core.ids import slug_from

_YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?", re.ASCII
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})\W*Q([1-4])|Q([1-4])\W*(\d{4})", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})\s*年", re.ASCII)
_BETWEEN_DATES = re.compile(r"\s*[–—~～至到]\s*")
_YEARS = re.compile(r"(\d{4})\s*-\s*(\d{4})", re.ASCII)

_GROUPED = re.compile(
    r"[-+]?\d{1,3}([, _\u202f\xa0]\d{3})(?:[, _\u202f\xa0]\d{3})*(?:\.\d+)?", re.ASCII
)
_NUMBER = re.compile(r"([-+]?)(\d+)(\.\d+)?", re.ASCII)


@lru_cache(maxsize=1024)
def suggestion(fault: str, text: str) -> str:
    """The value that was probably meant, by the code of what is wrong with it.

    `''` where there is no telling. The value need not fit the field.
    """
    guess = _GUESSES.get(fault)
    meant = "" if guess is None else guess(text.strip())
    return "" if meant == text else meant


def _date(text: str) -> str:
    if found := _QUARTER.fullmatch(text):
        return f"{found[1] or found[4]}-Q{found[2] or found[3]}"
    if found := _YEAR.fullmatch(text):
        return found[1]
    if found := _DAY_FIRST.fullmatch(text):
        return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}"
    if found := _YEAR_FIRST.fullmatch(text):
        day = f"-{found[3]:0>2}" if found[3] else ""
        return f"{found[1]}-{found[2]:0>2}{day}"
    return text if re.fullmatch(r"\d{4}", text, re.ASCII) else ""


def _period(text: str) -> str:
    if found := _YEARS.fullmatch(text):
        return f"{found[1]}/{found[2]}"
    dates = [_date(part) for part in _BETWEEN_DATES.split(text)]
    return "/".join(dates) if all(dates) else ""


def _number(text: str) -> str:
    """Without a sign of plus and what groups the digits; a single `1,000` is a thousand."""
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[^\d.+-]", "", text)
    found = _NUMBER.fullmatch(text)
    return f"{found[1].strip('+')}{found[2]}{found[3] or ''}" if found else ""


def _place(text: str) -> str:
    return _named(text, places_matching(text))


def _currency(text: str) -> str:
    return _named(text, currencies_matching(text))


def _named(text: str, found: list[Code]) -> str:
    """The one code that is written or named so, or the only one found at all."""
    exact = [code for code in found if text.casefold() in map(str.casefold, code)]
    meant = exact or found
    return meant[0].code if len(meant) == 1 else ""


def _language(text: str) -> str:
    return text.replace("_", "-")


def _slug(text: str) -> str:
    return slug_from(text, "") if text.isascii() else ""


def _citation(text: str) -> str:
    source, mark, place = text.partition("@")
    # Words that are no id are rather a place whose source is missing.
    known = "" if " " in source.strip() else _slug(source.strip())
    return f"{known}{mark}{place.strip()}" if known else ""


_GUESSES = {
    "value.date": _date,
    "value.period": _period,
    "value.number": _number,
    "value.place": _place,
    "value.currency": _currency,
    "value.language": _language,
    "value.slug": _slug,
    "value.citation": _citation,
}
