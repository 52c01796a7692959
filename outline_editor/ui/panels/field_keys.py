"""Keys that mean the same in every field: Undo, Redo and Esc."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from outline_editor.ui.composing import Composition
from outline_editor.ui.outline.editor_keys import ENDING, LEAVING


class FieldKeys(QObject):
    """Hears the keys of a widget before it does.

    Undo and Redo belong to the document, wherever the focus is. Only what the
    document has not taken is the field's own: Undo and Esc give it up. While an
    input method composes, the keys that end an entry are its own.
    """

    given_up = Signal()
    """What stands in the field should make way for what the document says."""
    escaped = Signal()
    """The person wants to leave the field."""

    def __init__(self, widget: QWidget, is_pending: Callable[[], bool]) -> None:
        super().__init__(widget)
        self._is_pending = is_pending
        self._composition = Composition(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave Undo and Redo to the window's actions, or do what they mean here.

        Qt's text widgets claim them even where their own undo is off.
        """
        if isinstance(event, QKeyEvent):
            if self._composition.is_on and event.key() in (*ENDING, *LEAVING):
                event.accept()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo)
            if event.type() is QEvent.Type.ShortcutOverride:
                if undo or event.matches(QKeySequence.StandardKey.Redo):
                    event.setAccepted(undo and self._is_pending())
                    return True
            elif event.type() is QEvent.Type.KeyPress:
                if undo and self._is_pending():
                    self.given_up.emit()
                    return True
                if event.key() == Qt.Key.Key_Escape and not event.modifiers():
                    (self.given_up if self._is_pending() else self.escaped).emit()
                    return True
        return super().eventFilter(watched, event)
