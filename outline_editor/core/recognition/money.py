"""Signs and words for money, English and Chinese.

The signs are CLDR's, with those that a country uses at home (`$`, `¥`, 元)
read by the country that a document is about.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from outline_editor.core.codes import is_currency, money_of

_HOME_DOLLAR = "$"
_HOME_YUAN = "元"
_YUAN_OR_YEN = "¥"

_SIGNS = {
    "C¥": "CNY",
    "CN¥": "CNY",
    "RMB¥": "CNY",
    "JP¥": "JPY",
    "US$": "USD",
    "HK$": "HKD",
    "NT$": "TWD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "MX$": "MXN",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "₫": "VND",
    "฿": "THB",
    "₱": "PHP",
    "₪": "ILS",
    "₺": "TRY",
    "₴": "UAH",
    "RMB": "CNY",
    "人民币": "CNY",
    "$": _HOME_DOLLAR,
    "¥": _YUAN_OR_YEN,
    "￥": _YUAN_OR_YEN,
}

_WORDS = {
    "rmb": "CNY",
    "yuan": "CNY",
    "renminbi": "CNY",
    "us dollars": "USD",
    "us dollar": "USD",
    "american dollars": "USD",
    "hong kong dollars": "HKD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "singapore dollars": "SGD",
    "new taiwan dollars": "TWD",
    "dollars": _HOME_DOLLAR,
    "dollar": _HOME_DOLLAR,
    "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP",
    "yen": "JPY",
    "won": "KRW",
    "roubles": "RUB",
    "rubles": "RUB",
    "rupees": "INR",
    "swiss francs": "CHF",
    "元人民币": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "港元": "HKD",
    "港币": "HKD",
    "澳门元": "MOP",
    "新台币": "TWD",
    "韩元": "KRW",
    "加元": "CAD",
    "澳元": "AUD",
    "新加坡元": "SGD",
    "瑞士法郎": "CHF",
    "卢布": "RUB",
    "卢比": "INR",
    "泰铢": "THB",
    "元": _HOME_YUAN,
}

_CODES_THAT_ARE_WORDS = frozenset({"ALL", "TOP", "TRY", "CUP", "COP", "PEN", "MAD", "SOS"})

_HOME = {
    _HOME_DOLLAR: ("USD", {"USD", "HKD", "TWD", "AUD", "CAD", "NZD", "SGD"}),
    _YUAN_OR_YEN: ("CNY", {"CNY", "JPY"}),
    _HOME_YUAN: ("CNY", {"CNY", "HKD", "MOP", "TWD"}),
}
"""What a sign of several currencies means where none of them is at home, and which they are."""


def _one_of(names: dict[str, str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


# C¥ and c¥ are the yuan sign of English texts on China.
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])({_one_of(_SIGNS)}|c¥)|(?<![A-Za-z])([A-Z]{{3}}))[ \u00a0]?$"
)
_CHINESE = {word: code for word, code in _WORDS.items() if not word.isascii()}
_LATIN = {word: code for word, code in _WORDS.items() if word.isascii()}
_AFTER = re.compile(
    rf"[ \u00a0]?(?:({_one_of(_CHINESE)})|(?i:({_one_of(_LATIN)}))(?![A-Za-z])"
    r"|([A-Z]{3})(?![A-Za-z0-9])|([€£₩₹₽₫฿]))"
)

LONGEST_SIGN = 6
"""How many characters before a number a sign may take."""


class Money(NamedTuple):
    """A currency that a text names, or that was assumed."""

    currency: str
    is_assumed: bool = False


class Home:
    """What the signs of money mean in documents about one place."""

    def __init__(self, jurisdiction: str | None) -> None:
        self.currency = money_of(jurisdiction) if jurisdiction else None
        """The place's own money, `None` where that is not known."""

    def before(self, text: str, start: int) -> tuple[Money, int] | None:
        """The money whose sign stands right before a number, and where it begins."""
        match = _BEFORE.search(text[max(0, start - LONGEST_SIGN) : start])
        if match is None:
            return None
        sign, code = match.groups()
        money = self._meant(_SIGNS[sign.upper()]) if sign else _of_code(code)
        return None if money is None else (money, start - len(match[0]))

    def after(self, text: str, end: int) -> tuple[Money, int] | None:
        """The money whose name stands right after a number, and where it ends."""
        match = _AFTER.match(text, end)
        if match is None:
            return None
        chinese, latin, code, sign = match.groups()
        if code:
            money = _of_code(code)
        else:
            meaning = _SIGNS[sign] if sign else _WORDS[chinese or latin.lower()]
            money = self._meant(meaning)
        return None if money is None else (money, match.end())

    def _meant(self, meaning: str) -> Money:
        if meaning not in _HOME:
            return Money(meaning)
        usual, possible = _HOME[meaning]
        if self.currency in possible:
            return Money(self.currency)
        return Money(usual, is_assumed=True)


def _of_code(code: str) -> Money | None:
    if code in _CODES_THAT_ARE_WORDS or not is_currency(code):
        return None
    return Money(code)
