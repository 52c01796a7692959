"""The ways in which a label may be written."""

from __future__ import annotations

import pytest

from outline_editor.core.spellings import spellings_of


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("small giants", ["small giants", "small giant"]),
        ("small giant", ["small giant", "small giants"]),
        ("industrial policy", ["industrial policy", "industrial policies"]),
        ("new technologies", ["new technologies", "new technology"]),
        ("tax", ["tax", "taxes"]),
        ("business taxes", ["business taxes", "business tax"]),
        ("steel glass", ["steel glass", "steel glasses"]),
        ("low-carbon  cities", ["low carbon cities", "low carbon city"]),
        ("survey", ["survey", "surveys"]),
        ("census", ["census", "censuses"]),
        ("小巨人", ["小巨人"]),
        ("Café 5G", ["café 5g"]),
        ("made by", ["made by"]),
    ],
)
def test_words_stand_for_one_or_for_several(label: str, expected: list[str]) -> None:
    assert [way.words for way in spellings_of(label)] == expected
    assert {way.exact for way in spellings_of(label)} == {""}


@pytest.mark.parametrize("label", ["SME", "SMEs"])
def test_an_acronym_is_written_with_its_capitals(label: str) -> None:
    assert spellings_of(label) == (("sme", "SME"), ("smes", "SMEs"))


@pytest.mark.parametrize("label", ["Industry and IT (MIIT)", "Industry and IT （MIIT）"])
def test_an_acronym_in_brackets_is_a_name_of_its_own(label: str) -> None:
    ways = [way.words for way in spellings_of(label)]
    assert ways == ["industry and it (miit)", "industry and it", "miit", "miits"]


def test_so_is_a_name_in_another_script() -> None:
    assert [way.words for way in spellings_of("small giant (小巨人)")][-1] == "小巨人"


def test_what_else_stands_in_brackets_is_a_part_of_the_name() -> None:
    assert [way.words for way in spellings_of("fund (second phase)")] == ["fund (second phase)"]


@pytest.mark.parametrize("label", [" ", "x", "X", "—", "(…)", "C++"])
def test_a_letter_alone_names_nothing(label: str) -> None:
    assert spellings_of(label) == ()


def test_a_chinese_character_alone_does() -> None:
    assert spellings_of("党") == (("党", ""),)
