"""The visible rows as Qt's views and assistive tools read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from outline_editor.core.addresses import node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.edits import Insert, SetField
from outline_editor.core.index import walk
from outline_editor.core.model import Node, Note
from outline_editor.core.row_splices import (
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    RowsReplaced,
    Splice,
)
from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.row_words import notes_shown, spoken, tool_tip

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()

# Put together once: Qt asks for them for every row painted.
_READABLE = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable


class RowRole(IntEnum):
    """What the model tells of a row besides the roles of Qt."""

    NODE_ID = Qt.ItemDataRole.UserRole.value + 1
    DEPTH = NODE_ID + 1
    """The level of the row, 1 for the top rows."""
    HAS_CHILDREN = NODE_ID + 2
    FOLDED = NODE_ID + 3
    NOTE_COUNT = NODE_ID + 4
    """How many notes are shown at the row, its own and those that reach it."""
    ORIGINAL = NODE_ID + 5
    KIND = NODE_ID + 6
    """The value of the row's kind, `''` for none."""


class RowsModel(QAbstractListModel):
    """A flat list of the visible rows; its indexes carry no pointers.

    While splices are told, a row may be gone from the document already; it
    has no data then. `has_originals` says whether a column for the rows in
    their own language is worth its room: once it is, it stays. `remark` has
    more to say of a row on hover, as rich text.
    """

    rows_settled = Signal()
    """The rows show the document again, after any number of splices."""

    def __init__(self, rows: VisibleRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.editable = True
        self.is_settled = True
        self.remark: Callable[[Node], str] | None = None
        self._take(rows)

    def show(self, rows: VisibleRows) -> None:
        """Show other rows from now on."""
        self.beginResetModel()
        self._stop()
        self._take(rows)
        self.endResetModel()

    def _take(self, rows: VisibleRows) -> None:
        self.rows = rows
        self._stop: Callable[[], None] = rows.follow(self)
        self.has_originals = _has_language(rows) or any(
            node.original for node in rows.document.walk()
        )

    def node(self, row: int) -> Node | None:
        """The node shown in a row, `None` if the document no longer has it."""
        node = self.rows.document.find(node_ref(self.rows.node_id(row)))
        return node if isinstance(node, Node) else None

    def notes(self, node: Node) -> tuple[Note, ...]:
        """The notes shown at a row: its own, then those that reach it from elsewhere."""
        return notes_shown(self.rows.document, node)

    # What Qt asks

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """How many rows are visible."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be selected, and edited unless the document is read-only."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _EDITABLE if self.editable else _READABLE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row is; see `RowRole` and the roles of Qt."""
        if not index.isValid():
            return None
        row = index.row()
        node = self.node(row)
        if node is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return node.text
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(node) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                folded = self.rows.is_folded(node.id)
                return spoken(node, self.rows.depth(row), self.notes(node), folded=folded)
        return self._own_data(node, row, role)

    def _tool_tip(self, node: Node) -> str:
        return self.remark_of(node) + tool_tip(self.rows.document, node)

    def remark_of(self, node: Node) -> str:
        """What there is to say of a row besides its notes, as rich text."""
        return "" if self.remark is None else self.remark(node)

    def _own_data(self, node: Node, row: int, role: int) -> Any:
        match role:
            case RowRole.NODE_ID:
                return node.id
            case RowRole.DEPTH:
                return self.rows.depth(row)
            case RowRole.HAS_CHILDREN:
                return bool(node.children)
            case RowRole.FOLDED:
                return self.rows.is_folded(node.id)
            case RowRole.NOTE_COUNT:
                return len(self.notes(node))
            case RowRole.ORIGINAL:
                return node.original
            case RowRole.KIND:
                return "" if node.kind is None else node.kind.value
        return None

    # What the rows tell

    def about_to(self, splice: Splice) -> None:
        """Announce a change of the list."""
        self.is_settled = False
        match splice:
            case RowsInserted(start, count):
                self.beginInsertRows(_NO_PARENT, start, start + count - 1)
            case RowsRemoved(start, count):
                self.beginRemoveRows(_NO_PARENT, start, start + count - 1)
            case RowsMoved(start, count, before):
                last = start + count - 1
                if not self.beginMoveRows(_NO_PARENT, start, last, _NO_PARENT, before):
                    raise ValueError(splice)
            case RowsReplaced():
                self.beginResetModel()

    def did(self, splice: Splice) -> None:
        """Confirm a change of the list."""
        match splice:
            case RowsInserted():
                self.endInsertRows()
            case RowsRemoved():
                self.endRemoveRows()
            case RowsMoved():
                self.endMoveRows()
            case RowsReplaced():
                self.endResetModel()

    def changed(self, positions: Sequence[int]) -> None:
        """Announce that rows look different, run by run."""
        for first, last in _runs(positions):
            self.dataChanged.emit(self.index(first), self.index(last))

    def settled(self, change_set: ChangeSet | None) -> None:
        """See whether originals have come, then pass the word on."""
        if change_set is not None and not self.has_originals:
            self.has_originals = _has_language(self.rows) or any(_brings_original(change_set))
        self.is_settled = True
        self.rows_settled.emit()


def _has_language(rows: VisibleRows) -> bool:
    return rows.document.root.original_language is not None


def _brings_original(change_set: ChangeSet) -> Iterator[bool]:
    for change in change_set.changes:
        match change.edit, change.element:
            case SetField(field="original"), Node() as node:
                yield bool(node.original)
            case Insert(), Node() as node:
                yield any(inner.original for inner in walk((node,)))


def _runs(positions: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last of each run of successive positions."""
    if isinstance(positions, range):
        yield positions[0], positions[-1]
        return
    first = last = positions[0]
    for position in positions[1:]:
        if position > last + 1:
            yield first, last
            first = position
        last = position
    yield first, last
