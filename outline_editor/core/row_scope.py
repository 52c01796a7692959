"""What decides which rows of a document are listed: zoom, folds and a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from outline_editor.core.addresses import node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove
from outline_editor.core.index import walk
from outline_editor.core.model import Node

if TYPE_CHECKING:
    from outline_editor.core.row_filter import RowFilter


class RowScope:
    """Zoomed into a row, it alone is listed with what is under it.

    Under a fold nothing is listed. While there is a filter, what it lets
    through is listed, besides the row zoomed into, and its own folds count;
    the others wait for its end.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.own_folds: set[str] = set()
        self.filter: RowFilter | None = None
        self.zoomed = ""
        """The id of the row zoomed into, `''` for the whole document."""
        self._above: list[str] = []

    @property
    def folded(self) -> set[str]:
        """The folds that count now."""
        return self.own_folds if self.filter is None else self.filter.folded

    @property
    def top(self) -> tuple[Node, ...]:
        """The rows of the first level listed."""
        if self.zoomed:
            return (self._document.node(self.zoomed),)
        return self._document.root.outline

    def is_folded(self, node: Node) -> bool:
        """Whether a row hides every row under it."""
        if not node.children or node.id in self.folded:
            return bool(node.children)
        return self.filter is not None and not self.filter.lets_through_under(node)

    def listing(self) -> tuple[list[str], bytearray]:
        """Ids and levels of all rows that are listed."""
        return self.listing_of(self.top, 1)

    def listing_of(self, nodes: tuple[Node, ...], level: int) -> tuple[list[str], bytearray]:
        """Ids and levels of these rows and those under them, as far as they are listed."""
        ids: list[str] = []
        levels = bytearray()
        folded, shown = self.folded, None if self.filter is None else self.filter.shown
        open_rows = [iter(nodes)]
        while open_rows:
            for node in open_rows[-1]:
                if shown is not None and node.id not in shown and node.id != self.zoomed:
                    continue
                ids.append(node.id)
                levels.append(level)
                if node.children and node.id not in folded:
                    open_rows.append(iter(node.children))
                    level += 1
                    break
            else:
                open_rows.pop()
                level -= 1
        return ids, levels

    # Zoom

    def zoom(self, node_id: str) -> None:
        """List a row alone with what is under it, or for `''` everything."""
        self.zoomed = node_id
        self._above = self._document.ancestors(node_id) if node_id else []

    def zoom_out_to(self, node_id: str) -> None:
        """Zoom out as far as it takes for a row to be in the scope."""
        way = {node_id, *self._document.ancestors(node_id)}
        if self.zoomed and self.zoomed not in way:
            self.zoom(next((above for above in self._above if above in way), ""))

    # Levels

    def fold_from(self, most: int | None) -> None:
        """Show this many levels and fold the rows below; `None` shows all.

        Zoomed into a row, the levels under it count.
        """
        if most is None and not self.zoomed:
            self.folded.clear()
            return
        level, nodes = (0 if self.zoomed else 1), self.top
        while nodes:
            parents = [node for node in nodes if node.children]
            ids = [node.id for node in parents]
            if most is not None and level >= most:
                self.folded.update(ids)
            else:
                self.folded.difference_update(ids)
            nodes = tuple(child for node in parents for child in node.children)
            level += 1

    # Following the document

    def takes_relisting(self, change_set: ChangeSet) -> bool:
        """Whether the row zoomed into, or one above it, comes, goes or moves."""
        if not self.zoomed:
            return False
        way = {self.zoomed, *self._above}
        return any(node.id in way for node in rows_placed(change_set))

    def follow(self, change_set: ChangeSet, touched: set[str]) -> bool:
        """Take in what has happened to the document, and to these rows of it.

        Whether no rows come in sight but by the changes themselves, one by one.
        """
        if self.zoomed:
            way = (self.zoomed, *self._above)
            self.zoom(next((i for i in way if self._document.has(node_ref(i))), ""))
        if self.filter is None:
            return True
        added = self.filter.follow(change_set.changes, touched)
        placed = rows_placed(change_set)
        # Of several rows each would have to be put among those of its own moment.
        return len(placed) <= 1 and added <= {node.id for node in walk(placed)}


def rows_placed(change_set: ChangeSet) -> tuple[Node, ...]:
    """The rows that a change set puts in, moves or takes out."""
    return tuple(
        change.element
        for change in change_set.changes
        if isinstance(change.edit, (Insert, Move, Remove)) and isinstance(change.element, Node)
    )
