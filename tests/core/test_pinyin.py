"""Chinese found by its sound."""

from __future__ import annotations

import pytest

from outline_editor.core.pinyin import has_han, sounds_of


def _found(words: str, text: str) -> list[str]:
    sounds = sounds_of(words)
    return [] if sounds is None else [text[start:end] for start, end in sounds.spans(text)]


@pytest.mark.parametrize(
    "words",
    [
        "gjmt",
        "guojinmintui",
        "guo jin min tui",
        "GuoJinMinTui",
        "guojmt",
        "gjmintui",
        "guo'jin m t",
    ],
)
def test_syllables_and_first_letters(words: str) -> None:
    assert _found(words, "反对国进民退的做法") == ["国进民退"]


@pytest.mark.parametrize(
    ("words", "text"),
    [("chongqing", "重庆"), ("zhongliang", "重量"), ("yinhang", "银行"), ("xingzheng", "行政")],
)
def test_a_character_is_read_in_any_of_its_ways(words: str, text: str) -> None:
    assert _found(words, text) == [text]


def test_where_syllables_end_is_open() -> None:
    assert _found("xian", "西安，先进，显示") == ["西安", "先", "显"]


def test_v_and_u_with_dots_are_the_same() -> None:
    assert _found("nvxing", "女性") == _found("nüxing", "女性") == ["女性"]


def test_every_place_is_found_and_none_twice() -> None:
    assert _found("gg", "改革改革改革") == ["改革"] * 3


@pytest.mark.parametrize("words", ["", "g", "国进", "g2", "sh!", "vvvv"])
def test_what_is_no_sound(words: str) -> None:
    assert _found(words, "国进民退是") == []


def test_long_words_take_no_longer() -> None:
    assert _found("gaige" * 40, "改革" * 40) == ["改革" * 40]


def test_has_han() -> None:
    assert (has_han("é – ‘x’"), has_han("a 国")) == (False, True)
