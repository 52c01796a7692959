from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.text_difference import Difference, difference, differences

TEXTS = st.text("ab 国进", max_size=12)


@pytest.mark.parametrize(
    ("old", "new", "caret", "expected"),
    [
        ("giant", "giants", None, (5, 5, "s")),
        ("giant", "ggiant", None, (1, 1, "g")),
        ("giant", "ggiant", 1, (0, 0, "g")),
        ("giant", "ggiant", 2, (1, 1, "g")),
        ("aab", "ab", 0, (0, 1, "")),
        ("aab", "ab", 1, (1, 2, "")),
        ("abc", "axyc", 3, (1, 2, "xy")),
        ("same", "same", None, (4, 4, "")),
    ],
)
def test_the_stretch_is_where_the_caret_says(
    old: str, new: str, caret: int | None, expected: tuple[int, int, str]
) -> None:
    assert difference(old, new, caret) == expected


@given(TEXTS, TEXTS, st.none() | st.integers(0, 12))
def test_differences_lead_from_one_text_to_the_other(old: str, new: str, caret: int | None) -> None:
    text = old
    for change in reversed(differences(old, new, caret)):
        text = text[: change.start] + change.replacement + text[change.end :]
    assert text == new


def test_words_that_stay_are_left_out() -> None:
    assert differences("the small giants of Hunan", "guide small giants in Hunan") == [
        Difference(0, 3, "guide"),
        Difference(17, 19, "in"),
    ]
    assert differences("国进民退", "国企进民退") == [Difference(1, 1, "企")]
    assert differences("same", "same") == []
