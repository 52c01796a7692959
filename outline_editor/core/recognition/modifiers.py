"""Words that qualify an amount: about, at least, at most, in English and Chinese."""

from __future__ import annotations

import re

from outline_editor.core.vocabulary import Modifier

_BEFORE_WORDS = {
    Modifier.AT_MOST: (
        r"no more than|not more than|no higher than|not exceeding|not to exceed|at most|up to"
        r"|less than|fewer than|lower than|a maximum of|under|below|within|≤|<"
        r"|不超过|不高于|不多于|不大于|不突破|控制在|低于|少于|小于|至多|最多|最高"
    ),
    Modifier.AT_LEAST: (
        r"no less than|not less than|no fewer than|no lower than|not below|at least|more than"
        r"|higher than|upwards of|in excess of|exceeding|a minimum of|over|above|≥|>"
        r"|不低于|不少于|不小于|不下于|至少|最低|超过|高于|多于|大于|突破|超|逾"
    ),
    Modifier.AROUND: (
        r"about|around|some|roughly|approximately|approx\.?|circa|(?-i:ca?\.?)|nearly|almost"
        r"|close to|an estimated|~|～|≈|大约|约为|约|将近|接近|近|大概"
    ),
}

_AFTER_WORDS = {
    Modifier.AT_LEAST: (
        r" or (?:more|above|over|higher)(?![a-z])| and (?:above|over|more)(?![a-z])|\+(?![\w+])"
        r"|及以上|或以上|以上"
    ),
    Modifier.AT_MOST: (
        r" or (?:less|below|under|lower|fewer)(?![a-z])| at most(?![a-z])"
        r"|及以下|或以下|以下|以内|之内"
    ),
    Modifier.AROUND: r" or so(?![a-z])|左右|上下",
}

_INSIDE_WORDS = {Modifier.AT_LEAST: "多|余"}
"""What stands between a Chinese number and its unit: 30多万, 十余家."""

# “cap fines at” and the like, which leave the amount itself bare.
_CAPPED = re.compile(
    r"\b(?:cap|caps|capped|limit|limits|limited)\b[^.;:,]{0,40} (?:at|to) $|上限(?:为|是|定为)$",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:\bfrom (?:\w+ )?|从(?:约|近)?|由(?:约|近)?)$", re.IGNORECASE)

_FILLERS = r"(?:the |a |an |another |a total of |an additional )?"

LONGEST_BEFORE = 60
"""How many characters before an amount are looked at."""


def _any_of(words: dict[Modifier, str], end: str, start: str = "") -> re.Pattern[str]:
    groups = "|".join(f"(?P<{kind.name}>{some})" for kind, some in words.items())
    return re.compile(f"{start}(?:{groups}){end}", re.IGNORECASE)


_BEFORE = _any_of(_BEFORE_WORDS, rf"[ \u00a0]?{_FILLERS}$", start=r"(?<![A-Za-z])")
_AFTER = _any_of(_AFTER_WORDS, "")
_INSIDE = _any_of(_INSIDE_WORDS, "")


def _kind(match: re.Match[str]) -> Modifier:
    assert match.lastgroup is not None  # every alternative has a name
    return Modifier[match.lastgroup]


def modifier_before(text: str, start: int) -> tuple[Modifier, int] | None:
    """What qualifies the amount that starts there, and where its words begin."""
    words = text[max(0, start - LONGEST_BEFORE) : start]
    match = _BEFORE.search(words)
    if match is not None:
        return _kind(match), start - len(words) + match.start()
    return (Modifier.AT_MOST, start) if _CAPPED.search(words) else None


def modifier_after(text: str, end: int) -> tuple[Modifier, int] | None:
    """What qualifies the amount that ends there, and where its words end."""
    match = _AFTER.match(text, end)
    return None if match is None else (_kind(match), match.end())


def modifier_inside(text: str, end: int) -> tuple[Modifier, int] | None:
    """What qualifies a Chinese number that ends there before its unit."""
    match = _INSIDE.match(text, end)
    return None if match is None else (_kind(match), match.end())


def is_start_of_change(text: str, start: int) -> bool:
    """Whether “from” stands before: what follows changes, and is no range."""
    return _FROM.search(text[max(0, start - LONGEST_BEFORE) : start]) is not None
