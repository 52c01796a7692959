"""Lets an input method begin to write while a row is selected, not yet edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.ui.outline.editor_keys import ENDING, LEAVING, PAGING, edits_text
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
        self._passing = False
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
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent):
                event.setAccepted(edits_text(event, composing=True))
                return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._press(event)
            case QEvent.Type.FocusAboutToChange:
                self._is_on = False
                self._leave()
        return False

    def end(self) -> None:
        """Text mode is over, and the composition with it."""
        self._is_on = False

    def hand_over(self) -> None:
        """The composition has ended in the editor: what follows is typed there."""
        if self._is_on:
            self._is_on = False
            self._editor().setFocus()

    def _compose(self, event: QInputMethodEvent) -> None:
        if not self._is_on:
            brings_text = event.preeditString() or event.commitString()
            if not brings_text or not self._open_editor():
                event.ignore()
                return
            self._is_on = True
        QApplication.sendEvent(self._editor(), event)
        if not event.preeditString():
            self.hand_over()

    def _press(self, event: QKeyEvent) -> bool:
        """Let the editor have a key that the input method left over; whether it is done with."""
        if event.key() in PAGING:
            return False
        # What the editor leaves alone comes back here: it stands in the view.
        if not self._passing and event.key() not in (*ENDING, *LEAVING):
            self._passing = True
            QApplication.sendEvent(self._editor(), event)
            self._passing = False
        event.accept()
        return True

    def _answer(self, event: QInputMethodQueryEvent) -> None:
        """Tell about the editor's text, in the view's coordinates."""
        QApplication.sendEvent(self._editor(), event)
        for query in _PLACES:
            place = event.value(query)
            if isinstance(place, (QRect, QRectF)):
                event.setValue(query, QRectF(place).translated(QPointF(self._editor().pos())))
