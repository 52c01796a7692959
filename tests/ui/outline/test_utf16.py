from __future__ import annotations

import pytest

from outline_editor.ui.outline.utf16 import to_characters, to_units

TEXT = "a𠮷b苗😀"
"""Two characters beyond U+FFFF, each of them two units."""


@pytest.mark.parametrize(("characters", "units"), [(0, 0), (1, 1), (2, 3), (3, 4), (4, 5), (5, 7)])
def test_offsets_lead_to_each_other(characters: int, units: int) -> None:
    assert to_units(TEXT, characters) == units
    assert to_characters(TEXT, units) == characters


def test_an_offset_within_a_character_is_its_start() -> None:
    assert to_characters(TEXT, 2) == 1
