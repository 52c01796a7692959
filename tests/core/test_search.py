"""Finding rows by their words."""

from __future__ import annotations

import pytest

from outline_editor.core.model import Node
from outline_editor.core.search import matches, normalised

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
