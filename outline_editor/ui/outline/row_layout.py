"""One row laid out: its wrapped texts, the marks of its quotes, its height."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple, cast

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

from outline_editor.core.anchors import Anchor, Outcome, find_quote
from outline_editor.core.model import Node, Note
from outline_editor.core.vocabulary import NodeKind
from outline_editor.ui.outline.row_metrics import BASELINE, RowMetrics
from outline_editor.ui.outline.utf16 import to_units
from outline_editor.ui.wrapping import wrapping_of

_HEAVY_KINDS = (NodeKind.SECTION, NodeKind.PRIORITY)

_MOST_KEPT = 600
"""Rows kept laid out: some screens full."""


class RowContent(NamedTuple):
    """All of a row that has a say in its layout."""

    text: str
    original: str
    kind: NodeKind | None
    notes: tuple[Note, ...]
    shown_below: tuple[Note, ...]
    """The notes that are laid out below the text."""
    level: int

    @classmethod
    def of(cls, node: Node, level: int, shown_below: tuple[Note, ...] = ()) -> RowContent:
        """The content of a row at a level."""
        return cls(node.text, node.original, node.kind, node.notes, shown_below, level)


class NoteLayout(NamedTuple):
    """A note laid out below the text of its row."""

    note: Note
    text: QTextLayout
    top: int
    """From the top of the first note."""


@dataclass(frozen=True, slots=True, eq=False)
class RowLayout:
    """A row laid out. All places count from the row's top left corner."""

    content: RowContent
    metrics: RowMetrics
    text: QTextLayout
    text_rect: QRect
    original: QTextLayout | None
    quotes: tuple[QRectF, ...]
    """The words that notes quote, line by line, from baseline to baseline."""
    quoted_by: tuple[Note, ...]
    """The note of each of these."""
    notes: tuple[NoteLayout, ...]
    """The notes shown below the text."""
    notes_height: int
    height: int

    @property
    def font(self) -> QFont:
        """The font of the text."""
        return font_of(self.content.kind, self.metrics)

    def notes_on(self, point: QPoint) -> tuple[Note, ...]:
        """The notes that quote the words at a point, each once."""
        found = {
            note.id: note
            for words, note in zip(self.quotes, self.quoted_by, strict=True)
            if words.left() <= point.x() < words.right()
            and 0 <= point.y() - words.top() < self.metrics.pitch
        }
        return tuple(found.values())

    @property
    def baseline(self) -> int:
        """The baseline of the first line."""
        return self.metrics.padding + self.metrics.baseline


def font_of(kind: NodeKind | None, metrics: RowMetrics) -> QFont:
    """The font of a row: heavier for what stands above the rest."""
    return metrics.heavy_font if kind in _HEAVY_KINDS else metrics.text_font


def lay_out(node: Node, content: RowContent, metrics: RowMetrics) -> RowLayout:
    """Lay out a row."""
    left, width = metrics.text_left(content.level), metrics.text_width(content.level)
    text = _wrapped(content.text, font_of(content.kind, metrics), width, metrics.pitch)
    original = None
    if content.original and metrics.original_width:
        original = _wrapped(
            content.original, metrics.text_font, metrics.original_width, metrics.pitch
        )
    lines = max(text.lineCount(), original.lineCount() if original else 0)
    layouts = {"text": (text, left), "original": (original, metrics.original_left)}
    quotes: list[QRectF] = []
    quoted_by: list[Note] = []
    for note, anchor in _quoted(node):
        layout, layout_left = layouts[anchor.field]
        if layout is not None:
            words = getattr(content, anchor.field)
            span = to_units(words, anchor.start), to_units(words, anchor.end)
            offset = QPointF(layout_left, metrics.padding)
            rects = word_rects(layout, *span, metrics.pitch, metrics.baseline)
            quotes += [rect.translated(offset) for rect in rects]
            quoted_by += [note] * (len(quotes) - len(quoted_by))
    notes, notes_height = _notes_below(content.shown_below, width, metrics)
    return RowLayout(
        content=content,
        metrics=metrics,
        text=text,
        text_rect=QRect(left, metrics.padding, width, text.lineCount() * metrics.pitch),
        original=original,
        quotes=tuple(quotes),
        quoted_by=tuple(quoted_by),
        notes=notes,
        notes_height=notes_height,
        height=2 * metrics.padding + lines * metrics.pitch + notes_height,
    )


def _notes_below(
    notes: tuple[Note, ...], width: int, metrics: RowMetrics
) -> tuple[tuple[NoteLayout, ...], int]:
    """The notes below a text of some width, and how high they are together."""
    made: list[NoteLayout] = []
    height = 0
    for note in notes:
        room = max(metrics.em, width - metrics.note_indent)
        text = _wrapped(note.text, metrics.small_font, room, metrics.small_pitch)
        made.append(NoteLayout(note, text, height))
        height += text.lineCount() * metrics.small_pitch + metrics.padding // 2
    return tuple(made), height


def _wrapped(text: str, font: QFont, width: int, pitch: int) -> QTextLayout:
    """A text wrapped to a width, its baselines on an even grid.

    The grid is that of a `QTextDocument` whose lines have the fixed height
    `pitch`, whatever fonts the characters of a line come from.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(wrapping_of(text))
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    number = 0
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, (number + BASELINE) * pitch - line.ascent()))
        number += 1
        line = layout.createLine()
    layout.endLayout()
    return layout


def _quoted(node: Node) -> Iterator[tuple[Note, Anchor]]:
    """The notes that quote words, and where these are."""
    for note in node.notes:
        anchor = find_quote(node, note)
        if anchor.outcome is Outcome.FOUND:
            yield note, anchor


def word_rects(
    layout: QTextLayout, start: int, end: int, pitch: int, height: int
) -> Iterator[QRectF]:
    """Where the words from `start` to `end` stand, for each line they are on.

    `pitch` is from line to line, `height` from the top of a line as far as is wanted.
    """
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            yield QRectF(left, number * pitch, right - left, height)


def _x_of(line: QTextLine, offset: int) -> float:
    # Qt returns the offset too, as it fits between characters.
    x, _ = cast("tuple[float, int]", line.cursorToX(offset))
    return x


class RowLayouts:
    """Rows laid out, kept by id for as long as nothing about them changes."""

    def __init__(self) -> None:
        self._kept: dict[str, RowLayout] = {}

    def get(
        self, node: Node, level: int, metrics: RowMetrics, shown_below: tuple[Note, ...] = ()
    ) -> RowLayout:
        """The layout of a row, made anew if it must be."""
        content = RowContent.of(node, level, shown_below)
        kept = self._kept.get(node.id)
        if kept is not None and kept.metrics is metrics and kept.content == content:
            return kept
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        layout = self._kept[node.id] = lay_out(node, content, metrics)
        return layout
