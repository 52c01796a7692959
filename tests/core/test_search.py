"""Finding rows by their words."""

from __future__ import annotations

import pytest

from outline_editor.core.model import Node
from outline_editor.core.search import Query, matcher_for, matches, normalised
from outline_editor.core.search_expressions import TimeLeft

ROW = Node(
    id="n-aa",
    text="guide them to become ‘small giants’ (ＳＭＥ)",
    original="促进产业转型升级",
)


@pytest.mark.parametrize(
    "words",
    [
        "small giants",
        "SMALL Giants",
        "'small giants'",
        "“small giants”",
        "「small giants」",
        "  small \t giants ",
        "sme",
        "ＳＭＡＬＬ",
        "转型升级",
    ],
)
def test_words_are_found_in_whatever_spelling(words: str) -> None:
    assert matches(ROW, words)


@pytest.mark.parametrize("words", ["smallgiants", "giants small", "sma11", "升级产业", "“sme”"])
def test_other_words_are_not(words: str) -> None:
    assert not matches(ROW, words)


def test_words_do_not_run_from_the_text_into_the_original() -> None:
    assert not matches(Node(id="n-aa", text="one", original="two"), "one two")


def test_case_is_that_of_all_languages() -> None:
    assert normalised("STRASSE") == normalised("Straße")
    assert normalised("  a\u3000b\nc ") == "a b c"


def _spans(text: str, words: str, **how: bool) -> list[str]:
    matcher = matcher_for(Query(words, **how))  # pyright: ignore[reportArgumentType]
    assert matcher is not None
    return [text[start:end] for start, end in matcher.spans(text, TimeLeft(1))]


def test_words_are_found_as_they_stand() -> None:
    text = "‘Small  Giants’ and small giants"
    assert _spans(text, "small giants") == ["Small  Giants", "small giants"]


def test_chinese_is_found_by_its_sound_too() -> None:
    assert _spans("gjmt, that is 国进民退", "gjmt") == ["gjmt", "国进民退"]


@pytest.mark.parametrize("how", [{"match_case": True}, {"whole_words": True}])
def test_words_as_written_are_no_sound(how: dict[str, bool]) -> None:
    assert _spans("国进民退", "gjmt", **how) == []


def test_case_is_told_apart() -> None:
    assert _spans("IT it It ＩＴ", "IT", match_case=True) == ["IT", "ＩＴ"]


@pytest.mark.parametrize(
    ("text", "words", "count"),
    [
        ("fund funds refund fund", "fund", 2),
        ("SMEs的基金fund和", "fund", 1),
        ("改革开放", "开放", 1),
        ("(fund), fund_2", "fund", 1),
        ("60 bn", "60", 1),
        ("-x- x", "-x-", 1),
    ],
)
def test_whole_words(text: str, words: str, count: int) -> None:
    assert len(_spans(text, words, whole_words=True)) == count


def test_nothing_finds_nothing() -> None:
    assert matcher_for(Query("")) is None


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("them the cat", "the ", ["the "]),
        ("a banana", " b", [" b"]),
        ("banana", " a", []),
        ("a b  c", " ", [" ", "  "]),
        ("a b  c", "  ", [" ", "  "]),
        ("the\u3000cat", "the ", ["the\u3000"]),
        ("the cat, thecat", "the c", ["the c"]),
    ],
)
def test_white_space_is_looked_for_as_it_is_written(
    text: str, words: str, found: list[str]
) -> None:
    assert _spans(text, words) == found


def test_a_sound_has_none() -> None:
    assert _spans("国进民退", " gjmt ") == ["国进民退"]
