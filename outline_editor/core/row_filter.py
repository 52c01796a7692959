"""Which rows a filter lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from outline_editor.core.addresses import node_ref
from outline_editor.core.changes import Change
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move
from outline_editor.core.index import walk
from outline_editor.core.model import Node


class RowFilter:
    """The rows that match something, with those above them.

    `matched` are the ids of the rows that match; `shown` are these, the rows
    above them, and what was put in, moved, edited or asked for meanwhile:
    nobody wants the row they work on to go. `folded` are the rows folded under
    the filter, at first none.
    """

    def __init__(
        self, document: Document, matched: Iterable[str], matches: Callable[[Node], bool]
    ) -> None:
        self._document = document
        self._matches = matches
        self.matched = set(matched)
        self.folded: set[str] = set()
        self.shown = document.with_above(self.matched)

    def show(self, node_id: str) -> None:
        """Let a row through, with the rows above it."""
        self.shown |= self._document.with_above([node_id])

    def open(self, node: Node, *, deep: bool = False) -> None:
        """Let through a row and what is right under it, or with `deep` all of it."""
        self.show(node.id)
        under = walk(node.children) if deep else iter(node.children)
        self.shown.update(inner.id for inner in under)

    def lets_through_under(self, node: Node) -> bool:
        """Whether any row right under a row is let through."""
        return any(child.id in self.shown for child in node.children)

    def follow(self, changes: Iterable[Change], touched: Iterable[str]) -> set[str]:
        """Take in what has happened to the document, and to these rows of it.

        The result are the ids of the rows that are let through now and were not before.
        """
        added: set[str] = set()
        fresh: set[str] = set()
        for change in changes:
            match change.edit, change.element:
                case Insert(), Node() as node:
                    fresh.update(inner.id for inner in walk((node,)))
                case Move(), Node() as node:
                    fresh.add(node.id)
        for node_id in {*fresh, *touched}:
            node = self._document.find(node_ref(node_id))
            if not isinstance(node, Node):
                continue
            if self._matches(node):
                self.matched.add(node_id)
            else:
                self.matched.discard(node_id)
            if node_id in self.matched or node_id in fresh:
                added |= self._document.with_above([node_id]) - self.shown
        self.shown |= added
        return added
