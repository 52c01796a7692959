"""Which words of the rows on the screen no dictionary knows."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPoint

from outline_editor.app.spelling.words import Word
from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Node
from outline_editor.ui.outline.row_screen import PlacedRow
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.outline.utf16 import to_characters, to_units
from outline_editor.ui.translation import translate

_MOST_KEPT = 600
"""Rows whose words are kept: some screens full."""

_SLICE = 0.004
"""Seconds that checking may take before keys and paint have their turn again."""


class Misspelt(NamedTuple):
    """Start and end of words in the texts of a row, as Qt counts."""

    text: tuple[tuple[int, int], ...]
    original: tuple[tuple[int, int], ...]


class Check(Protocol):
    """Finds the words of a text that no dictionary knows."""

    def __call__(self, text: str, *, original: bool = False) -> tuple[Word, ...]:
        """Look through a text; `original` if it is one in the source's language."""
        ...


class _Kept(NamedTuple):
    text: str
    original: str
    revision: int
    words: dict[str, tuple[Word, ...]]
    misspelt: Misspelt


class MarkedWord(NamedTuple):
    """A word that no dictionary knows, and the field of the row it stands in."""

    node: Node
    field: str
    word: Word


class RowMarks:
    """The misspelt words of rows, looked for at leisure and kept.

    `of` answers at once with what is known, and asks for more by `wanted`.
    """

    def __init__(self, view: OutlineTreeView, check: Check, wanted: Callable[[], None]) -> None:
        self._view = view
        self._check = check
        self._wanted = wanted
        self._kept: dict[str, _Kept] = {}
        self._revision = 0

    def forget(self) -> None:
        """Look through all rows again; until then they stay marked as they are."""
        self._revision += 1
        self._view.viewport().update()

    def of(self, node: Node) -> Misspelt | None:
        """The words of a row as far as they are known."""
        kept = self._find(node)
        if kept is None or kept.revision != self._revision:
            self._wanted()
        return None if kept is None else kept.misspelt

    def remark(self, node: Node) -> str:
        """What to say of a row on hover, as rich text."""
        # It brings a table of all entities, and a window opens without it.
        from html import escape

        kept = self._find(node)
        words = [word.text for found in kept.words.values() for word in found] if kept else []
        return f"<p>{escape(words_told(words))}</p>" if words else ""

    def fill(self) -> bool:
        """Look through rows on the screen for a moment; whether all are done."""
        stop = time.perf_counter() + _SLICE
        has_news = False
        for placed in self._view.placed_rows():
            node = self._node(placed)
            if node is None or not self._is_due(node):
                continue
            if time.perf_counter() > stop:
                break
            has_news |= self._look_through(node)
        else:
            stop = 0.0
        if has_news:
            self._view.viewport().update()
        return not stop

    def word_at(self, point: QPoint) -> MarkedWord | None:
        """The misspelt word at a point of the viewport."""
        placed = next((p for p in self._view.placed_rows() if p.top <= point.y() < p.bottom), None)
        node = None if placed is None else self._node(placed)
        kept = None if node is None else self._find(node)
        if placed is None or node is None or kept is None:
            return None
        metrics, layouts = placed.layout.metrics, placed.layout
        places = {
            "text": (layouts.text, layouts.text_rect.left(), kept.text),
            "original": (layouts.original, metrics.original_left, kept.original),
        }
        number = (point.y() - placed.top - metrics.padding) // metrics.pitch
        for field, (layout, left, text) in places.items():
            if layout is None or not 0 <= number < layout.lineCount():
                continue
            line = layout.lineAt(number)
            x = point.x() - left
            if not 0 <= x <= line.naturalTextWidth():
                continue
            at = to_characters(text, line.xToCursor(x))
            for word in kept.words[field]:
                if word.start <= at <= word.end:
                    return MarkedWord(node, field, word)
        return None

    def _node(self, placed: PlacedRow) -> Node | None:
        rows = self._view.rows
        node = rows.document.find(node_ref(rows.node_id(placed.row)))
        return node if isinstance(node, Node) else None

    def _find(self, node: Node) -> _Kept | None:
        kept = self._kept.get(node.id)
        if kept is None or kept.text != node.text or kept.original != node.original:
            return None
        return kept

    def _is_due(self, node: Node) -> bool:
        kept = self._find(node)
        return kept is None or kept.revision != self._revision

    def _look_through(self, node: Node) -> bool:
        """Check a row; whether it is to be painted otherwise than before."""
        before = self._find(node)
        words = {
            "text": self._check(node.text),
            "original": self._check(node.original, original=True),
        }
        misspelt = Misspelt(
            _in_units(node.text, words["text"]), _in_units(node.original, words["original"])
        )
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[node.id] = _Kept(node.text, node.original, self._revision, words, misspelt)
        return misspelt != (Misspelt((), ()) if before is None else before.misspelt)


def words_told(words: list[str]) -> str:
    """That words are in no dictionary."""
    return translate("Spelling", "Not in the dictionary: {words}").format(words=", ".join(words))


def _in_units(text: str, words: tuple[Word, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((to_units(text, word.start), to_units(text, word.end)) for word in words)
