"""What a picker offers, as the lines of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from outline_editor.app.choices import Choice

Index = QModelIndex | QPersistentModelIndex


class ChoicesModel(QAbstractListModel):
    """Choices, the likeliest first."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        """Offer others."""
        self.beginResetModel()
        self._choices = choices
        self.endResetModel()

    def choice(self, index: Index) -> Choice:
        """The choice on a line."""
        return self._choices[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        choice = self._choices[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return choice.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (choice.text, choice.detail, choice.keys) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel.flags`; what can't be chosen now is listed all the same."""
        # It stays selectable, so that the keys don't jump over what a person reads.
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsEnabled if self.choice(index).applies else flags
