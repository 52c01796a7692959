"""Deadlines and periods in a text, in the forms of `scalar_types.Date` and `Period`.

A date counts only with words that say which it is: “by 2022” and 2022年底前 are
deadlines; “in 2019”, 2019年 and 2019–2022 are periods. Left out are dates that
something is compared with or counted from (“up from 2018”, 自2020年起), those
of names (“the 2018 conference”) and those whose year is not said (“next year”).

`dateparser` was tried and not taken: it finds a date in “a 60 bn fund” and in
“May the ministry”, none in 2025年底前, and takes 0.3 s for the first row.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from outline_editor.core.recognition.dates_chinese import chinese_dates
from outline_editor.core.recognition.dates_english import english_dates
from outline_editor.core.recognition.found_dates import FoundDate


def dates_in(text: str, *, is_about_china: bool) -> Iterator[FoundDate]:
    """Every date in a text; those without `field` are only words that are no amount.

    Five-year plans and fiscal years are known for China only.
    """
    yield from chain(
        english_dates(text, is_about_china=is_about_china),
        chinese_dates(text, is_about_china=is_about_china),
    )
