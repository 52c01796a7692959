from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from outline_editor.ui.outline.row_colours import RowState, contrast, mixed, row_colours
from outline_editor.ui.theme import palette_for


def _foreign_palette() -> QPalette:
    """A desktop's palette with white on a strong blue for what is selected."""
    palette = palette_for(dark=False)
    palette.setColor(QPalette.ColorRole.Highlight, QColor("#0a64d8"))
    palette.setColor(QPalette.ColorRole.HighlightedText, QColor("#ffffff"))
    return palette


@pytest.mark.parametrize("state", RowState)
@pytest.mark.parametrize(
    "palette", [palette_for(dark=False), palette_for(dark=True), _foreign_palette()]
)
def test_everything_can_be_read_on_its_ground(palette: QPalette, state: RowState) -> None:
    colours = row_colours(palette, state)
    for colour in (colours.text, colours.secondary, colours.note):
        assert contrast(colour, colours.ground) >= 4.5
    assert contrast(colours.text, colours.words) >= 4.5
    assert contrast(colours.ground, colours.words) >= 1.15


@pytest.mark.parametrize("dark", [False, True])
def test_states_look_different(dark: bool) -> None:
    grounds = {row_colours(palette_for(dark), state).ground.name() for state in RowState}
    assert len(grounds) == len(RowState)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


def test_mixing() -> None:
    assert mixed(QColor(0, 0, 0), QColor(200, 100, 0), 0.5).name() == "#643200"
