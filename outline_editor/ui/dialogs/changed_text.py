"""A text to be read in which it is marked what went and what came."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from outline_editor.app.changed_lines import ChangedLine, LineState
from outline_editor.ui.wrapping import wrapping_of

_MARKS = {LineState.KEPT: "  ", LineState.GONE: "− ", LineState.NEW: "+ "}


class ChangedText(QPlainTextEdit):
    """Shows lines, each with a mark of what has become of it, so that no colour is needed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        # The caret can be moved by keys, as in any text that is read.
        self.setCursorWidth(1)

    def show_lines(self, lines: Iterable[ChangedLine]) -> None:
        """Show other lines, from the first one on that went or came."""
        self.clear()
        lines = list(lines)
        self.setWordWrapMode(wrapping_of("\n".join(line.text for line in lines)))
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        first: int | None = None
        for state, run in groupby(lines, lambda line: line.state):
            if first is None and state in (LineState.GONE, LineState.NEW):
                first = cursor.position()
            look = self._look(state)
            if state is not LineState.GONE:
                mark = _MARKS.get(state)
                words = ("…" if mark is None else f"{mark}{line.text}" for line in run)
                cursor.insertText("".join(f"{one}\n" for one in words), look)
                continue
            # The mark and what is indented are to be read: only words are struck out.
            plain = QTextCharFormat(look)
            plain.setFontStrikeOut(False)
            for line in run:
                words = line.text.lstrip(" ")
                indent = " " * (len(line.text) - len(words))
                cursor.insertText(_MARKS[state] + indent, plain)
                cursor.insertText(words, look)
                cursor.insertText("\n", plain)
        cursor.deletePreviousChar()
        cursor.endEditBlock()
        self._go_to(first or 0)

    def _go_to(self, position: int) -> None:
        """Put a place at the top, as far as the text goes."""
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(max(0, cursor.block().firstLineNumber() - 2))

    def _look(self, state: LineState) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontStrikeOut(state is LineState.GONE)
        if state is LineState.NEW:
            look.setFontWeight(700)
            look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        elif state is not LineState.KEPT:
            look.setForeground(self.palette().color(QPalette.ColorRole.PlaceholderText))
        return look
