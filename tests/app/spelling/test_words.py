"""Which words of a text are checked."""

from __future__ import annotations

import pytest

from outline_editor.app.spelling.words import Word, parts_of, words_in


def _words(text: str) -> list[str]:
    return [word.text for word in words_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Promote the industry, now.", ["Promote", "the", "industry", "now"]),
        ("don’t don't", ["don’t", "don't"]),
        ("‘small giants’ and 'big ones'", ["small", "giants", "and", "big", "ones"]),
        ("high-quality co‑operation", ["high-quality", "co‑operation"]),
        ("MIIT, SMEs, the MIIT's G20 plan", ["the", "plan"]),
        ("1,000 km 5G covid-19 2nd x_y", ["km"]),
        ("HarmonyOS and WeChat", ["and"]),
        ("a I b", []),
        ("see https://a.example/bcd or www.bcd.cn or me@bcd.cn", ["see", "or", "or"]),
        ("in notes/miit-2019.yaml e.g. here", ["in", "here"]),
        ("推动制造业高质量发展", []),
        ("苗圩 minister 部长development业", ["minister", "development"]),
        ("ひらがな カタカナ 한국어 ＡＢＣ ไทย", []),
        ("café cafe\u0301 naïve Москва", ["café", "cafe\u0301", "naïve", "Москва"]),
        ("", []),
        ("x" * 61 + " word", ["word"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert _words(text) == words


def test_a_word_knows_its_place() -> None:
    text = "𠮷 one 国 two"
    for word in words_in(text):
        assert text[word.start : word.end] == word.text
    assert _words(text) == ["one", "two"]


def test_parts_of_a_word_with_hyphens() -> None:
    assert parts_of(Word("high-tech", 10, 19)) == [Word("high", 10, 14), Word("tech", 15, 19)]
    assert parts_of(Word("a-side", 0, 6)) == [Word("side", 2, 6)]
    assert parts_of(Word("plain", 3, 8)) == [Word("plain", 3, 8)]
