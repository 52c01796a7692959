"""Looking through the levels of rows, and shifting them."""

from __future__ import annotations

from itertools import product

import pytest

from outline_editor.core.levels import not_deeper, shifted


@pytest.mark.parametrize(("level", "start"), [*product((1, 2, 6, 7, 200, 255), range(6))])
def test_the_first_that_is_not_deeper_is_found(level: int, start: int) -> None:
    levels = bytearray([255, 8, 7, 3, 6, 201])
    naive = next((n for n in range(start, 6) if levels[n] <= level), -1)
    assert not_deeper(levels, level, start) == naive


def test_all_are_shifted_alike() -> None:
    levels = bytearray([1, 4, 250])
    assert shifted(levels, 5) == bytearray([6, 9, 255])
    assert shifted(shifted(levels, 5), -5) == levels
