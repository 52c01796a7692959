"""Codes of places (ISO 3166) and currencies (ISO 4217), in English and Chinese.

The tables stand in `resources/codes`, where their source is told. They hold
the codes of today, not withdrawn ones, and are read at first use.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from outline_editor.resources import resource

_COMBINING_MARKS = re.compile("[\u0300-\u036f]")


class Code(NamedTuple):
    """One code with its names; `chinese` is `''` where none is known."""

    code: str
    english: str
    chinese: str

    def name(self, language: str) -> str:
        """The name in a language: Chinese for `zh` and its kin, else English.

        English too where there is no Chinese name.
        """
        is_chinese = language.split("-")[0].lower() == "zh"
        return self.chinese if is_chinese and self.chinese else self.english


def places() -> tuple[Code, ...]:
    """Every country and subdivision, in the order of the codes."""
    return tuple(_table("places").values())


def currencies() -> tuple[Code, ...]:
    """Every currency, in the order of the codes."""
    return tuple(_table("currencies").values())


def is_place(code: str) -> bool:
    """Whether a code such as `CN` or `CN-HN` is in use."""
    return _is_in_use("places", code)


def is_currency(code: str) -> bool:
    """Whether a code such as `CNY` is in use."""
    return _is_in_use("currencies", code)


def place_name(code: str, language: str = "en") -> str | None:
    """What a place is called (see `Code.name`), `None` for an unknown code."""
    place = _table("places").get(code)
    return None if place is None else place.name(language)


def money_of(place: str) -> str | None:
    """The currency (ISO 4217) that is legal tender in a place (ISO 3166).

    A part of a country has the country's, unless it has its own; `None` where
    there are several or none.
    """
    money = _money()
    return money.get(place) or money.get(place.partition("-")[0])


def places_matching(query: str) -> list[Code]:
    """The places that a query may mean, the likeliest first.

    It is compared with codes and names in either language, without regard to
    case, width and accents: the beginning first, then the beginning of a word,
    then anything inside; countries before their parts. 湖南省 finds 湖南. All
    places for an empty query.
    """
    return _matching("places", query)


def currencies_matching(query: str) -> list[Code]:
    """The currencies that a query may mean, as with `places_matching`."""
    return _matching("currencies", query)


@cache
def _text(name: str) -> str:
    return resource(f"codes/{name}.tsv").read_text(encoding="utf-8")


@cache
def _is_in_use(name: str, code: str) -> bool:
    # A file names few codes: a look into the text is quicker than splitting it.
    text = _text(name)
    return text.startswith(f"{code}\t") or f"\n{code}\t" in text


@cache
def _table(name: str) -> dict[str, Code]:
    rows = [Code(*line.split("\t")) for line in _text(name).splitlines()]
    return {row.code: row for row in rows}


@cache
def _money() -> dict[str, str]:
    pairs = (line.partition("\t") for line in _text("money").splitlines())
    return {place: currency for place, _, currency in pairs}


@cache
def _folded_text(name: str) -> str:
    return _folded(_text(name))


@cache
def _folded_table(name: str) -> list[Code]:
    """The same rows, made fit for comparing."""
    return [Code(*line.split("\t")) for line in _folded_text(name).splitlines()]


def _folded(text: str) -> str:
    return _COMBINING_MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold()


def _matching(name: str, query: str) -> list[Code]:
    wanted = _folded(query).strip()
    if not wanted:
        return list(_table(name).values())
    if wanted.isascii() and wanted not in _folded_text(name):
        return []  # only a Chinese query may be longer than the name that it finds
    ranked = []
    for row, folded in zip(_table(name).values(), _folded_table(name), strict=True):
        rank = _rank(wanted, folded)
        if rank is not None:
            ranked.append((rank, "-" in row.code, row))
    return [row for *_, row in sorted(ranked)]


def _rank(wanted: str, row: Code) -> int | None:
    """How well a row answers a query, 0 the best, `None` not at all."""
    if wanted in row:
        return 0
    if row.code.startswith(wanted):
        return 1
    if row.english.startswith(wanted) or row.chinese.startswith(wanted):
        return 2
    if len(row.chinese) > 1 and wanted.startswith(row.chinese):
        return 3
    if f" {wanted}" in row.english or f"-{wanted}" in row.english:
        return 4
    return 5 if wanted in row.english or wanted in row.chinese else None
