"""Concepts and actors as the lines of a tree, in two groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from outline_editor.app.entry_tree import Entry, EntryTree, entries_of, is_merged
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.concept_book import ConceptBook, labels_of
from outline_editor.ui.plain_text import plain_tip
from outline_editor.ui.translation import translate

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT = QModelIndex()
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
KINDS = (ElementKind.CONCEPT, ElementKind.ACTOR)
"""The groups in their order."""


class EntryRole(IntEnum):
    """What the model tells of a line besides the roles of Qt."""

    COUNT = Qt.ItemDataRole.UserRole.value + 1
    """How many rows and notes name an entry; how many entries a group has."""
    REMARK = COUNT + 1
    """Where an entry is defined, if that is worth saying; whether it was merged."""
    IS_FAINT = COUNT + 2
    """Whether an entry stands back: merged, or there only for what is under it."""
    IS_GROUP = COUNT + 3


@dataclass(slots=True)
class _Line:
    """A group, whose id is `''`, or an entry; `upper` and `lower` are numbers of lines."""

    ref: Ref
    upper: int
    row: int
    lower: list[int] = field(default_factory=list)


class EntriesModel(QAbstractItemModel):
    """A tree of lines; an index carries the number of its line, no pointer.

    `count_of` tells how many rows and notes name an entry; it is asked for
    what is in sight alone.
    """

    renamed = Signal(Ref, str)
    """Somebody has written another label for an entry."""

    def __init__(self, count_of: Callable[[Ref], int]) -> None:
        super().__init__()
        self._count_of = count_of
        self._lines: list[_Line] = []
        self._numbers: dict[Ref, int] = {}
        self._groups: list[ElementKind] = []
        self._trees: Mapping[ElementKind, EntryTree] = {}
        self._entries: dict[Ref, Entry] = {}
        self._own: set[Ref] = set()
        self._sizes: dict[ElementKind, int] = {}
        """How many entries of a kind count: not those merged into others."""
        self._matched: set[Ref] | None = None
        self._said_with: tuple[object, ...] = ()
        """What decides what lines say besides their entries."""
        self.editable = True
        self.tells_own = False
        """Whether it is worth saying that an entry is defined in the document itself."""

    def show(
        self,
        trees: Mapping[ElementKind, EntryTree],
        book: ConceptBook,
        matched: set[Ref] | None,
    ) -> bool:
        """Show trees of the entries of a book; all but the `matched` ones stand back.

        Returns whether there are other lines than before, or in another order.
        """
        is_same = trees == self._trees
        if not is_same:
            self.beginResetModel()
        before, own = self._entries, self._own
        is_alike = (matched, self.tells_own, self.editable) == self._said_with
        self._said_with = matched, self.tells_own, self.editable
        self._trees, self._matched = trees, matched
        self._entries = {
            Ref(kind, one): entry for kind in KINDS for one, entry in entries_of(book, kind).items()
        }
        self._own = {ref for ref, entry in self._entries.items() if book.is_own(entry)}
        self._sizes = {
            kind: sum(not is_merged(entry) for entry in entries_of(book, kind).values())
            for kind in KINDS
        }
        if is_same:
            others = {r for r, entry in self._entries.items() if before.get(r) is not entry}
            # What an entry says of itself may move from document to codebook, the very same.
            self.update(others | (own ^ self._own) if is_alike else self._numbers)
            return False
        self._lines, self._numbers = [], {}
        self._groups = [kind for kind in KINDS if trees[kind].tops]
        for row, kind in enumerate(self._groups):
            self._add(Ref(kind, ""), -1, row)
            self._add_tree(kind, trees[kind])
        self.endResetModel()
        return True

    def _add_tree(self, kind: ElementKind, tree: EntryTree) -> None:
        waiting = [(self._numbers[Ref(kind, "")], tree.tops)]
        while waiting:
            upper, ids = waiting.pop()
            for row, one in enumerate(ids):
                number = self._add(Ref(kind, one), upper, row)
                waiting.append((number, tree.lower.get(one, ())))

    def _add(self, ref: Ref, upper: int, row: int) -> int:
        number = len(self._lines)
        self._lines.append(_Line(ref, upper, row))
        self._numbers[ref] = number
        if upper >= 0:
            self._lines[upper].lower.append(number)
        return number

    def update(self, refs: Iterable[Ref]) -> None:
        """Let the lines of some entries, and of the groups, be painted anew."""
        for ref in (*[Ref(kind, "") for kind in self._groups], *refs):
            number = self._numbers.get(ref)
            if number is not None:
                index = self.createIndex(self._lines[number].row, 0, number)
                self.dataChanged.emit(index, index)

    # Lines and entries

    def ref(self, index: Index) -> Ref | None:
        """The entry of a line, `None` for a group."""
        ref = self.address(index) if index.isValid() else None
        return ref if ref is not None and ref.id else None

    def refs(self) -> list[Ref]:
        """All entries shown, each after what it stands under."""
        return [line.ref for line in self._lines if line.ref.id]

    def address(self, index: Index) -> Ref:
        """What stands on a line: an entry, or a group, whose id is `''`."""
        return self._lines[index.internalId()].ref

    def index_of(self, ref: Ref | None) -> QModelIndex:
        """The line of an entry, an invalid one where it is not shown."""
        number = None if ref is None else self._numbers.get(ref)
        if number is None:
            return QModelIndex()
        return self.createIndex(self._lines[number].row, 0, number)

    def first(self) -> QModelIndex:
        """The line of the first entry, an invalid one where there are none."""
        number = next((n for n, line in enumerate(self._lines) if line.ref.id), None)
        return QModelIndex() if number is None else self.index_of(self._lines[number].ref)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NO_PARENT) -> QModelIndex:
        """See `QAbstractItemModel.index`."""
        # Asked for each line that there is: Qt's own checks would take most of the time.
        if column != 0 or row < 0:
            return QModelIndex()
        if parent.isValid():
            lower = self._lines[parent.internalId()].lower
            return self.createIndex(row, 0, lower[row]) if row < len(lower) else QModelIndex()
        if row >= len(self._groups):
            return QModelIndex()
        return self.createIndex(row, 0, self._numbers[Ref(self._groups[row], "")])

    def parent(self, index: Index = _NO_PARENT) -> QModelIndex:  # type: ignore[override]
        """See `QAbstractItemModel.parent`."""
        upper = self._lines[index.internalId()].upper if index.isValid() else -1
        return QModelIndex() if upper < 0 else self.createIndex(self._lines[upper].row, 0, upper)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: N802
        """See `QAbstractItemModel.rowCount`."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._lines[parent.internalId()].lower)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:  # noqa: ARG002, N802
        """One column: what else there is to say stands beside the label."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel.flags`: an entry's label can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can_edit = self.editable and self._lines[index.internalId()].ref.id
        return _EDITABLE if can_edit else _PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a line says; see `EntryRole` and the roles of Qt."""
        if not index.isValid():
            return None
        ref = self._lines[index.internalId()].ref
        return self._of_entry(ref, role) if ref.id else self._of_group(ref.kind, role)

    def _of_group(self, kind: ElementKind, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                concepts = kind is ElementKind.CONCEPT
                return (
                    translate("Concepts", "Concepts")
                    if concepts
                    else translate("Concepts", "Actors")
                )
            case EntryRole.COUNT:
                return self._sizes[kind]
            case EntryRole.IS_GROUP:
                return True
        return None

    def _of_entry(self, ref: Ref, role: int) -> Any:
        entry = self._entries[ref]
        labels = labels_of(entry)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return labels.shown
            case Qt.ItemDataRole.EditRole:
                return labels.texts[0][1]
            case Qt.ItemDataRole.ToolTipRole:
                definition = getattr(entry, "definition", "") or getattr(entry, "role", "")
                parts = (labels.shown, definition, ref.id)
                return plain_tip("\n".join(part for part in parts if part))
            case Qt.ItemDataRole.AccessibleTextRole:
                uses = translate("Concepts", "used {n} times").format(n=self._count_of(ref))
                return ", ".join(part for part in (labels.shown, uses, self._remark(ref)) if part)
            case EntryRole.COUNT:
                return self._count_of(ref)
            case EntryRole.REMARK:
                return self._remark(ref)
            case EntryRole.IS_FAINT:
                is_out = self._matched is not None and ref not in self._matched
                return is_out or is_merged(entry)
        return None

    def _remark(self, ref: Ref) -> str:
        if is_merged(self._entries[ref]):
            return translate("Concepts", "merged")
        if self.tells_own and ref in self._own:
            return translate("Concepts", "this document")
        return ""

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """See `QAbstractItemModel.setData`: whoever hears of it changes the entry."""
        ref = self.ref(index)
        if ref is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(ref, str(value))
        return True
