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

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.row_changes import rows_of_detail, rows_reached
from outline_editor.core.row_scope import RowScope
from outline_editor.core.row_splices import RowsReplaced
from outline_editor.core.told_rows import ToldRows

if TYPE_CHECKING:
    from outline_editor.core.row_filter import RowFilter

_LOOKED_UP_IN_A_WALK = 8
"""Rows that are passed in the time that it takes to look one up by its id."""


class VisibleRows(ToldRows):
    """The visible rows of a document, by position from 0 and by id.

    It follows the document from the moment it is made until `close`. Folding
    is by id and survives edits: what is deleted and comes back by undo is
    folded as it was. Everything that changes which rows are visible raises
    `RuntimeError` while the rows are not `in_step`, and `KeyError` for a row
    that is not in the document.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._scope = RowScope(document)
        self._root = document.root
        self._fill(*self._scope.listing())
        self.close = document.follow(self._document_changed)

    @property
    def in_step(self) -> bool:
        """Whether the rows show the document as it is now.

        They don't while those who follow the document are told of a change
        and the rows have not heard of it yet.
        """
        return self._shows(self.document.root)

    @property
    def folded(self) -> set[str]:
        """The ids of the folded rows."""
        return self._scope.folded

    @property
    def own_folds(self) -> AbstractSet[str]:
        """The ids of the rows that are folded, or will be again once a filter ends."""
        return self._scope.own_folds

    @property
    def zoomed(self) -> str:
        """The id of the row zoomed into, `''` for the whole document."""
        return self._scope.zoomed

    @property
    def filter(self) -> RowFilter | None:
        """What keeps rows out, if anything does."""
        return self._scope.filter

    def is_folded(self, node_id: str) -> bool:
        """Whether a row hides the rows under it."""
        return self._scope.is_folded(self.document.node(node_id))

    # Folding

    def fold(self, node_id: str, *, deep: bool = False) -> None:
        """Hide what is under a row; `deep` folds every row under it too."""
        self._require_step()
        node = self.document.node(node_id)
        folding = [inner for inner in walk((node,)) if inner.children] if deep else [node]
        self.folded.update(inner.id for inner in folding if inner.children)
        position = self.position(node_id)
        if position is not None:
            self._remove(position + 1, self.end_of(position) - position - 1)
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
        if self.filter is not None:
            self.folded.difference_update(inner.id for inner in unfolding)
            listed = self.position(node_id) is not None
            if listed and (deep or not self.filter.lets_through_under(node)):
                self.filter.open(node, deep=deep)
            self._list_again()
        else:
            self._unfold([inner for inner in unfolding if inner.id in self.folded])
        self._tell_settled()

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
                self._show_rows(position + 1, node.children, self.depth(position) + 1)
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

    # Following the document

    def _document_changed(self, change_set: ChangeSet) -> None:
        touched = {node_id for change in change_set.changes for node_id in rows_reached(change)}
        if not self._shows(change_set.before) or self._scope.takes_relisting(change_set):
            # Whoever shows the rows failed on a change, which ended its replay;
            # or more than the rows of the change come and go.
            for change in change_set.changes:
                touched.update(rows_of_detail(self.document, change))
            in_step = self._shows(change_set.before)
            self._scope.follow(change_set, touched)
            self._root = change_set.after
            if in_step:
                self._list_again()
            else:
                self._replace(settle=False)
        else:
            for change in change_set.changes:
                self._replay(change, touched)
            self._root = change_set.after
        self._tell_changed(self._positions(touched))
        self._tell_settled(change_set)

    def _replay(self, change: Change, touched: set[str]) -> None:
        """Do to the rows what a change did to the document."""
        match change.edit, change.element:
            case Insert(owner=owner), Node() as node:
                self._show(node, self._slot(owner, change.previous))
                touched.add(owner.id)
            case Remove(), Node() as node:
                self._hide(node)
                assert isinstance(change.inverse, Insert)
                touched.add(change.inverse.owner.id)
            case Move(owner=owner), Node() as node:
                self._move_row(node, self._slot(owner, change.previous))
                assert isinstance(change.inverse, Move)
                touched.update((owner.id, change.inverse.owner.id))
            case _:
                touched.update(rows_of_detail(self.document, change))

    def _slot(self, owner: Ref, previous: str) -> tuple[int, int] | None:
        """Position and level of a row under `owner` after its sibling `previous`.

        `None` if the rows under `owner` are hidden.
        """
        if owner == DOCUMENT:
            if self.zoomed:
                return None
            above, level = -1, 1
        else:
            position = None if owner.id in self.folded else self.position(owner.id)
            if position is None:
                return None
            above, level = position, self.depth(position) + 1
        if not previous:
            return above + 1, level
        sibling = self.position(previous)
        assert sibling is not None
        return self.end_of(sibling), level

    def _show(self, node: Node, slot: tuple[int, int] | None) -> None:
        if slot is not None:
            self._show_rows(slot[0], (node,), slot[1])

    def _show_rows(self, position: int, nodes: tuple[Node, ...], level: int) -> None:
        self._insert(position, *self._scope.listing_of(nodes, level))

    def _hide(self, node: Node) -> None:
        position = self.position(node.id)
        if position is not None:
            self._remove(position, self.end_of(position) - position)

    def _move_row(self, node: Node, slot: tuple[int, int] | None) -> None:
        start = self.position(node.id)
        if start is None or slot is None:
            self._hide(node)
            self._show(node, slot)
            return
        before, level = slot
        self._move(start, self.end_of(start), before, level - self.depth(start))

    def _shows(self, root: DocumentRoot) -> bool:
        # A transaction taken back leaves an equal root, not the same one. They
        # share nearly everything, so that comparing them costs little.
        return root is self._root or root == self._root

    def _list_again(self) -> None:
        self._relist(*self._scope.listing())

    def _replace(self, *, settle: bool = True) -> None:
        with self._telling(RowsReplaced()):
            self._root = self.document.root
            self._fill(*self._scope.listing())
        if settle:
            self._tell_settled()

    def _require_step(self) -> None:
        if not self.in_step:
            raise RuntimeError("the rows have not heard of the last change yet")
