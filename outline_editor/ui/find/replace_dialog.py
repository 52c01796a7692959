"""The list of what would be replaced, to be looked at before it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.replacing import Replacement
from outline_editor.ui.translation import translate

Index = QModelIndex | QPersistentModelIndex

_AROUND = 30
"""Characters shown before the first place; the rest is cut."""


class ReplaceDialog(QDialog):
    """Every text that would change, as it is and as it would be, each to be left out."""

    def __init__(self, found: Sequence[Replacement], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("replaceDialog")
        self.setWindowTitle(translate("Find", "Replace"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = ReplacementsModel(found)
        self.table = QTableView()
        self.table.setObjectName("replacements")
        self.table.setAccessibleName(translate("Find", "What changes"))
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._all = self._buttons.addButton(
            translate("Find", "Choose &All or None"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._all.clicked.connect(self.model.toggle_all)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        said = QLabel(translate("Find", "The space bar leaves a line out, or takes it in again."))
        said.setProperty("faint", "true")
        layout = QVBoxLayout(self)
        for part in (said, self.table, self._buttons):
            layout.addWidget(part)
        self.resize(820, 460)
        self.model.chosen_changed.connect(self._count)
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._count()

    def chosen(self) -> list[Replacement]:
        """What should be replaced."""
        return self.model.chosen()

    def _count(self) -> None:
        number = len(self.model.chosen())
        button = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        text = translate("Find", "&Replace in {number} of {total}")
        button.setText(text.format(number=number, total=self.model.rowCount()))
        button.setEnabled(number > 0)


class ReplacementsModel(QAbstractTableModel):
    """The texts before and after, with a box each."""

    chosen_changed = Signal()

    def __init__(self, found: Sequence[Replacement]) -> None:
        super().__init__()
        self._found = found
        self._chosen = [True] * len(found)

    def chosen(self) -> list[Replacement]:
        """Those whose box is ticked."""
        return [one for one, wanted in zip(self._found, self._chosen, strict=True) if wanted]

    def toggle_all(self) -> None:
        """Choose all of them, or none if all are chosen."""
        wanted = not all(self._chosen)
        self._chosen = [wanted] * len(self._found)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._found) - 1, 1))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.columnCount`."""
        return 0 if parent.isValid() else 2

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See `QAbstractItemModel.headerData`."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return translate("Find", "Afterwards") if section else translate("Find", "Now")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        one = self._found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = one.after if index.column() else one.before
                return _from(text, one.pieces[0].start)
            case Qt.ItemDataRole.ToolTipRole:
                return one.after if index.column() else one.before
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                wanted = self._chosen[index.row()]
                return Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel.flags`."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take a line in or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True


def _from(text: str, start: int) -> str:
    """A text on one line, from a little before a place in it."""
    line = text.replace("\n", " ")
    if start <= _AROUND:
        return line
    return "…" + line[start - _AROUND :]
