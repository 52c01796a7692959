"""Every measure of a row, derived from the font and from the room there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QMargins
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics

from outline_editor.app.columns import Column, Columns
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.column_room import Wish, shared
from outline_editor.ui.translation import word

BASELINE = 0.8
"""Where in a line its baseline is. So `QTextDocument` places it in lines of fixed
height; the text painted and the text being edited must not differ by a pixel."""

_ORIGINALS_SHARE = 0.3
"""How much of the width of texts and originals together the originals get."""

_MOST_ORIGINAL = 0.7
"""How much of it they get at most."""

_LEAST_ORIGINAL = 16
"""Average characters that originals need to be there: some words in Chinese."""

_LEAST_CELL, _LEAST_CELL_SHARE = 6, 0.6
"""Average characters, and how much of its usual width, that another field needs."""

_BESIDE_TEXT = 22
"""Average characters that notes and kinds take up beside the texts."""

_MOST = 190
"""Average characters in all columns at most: longer lines are hard to read."""

_READING = 78
"""Average characters in the column of texts where it should be easy to read
(Bringhurst, “The Elements of Typographic Style”, 2.1.2: 45 to 75 are well read)."""

_LEAST = 42
"""Average characters that the texts keep, whatever else is shown."""

_COMFORTABLE = 60
"""Average characters that the texts should have before other columns get all they want."""

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
    given_way: tuple[Column, ...]
    """The columns that should be there and have no room."""

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
        are there as long as the texts keep some room; see `column_room`.
        """
        font = _scaled(font, 1.0)
        em = QFontInfo(font).pixelSize()
        character = max(1, QFontMetrics(font).averageCharWidth())
        small_font = _scaled(font, 0.9)
        small = QFontMetrics(small_font)
        shown = columns.shown
        if shown is None:
            original = (Column.ORIGINAL,) if originals else ()
            shown = (*original, Column.NOTES, Column.KIND)
        most = _READING + (_BESIDE_TEXT if Column.KIND in shown else 0) if reading else _MOST
        if reading and Column.ORIGINAL in shown:
            most = round(most / (1 - _ORIGINALS_SHARE))
        most += sum(columns.width(column) for column in shown if column not in _OWN_MEASURES)
        used = min(width, most * character)
        # By the room, so that a bar coming or going does not move the text.
        left = max(0, min((room - used) // 2, width - used)) if reading else 0
        right = left + used - round(1.2 * em)
        kind_wide = max(small.horizontalAdvance(word(kind.value)) for kind in NodeKind)
        notes_wide = round(1.3 * em) + small.horizontalAdvance("00")
        fixed = {Column.KIND: kind_wide, Column.NOTES: notes_wide}
        least = _LEAST * character
        wishes = _wishes(columns, shown, fixed, right - left, em=em, character=character)
        deciding = min(room, most * character) - round(1.2 * em)
        texts = _COMFORTABLE * character - least
        widths, given_way = shared(right - left - least, deciding - least, wishes, texts)
        lefts: dict[Column, int] = {}
        for wish in reversed(wishes):
            if wish.column in widths:
                right -= widths[wish.column]
                lefts[wish.column] = right
                right -= wish.gap
        cells = [
            Cell(column, lefts[column], widths[column])
            for column in shown
            if column in widths and column not in _OWN_MEASURES
        ]
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
            text_right=right,
            original_left=lefts.get(Column.ORIGINAL, 0),
            original_width=widths.get(Column.ORIGINAL, 0),
            notes_left=lefts.get(Column.NOTES, 0),
            notes_width=widths.get(Column.NOTES, 0),
            kind_left=lefts.get(Column.KIND, 0),
            kind_width=widths.get(Column.KIND, 0),
            shows_notes=shows_notes,
            cells=tuple(cells),
            given_way=given_way,
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


def _wishes(
    columns: Columns,
    shown: tuple[Column, ...],
    fixed: Mapping[Column, int],
    width: int,
    *,
    em: int,
    character: int,
) -> list[Wish]:
    """The columns from left to right, with the widths they should and must have."""
    gap = round(_GAP * em)
    wishes: list[Wish] = []
    for column in shown:
        wanted = columns.width(column) * character
        if column in fixed:
            wanted = least = fixed[column]
        elif column is Column.ORIGINAL:
            least = _LEAST_ORIGINAL * character
        else:
            least = max(_LEAST_CELL * character, round(_LEAST_CELL_SHARE * wanted))
        wishes.append(Wish(column, wanted, min(wanted, least), gap))
    if Column.ORIGINAL in shown:
        wishes[0] = _original(wishes, width, em, chosen=Column.ORIGINAL in dict(columns.widths))
    return wishes


def _original(wishes: Sequence[Wish], width: int, em: int, *, chosen: bool) -> Wish:
    """The originals, whose width comes from that of the texts unless somebody has chosen one."""
    original, *others = wishes
    both = width - sum(one.wanted + one.gap for one in others)
    if chosen:
        wanted = min(original.wanted, round(_MOST_ORIGINAL * both))
    else:
        wanted = round(_ORIGINALS_SHARE * both)
    least = original.least
    return original._replace(wanted=max(least, wanted), gap=round(1.6 * em))


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
