"""Lets an input method begin to write while a row is selected, not yet edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.ui.outline.editor_keys import ENDING, LEAVING
from outline_editor.ui.outline.row_editor import RowEditor

_PLACES = (
    Qt.InputMethodQuery.ImCursorRectangle,
    Qt.InputMethodQuery.ImAnchorRectangle,
)


class ViewComposition(QObject):
    """Passes a composition that began in a view on to the editor of its row.

    The view keeps the focus until that composition is over: to move it would
    end the composition. `open_editor` shows the editor over the current row
    and tells whether it could, `leave` ends text mode.
    """

    def __init__(
        self,
        view: QWidget,
        editor: Callable[[], RowEditor],
        open_editor: Callable[[], bool],
        leave: Callable[[], None],
    ) -> None:
        super().__init__(view)
        self._editor = editor
        self._open_editor = open_editor
        self._leave = leave
        self._is_on = False
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """Take the events of the composition from the view."""
        if isinstance(event, QInputMethodEvent):
            self._compose(event)
            return True
        if not self._is_on:
            return False
        if isinstance(event, QInputMethodQueryEvent):
            self._answer(event)
            return True
        match event.type():
            case QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            case QEvent.Type.KeyPress:
                self._press(event)
                return True
            case QEvent.Type.FocusAboutToChange:
                self._is_on = False
                self._leave()
        return False

    def end(self) -> None:
        """Text mode is over, and the composition with it."""
        self._is_on = False

    def _compose(self, event: QInputMethodEvent) -> None:
        if not self._is_on:
            brings_text = event.preeditString() or event.commitString()
            if not brings_text or not self._open_editor():
                event.ignore()
                return
            self._is_on = True
        QApplication.sendEvent(self._editor(), event)
        if not event.preeditString():
            self._is_on = False
            self._editor().setFocus()

    def _press(self, event: QEvent) -> None:
        """Keep from the rows what the input method left over."""
        if isinstance(event, QKeyEvent) and event.key() not in (*ENDING, *LEAVING):
            QApplication.sendEvent(self._editor(), event)

    def _answer(self, event: QInputMethodQueryEvent) -> None:
        """Tell about the editor's text, in the view's coordinates."""
        QApplication.sendEvent(self._editor(), event)
        for query in _PLACES:
            place = event.value(query)
            if isinstance(place, (QRect, QRectF)):
                event.setValue(query, QRectF(place).translated(QPointF(self._editor().pos())))
