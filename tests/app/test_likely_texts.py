"""What a few letters may mean in a long list."""

from __future__ import annotations

import pytest

from outline_editor.app.likely_texts import LikelyTexts
from outline_editor.core.search import normalised


def _best(words: str, *texts: str) -> list[str]:
    found = LikelyTexts([normalised(text) for text in texts]).best(words, 10)
    return [texts[position] for position in found]


def test_nothing_written_gives_the_first() -> None:
    assert LikelyTexts(["a", "b", "c"]).best(" ", 2) == [0, 1]


def test_a_beginning_comes_before_a_word_and_that_before_a_part_of_one() -> None:
    texts = ("counterfund", "a fund", "funds", "nothing")
    assert _best("fund", *texts) == ["funds", "a fund", "counterfund"]


def test_words_stand_in_any_order() -> None:
    assert _best("giants small", "small giants", "small") == ["small giants"]


def test_words_as_written_come_first() -> None:
    texts = ("giants that are small", "support for small giants")
    assert _best("small giants", *texts) == [texts[1], texts[0]]


def test_case_width_and_quotes_make_no_difference() -> None:
    assert _best("‘IT’", "Ｉt's", "'it'") == ["'it'"]


def test_what_is_misspelt_is_found_where_nothing_else_is() -> None:
    texts = ("innovation centres", "tax cuts")
    assert _best("inovation", *texts) == ["innovation centres"]
    assert _best("qqqqqq", *texts) == []


def test_few_letters_are_not_taken_for_misspelt() -> None:
    assert _best("tux", "tax cuts") == []


def test_no_more_than_asked_for() -> None:
    assert LikelyTexts(["a"] * 9).best("a", 3) == [0, 1, 2]


def test_the_closest_comes_first() -> None:
    texts = (
        "find unusual new designs",
        "福恩德",
        "of the fund",
        "refunded",
        "fund it",
        "end the fun",
    )
    assert _best("fund", *texts) == ["fund it", "of the fund", "refunded", texts[0]]
    assert _best("fuende", *texts) == ["福恩德"]


def test_words_that_begin_words_come_before_parts_of_some() -> None:
    texts = ("reinnovate ecosystems", "system of innovation")
    assert _best("inn sys", *texts) == [texts[1], texts[0]]


@pytest.mark.parametrize("words", ["bldinn", "bais", "bu inn sy", "bldan"])
def test_letters_in_order_are_found_from_the_beginnings_of_words(words: str) -> None:
    texts = ("subsidise landing in new towns", "build an innovation system around companies")
    assert _best(words, *texts) == [texts[1]]


@pytest.mark.parametrize("words", ["bdl", "inbld", "bi"])
def test_others_are_not(words: str) -> None:
    assert _best(words, "build an innovation system") == []


@pytest.mark.parametrize("words", ["gjmt", "guojinmintui", "guo jin min tui"])
def test_chinese_is_found_by_its_sound(words: str) -> None:
    assert _best(words, "go just my time", "所谓国进民退", "国退民进")[0] == "所谓国进民退"


def test_a_sound_comes_before_letters_in_order() -> None:
    texts = ("go join my team", "国进民退")
    assert _best("gjmt", *texts) == [texts[1], texts[0]]


def test_letters_are_looked_for_in_one_text_of_a_row() -> None:
    assert LikelyTexts(["alpha\nbeta"]).best("alb", 5) == []


def test_signs_are_no_patterns() -> None:
    assert _best("a]^-", "b^", "a ]x ^y -z") == ["a ]x ^y -z"]


def test_the_beginning_of_any_line_is_a_beginning() -> None:
    texts = ["a fund", "other\nfund", "fund"]
    assert LikelyTexts(texts).best("fund", 3) == [1, 2, 0]


def test_what_is_misspelt_does_not_fit() -> None:
    texts = LikelyTexts(["innovation centres"])
    assert texts.fitting("inovation centres", 3) == texts.best("inovation centres", 3) == [0]
    assert texts.fitting("innovqtion", 3) == []
    assert texts.best("innovqtion", 3) == [0]
