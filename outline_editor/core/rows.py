"""Which rows of a document are visible, in which order and how deep.

A tree is shown as a flat list: a row is in it unless a row above it is folded,
the list is zoomed into another row, or a filter keeps it out. What happens to
the document arrives as change sets and leaves as splices, each a small change
of the list, in the order in which a view carries them out. Nothing here walks
all rows but opening a document, folding or unfolding everything, zooming,
filtering, and editing under a filter.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from outline_editor.core.addresses import node_ref
from outline_editor.core.followed_rows import FollowedRows
from outline_editor.core.hidden_runs import LARGE
from outline_editor.core.index import walk
from outline_editor.core.model import Node

if TYPE_CHECKING:
    from outline_editor.core.row_filter import RowFilter

_LOOKED_UP_IN_A_WALK = 8
"""Rows that are passed in the time that it takes to look one up by its id."""


class VisibleRows(FollowedRows):
    """The visible rows of a document, by position from 0 and by id.

    It follows the document from the moment it is made until `close`. Folding
    is by id and survives edits: what is deleted and comes back by undo is
    folded as it was. Everything that changes which rows are visible raises
    `RuntimeError` while the rows are not `in_step`, and `KeyError` for a row
    that is not in the document.
    """

    def is_folded(self, node_id: str) -> bool:
        """Whether a row hides the rows under it."""
        return self._scope.is_folded(self.document.node(node_id))

    # Folding

    def fold(self, node_id: str, *, deep: bool = False) -> None:
        """Hide what is under a row; `deep` folds every row under it too."""
        self._require_step()
        node = self.document.node(node_id)
        folding = [inner for inner in walk((node,)) if inner.children] if deep else [node]
        position = self.position(node_id)
        if deep or position is None:
            self._hidden.forget_all()
        self.folded.update(inner.id for inner in folding if inner.children)
        if position is not None:
            self._fold_at(position, node, keep=not deep)
            self._tell_changed([position])
        elif deep and self.zoomed:
            self._list_again()
        self._tell_settled()

    def unfold(self, node_id: str, *, deep: bool = False) -> None:
        """Show what is under a row; `deep` unfolds every row under it too.

        What a filter keeps out there comes in, if it let nothing through there.
        """
        self._require_step()
        node = self.document.node(node_id)
        unfolding = [inner for inner in walk((node,)) if inner.children] if deep else [node]
        listed = self.position(node_id) is not None
        if deep or not listed:
            self._hidden.forget_all()
        if self.filter is not None:
            self.folded.difference_update(inner.id for inner in unfolding)
            if listed and (deep or not self.filter.lets_through_under(node)):
                self.filter.open(node, deep=deep)
            self._list_again()
        elif deep and not listed and self.zoomed:
            # What is shown may be under it, with a fold on the way that is not.
            self.folded.difference_update(inner.id for inner in unfolding)
            self._list_again()
        else:
            outermost = _outermost((node,), self.folded)
            self.folded.difference_update(inner.id for inner in unfolding)
            self._unfold(outermost)
        self._tell_settled()

    def _fold_at(self, position: int, node: Node, *, keep: bool) -> None:
        first, end = position + 1, self.end_of(position)
        if keep and self.filter is None and end - first >= LARGE:
            run = self._set_aside(first, end - first)
            self._hidden.keep(node, self.depth(position), run)
        else:
            self._remove(first, end - first)

    def _unfold_at(self, position: int, node: Node) -> None:
        level = self.depth(position)
        run = self._hidden.take(node, level)
        if run is None:
            self._show_rows(position + 1, node.children, level + 1)
        else:
            self._bring_back(position + 1, run)

    def show_levels(self, most: int | None) -> None:
        """Show so many levels, and hide what is deeper; all of them for `None`.

        Zoomed into a row, the levels under it count.
        """
        self._require_step()
        self._scope.fold_from(most)
        self._replace()

    def restore(self, folded: AbstractSet[str], zoomed: str) -> None:
        """Fold these rows and no others, and zoom into a row or `''`; unknown ones are left out.

        Under a filter the folds are those that count once it ends.
        """
        self._require_step()
        if len(folded) * _LOOKED_UP_IN_A_WALK > self.document.row_count:
            rows = (node for node in walk(self.document.root.outline) if node.id in folded)
        else:
            found = (self.document.find(node_ref(node_id)) for node_id in folded)
            rows = (node for node in found if isinstance(node, Node))
        self._scope.own_folds = {node.id for node in rows if node.children}
        self._scope.zoom(zoomed if self.document.has(node_ref(zoomed)) else "")
        self._replace()

    def reveal(self, node_id: str) -> None:
        """Unfold, zoom out and let through what it takes to see a row."""
        self._require_step()
        if self.position(node_id) is not None:
            return
        above = self.document.ancestors(node_id)
        zoomed = self.zoomed
        self._scope.zoom_out_to(node_id)
        if self.zoomed != zoomed:
            self._replace()
        if self.filter is not None:
            self.filter.show(node_id)
            self.folded.difference_update(above)
            self._list_again()
        else:
            inside = above[: above.index(self.zoomed) + 1] if self.zoomed in above else above
            if self.zoomed != node_id:
                nodes = [self.document.node(one) for one in reversed(inside)]
                self._unfold([node for node in nodes if node.id in self.folded])
        self._tell_settled()

    def _unfold(self, nodes: list[Node]) -> None:
        """Unfold rows, those further out first.

        The first one shows all that is under it at once.
        """
        self.folded.difference_update(node.id for node in nodes)
        opened = []
        for node in nodes:
            position = self.position(node.id)
            if position is None or not node.children:
                continue
            if self.end_of(position) == position + 1:
                self._unfold_at(position, node)
            opened.append(node.id)
        self._tell_changed(self._positions(opened))

    # Zoom and filter

    def zoom(self, node_id: str) -> None:
        """Show a row alone with what is under it, unfolded; all rows for `''`."""
        self._require_step()
        if node_id:
            self.document.node(node_id)
            self.folded.discard(node_id)
        self._scope.zoom(node_id)
        self._replace()

    def set_filter(self, row_filter: RowFilter | None) -> None:
        """Show only what a filter lets through, or everything again, folded as it was."""
        self._require_step()
        self._scope.filter = row_filter
        self._replace()


def _outermost(nodes: tuple[Node, ...], folded: AbstractSet[str]) -> list[Node]:
    """Those folded among these rows and the rows under them, but none under another."""
    found, stack = [], list(reversed(nodes))
    while stack:
        node = stack.pop()
        if node.id in folded:
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return found
