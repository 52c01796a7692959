"""The Help menu: every key there is, and what the program is."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.actions import ACTIONS
from outline_editor.ui.action_binder import keys_of
from outline_editor.ui.translation import plain, translate


class HelpActions(QObject):
    """Shows the keys and the About window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def run(self, action_id: str) -> bool:
        """Do an action of the Help menu; whether it is one."""
        match action_id:
            case "help.keys":
                _KeysDialog(self._window).exec()
            case "help.about":
                QMessageBox.about(
                    self._window,
                    translate("Help", "About Outline Editor"),
                    translate(
                        "Help",
                        "Outline Editor {version}\n\nA desktop editor for policy priority "
                        "outlines: annotate, check, compare, save as validated YAML.",
                    ).format(version=version("outline-editor")),
                )
            case _:
                return False
        return True


class _KeysDialog(QDialog):
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
