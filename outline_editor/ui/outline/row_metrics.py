"""Every measure of a row, derived from the font and from the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QMargins
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

from outline_editor.app.columns import Column, Columns
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.translation import word

BASELINE = 0.8
"""Where in a line its baseline is. So `QTextDocument` places it in lines of fixed
height; the text painted and the text being edited must not differ by a pixel."""

_ORIGINALS_FROM = 100
"""Average characters that the view must hold for a column of originals."""

_KINDS_FROM = 72
"""The same for a column with the kind of each row."""

_ORIGINALS_SHARE = 0.3
"""How much of the width of texts and originals together the originals get."""

_BESIDE_TEXT = 22
"""Average characters that notes and kinds take up beside the texts."""

_MOST = 190
"""Average characters in all columns at most: longer lines are hard to read."""

_READING = 78
"""Average characters in the column of texts where it should be easy to read
(Bringhurst, “The Elements of Typographic Style”, 2.1.2: 45 to 75 are well read)."""

_LEAST = 36
"""Average characters that the texts keep, whatever else is shown."""

_OWN_MEASURES = (Column.ORIGINAL, Column.NOTES, Column.KIND)
"""The columns whose width comes from what is in them, or from the texts."""

_UNCHOSEN = Columns()

_LEAST_TEXT = 12
"""Ems that the text keeps however deep a row is indented."""


_GAP = 1.0
"""Ems between columns."""


class Cell(NamedTuple):
    """Where a column stands, in pixels from the left of the view."""

    column: Column
    left: int
    width: int


@dataclass(frozen=True, slots=True)
class RowMetrics:
    """The columns of the view from left to right, and the measures of a line.

    All in pixels. A column that is not shown is 0 wide.
    """

    text_font: QFont
    heavy_font: QFont
    small_font: QFont
    em: int
    pitch: int
    """From one baseline to the next."""
    padding: int
    """Above the first line of a row and below its last."""
    indent: int
    margin: int
    left: int
    """Left of everything, where the columns stand in the middle of a wide view."""
    text_right: int
    original_left: int
    original_width: int
    notes_left: int
    notes_width: int
    kind_left: int
    kind_width: int
    shows_notes: bool
    """Whether notes are shown below the text of their row."""
    cells: tuple[Cell, ...]
    """The columns with other fields, from left to right."""

    @classmethod
    def of(
        cls,
        font: QFont,
        width: int,
        room: int,
        *,
        originals: bool,
        reading: bool = False,
        shows_notes: bool = False,
        columns: Columns = _UNCHOSEN,
    ) -> RowMetrics:
        """Measures for a font in a view `width` pixels wide.

        `room` is the width with no scroll bar, which alone decides about
        columns, so that a bar coming or going does not make them come or go.
        `reading` keeps the lines short, and all columns in the middle. Columns
        that somebody has chosen are there as long as the texts keep some room;
        the last ones give way.
        """
        font = _scaled(font, 1.0)
        em = QFontInfo(font).pixelSize()
        character = max(1, QFontMetrics(font).averageCharWidth())
        small_font = _scaled(font, 0.9)
        small = QFontMetrics(small_font)
        shown = columns.shown
        if shown is None:
            shown = _as_there_is_room(room // character, originals=originals)
        most = _MOST
        if reading:
            most = _READING + (_BESIDE_TEXT if Column.KIND in shown else 0)
            most = round(most / (1 - _ORIGINALS_SHARE)) if Column.ORIGINAL in shown else most
            most += sum(columns.width(column) for column in shown if column not in _OWN_MEASURES)
        used = min(width, most * character)
        # By the room, so that a bar coming or going does not move the text.
        left = max(0, min((room - used) // 2, width - used)) if reading else 0
        right = left + used - round(1.2 * em)
        gap, least = round(_GAP * em), _LEAST * character
        others = [
            (column, columns.width(column) * character)
            for column in shown
            if column not in _OWN_MEASURES
        ]
        beside = _BESIDE_TEXT * character
        while others and right - left - sum(wide + gap for _, wide in others) - beside < least:
            others.pop()
        cells: list[Cell] = []
        for column, wide in reversed(others):
            cells.insert(0, Cell(column, right - wide, wide))
            right -= wide + gap
        kind_width = 0
        if Column.KIND in shown:
            kind_width = max(small.horizontalAdvance(word(kind.value)) for kind in NodeKind)
        kind_left = right - kind_width
        notes_width = round(1.3 * em) + small.horizontalAdvance("00")
        notes_left = kind_left - notes_width - (em if kind_width else 0)
        text_right = notes_left - em
        if Column.NOTES not in shown:
            notes_left, text_right = kind_left, kind_left - em
        original_left = original_width = 0
        if Column.ORIGINAL in shown and text_right - left >= 1.5 * least:
            original_width = round(_ORIGINALS_SHARE * (text_right - left))
            if Column.ORIGINAL in dict(columns.widths):
                widest = round(0.7 * (text_right - left))
                original_width = min(columns.width(Column.ORIGINAL) * character, widest)
            original_left = text_right - original_width
            text_right = original_left - round(1.6 * em)
        return cls(
            text_font=font,
            heavy_font=_heavy(font),
            small_font=small_font,
            em=em,
            pitch=max(round(1.45 * em), QFontMetrics(font).height()),
            padding=round(0.36 * em),
            indent=round(1.6 * em),
            margin=round(0.7 * em),
            left=left,
            text_right=text_right,
            original_left=original_left,
            original_width=original_width,
            notes_left=notes_left,
            notes_width=notes_width if Column.NOTES in shown else 0,
            kind_left=kind_left,
            kind_width=kind_width,
            shows_notes=shows_notes,
            cells=tuple(cells),
        )

    @property
    def in_sight(self) -> tuple[Column, ...]:
        """The columns that there are, in their order."""
        own = {
            Column.ORIGINAL: self.original_width,
            Column.NOTES: self.notes_width,
            Column.KIND: self.kind_width,
        }
        return (
            *[column for column, width in own.items() if width],
            *[c.column for c in self.cells],
        )

    def cell_at(self, x: int) -> Cell | None:
        """The column with another field at an x."""
        return next((c for c in self.cells if c.left <= x < c.left + c.width), None)

    def mark_centre(self, level: int) -> int:
        """The middle of the arrow or bullet of a row at a level."""
        return self.text_left(level) - round(0.95 * self.em)

    def text_left(self, level: int) -> int:
        """Where the text of a row at a level begins."""
        least = self.left + self.margin
        return max(least + self.indent, min(least + level * self.indent, self._furthest_left()))

    def level_at(self, x: int) -> int:
        """The level whose text would begin nearest to an x."""
        return round((x - self.left - self.margin) / self.indent)

    @property
    def text_margins(self) -> QMargins:
        """The room around a text that stands in a box of its own."""
        return QMargins(self.em, self.padding, self.em, self.padding)

    def text_width(self, level: int) -> int:
        """The width to which the text of a row at a level is wrapped."""
        return max(self.em, self.text_right - self.text_left(level))

    def _furthest_left(self) -> int:
        return self.text_right - _LEAST_TEXT * self.em

    @property
    def small_pitch(self) -> int:
        """From one baseline to the next in small print."""
        return QFontMetrics(self.small_font).height() + round(0.15 * self.em)

    @property
    def note_indent(self) -> int:
        """From the text of a row to that of its notes, with room for their mark."""
        return round(1.5 * self.em)

    @property
    def baseline(self) -> int:
        """From the top of a line to its baseline."""
        return round(BASELINE * self.pitch)


def _as_there_is_room(characters: int, *, originals: bool) -> tuple[Column, ...]:
    """The columns of a view so many average characters wide, if nobody has chosen."""
    shown = [Column.NOTES]
    if characters >= _KINDS_FROM:
        shown.append(Column.KIND)
    if originals and characters >= _ORIGINALS_FROM:
        shown.append(Column.ORIGINAL)
    return tuple(shown)


def _scaled(font: QFont, factor: float) -> QFont:
    """A font of another size that a widget takes over as it is.

    What is not set in a font, only inherited, a widget takes from elsewhere.
    """
    scaled = QFont(font)
    scaled.setFamilies(font.families())
    scaled.setWeight(font.weight())
    if font.pointSizeF() > 0:
        scaled.setPointSizeF(font.pointSizeF() * factor)
    else:
        scaled.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return scaled


def _heavy(font: QFont) -> QFont:
    heavy = QFont(font)
    heavy.setWeight(QFont.Weight.DemiBold)
    return heavy
