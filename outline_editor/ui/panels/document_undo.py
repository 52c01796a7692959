"""Undo belongs to the document, wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class _UndoFilter(QObject):
    """Keeps a text widget from claiming the keys of Undo and Redo."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave the keys to the window's actions.

        Qt's text widgets accept them even where their own undo is off.
        """
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Undo) or event.matches(standard.Redo):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def leave_undo_to_document(widget: QWidget) -> None:
    """Let Undo and Redo in a text widget be those of the document."""
    widget.installEventFilter(_UndoFilter(widget))
