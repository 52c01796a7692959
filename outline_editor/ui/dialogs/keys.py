"""Every key there is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.actions import ACTIONS
from outline_editor.ui.action_binder import keys_of
from outline_editor.ui.translation import plain, translate


class KeysDialog(QDialog):
    """A table of every action that has a key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Help", "Keys"))
        specs = [spec for spec in ACTIONS if keys_of(spec)]
        table = QTableWidget(len(specs), 2, self)
        table.setHorizontalHeaderLabels([translate("Help", "Action"), translate("Help", "Keys")])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        for row, spec in enumerate(specs):
            keys = "   ".join(
                QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                for key in keys_of(spec)
            )
            table.setItem(row, 0, QTableWidgetItem(plain(translate("Actions", spec.text))))
            table.setItem(row, 1, QTableWidgetItem(keys))
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(520, 560)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
