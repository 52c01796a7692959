"""The strip above the outline: what document this is and how far it has come."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from outline_editor.core.changes import ChangeSet
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate, word


class DocumentHeader(QWidget):
    """Title and status; both lead to where they are changed."""

    field_wanted = Signal(str)
    """A field of the document should have the focus; its name."""
    checklist_wanted = Signal()
    """What the document needs to be curated should be shown."""
    step_wanted = Signal(int)
    """The person wants back (-1) to where they were, or forward (1)."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ways: tuple[QToolButton, QToolButton] | None = None
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
        self._status.setToolTip(translate("DocumentHeader", "Show what it needs to be curated"))
        self._status.clicked.connect(self.checklist_wanted)
        self._read_only = PlainLabel(translate("DocumentHeader", "read-only"))
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

    def show_ways(self, back: bool, forward: bool) -> None:
        """Offer the ways back and forward, once there has been one."""
        if self._ways is None:
            if not back and not forward:
                return
            self._ways = self._made_ways()
        for button, is_there in zip(self._ways, (back, forward), strict=True):
            button.setEnabled(is_there)

    def _made_ways(self) -> tuple[QToolButton, QToolButton]:
        buttons = []
        for by, arrow, name in (
            (-1, "←", translate("DocumentHeader", "Back")),
            (1, "→", translate("DocumentHeader", "Forward")),
        ):
            button = QToolButton()
            button.setObjectName("wayBack" if by < 0 else "wayForward")
            button.setText(arrow)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self.step_wanted.emit, by))
            buttons.append(button)
        layout = self.layout()
        assert isinstance(layout, QHBoxLayout)
        for place, button in enumerate(buttons, layout.indexOf(self._title) + 1):
            layout.insertWidget(place, button)
            button.show()
        return buttons[0], buttons[1]

    def refresh(self) -> None:
        """Show the document as it is now."""
        root = self._session.document.root
        name = self._session.opened.display_name
        self._title.setText(root.title or name or translate("DocumentHeader", "Untitled"))
        self._status.setText(word(root.status.value))
        self._read_only.setVisible(self._session.read_only)

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()


class _Title(PlainLabel):
    """Leads to the field of the title, by a double click or by Enter."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("documentTitle")
        self.setProperty("way", "true")
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
