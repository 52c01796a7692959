"""Paints rows: ground, arrow or bullet, texts, quotes, notes, kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
    QTextCharFormat,
    QTextLayout,
)

from outline_editor.core.model import Node, Note
from outline_editor.ui.outline.cells import Names, cell_text
from outline_editor.ui.outline.note_glyphs import draw_note_mark
from outline_editor.ui.outline.row_colours import RowColours, RowState, row_colours
from outline_editor.ui.outline.row_layout import RowLayout
from outline_editor.ui.outline.row_metrics import RowMetrics
from outline_editor.ui.outline.row_words import no_text
from outline_editor.ui.translation import word

if TYPE_CHECKING:
    from outline_editor.ui.find.found_rows import Found
    from outline_editor.ui.spelling.row_marks import Misspelt
    from outline_editor.ui.suggestions.row_marks import Suggested


@dataclass(frozen=True, slots=True)
class PaintedRow:
    """A row as it is to be painted.

    `area` is its place in the view. `words` are selected in its text, counted
    as Qt does. `is_current` draws the mark of the row that keys go to; `notes`
    are all that are shown at it.
    """

    names: Names
    node: Node
    notes: tuple[Note, ...]
    layout: RowLayout
    area: QRect
    state: RowState
    folded: bool
    is_current: bool
    words: tuple[int, int] | None
    found: Found | None = None
    """What a search found in it."""
    misspelt: Misspelt | None = None
    """Its words that no dictionary knows."""
    suggested: Suggested | None = None
    """Its words that suggest something for its fields."""
    is_dimmed: bool = False
    """Whether it is there only for the sake of rows under it."""


class RowPainter:
    """Paints the rows of one view in the colours of a palette."""

    def __init__(self, palette: QPalette) -> None:
        self._accent = palette.color(QPalette.ColorRole.Accent)
        self._faint = palette.color(QPalette.ColorRole.PlaceholderText)
        self._colours = {state: row_colours(palette, state) for state in RowState}

    def colours(self, state: RowState) -> RowColours:
        """What rows in a state are painted with."""
        return self._colours[state]

    def paint(self, painter: QPainter, row: PaintedRow) -> None:
        """Paint a row."""
        colours = self._colours[row.state]
        painter.save()
        painter.translate(row.area.topLeft())
        painter.fillRect(0, 0, row.area.width(), row.area.height(), colours.ground)
        if row.is_current:
            bar = max(2, row.layout.metrics.em // 5)
            painter.fillRect(0, 0, bar, row.area.height(), self._accent)
        self._paint_mark(painter, row, colours)
        self._paint_quotes(painter, row.layout, colours.note)
        self._paint_texts(painter, row, colours)
        self._paint_notes(painter, row, colours)
        self._paint_kind(painter, row, colours.secondary)
        self._paint_cells(painter, row, colours.secondary)
        self._paint_notes_below(painter, row, colours)
        if row.found is not None:
            _finds().frame_found(painter, row, colours.text)
        painter.restore()

    def paint_hint(self, painter: QPainter, area: QRect, metrics: RowMetrics, hint: str) -> None:
        """Say something where there are no rows."""
        space = 2 * metrics.em
        painter.setFont(metrics.text_font)
        painter.setPen(self._faint)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area.adjusted(space, space, -space, -space), flags, hint)

    def _paint_mark(self, painter: QPainter, row: PaintedRow, colours: RowColours) -> None:
        """An arrow for a row with rows under it, a bullet for one without."""
        layout = row.layout
        em = layout.metrics.em
        height = QFontMetrics(layout.font).xHeight()
        centre = QPointF(
            layout.metrics.mark_centre(layout.content.level) + 0.5,
            layout.baseline - height / 2,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(colours.secondary)
        if not row.node.children:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(centre, 0.13 * em, 0.13 * em)
            return
        pen = QPen(colours.secondary, 0.1 * em)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolygon(_arrow(centre, 0.27 * em, folded=row.folded))

    def _paint_texts(self, painter: QPainter, row: PaintedRow, colours: RowColours) -> None:
        layout = row.layout
        top = layout.metrics.padding
        if layout.original is not None:
            painter.setPen(colours.secondary)
            found = [*_suggested_in(row, "original", colours), *_found_in(row, "original", colours)]
            if row.misspelt is not None:
                found += _waves(row.misspelt.original, colours.misspelt)
            layout.original.draw(painter, QPointF(layout.metrics.original_left, top), found)
        if row.state is RowState.EDITED:
            # The editor shows the words, and lets what is under them be seen.
            found = [*_suggested_in(row, "text", colours), *_found_in(row, "text", colours)]
            if found:
                painter.setPen(Qt.GlobalColor.transparent)
                layout.text.draw(painter, QPointF(layout.text_rect.left(), top), found)
            return
        if not layout.content.text:
            painter.setPen(colours.secondary)
            painter.setFont(layout.font)
            painter.drawText(layout.text_rect.left(), layout.baseline, no_text())
            return
        painter.setPen(colours.secondary if row.is_dimmed else colours.text)
        selected = [*_suggested_in(row, "text", colours), *_found_in(row, "text", colours)]
        if row.words is not None:
            selected.append(words_on(*row.words, colours.words))
        if row.misspelt is not None:
            selected += _waves(row.misspelt.text, colours.misspelt)
        layout.text.draw(painter, QPointF(layout.text_rect.left(), top), selected)

    def _paint_quotes(self, painter: QPainter, layout: RowLayout, colour: QColor) -> None:
        em = layout.metrics.em
        thickness = max(1, round(em / 9))
        for words in layout.quotes:
            top = round(words.bottom() + 0.22 * em)
            painter.fillRect(QRectF(words.left(), top, words.width(), thickness), colour)

    def _paint_notes(self, painter: QPainter, row: PaintedRow, colours: RowColours) -> None:
        notes, colour = row.notes, colours.note
        metrics = row.layout.metrics
        if not notes or not metrics.notes_width:
            return
        place = notes_rect(row.layout)
        size = metrics.em
        if row.found is not None:
            found = QRectF(place.adjusted(-size // 4, size // 4, -size // 2, 0))
            _finds().paint_found_notes(painter, found, row, colours)
        glyph = QRectF(place.left(), row.layout.baseline - 0.82 * size, size, size)
        draw_note_mark(painter, glyph, notes, colour)
        painter.setPen(colour)
        painter.setFont(metrics.small_font)
        left = metrics.notes_left + round(1.3 * size)
        painter.drawText(left, row.layout.baseline, str(len(notes)))

    def _paint_cells(self, painter: QPainter, row: PaintedRow, colour: QColor) -> None:
        metrics = row.layout.metrics
        if not metrics.cells:
            return
        painter.setPen(colour)
        painter.setFont(metrics.small_font)
        for cell in metrics.cells:
            text = cell_text(row.node, cell.column, row.names)
            if text:
                side = Qt.TextElideMode.ElideRight
                text = painter.fontMetrics().elidedText(text, side, cell.width)
                painter.drawText(cell.left, row.layout.baseline, text)

    def _paint_notes_below(self, painter: QPainter, row: PaintedRow, colours: RowColours) -> None:
        """The notes themselves, each with the mark of its kind."""
        layout, metrics = row.layout, row.layout.metrics
        # What is composed may make the text higher than its layout.
        start = row.area.height() - metrics.padding - layout.notes_height
        left, size = layout.text_rect.left(), round(0.85 * metrics.em)
        for note in layout.notes:
            top = start + note.top
            mark = QRectF(left, top + (metrics.small_pitch - size) / 2, size, size)
            draw_note_mark(painter, mark, (note.note,), colours.note)
            painter.setPen(colours.secondary)
            found = _found_in(row, "notes", colours, note.note)
            note.text.draw(painter, QPointF(left + metrics.note_indent, top), found)

    def _paint_kind(self, painter: QPainter, row: PaintedRow, colour: QColor) -> None:
        metrics = row.layout.metrics
        if row.node.kind is None or not metrics.kind_width:
            return
        painter.setPen(colour)
        painter.setFont(metrics.small_font)
        painter.drawText(metrics.kind_left, row.layout.baseline, word(row.node.kind.value))


def notes_rect(layout: RowLayout) -> QRect:
    """Where the mark of a row's notes is, from the row's top left corner."""
    metrics = layout.metrics
    if not metrics.notes_width:
        return QRect()
    right = metrics.kind_left if metrics.kind_width else metrics.notes_left + 3 * metrics.em
    return QRect(metrics.notes_left, 0, right - metrics.notes_left, metrics.pitch + metrics.padding)


def _arrow(centre: QPointF, size: float, *, folded: bool) -> QPolygonF:
    """A triangle that points right when folded, down when not."""
    along, across = 0.62 * size, size
    points = [(-along, -across), (along, 0.0), (-along, across)]
    if not folded:
        points = [(y, x) for x, y in points]
    return QPolygonF([centre + QPointF(x, y) for x, y in points])


def _finds() -> ModuleType:
    # Nobody has searched when a window opens: it need not wait for the module.
    from outline_editor.ui.outline import found_painter

    return found_painter


def _found_in(
    row: PaintedRow, field: str, colours: RowColours, note: Note | None = None
) -> list[QTextLayout.FormatRange]:
    """The words of a field that a search found."""
    return [] if row.found is None else _finds().found_in(row, field, colours, note)


def _suggested_in(
    row: PaintedRow, field: str, colours: RowColours
) -> list[QTextLayout.FormatRange]:
    """Dots under the words of a field that suggest something, a line under those in question."""
    if row.suggested is None:
        return []
    styles = QTextCharFormat.UnderlineStyle
    marks = []
    for start, end, is_meant in row.suggested.marks(field):
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = start, end - start
        look = QTextCharFormat()
        look.setUnderlineStyle(styles.SingleUnderline if is_meant else styles.DotLine)
        look.setUnderlineColor(colours.suggested)
        mark.format = look
        marks.append(mark)
    return marks


def words_on(start: int, end: int, ground: QColor) -> QTextLayout.FormatRange:
    """Words on a ground of their own; counted as Qt does."""
    selection = QTextLayout.FormatRange()
    selection.start, selection.length = start, end - start
    look = QTextCharFormat()
    look.setBackground(ground)
    selection.format = look
    return selection


def _waves(words: Sequence[tuple[int, int]], colour: QColor) -> list[QTextLayout.FormatRange]:
    """A wave under each of some words, which are counted as Qt does."""
    waves = []
    for start, end in words:
        wave = QTextLayout.FormatRange()
        wave.start, wave.length, wave.format = start, end - start, wave_format(colour)
        waves.append(wave)
    return waves


def wave_format(colour: QColor) -> QTextCharFormat:
    """How a word looks that no dictionary knows."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(colour)
    return look
