"""Which rows are selected, by mouse and keys, as in every list of the desktop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPersistentModelIndex

from outline_editor.ui.outline.rows_model import RowsModel

_Flag = QItemSelectionModel.SelectionFlag


class RowSelection:
    """Selects rows of a model by position.

    Ranges reach from the row last chosen alone to the one chosen with Shift.
    """

    def __init__(self, model: RowsModel, selection: QItemSelectionModel) -> None:
        self._model = model
        self._selection = selection
        self._anchor = QPersistentModelIndex()

    def has(self, row: int) -> bool:
        """Whether a row is selected."""
        return self._selection.isSelected(self._model.index(row))

    def only(self, row: int) -> None:
        """Select one row alone, and make it current."""
        index = self._model.index(row)
        self._anchor = QPersistentModelIndex(index)
        self._selection.setCurrentIndex(index, _Flag.ClearAndSelect)

    def extend_to(self, row: int) -> None:
        """Select from where the range began to a row, and make that current."""
        if not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(self._selection.currentIndex())
        first, last = sorted((self._anchor.row() if self._anchor.isValid() else row, row))
        chosen = QItemSelection(self._model.index(first), self._model.index(last))
        self._selection.select(chosen, _Flag.ClearAndSelect)
        self._selection.setCurrentIndex(self._model.index(row), _Flag.NoUpdate)

    def add_to(self, row: int) -> None:
        """Select from where the range began to a row, besides what is selected."""
        chosen = self._selection.selection()
        self.extend_to(row)
        chosen.merge(self._selection.selection(), _Flag.Select)
        self._selection.select(chosen, _Flag.ClearAndSelect)

    def go_to(self, row: int) -> None:
        """Make a row current and select nothing."""
        if not self._anchor.isValid():
            self._anchor = QPersistentModelIndex(self._selection.currentIndex())
        self._selection.setCurrentIndex(self._model.index(row), _Flag.NoUpdate)

    def toggle(self, row: int) -> None:
        """Select a row besides the others, or no longer; make it current."""
        index = self._model.index(row)
        self._anchor = QPersistentModelIndex(index)
        self._selection.select(index, _Flag.Toggle)
        self._selection.setCurrentIndex(index, _Flag.NoUpdate)

    def keep_or_only(self, row: int) -> None:
        """Select one row alone unless it is selected already, with others perhaps."""
        if not self.has(row):
            self.only(row)

    def these(self, rows: Sequence[int]) -> None:
        """Select several rows; the current one stays current."""
        chosen = QItemSelection()
        for row in rows:
            chosen.select(self._model.index(row), self._model.index(row))
        self._selection.select(chosen, _Flag.ClearAndSelect)

    def everything(self) -> None:
        """Select all rows; the current one stays current."""
        last = self._model.rowCount() - 1
        if last >= 0:
            chosen = QItemSelection(self._model.index(0), self._model.index(last))
            self._selection.select(chosen, _Flag.ClearAndSelect)

    def count(self) -> int:
        """How many rows are selected."""
        return sum(part.height() for part in self._selection.selection().toList())

    def rows(self) -> list[int]:
        """The positions of all selected rows, in order."""
        found: list[int] = []
        for part in self._selection.selection().toList():
            found.extend(range(part.top(), part.bottom() + 1))
        return sorted(found)
