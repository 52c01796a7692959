"""Paints what a search found in a row, and where in it the person is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout

from outline_editor.core.model import Note
from outline_editor.ui.outline.row_colours import RowColours
from outline_editor.ui.outline.row_layout import word_rects
from outline_editor.ui.outline.row_painter import PaintedRow, words_on
from outline_editor.ui.outline.utf16 import to_units


def frame_found(painter: QPainter, row: PaintedRow, colour: QColor) -> None:
    """A line around the words that the person is at: a shade more is not seen by all.

    There is none for the name of a concept, which is not among the words of the row.
    """
    here = None if row.found is None else row.found.here
    if here is None:
        return
    layout, metrics = row.layout, row.layout.metrics
    words, place, pitch = None, QPointF(0, metrics.padding), metrics.pitch
    if here.note:
        start = row.area.height() - metrics.padding - layout.notes_height
        for note in layout.notes:
            if note.note.id == here.note:
                left = layout.text_rect.left() + metrics.note_indent
                words, place, pitch = (
                    note.text,
                    QPointF(left, start + note.top),
                    metrics.small_pitch,
                )
    elif here.field == "original":
        words = layout.original
        place.setX(metrics.original_left)
    elif here.field == "text":
        words = layout.text
        place.setX(layout.text_rect.left())
    if words is not None:
        text = words.text()
        span = to_units(text, here.start), to_units(text, here.end)
        rects = word_rects(words, *span, pitch, pitch)
        _frame(painter, [rect.translated(place) for rect in rects], colour)


def _frame(painter: QPainter, rects: Sequence[QRectF], colour: QColor) -> None:
    """A line around some words."""
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1.5, -0.5, 1.5, -0.5), 2, 2)


def found_in(
    row: PaintedRow, field: str, colours: RowColours, note: Note | None = None
) -> list[QTextLayout.FormatRange]:
    """The words of a field that a search found, and those that the person is at."""
    if row.found is None:
        return []
    text, note_id = (getattr(row.node, field), "") if note is None else (note.text, note.id)
    return [
        words_on(
            to_units(text, match.start),
            to_units(text, match.end),
            colours.found_here if match == row.found.here else colours.found,
        )
        for match in row.found.matches
        if match.field == field and match.note == note_id
    ]


def paint_found_notes(
    painter: QPainter, place: QRectF, row: PaintedRow, colours: RowColours
) -> None:
    """The ground of the mark of notes in which something was found."""
    if row.found is None or not any(match.note for match in row.found.matches):
        return
    at_note = row.found.here is not None and row.found.here.note
    painter.fillRect(place, colours.found_here if at_note else colours.found)
    if at_note:
        _frame(painter, [place], colours.text)
