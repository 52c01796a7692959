from __future__ import annotations

from decimal import Decimal

import pytest
from cn2an import an2cn
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.recognition.numbers import numeral_at, numerals


def _values(text: str) -> list[str]:
    return [f"{text[n.start : n.end]}={n.value}" for n in numerals(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10,000 and 2,000", ["10,000=10000", "2,000=2000"]),
        ("1,234,567.8", ["1,234,567.8=1234567.8"]),
        ("12,34", ["12=12", "34=34"]),
        ("3.", ["3=3"]),
        ("ten thousand", ["ten thousand=10000"]),
        ("100 hundred million", ["100 hundred million=10000000000"]),
        ("Twenty-five", ["Twenty-five=25"]),
        ("1.2万亿", ["1.2万亿=1200000000000"]),
        ("3亿千瓦", ["3亿=300000000"]),
        ("十", ["十=10"]),
        ("两千", ["两千=2000"]),
        ("百万", ["百万=1000000"]),
        ("一千二百三十四万五千", ["一千二百三十四万五千=12345000"]),
        ("三千零二十亿五千万", ["三千零二十亿五千万=302050000000"]),
        ("一点五万亿", ["一点五万亿=1500000000000"]),
        ("十四五", []),
        ("一亿五", []),
        ("点", []),
        ("万亿", []),
        ("ninety degrees", ["ninety=90"]),
        ("anyone", []),
        ("1" * 40, []),
    ],
)
def test_numbers_are_read(text: str, expected: list[str]) -> None:
    assert _values(text) == expected


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_a_chinese_numeral_has_the_value_it_was_written_for(number: int) -> None:
    words = an2cn(number)
    numeral = numeral_at(words, 0)
    assert numeral is None or (numeral.end, numeral.value) == (len(words), number)


@given(st.integers(min_value=1, max_value=9999), st.sampled_from(["", "万", "亿", "万亿"]))
def test_every_numeral_of_one_part_is_read(number: int, scale: str) -> None:
    words = an2cn(number) + scale
    numeral = numeral_at(words, 0)
    assert numeral is not None
    assert numeral.end == len(words)
    exponent = {"": 0, "万": 4, "亿": 8, "万亿": 12}[scale]
    assert numeral.value == Decimal(number).scaleb(exponent)
