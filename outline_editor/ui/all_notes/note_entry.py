"""One note of the list laid out as a card, and painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)

from outline_editor.core.model import Note
from outline_editor.core.note_list import PlacedNote
from outline_editor.ui.all_notes import note_words
from outline_editor.ui.outline.note_glyphs import draw_note_mark
from outline_editor.ui.outline.row_colours import readable
from outline_editor.ui.theme import note_colour
from outline_editor.ui.wrapping import WRAPPING

_MOST_LINES = 4
"""Lines of a note's text that are shown; all of it stands on its card."""

_MOST_CHARACTERS = 1000
"""More than fit into these lines."""

_EDGE = 3
"""Pixels of the coloured edge of a card, as of those that are edited."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of all cards of a list, in pixels."""

    font: QFont
    small: QFont
    em: int
    pitch: int
    small_pitch: int
    width: int
    """Of a card."""

    @classmethod
    def of(cls, font: QFont, width: int) -> Measures:
        """The measures for a font in a list so wide."""
        small = QFont(font)
        if font.pointSizeF() > 0:
            small.setPointSizeF(font.pointSizeF() * 0.9)
        else:
            small.setPixelSize(max(1, round(font.pixelSize() * 0.9)))
        em = QFontInfo(font).pixelSize()
        pitch, small_pitch = QFontMetrics(font).lineSpacing(), QFontMetrics(small).lineSpacing()
        return cls(font, small, em, pitch, small_pitch, width)

    @property
    def padding(self) -> int:
        """Between the edge of a card and what is on it."""
        return round(0.6 * self.em)

    @property
    def gap(self) -> int:
        """Between two cards."""
        return round(0.5 * self.em)


class Content(NamedTuple):
    """All that a card says."""

    note: Note
    head: str
    origin: str
    place: str
    trouble: str
    quote: str
    concepts: str

    @classmethod
    def of(cls, placed: PlacedNote, concepts: Sequence[str]) -> Content:
        """What is to be said of a note; `concepts` are labels."""
        note = placed.note
        return cls(
            note,
            note_words.head(note),
            note_words.origin(note),
            note_words.place(placed),
            note_words.trouble(placed.anchor.outcome),
            note_words.quote(note),
            note_words.SEPARATOR.join(concepts),
        )


class Card:
    """A note laid out; all places count from the top left corner of the card."""

    def __init__(self, content: Content, measures: Measures) -> None:
        self.content = content
        self.measures = measures
        self._inner = max(measures.em, measures.width - 2 * measures.padding - _EDGE)
        self._text = _wrapped(content.note.text, measures.font, self._inner)
        lines = min(_MOST_LINES, self._text.lineCount()) if content.note.text else 0
        small = 2 + bool(content.quote) + bool(content.concepts)
        self._lines = lines
        self.height = 2 * measures.padding + small * measures.small_pitch + lines * measures.pitch

    def paint(self, painter: QPainter, area: QRect, palette: QPalette, *, chosen: bool) -> None:
        """Paint the card into its place; `chosen` for the one that keys go to."""
        colours = _Colours.of(palette, chosen=chosen)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, colours)
        painter.translate(area.left() + _EDGE + self.measures.padding, area.top())
        y = self.measures.padding
        y = self._paint_head(painter, y, colours)
        y = self._paint_line(painter, y, self.content.place, colours.faint)
        if self.content.quote:
            y = self._paint_quote(painter, y, colours)
        y = self._paint_text(painter, y, colours)
        if self.content.concepts:
            self._paint_line(painter, y, self.content.concepts, colours.accent)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, colours: _Colours) -> None:
        frame = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(colours.ground)
        painter.drawRoundedRect(frame, 5, 5)
        painter.fillRect(QRect(area.left(), area.top() + 3, _EDGE, area.height() - 6), colours.note)

    def _paint_head(self, painter: QPainter, y: int, colours: _Colours) -> int:
        measures, content = self.measures, self.content
        size = measures.em
        mark = QRectF(0, y + (measures.small_pitch - size) / 2, size, size)
        draw_note_mark(painter, mark, (content.note,), colours.note)
        painter.setFont(measures.small)
        metrics = painter.fontMetrics()
        left = round(1.4 * size)
        used = left + metrics.horizontalAdvance(content.head) + size
        baseline = y + metrics.ascent()
        painter.setPen(colours.text)
        painter.drawText(left, baseline, _elided(metrics, content.head, self._inner - left))
        painter.setPen(colours.faint)
        origin = _elided(metrics, content.origin, self._inner - used)
        painter.drawText(self._inner - metrics.horizontalAdvance(origin), baseline, origin)
        return y + measures.small_pitch

    def _paint_line(self, painter: QPainter, y: int, text: str, colour: QColor) -> int:
        painter.setFont(self.measures.small)
        painter.setPen(colour)
        metrics = painter.fontMetrics()
        painter.drawText(0, y + metrics.ascent(), _elided(metrics, text, self._inner))
        return y + self.measures.small_pitch

    def _paint_quote(self, painter: QPainter, y: int, colours: _Colours) -> int:
        painter.setFont(self.measures.small)
        metrics = painter.fontMetrics()
        baseline, left = y + metrics.ascent(), 0
        if self.content.trouble:
            painter.setPen(colours.note)
            painter.drawText(0, baseline, self.content.trouble)
            left = metrics.horizontalAdvance(self.content.trouble) + self.measures.em // 2
        font = QFont(self.measures.small)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(colours.faint)
        quote = _elided(painter.fontMetrics(), self.content.quote, self._inner - left)
        painter.drawText(left, baseline, quote)
        return y + self.measures.small_pitch

    def _paint_text(self, painter: QPainter, y: int, colours: _Colours) -> int:
        painter.setPen(colours.text)
        painter.setFont(self.measures.font)
        metrics = painter.fontMetrics()
        for number in range(self._lines):
            line = self._text.lineAt(number)
            if number == self._lines - 1 < self._text.lineCount() - 1:
                rest = self._text.text()[line.textStart() :].replace("\u2028", " ")
                rest = _elided(metrics, f"{rest}…", self._inner)
                painter.drawText(0, y + metrics.ascent(), rest)
            else:
                # Other fonts, as for Chinese, have other ascents.
                line.draw(painter, QPointF(0, y + metrics.ascent() - line.ascent()))
            y += self.measures.pitch
        return y


class _Colours(NamedTuple):
    ground: QColor
    text: QColor
    faint: QColor
    accent: QColor
    note: QColor
    line: QColor

    @classmethod
    def of(cls, palette: QPalette, *, chosen: bool) -> _Colours:
        roles = QPalette.ColorRole
        ground = palette.color(roles.Highlight if chosen else roles.Base)
        text = palette.color(roles.HighlightedText if chosen else roles.Text)
        return cls(
            ground,
            text,
            readable(palette.color(roles.PlaceholderText), ground, text),
            readable(palette.color(roles.Accent), ground, text),
            readable(note_colour(palette), ground, text),
            palette.color(roles.Accent if chosen else roles.Mid),
        )


def _wrapped(text: str, font: QFont, width: int) -> QTextLayout:
    """A text wrapped to a width, as many lines of it as may be shown and one more."""
    layout = QTextLayout(text[:_MOST_CHARACTERS].replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(WRAPPING)
    layout.setTextOption(option)
    layout.beginLayout()
    for _ in range(_MOST_LINES + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
    layout.endLayout()
    return layout


def _elided(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, width))
