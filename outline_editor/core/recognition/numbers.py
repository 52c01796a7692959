"""Numbers in words and digits: `1.5 trillion`, `sixty billion`, `1.2万亿`, `六百`.

Chinese numerals are read by cn2an, which is imported only when one is met. It
takes whole, well-formed numerals only, and no scale after a decimal point
(一点五万亿), so the pattern here lets no others through and takes the scale off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_ENGLISH_SCALES = {
    "hundred": 2,
    "thousand": 3,
    "million": 6,
    "millions": 6,
    "mn": 6,
    "mln": 6,
    "m": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "bln": 9,
    "b": 9,
    "trillion": 12,
    "trillions": 12,
    "trn": 12,
    "tn": 12,
}
"""Words for powers of ten, and their exponents."""

_CHINESE_SCALES = {"百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}

_SMALL_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_SMALL = _SMALL_WORDS.split()
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_WORDS.split()
_WORDS = {word: value for value, word in enumerate(_SMALL, 1)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}

# A point only before a digit and a separator only between groups of three, so
# that neither the end of a sentence nor a list of numbers is taken in.
_DIGITS = r"(?:[0-9]{1,3}(?:[,\u00a0\u2009\u202f][0-9]{3})+(?![0-9])|[0-9]{1,18})(?:\.[0-9]{1,9})?"
_WORD = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?|{'|'.join(_SMALL[::-1])})"

# Well-formed Chinese numerals, from one figure to all: 一百二 and 一亿五 are none,
# since what they mean depends on who speaks; 十四五 is the name of a plan.
_FIGURE = "[一二两三四五六七八九]"
_BELOW_100 = f"(?:{_FIGURE}?十{_FIGURE}?|{_FIGURE})"
_BELOW_1000 = f"(?:{_FIGURE}百(?:零{_FIGURE}|{_FIGURE}十{_FIGURE}?)?)"
_FROM_1000 = f"(?:{_FIGURE}千(?:零{_BELOW_100}|{_BELOW_1000})?)"
_SECTION = f"(?:{_FROM_1000}|{_BELOW_1000}|{_BELOW_100})"
_WITH_WAN = f"(?:{_SECTION}(?:万(?:零(?:{_BELOW_1000}|{_BELOW_100})|{_FROM_1000})?)?)"
_WITH_YI = f"(?:{_SECTION}(?:万亿|亿|兆)(?:(?:零|(?={_FIGURE}千)){_WITH_WAN})?)"
_WELL_FORMED = re.compile(f"{_WITH_YI}|{_WITH_WAN}|{_SECTION}点[零〇一二三四五六七八九]{{1,9}}")
_CHINESE = "(?:[零〇一二两三四五六七八九十百万亿兆点]|千(?![瓦克米赫卡]))+"

_NUMBER = re.compile(
    rf"(?P<digits>(?<![0-9]){_DIGITS}(?![0-9]))|(?P<word>\b{_WORD}\b)|(?P<chinese>{_CHINESE})",
    re.IGNORECASE,
)
_ENGLISH_SCALE = re.compile(
    r"[ \u00a0\u2009\u202f]?(hundred|thousand|millions?|mn|mln|billions?|bn|bln|trillions?|trn|tn)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
# One letter means a scale only beside a currency: 3 m of cloth, a 5 b plan.
_LETTER_SCALE = re.compile(r"[ \u00a0\u2009\u202f]?([mbMB])(?![A-Za-z0-9])")
# 千 in 千瓦, 千米 and the like belongs to the unit.
_CHINESE_SCALE = re.compile("([百千]?(?:万亿|万|亿)|兆|百|千(?![瓦克米赫卡]))")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its value and where it stands, with its scale."""

    start: int
    end: int
    value: Decimal
    exponent: int = 0
    """The power of ten that its scale stands for, 0 for none."""
    is_spelled: bool = False
    """Whether it is written in words, Chinese or English."""
    is_plain: bool = False
    """Whether it is nothing but digits, as a year is."""

    @property
    def is_whole(self) -> bool:
        """Whether it counts things."""
        return self.value == self.value.to_integral_value()

    def scaled(self, exponent: int) -> Numeral:
        """The same number in hundreds, thousands and so on."""
        value = _plain(self.value.scaleb(exponent))
        return Numeral(self.start, self.end, value, exponent, self.is_spelled)


def numerals(text: str) -> Iterator[Numeral]:
    """Every number in a text, in order."""
    position = 0
    while True:
        match = _NUMBER.search(text, position)
        if match is None:
            return
        numeral = _numeral(text, match)
        if numeral is not None:
            yield numeral
        position = match.end() if numeral is None else max(numeral.end, match.end())


def numeral_at(text: str, position: int) -> Numeral | None:
    """The number that starts at a position, if one does."""
    match = _NUMBER.match(text, position)
    return None if match is None else _numeral(text, match)


def with_letter_scale(text: str, numeral: Numeral) -> Numeral:
    """A number beside a currency, with the `m` or `b` after it taken for its scale."""
    match = _LETTER_SCALE.match(text, numeral.end)
    if match is None or numeral.exponent:
        return numeral
    exponent = _ENGLISH_SCALES[match[1].lower()]
    value = _plain(numeral.value.scaleb(exponent))
    return Numeral(numeral.start, match.end(), value, exponent)


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["chinese"]:
        return _chinese_numeral(start, match["chinese"])
    if match["digits"]:
        value, is_spelled = Decimal(re.sub("[^0-9.]", "", match[0])), False
    else:
        value, is_spelled = Decimal(_word_value(match[0])), True
    exponent, end = scale_after(text, end)
    is_plain = not is_spelled and not exponent and match[0].isdigit()
    return Numeral(
        start, end, _plain(value.scaleb(exponent)), exponent, is_spelled, is_plain=is_plain
    )


def scale_after(text: str, end: int) -> tuple[int, int]:
    """The exponent of the scale words that follow (0 for none), and where these end."""
    chinese = _CHINESE_SCALE.match(text, end)
    if chinese is not None:
        return sum(_CHINESE_SCALES[scale] for scale in chinese[1]), chinese.end()
    exponent = 0
    for _ in range(2):  # ten thousand, hundred million
        match = _ENGLISH_SCALE.match(text, end)
        if match is None:
            break
        exponent += _ENGLISH_SCALES[match[1].lower()]
        end = match.end()
    return exponent, end


def _word_value(words: str) -> int:
    return sum(_WORDS[word] for word in re.split("[- ]", words.lower()))


def _chinese_numeral(start: int, words: str) -> Numeral | None:
    """What a run of Chinese figures says, `None` where it is no whole number."""
    full = f"一{words}" if words[0] in "百千" else words
    mantissa = full.rstrip("万亿兆")
    if not any(scale in mantissa for scale in "万亿兆"):
        full, scale = mantissa, full[len(mantissa) :]  # cn2an reads no 一点五亿
    else:
        scale = ""
    if len(scale) > 2 or not _WELL_FORMED.fullmatch(full):
        return None
    from cn2an import cn2an  # takes 0.2 s to import

    value = Decimal(str(cn2an(full, "normal")))
    exponent = sum(_CHINESE_SCALES[letter] for letter in scale)
    value = _plain(value.scaleb(exponent))
    exponent = exponent or _CHINESE_SCALES.get(words[-1], 0)
    return Numeral(start, start + len(words), value, exponent, is_spelled=True)


def _plain(value: Decimal) -> Decimal:
    """The same value without an exponent, as a file holds it."""
    return Decimal(format(value.normalize(), "f"))
