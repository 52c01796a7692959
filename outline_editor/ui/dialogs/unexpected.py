"""Something went wrong that nobody had expected: what now, and a report to be copied."""

from __future__ import annotations

from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.app.unexpected import Unexpected, report_of, versions_of
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate


class UnexpectedDialog(QDialog):
    """Tells of errors; what happens while it is open is added."""

    def __init__(self, log: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unexpected")
        self.setWindowTitle(translate("Unexpected", "Something Went Wrong"))
        self._log = log
        self._reports: list[str] = []
        told = PlainLabel(
            translate(
                "Unexpected",
                "Something unexpected went wrong in the program. What you did last may not have "
                "been done. Your documents are still open, and what is not saved is written down "
                "for after a crash. You can go on; if something looks odd, undo it, or save under "
                "another name (Save As).",
            )
        )
        told.setWordWrap(True)
        asked = PlainLabel(
            translate(
                "Unexpected",
                "This report helps to mend it. It holds nothing of your documents but what the "
                "error itself may say: look through it before you pass it on.",
            )
        )
        asked.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setObjectName("errorReport")
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setAccessibleName(translate("Unexpected", "Report"))
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(self)
        for part in (told, asked, self.report, self._made_buttons()):
            layout.addWidget(part)
        self.resize(self.fontMetrics().averageCharWidth() * 100, self.fontMetrics().height() * 24)
        self.go_on.setFocus()

    def _made_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        roles = QDialogButtonBox.ButtonRole
        self.copy = QPushButton(translate("Unexpected", "&Copy Report"))
        self.folder = QPushButton(translate("Unexpected", "Open &Log Folder"))
        self.go_on = QPushButton(translate("Unexpected", "&Go On"))
        buttons.addButton(self.copy, roles.ActionRole)
        buttons.addButton(self.folder, roles.ActionRole)
        buttons.addButton(self.go_on, roles.AcceptRole)
        self.go_on.setDefault(True)
        self.copy.clicked.connect(self._copy)
        self.folder.clicked.connect(self._open_folder)
        self.go_on.clicked.connect(self.accept)
        return buttons

    def add(self, happened: Unexpected) -> None:
        """Add an error to the report."""
        versions = versions_of(f"Qt {qVersion()}", f"PySide6 {pyside_version}")
        versions.append(f"display: {QGuiApplication.platformName()}")
        self._reports.append(report_of(happened, versions, self._log))
        self.report.setPlainText("\n\n".join(self._reports))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.copy.setText(translate("Unexpected", "&Copied"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log.parent)))
