"""The small marks of notes: one shape for each kind, so that colour need not tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from outline_editor.core.model import Note
from outline_editor.core.vocabulary import NoteKind, NoteState

_GRID = 16
"""The shapes are drawn on a grid of 16 × 16."""

_BESIDE_TICK = 0.74
"""How large a mark is beside its tick."""


def draw_note_mark(
    painter: QPainter, place: QRectF, notes: tuple[Note, ...], colour: QColor
) -> None:
    """Draw the mark of some notes: of their kind, or of a pile if they differ.

    Where all that waited for somebody is done it is ticked.
    """
    kinds = {note.kind for note in notes}
    shape = _SHAPES[next(iter(kinds))] if len(kinds) == 1 else _pile
    done = are_done(notes)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.topLeft())
    painter.scale(place.width() / _GRID, place.height() / _GRID)
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath()
    shape(path)
    if done and shape is not _box:
        # Smaller, beside its tick: across it neither could be read.
        painter.save()
        painter.scale(_BESIDE_TICK, _BESIDE_TICK)
        painter.drawPath(path)
        painter.restore()
        path = QPainterPath()
        _line(path, (8.4, 11.8), (10.8, 14.2), (15, 8.6))
    elif done:
        _line(path, (4.8, 8.2), (7.2, 10.6), (11.2, 5.4))
    painter.drawPath(path)
    painter.restore()


def are_done(notes: Sequence[Note]) -> bool:
    """Whether something in some notes waited for somebody, and all of it is done."""
    states = {note.state for note in notes} - {None}
    return states == {NoteState.DONE}


def _line(path: QPainterPath, *points: tuple[float, float]) -> None:
    path.moveTo(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))


def _pencil(path: QPainterPath) -> None:
    _line(path, (2.5, 13.5), (3.2, 10.3), (11, 2.5), (13.5, 5), (5.7, 12.8), (2.5, 13.5))
    _line(path, (9.2, 4.3), (11.7, 6.8))


def _two_arrows(path: QPainterPath) -> None:
    _line(path, (2, 5), (13.5, 5))
    _line(path, (10.5, 2), (13.5, 5), (10.5, 8))
    _line(path, (14, 11), (2.5, 11))
    _line(path, (5.5, 8), (2.5, 11), (5.5, 14))


def _bubble(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(1.8, 2.5, 12.4, 8.5), 2.5, 2.5)
    _line(path, (5, 11.2), (5, 14.2), (8, 11.2))


def _question(path: QPainterPath) -> None:
    path.moveTo(4.6, 5.2)
    path.cubicTo(4.6, 0.6, 11.8, 0.8, 11.4, 5.2)
    path.cubicTo(11.2, 7.6, 8, 7.6, 8, 10.2)
    _line(path, (8, 13.4), (8, 13.6))


def _magnifier(path: QPainterPath) -> None:
    path.addEllipse(QPointF(6.8, 6.8), 4.6, 4.6)
    _line(path, (10.3, 10.3), (14, 14))


def _equals(path: QPainterPath) -> None:
    _line(path, (3, 6), (13, 6))
    _line(path, (3, 10.5), (13, 10.5))


def _box(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2.2, 2.2, 11.6, 11.6), 2, 2)


def _pile(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(2, 4.8, 9.2, 9.2), 1.5, 1.5)
    _line(path, (5, 2), (12.6, 2), (14, 3.4), (14, 11))


_SHAPES: dict[NoteKind, Callable[[QPainterPath], None]] = {
    NoteKind.CONTEXT: _pencil,
    NoteKind.COMPARISON: _two_arrows,
    NoteKind.COMMENT: _bubble,
    NoteKind.QUESTION: _question,
    NoteKind.EVIDENCE: _magnifier,
    NoteKind.DEFINITION: _equals,
    NoteKind.TODO: _box,
}
