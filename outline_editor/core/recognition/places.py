"""Provinces and countries in a text, in English and Chinese.

The names are those of `codes`, with other usual ones. Looked for are countries,
Chinese provinces, and the parts of the country that a document is about; not
that country itself, which every row is about. Where a name has several
meanings, such as Georgia, that country's part is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from outline_editor.core.codes import places

_CHINA = "CN"

_NO_PLACES = frozenset({"UN", "AQ"})

_OTHER_NAMES = {
    "USA": "US",
    "U.S.": "US",
    "US": "US",
    "United States of America": "US",
    "UK": "GB",
    "Great Britain": "GB",
    "EU": "EU",
    "UAE": "AE",
    "Republic of Korea": "KR",
    "Korea": "KR",
    "DPRK": "KP",
    "Turkey": "TR",
    "Czech Republic": "CZ",
    "Ivory Coast": "CI",
    "Burma": "MM",
    "Viet Nam": "VN",
    "Macau": "MO",
    "Palestine": "PS",
    "Democratic Republic of Congo": "CD",
    "Xizang": "CN-XZ",
    "美利坚": "US",
    "印尼": "ID",
    "阿联酋": "AE",
    "沙特": "SA",
    "大韩民国": "KR",
    "孟加拉": "BD",
    "巴勒斯坦": "PS",
    "刚果": "CG",
    "波黑": "BA",
}
"""Usual names that are not in the tables."""

_REGIONS = {
    "京津冀": ("CN-BJ", "CN-TJ", "CN-HE"),
    "粤港澳": ("CN-GD", "CN-HK", "CN-MO"),
    "川渝": ("CN-SC", "CN-CQ"),
    "苏浙皖": ("CN-JS", "CN-ZJ", "CN-AH"),
    "江浙沪": ("CN-JS", "CN-ZJ", "CN-SH"),
    "陕甘宁": ("CN-SN", "CN-GS", "CN-NX"),
    "东北三省": ("CN-LN", "CN-JL", "CN-HL"),
}
"""Regions whose names are those of provinces, shortened."""

# Names of parts of countries that are also plain words, at the start of a sentence.
_DIRECTIONS_AND_THE_LIKE = (
    "Central Centre Center Northern Southern Eastern Western North South East West Capital "
    "Islands Delta Plateau Rivers Littoral Northwest Southeast Northeast Southwest"
)
_PLAIN_WORDS = frozenset(_DIRECTIONS_AND_THE_LIKE.split())

_NAME_START = re.compile(r"(?<![\w-])(?=[^\W\d_a-z])|(?<=[^\W\d_]-)(?=[^\W\d_a-z])")
_PART_OF_A_NAME_BEFORE = re.compile(
    r"\b(?:University of|Bank of|Gulf of|Sea of|New|Peking|Made in|Port of) $"
)
_PART_OF_A_NAME_AFTER = re.compile(
    r"(?:['’]s)? (?:University|Stock Exchange|Futures Exchange|Cooperation Organi[sz]ation|Daily"
    r"|Times|Winter|Summer|Olympics?|Sea|Ocean|Consensus|Convention|Declaration|Protocol"
    r"|Agreement|dollars?)\b|\$"
)
_CHINESE_SUFFIX = re.compile("省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区")
_CHINESE_NAME_AFTER = re.compile(
    "大学|学院|证券|证交所|合作组织|冬奥|奥运|时间|日报|宣言|协定|公约|共识|[路街岸海]"
)

# Chinese names that also come about where two words meet: 沿海地区, 增加纳税, 近日本市.
_BY_CHANCE = {
    "海地": re.compile("(?<![沿近上青北南东临内公深远])海地(?![区方带质理铁产价图块位])"),
    "加纳": re.compile("(?<![增参更])加纳(?![税入米])"),
    "也门": re.compile("也门(?![槛类])"),
    "马里": re.compile("马里(?![兰程])"),
    "日本": re.compile("(?<![今近昨明当每生节假次即同一])日本"),
    "智利": re.compile("(?<![明理才心益机])智利(?![用于])"),
    "黑山": re.compile("黑山(?![县区乡镇])"),
    "不丹": re.compile("不丹(?![青])"),
    "河南": re.compile("(?<![黄淮海内沿])河南(?![岸])"),
    "湖南": re.compile("(?<![太庭阳])湖南(?![岸])"),
    "湖北": re.compile("(?<![太庭阳])湖北(?![岸])"),
    "山东": re.compile("(?<![佛鞍唐中])山东"),
    "山西": re.compile("(?<![佛鞍唐中])山西"),
}


class FoundPlace(NamedTuple):
    """The code of a place and where its name stands."""

    code: str
    start: int
    end: int


class _Names(NamedTuple):
    """The names to look for, by how they start, the longest first."""

    english: dict[str, list[tuple[str, str]]]
    """By the first word."""
    chinese: dict[str, list[tuple[str, tuple[str, ...]]]]
    """By the first two characters."""
    own: frozenset[str]
    """The codes that are known without being said."""


def places_in(text: str, jurisdiction: str | None) -> Iterator[FoundPlace]:
    """Every place that a text names, in documents about a place (ISO 3166)."""
    names = _names(jurisdiction or "")
    yield from _english_places(text, names)
    if not text.isascii():
        yield from _chinese_places(text, names)


def _english_places(text: str, names: _Names) -> Iterator[FoundPlace]:
    position = 0
    for match in _NAME_START.finditer(text):
        start = match.start()
        if start < position:
            continue
        word = _FIRST_WORD.match(text, start)
        for name, code in names.english.get(word[0] if word else "", ()):
            end = start + len(name)
            if not text.startswith(name, start) or text[end : end + 1].isalnum():
                continue
            position = end
            if code not in names.own and not _is_part_of_a_name(text, start, end):
                yield FoundPlace(code, start, end)
            break


_FIRST_WORD = re.compile(r"[^\W\d_]+\.?(?:[A-Z]\.)*")


def _is_part_of_a_name(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 16) : start]
    return bool(_PART_OF_A_NAME_BEFORE.search(before) or _PART_OF_A_NAME_AFTER.match(text, end))


def _chinese_places(text: str, names: _Names) -> Iterator[FoundPlace]:
    at, last = 0, len(text) - 1
    chinese = names.chinese
    while at < last:
        for name, codes in chinese.get(text[at : at + 2], ()):
            if text.startswith(name, at):
                end = at + len(name)
                suffix = _CHINESE_SUFFIX.match(text, end)
                end = end if suffix is None else suffix.end()
                if not _is_by_chance(text, name, at, end):
                    yield from (
                        FoundPlace(code, at, end) for code in codes if code not in names.own
                    )
                at = end - 1
                break
        at += 1


def _is_by_chance(text: str, name: str, start: int, end: int) -> bool:
    if _CHINESE_NAME_AFTER.match(text, end):
        return True
    rule = _BY_CHANCE.get(name)
    return rule is not None and rule.match(text, start) is None


@cache
def _names(jurisdiction: str) -> _Names:
    country = jurisdiction.partition("-")[0]
    meanings: dict[str, tuple[str, ...]] = {}
    for name, code in _all_names(country):
        meanings[name] = (code,)
    meanings |= _REGIONS
    english: dict[str, list[tuple[str, str]]] = {}
    chinese: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in sorted(meanings, key=len, reverse=True):
        if "\u4e00" <= name[0] <= "\u9fff":
            chinese.setdefault(name[:2], []).append((name, meanings[name]))
        else:
            word = _FIRST_WORD.match(name)
            if word is not None:
                english.setdefault(word[0], []).append((name, meanings[name][0]))
    return _Names(english, chinese, frozenset({jurisdiction, country}))


def _all_names(country: str) -> Iterator[tuple[str, str]]:
    """Names with what they mean; of several meanings the last one counts."""
    own_parts = []
    codes = {}
    for place in places():
        of, _, part = place.code.partition("-")
        if not part:
            codes[place.english] = place.code
            if place.code not in _NO_PLACES:
                yield from _spellings(place.english, place.chinese, place.code)
        elif of == country:
            own_parts.append(place)
        elif of == _CHINA and place.english not in codes:
            yield from _spellings(place.english, place.chinese, place.code)
    yield from _OTHER_NAMES.items()
    for place in own_parts:
        if place.english not in _PLAIN_WORDS:
            yield from _spellings(place.english, place.chinese, place.code)
    if country == _CHINA:
        yield "Macau", "CN-MO"


def _spellings(english: str, chinese: str, code: str) -> Iterator[tuple[str, str]]:
    yield english, code
    if "&" in english:
        yield english.replace("&", "and"), code
    if len(chinese) > 1:
        yield chinese, code
