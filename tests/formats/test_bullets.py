from __future__ import annotations

import pytest

from outline_editor.formats.bullets import Numbering, find_letter_o, find_marker, spoken_items


@pytest.mark.parametrize(
    ("text", "style", "ordinal"),
    [
        ("7. x", Numbering.DECIMAL, 7),
        ("１２、x".replace("x", "创"), Numbering.DECIMAL, 12),
        ("⒛ x", Numbering.DECIMAL, 20),
        ("(30)x", Numbering.DECIMAL_BRACKETED, 30),
        ("⑽x", Numbering.DECIMAL_BRACKETED, 10),
        ("5）创", Numbering.DECIMAL_CLOSED, 5),
        ("九、x", Numbering.CHINESE, 9),
        ("十、x", Numbering.CHINESE, 10),
        ("十九、x", Numbering.CHINESE, 19),
        ("二十、x", Numbering.CHINESE, 20),
        ("九十九、x", Numbering.CHINESE, 99),
        ("一百零三、x", Numbering.CHINESE, 103),
        ("（三十六）x", Numbering.CHINESE_BRACKETED, 36),
        ("㈨x", Numbering.CHINESE_BRACKETED, 9),
        ("⑳x", Numbering.CIRCLED, 20),
        ("㊿x", Numbering.CIRCLED, 50),
        ("❿x", Numbering.CIRCLED, 10),
        ("二是x", Numbering.CHINESE_SPOKEN, 2),
        ("• x", "•", 0),
        ("b) x", "a)", 0),
    ],
)
def test_a_marker_has_its_style_and_number(text: str, style: Numbering | str, ordinal: int) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert (marker.style, marker.ordinal) == (style, ordinal)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2019. x", "1.x", "1.5 x", "3D x", "-x", "1", "一x", "(x y) z", "ab) x", "一是"],
)
def test_other_openings_are_no_markers(text: str) -> None:
    assert find_marker(text) is None


def test_the_letter_o_is_sure_only_before_a_gap() -> None:
    assert find_letter_o("or x") is None
    assert find_letter_o("o") is None
    found = [find_letter_o(text) for text in ("o x", "o  x", "o\tx", "o\u00a0\u00a0x")]
    assert [sure for _, sure in filter(None, found)] == [False, True, True, True]


def test_spoken_numbers_are_split_while_they_count_on() -> None:
    assert list(spoken_items("一是甲；二是乙。 三是丙")) == ["一是甲；", "二是乙。", "三是丙"]
    assert list(spoken_items("一是甲；三是乙")) == ["一是甲；三是乙"]
    assert list(spoken_items("一是甲与二是乙")) == ["一是甲与二是乙"]
