"""What the outline shows of a search: the words found, the rows only on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from outline_editor.core.finder import Finder, Match
from outline_editor.core.model import Node

_MOST_KEPT = 600
"""Rows whose matches are kept: some screens full."""


class Found(NamedTuple):
    """The matches of a row, and which of them the person is at."""

    matches: Sequence[Match]
    here: Match | None


class FoundRows:
    """The matches of the rows in sight, looked for once as long as a row is the same."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._kept: dict[str, tuple[Node, list[Match]]] = {}
        self.here: Match | None = None

    def of(self, node: Node) -> Found:
        """The matches of a row."""
        kept = self._kept.get(node.id)
        if kept is None or kept[0] is not node:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            kept = node, self._finder.in_row(node) if node.id in self._finder.rows else []
            self._kept[node.id] = kept
        here = self.here if self.here is not None and self.here.row == node.id else None
        return Found(kept[1], here)
