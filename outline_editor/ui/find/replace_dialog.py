"""The list of what would be replaced, to be looked at before it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.replacing import Replacement
from outline_editor.ui.find.replace_list import ChangesDelegate, ListColumn, ReplacementsModel
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate


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
        self.table.setItemDelegate(ChangesDelegate(self.table))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        fitting = QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(ListColumn.WHERE, fitting)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._all = self._buttons.addButton(
            translate("Find", "Choose &None"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._all.clicked.connect(self.model.toggle_all)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        said = PlainLabel(
            translate("Find", "The space bar leaves a line out, or takes it in again.")
        )
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
        none, everything = translate("Find", "Choose &None"), translate("Find", "Choose &All")
        self._all.setText(none if self.model.all_chosen else everything)
