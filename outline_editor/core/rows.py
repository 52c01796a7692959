"""Which rows of a document are visible, in which order and how deep.

A tree is shown as a flat list: a row is in it unless a row above it is folded.
What happens to the document arrives as change sets and leaves as splices, each
a small change of the list, in the order in which a view carries them out.
Nothing here walks all rows but opening a document, and folding or unfolding
everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from outline_editor.core.addresses import DOCUMENT, Ref
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.edits import Insert, Move, Remove
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.row_changes import rows_of_detail, rows_reached
from outline_editor.core.row_list import RowList
from outline_editor.core.row_splices import (
    RowsFollower,
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    RowsReplaced,
    Splice,
)


class VisibleRows:
    """The visible rows of a document, by position from 0 and by id.

    It follows the document from the moment it is made until `close`. Folding
    is by id and survives edits: what is deleted and comes back by undo is
    folded as it was. Folding and unfolding raise `RuntimeError` while the rows
    are not `in_step`, and `KeyError` for a row that is not in the document.
    `folded` holds the ids of the folded rows, `document` is what is followed.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded: set[str] = set()
        self._list = RowList()
        self._followers: list[RowsFollower] = []
        self._root = document.root
        self._fill()
        self.close = document.follow(self._document_changed)

    def follow(self, follower: RowsFollower) -> Callable[[], None]:
        """Be told of every change of the rows; call the result to stop."""
        self._followers.append(follower)
        return lambda: self._followers.remove(follower)

    # Reading

    def __len__(self) -> int:
        return len(self._list)

    @property
    def in_step(self) -> bool:
        """Whether the rows show the document as it is now.

        They don't while those who follow the document are told of a change
        and the rows have not heard of it yet.
        """
        return self._shows(self.document.root)

    def node_id(self, position: int) -> str:
        """The id of the row at a position. Raises `IndexError`."""
        return self._list.id_at(position)

    def depth(self, position: int) -> int:
        """The level of the row at a position, 1 for the top rows. Raises `IndexError`."""
        return self._list.level_at(position)

    def position(self, node_id: str) -> int | None:
        """Where a row stands, `None` if it is not visible."""
        return self._list.position(node_id)

    def end_of(self, position: int) -> int:
        """The position right after everything visible under a row."""
        return self._list.end_of(position)

    def node_ids(self) -> list[str]:
        """The ids of all visible rows in order."""
        return self._list.ids()

    def depths(self) -> list[int]:
        """The levels of all visible rows in order."""
        return self._list.levels()

    def is_folded(self, node_id: str) -> bool:
        """Whether a row hides rows under it."""
        return node_id in self.folded and bool(self.document.node(node_id).children)

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
        self._tell_settled()

    def unfold(self, node_id: str, *, deep: bool = False) -> None:
        """Show what is under a row; `deep` unfolds every row under it too."""
        self._require_step()
        node = self.document.node(node_id)
        unfolding = walk((node,)) if deep else iter((node,))
        self._unfold([inner for inner in unfolding if inner.id in self.folded])
        self._tell_settled()

    def fold_all(self) -> None:
        """Hide everything but the top rows."""
        self._require_step()
        self.folded.update(node.id for node in self.document.walk() if node.children)
        self._replace()

    def unfold_all(self) -> None:
        """Show every row."""
        self._require_step()
        self.folded.clear()
        self._replace()

    def reveal(self, node_id: str) -> None:
        """Unfold what hides a row."""
        self._require_step()
        ancestors = [self.document.node(above) for above in self.document.ancestors(node_id)]
        self._unfold([above for above in reversed(ancestors) if above.id in self.folded])
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
                self._insert(position + 1, node.children, self.depth(position) + 1)
            opened.append(node.id)
        self._tell_changed(self._positions(opened))

    # Following the document

    def _document_changed(self, change_set: ChangeSet) -> None:
        if not self._shows(change_set.before):
            # Whoever shows the rows failed on a change, which ended its replay.
            self._replace(change_set)
            return
        touched: set[str] = set()
        for change in change_set.changes:
            self._replay(change, touched)
            touched.update(rows_reached(change))
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
                self._move(node, self._slot(owner, change.previous))
                assert isinstance(change.inverse, Move)
                touched.update((owner.id, change.inverse.owner.id))
            case _:
                touched.update(rows_of_detail(self.document, change))

    def _slot(self, owner: Ref, previous: str) -> tuple[int, int] | None:
        """Position and level of a row under `owner` after its sibling `previous`.

        `None` if the rows under `owner` are hidden.
        """
        if owner == DOCUMENT:
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
            self._insert(slot[0], (node,), slot[1])

    def _hide(self, node: Node) -> None:
        position = self.position(node.id)
        if position is not None:
            self._remove(position, self.end_of(position) - position)

    def _move(self, node: Node, slot: tuple[int, int] | None) -> None:
        start = self.position(node.id)
        if start is None or slot is None:
            self._hide(node)
            self._show(node, slot)
            return
        end = self.end_of(start)
        before, level = slot
        by = level - self.depth(start)
        if before < start or before > end:
            with self._telling(RowsMoved(start, end - start, before)):
                self._list.move(start, end - start, before, by)
            start = before if before < start else before - (end - start)
        elif by:
            self._list.shift(start, end - start, by)
        if by:
            self._tell_changed(range(start, self.end_of(start)))

    def _shows(self, root: DocumentRoot) -> bool:
        # A transaction taken back leaves an equal root, not the same one. They
        # share nearly everything, so that comparing them costs little.
        return root is self._root or root == self._root

    # Changing the list, and telling

    def _fill(self) -> None:
        self._list.clear()
        self._list.insert(0, *_visible(self.document.root.outline, 1, self.folded))

    def _replace(self, change_set: ChangeSet | None = None) -> None:
        with self._telling(RowsReplaced()):
            self._root = self.document.root
            self._fill()
        self._tell_settled(change_set)

    def _insert(self, position: int, nodes: tuple[Node, ...], level: int) -> None:
        ids, levels = _visible(nodes, level, self.folded)
        with self._telling(RowsInserted(position, len(ids))):
            self._list.insert(position, ids, levels)

    def _remove(self, position: int, count: int) -> None:
        if count:
            with self._telling(RowsRemoved(position, count)):
                self._list.remove(position, count)

    @contextmanager
    def _telling(self, splice: Splice) -> Iterator[None]:
        for follower in self._followers:
            follower.about_to(splice)
        yield
        for follower in self._followers:
            follower.did(splice)

    def _tell_changed(self, positions: Sequence[int]) -> None:
        if positions:
            for follower in self._followers:
                follower.changed(positions)

    def _tell_settled(self, change_set: ChangeSet | None = None) -> None:
        for follower in self._followers:
            follower.settled(change_set)

    def _positions(self, node_ids: Sequence[str] | set[str]) -> list[int]:
        """The positions of those rows that are visible, in order."""
        found = (self.position(node_id) for node_id in node_ids)
        return sorted(position for position in found if position is not None)

    def _require_step(self) -> None:
        if not self.in_step:
            raise RuntimeError("the rows have not heard of the last change yet")


def _visible(nodes: tuple[Node, ...], level: int, folded: set[str]) -> tuple[list[str], bytearray]:
    """Ids and levels of these rows, and of those under them that are not hidden."""
    ids: list[str] = []
    levels = bytearray()
    open_rows = [iter(nodes)]
    while open_rows:
        for node in open_rows[-1]:
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
