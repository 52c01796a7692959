"""One value of a list as a token."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

_LEAST = 12
"""Average characters that a token shows, however little room there is."""


class Token(QToolButton):
    """Goes when it is clicked, and by Del, Backspace, Enter and Space.

    Left and right lead to its neighbours. Tab passes it by: a list is one stop.
    Its label is shortened only where there is no room for it.
    """

    removed = Signal()
    stepped = Signal(int)
    """To the token before (-1) or after this one (1)."""
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("token", "true")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.removed)
        self._label = self._mark = ""

    def set_label(self, label: str, mark: str) -> None:
        """What stands on it, and behind that the mark that it can go, which is always in sight."""
        self._label, self._mark = label, mark
        self._show(label)

    def _show(self, label: str) -> None:
        self.setText((label + self._mark).replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the label to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """The same with other letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        room = self.width() - self._around
        if self._width(self._label + self._mark) <= room:
            self._show(self._label)
            return
        room -= self._width(self._mark)
        side = Qt.TextElideMode.ElideRight
        self._show(self.fontMetrics().elidedText(self._label, side, room))

    @property
    def _around(self) -> int:
        """What it takes up besides its text."""
        return super().sizeHint().width() - self._width(self.text().replace("&&", "&"))

    def _width(self, text: str) -> int:
        # As the button itself measures its text: half a pixel must not shorten it.
        return self.fontMetrics().size(Qt.TextFlag.TextSingleLine, text).width()

    def sizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.sizeHint`: the room for all of the label."""
        width = self._around + self._width(self._label + self._mark)
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.minimumSizeHint`: the room for a few characters."""
        hint = self.sizeHint()
        least = _LEAST * self.fontMetrics().averageCharWidth()
        return QSize(min(hint.width(), least), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step or go."""
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right:
                self.stepped.emit(1)
            case (
                Qt.Key.Key_Delete
                | Qt.Key.Key_Backspace
                | Qt.Key.Key_Return
                | Qt.Key.Key_Enter
                | Qt.Key.Key_Space
            ):
                self.removed.emit()
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case _:
                super().keyPressEvent(event)
