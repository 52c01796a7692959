"""What an input method is composing in a text, and how it gets into the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QWidget


def composed_in(widget: QWidget | None) -> str:
    """What is shown in a text but not part of it yet; `''` where nothing is."""
    if not isinstance(widget, (QTextEdit, QPlainTextEdit)):
        return ""
    return widget.textCursor().block().layout().preeditAreaText()


def end_composition(widget: QWidget | None) -> None:
    """Put what is being composed in a text into it."""
    if widget is None or not composed_in(widget):
        return
    QGuiApplication.inputMethod().commit()
    composed = composed_in(widget)
    if composed:
        # The input method did not answer; what it showed must not be lost.
        event = QInputMethodEvent("", [])
        event.setCommitString(composed)
        QApplication.sendEvent(widget, event)
        QGuiApplication.inputMethod().reset()


def drop_composition(widget: QWidget) -> None:
    """Forget what is being composed in a text."""
    if composed_in(widget):
        QApplication.sendEvent(widget, QInputMethodEvent("", []))
        QGuiApplication.inputMethod().reset()


class Composition(QObject):
    """Hears whether an input method is composing in a widget, of whatever sort that is."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.is_on = False
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take note, and leave the event to the widget."""
        if isinstance(event, QInputMethodEvent):
            self.is_on = bool(event.preeditString())
        return False
