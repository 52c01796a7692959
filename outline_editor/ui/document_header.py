"""The strip above the outline: what document this is and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from outline_editor.core.changes import ChangeSet
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word


class DocumentHeader(QWidget):
    """Title and status; both lead to where they are changed."""

    field_wanted = Signal(str)
    """A field of the document should have the focus; its name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._title = _Title()
        self._title.wanted.connect(lambda: self.field_wanted.emit("title"))
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        self._title.setFont(font)
        self._status = QToolButton()
        self._status.setProperty("token", "true")
        self._status.setObjectName("documentStatus")
        self._status.setToolTip(translate("DocumentHeader", "Change the status of the document"))
        self._status.clicked.connect(lambda: self.field_wanted.emit("status"))
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
        session.saved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document as it is now."""
        root = self._session.document.root
        name = self._session.opened.display_name
        self._title.setText(root.title or name or translate("DocumentHeader", "Untitled"))
        self._status.setText(word(root.status.value))
        self._read_only.setVisible(self._session.read_only)

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()


class _Title(QLabel):
    """Leads to the field of the title, by a double click or by Enter."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documentTitle")
        self.setProperty("way", "true")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(translate("DocumentHeader", "Double-click to change the title"))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802, ARG002
        """Go to the field."""
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The same by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)
