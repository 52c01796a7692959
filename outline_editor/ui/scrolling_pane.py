"""A pane that scrolls and keeps in sight what has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from outline_editor.ui.viewports import own_viewport

_MARGIN = 30
"""Pixels that are kept in sight above and below what has the focus."""


class ScrollingPane(QScrollArea):
    """Parts below each other, scrolling together; never narrower than they are.

    What has the focus is kept in sight: when it gets it, and when it grows or
    is moved by what is above it.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        own_viewport(self).setBackgroundRole(QPalette.ColorRole.Window)
        self._content = QWidget()
        self._stack = QVBoxLayout(self._content)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)
        self.setWidget(self._content)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._show_focus_soon)

    def hold(self, *parts: QWidget) -> None:
        """Put parts below each other."""
        for part in parts:
            self._stack.addWidget(part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See `QScrollArea.eventFilter`: it hears of the content."""
        done = super().eventFilter(watched, event)
        if watched is self._content and event.type() == QEvent.Type.Resize:
            self._show_focus()
        return done

    def _show_focus_soon(self) -> None:
        # A part that was just added has its place only then.
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        # Under the mouse nothing moves by itself.
        if focus is None or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        if self._content.isAncestorOf(focus):
            room = self.viewport().height() // 2
            caret = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            rect = focus.rect() if focus.height() < room else QRect(caret)
            place = focus.mapTo(self._content, rect.center())
            self.ensureVisible(0, place.y(), 0, min(room, rect.height() // 2 + _MARGIN))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the widest part and the scroll bar beside it."""
        width = self._content.minimumSizeHint().width()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(width + bar, super().minimumSizeHint().height())
