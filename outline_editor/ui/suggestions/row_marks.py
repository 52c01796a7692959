"""Which words of the rows on the screen suggest something."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.outline.utf16 import to_units

if TYPE_CHECKING:
    from outline_editor.core.suggestions import Suggestion

_MOST_KEPT = 600
"""Rows whose words are kept: some screens full."""


class Mark(NamedTuple):
    """Words to be marked, counted as Qt does; `is_meant` where a key would accept them."""

    start: int
    end: int
    is_meant: bool


class Suggested(NamedTuple):
    """The words of a row's own suggestions."""

    suggestions: tuple[Suggestion, ...]
    text: tuple[tuple[int, int, int], ...]
    """Start and end of words, and the number of their suggestion."""
    original: tuple[tuple[int, int, int], ...]
    meant: Suggestion | None

    def marks(self, field: str) -> list[Mark]:
        """The words to be marked in one of the two texts."""
        places = self.text if field == "text" else self.original
        return [
            Mark(start, end, self.suggestions[number] == self.meant)
            for start, end, number in places
        ]


class _Kept(NamedTuple):
    node: Node
    revision: int
    suggested: Suggested


class SuggestionMarks:
    """The words of rows that suggest something, looked for at leisure and kept.

    `of` answers at once with what is known, and asks for more by `wanted`.
    """

    def __init__(
        self,
        view: OutlineTreeView,
        find: Callable[[str], tuple[Suggestion, ...]],
        wanted: Callable[[], None],
    ) -> None:
        self._view, self._find, self._wanted = view, find, wanted
        self._kept: dict[str, _Kept] = {}
        self._revision = 0
        self._meant: Suggestion | None = None

    def forget(self) -> None:
        """Look through all rows again; until then they stay marked as they are."""
        self._revision += 1
        self._view.viewport().update()

    def clear(self) -> None:
        """Mark nothing until rows are looked through again."""
        if self._kept:  # else painting, which asks for more, would never end
            self._kept.clear()
            self._view.viewport().update()

    def mean(self, suggestion: Suggestion | None) -> None:
        """Tell one suggestion from the others: the one that a key would accept."""
        if suggestion != self._meant:
            self._meant = suggestion
            self._view.viewport().update()

    def of(self, node: Node) -> Suggested | None:
        """The words of a row, as far as they are known and still stand there."""
        kept = self._kept.get(node.id)
        if kept is None or not self._is_up_to_date(kept, node):
            self._wanted()
        if kept is None or (kept.node.text, kept.node.original) != (node.text, node.original):
            return None
        return kept.suggested._replace(meant=self._meant)

    def take(self, node: Node) -> None:
        """Look through a row now."""
        found = tuple(one for one in self._find(node.id) if one.ref == node_ref(node.id))
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        places = _places(node, found, "text"), _places(node, found, "original")
        suggested = Suggested(found, *places, None)
        before = self._kept.get(node.id)
        self._kept[node.id] = _Kept(node, self._revision, suggested)
        if found or (before is not None and before.suggested.suggestions):
            self._view.viewport().update()

    def fill(self, until: float) -> bool:
        """Look through rows on the screen until some time; whether all are done."""
        rows = self._view.rows
        for placed in self._view.placed_rows():
            node = rows.document.find(node_ref(rows.node_id(placed.row)))
            if not isinstance(node, Node):
                continue
            kept = self._kept.get(node.id)
            if kept is not None and self._is_up_to_date(kept, node):
                continue
            self.take(node)
            if time.perf_counter() > until:
                return False
        return True

    def _is_up_to_date(self, kept: _Kept, node: Node) -> bool:
        if kept.revision != self._revision:
            return False
        return kept.node is node or _judged_by(kept.node) == _judged_by(node)


def _judged_by(node: Node) -> tuple[object, ...]:
    """What decides what is suggested for a row; not what stands under it."""
    fields = (node.concepts, node.actors, node.places, node.amounts, node.due, node.period)
    return node.text, node.original, node.extensions, *fields


def _places(
    node: Node, suggestions: tuple[Suggestion, ...], field: str
) -> tuple[tuple[int, int, int], ...]:
    text = getattr(node, field)
    return tuple(
        (to_units(text, words.start), to_units(text, words.end), number)
        for number, suggestion in enumerate(suggestions)
        for words in suggestion.places
        if words.source == field
    )
