"""How wide the columns are, set by keyboard; their edges are for the mouse."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QPushButton,
    QSpinBox,
    QWidget,
)

from outline_editor.app.columns import LEAST_WIDTH, MOST_WIDTH, SIZED_BY_CONTENT, Column, Columns
from outline_editor.ui.outline.cells import caption
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate


class ColumnWidthsDialog(QDialog):
    """A number of characters for each column in sight; what is changed is seen at once."""

    def __init__(
        self, outline: OutlineTreeView, change: Callable[[Columns], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Columns", "Widths of Columns"))
        self._outline = outline
        self._change = change
        in_sight = outline.metrics.in_sight
        self.fields = {
            column: self._field(column) for column in in_sight if column not in SIZED_BY_CONTENT
        }
        layout = QFormLayout(self)
        for column, field in self.fields.items():
            layout.addRow(caption(column), field)
        note = PlainLabel(self._note())
        note.setWordWrap(True)
        layout.addRow(note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.usual = QPushButton(translate("Columns", "&Usual Widths"))
        self.usual.setEnabled(bool(self.fields))
        self.usual.clicked.connect(self._reset)
        buttons.addButton(self.usual, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        layout.addRow(buttons)

    def _field(self, column: Column) -> QSpinBox:
        field = QSpinBox()
        field.setRange(LEAST_WIDTH, MOST_WIDTH)
        field.setValue(self._outline.columns.width(column))
        field.setSuffix(translate("Columns", " characters"))
        field.setAccessibleName(caption(column))
        field.valueChanged.connect(partial(self._set, column))
        return field

    def _note(self) -> str:
        if not self.fields:
            return translate(
                "Columns", "No column whose width can be set is in sight; choose one in the menu."
            )
        return translate("Columns", "Notes and Kind are as wide as what is in them.")

    def _set(self, column: Column, width: int) -> None:
        self._change(self._outline.columns.with_width(column, width))

    def _reset(self) -> None:
        for column, field in self.fields.items():
            field.setValue(Columns().width(column))
            self._change(self._outline.columns.with_width(column, None))
