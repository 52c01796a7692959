"""The colours of a row, all derived from the palette."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from outline_editor.ui.theme import error_colour, is_dark, note_colour

_READABLE = 4.5
"""Contrast that text needs against its ground (WCAG 2.1, level AA)."""


_MARKER = QColor("#f2b21b")
"""As from a marker pen."""

_DISTINCT = 1.6
"""Contrast of two grounds that nobody takes for the same."""


class RowState(Enum):
    """How a row stands to what the person is doing."""

    PLAIN = auto()
    SELECTED = auto()
    SELECTED_ELSEWHERE = auto()
    """Selected while the focus is in another part of the window."""
    EDITED = auto()


class RowColours(NamedTuple):
    """What a row is painted with."""

    ground: QColor
    text: QColor
    secondary: QColor
    """Arrows, bullets, kinds, originals."""
    note: QColor
    words: QColor
    """The ground of words selected in the text."""
    found: QColor
    """The ground of words that a search found."""
    found_here: QColor
    """The same where the person is at them."""
    misspelt: QColor
    """The wave under words that no dictionary knows."""
    suggested: QColor
    """The dots under words that suggest something."""


def row_colours(palette: QPalette, state: RowState) -> RowColours:
    """The colours of a row in a state."""
    base = palette.color(QPalette.ColorRole.Base)
    text = palette.color(QPalette.ColorRole.Text)
    accent = palette.color(QPalette.ColorRole.Accent)
    ground = base
    match state:
        case RowState.SELECTED:
            ground = palette.color(QPalette.ColorRole.Highlight)
            text = palette.color(QPalette.ColorRole.HighlightedText)
        case RowState.SELECTED_ELSEWHERE:
            ground = mixed(base, text, 0.09)
        case RowState.EDITED:
            ground = mixed(base, accent, 0.05)
    faint = palette.color(QPalette.ColorRole.PlaceholderText)
    faint = mixed(base, faint, faint.alphaF())
    return RowColours(
        ground=ground,
        text=text,
        secondary=readable(faint, ground, text),
        note=readable(note_colour(palette), ground, text),
        words=_ground_of_words(ground, accent, text),
        found=mixed(ground, _MARKER, 0.25),
        found_here=mixed(ground, _MARKER, 0.45 if is_dark(palette) else 0.7),
        misspelt=readable(error_colour(palette), ground, text),
        suggested=readable(accent, ground, text),
    )


def _ground_of_words(ground: QColor, accent: QColor, text: QColor) -> QColor:
    """The accent over the ground; away from the text where the two are too alike."""
    if contrast(ground, accent) < _DISTINCT:
        light_text = contrast(text, QColor("black")) > contrast(text, QColor("white"))
        accent = QColor("black" if light_text else "white")
    return mixed(ground, accent, 0.3)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """A colour between two; `share` is that of the other, from 0 to 1."""
    return QColor.fromRgbF(
        one.redF() + (other.redF() - one.redF()) * share,
        one.greenF() + (other.greenF() - one.greenF()) * share,
        one.blueF() + (other.blueF() - one.blueF()) * share,
    )


def readable(colour: QColor, ground: QColor, text: QColor) -> QColor:
    """The colour, drawn as near to that of the text as it takes to be read."""
    for step in range(5):
        drawn = mixed(colour, text, step / 4)
        if contrast(drawn, ground) >= _READABLE:
            return drawn
    return text


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21 (WCAG 2.1, “contrast ratio”)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
