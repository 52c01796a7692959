"""The strip above the outline: what document this is and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from outline_editor.core.changes import ChangeSet
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word


class DocumentHeader(QWidget):
    """Title and status; the status leads to the document page."""

    document_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._status = QToolButton()
        self._status.setProperty("token", "true")
        self._status.setToolTip(translate("DocumentHeader", "Show the document page"))
        self._status.clicked.connect(self.document_wanted)
        self._read_only = QLabel(translate("DocumentHeader", "read-only"))
        self._read_only.setForegroundRole(QPalette.ColorRole.BrightText)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(10)
        layout.addWidget(self._title, 1)
        layout.addWidget(self._read_only)
        layout.addWidget(self._status)
        session.changed.connect(self._document_changed)
        session.switched.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        root = self._session.document.root
        name = self._session.opened.display_name
        self._title.setText(root.title or name or translate("DocumentHeader", "Untitled"))
        self._title.setToolTip(root.title)
        self._status.setText(word(root.status.value))
        self._read_only.setVisible(self._session.read_only)

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()
