"""Rows of a document that follow it: each change of it becomes splices of the list."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove
from outline_editor.core.hidden_runs import HiddenRuns
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.row_changes import rows_of_detail, rows_reached
from outline_editor.core.row_scope import RowScope, rows_placed
from outline_editor.core.row_splices import RowsReplaced
from outline_editor.core.told_rows import ToldRows

if TYPE_CHECKING:
    from outline_editor.core.row_filter import RowFilter


_MANY = 64
"""Rows put elsewhere together from which on listing all anew is quicker than step by step:
whoever shows the list has work with each step."""


class FollowedRows(ToldRows):
    """The rows of a document that its folds, zoom and filter let be seen.

    They follow the document from the moment they are made until `close`.
    """

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self._scope = RowScope(document)
        self._hidden = HiddenRuns()
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

    def _document_changed(self, change_set: ChangeSet) -> None:
        touched = {node_id for change in change_set.changes for node_id in rows_reached(change)}
        for change in change_set.changes:
            touched.update(rows_of_detail(self.document, change))
        in_step = self._shows(change_set.before)
        takes_relisting = self._scope.takes_relisting(change_set)
        is_all = self._scope.follow(change_set, touched)
        if not in_step:
            # Whoever shows the rows failed on a change, which ended its replay.
            self._replace(settle=False)
        elif takes_relisting or not is_all or len(rows_placed(change_set)) > _MANY:
            self._root = change_set.after
            self._list_again()
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
                if node.children:
                    # Its rows may come back elsewhere under the same ids.
                    self._hidden.forget_all()
                self._hide(node)
                assert isinstance(change.inverse, Insert)
                touched.add(change.inverse.owner.id)
            case Move(owner=owner), Node() as node:
                self._move_row(node, self._slot(owner, change.previous))
                assert isinstance(change.inverse, Move)
                touched.update((owner.id, change.inverse.owner.id))

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
        sibling = self._listed(owner, previous) if previous else None
        return (above + 1 if sibling is None else self.end_of(sibling)), level

    def _listed(self, owner: Ref, sibling: str) -> int | None:
        """Where a row stands, or the nearest one before it that the filter lets through."""
        position = self.position(sibling)
        if position is not None or self.filter is None:
            assert position is not None
            return position
        before = self.document.rows(owner)[: self.document.place(node_ref(sibling)).index]
        found = (self.position(node.id) for node in reversed(before))
        return next((position for position in found if position is not None), None)

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
        self._hidden.forget_all()
        self._relist(*self._scope.listing())

    def _replace(self, *, settle: bool = True) -> None:
        with self._telling(RowsReplaced()):
            self._root = self.document.root
            self._hidden.forget_all()
            self._fill(*self._scope.listing())
        if settle:
            self._tell_settled()

    def _require_step(self) -> None:
        if not self.in_step:
            raise RuntimeError("the rows have not heard of the last change yet")
