from __future__ import annotations

import pytest

from outline_editor.core.collation import collation_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["alpha", "Beta", "gamma"],
        ["item 2", "Item 3", "item 10", "item x"],
        ["5G", "2018 plan", "2019 plan", "plan"],
        ["1.2", "1.10", "2"],
        ["０１", "2"],
        ["北京", "beijing", "工信部", "工业", "小巨人", "专精特新"],
        ["‘small’", '"tiny"'],
        ["", "a"],
        ["7" * 5000, "8" * 5000],
    ],
)
def test_texts_are_sorted_as_a_person_would(ordered: list[str]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=collation_key) == ordered


def test_what_reads_alike_is_sorted_the_same_way_every_time() -> None:
    texts = ["a", "A", "ａ"]
    backwards = texts[::-1]
    assert sorted(texts, key=collation_key) == sorted(backwards, key=collation_key)
