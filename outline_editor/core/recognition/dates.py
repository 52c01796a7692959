"""Deadlines and periods in a text, in the forms of `scalar_types.Date` and `Period`.

A date counts only with words that say which it is: “by 2022” and 2022年底前 are
deadlines; “in 2019”, 2019年 and 2019–2022 are periods. Left out are dates that
something is compared with or counted from (“up from 2018”, 自2020年起), those
of names (“the 2018 conference”) and those whose year is not said (“next year”).

`dateparser` was tried and not taken: it finds a date in “a 60 bn fund” and in
“May the ministry”, none in 2025年底前, and takes 0.3 s for the first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from outline_editor.core.recognition.dates_chinese import chinese_dates
from outline_editor.core.recognition.dates_english import english_dates
from outline_editor.core.recognition.found_dates import FoundDate

# Most texts have no date, and this is sooner seen than that none of all forms fits.
_MAY_BE_ENGLISH = re.compile("(?:19|20)[0-9]{2}|five[- ]year|fyp", re.IGNORECASE)
_MAY_BE_CHINESE = re.compile("年|五[”\"’']?(?:期?末|规划|期间|时期)")


def dates_in(text: str, *, is_about_china: bool) -> Iterator[FoundDate]:
    """Every date in a text; those without `field` are only words that are no amount.

    Five-year plans and fiscal years are known for China only.
    """
    if _MAY_BE_ENGLISH.search(text):
        yield from english_dates(text, is_about_china=is_about_china)
    if _MAY_BE_CHINESE.search(text):
        yield from chinese_dates(text, is_about_china=is_about_china)
