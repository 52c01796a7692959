"""A text widget that looks like the painted text of a row, to the pixel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from outline_editor.ui.outline.utf16 import to_characters, to_units
from outline_editor.ui.wrapping import WRAPPING, wrapping_of


class RowText(QTextEdit):
    """The text of a row as a native widget: no frame, no margins, no scrolling.

    Offsets count characters, points are in the parent's coordinates.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pitch = 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)

    @property
    def text(self) -> str:
        """The text as it stands, without what is still being composed."""
        # Not `toPlainText`, which makes ordinary spaces of no-break ones.
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show another text; the caret stands at its end."""
        self.setWordWrapMode(wrapping_of(text))
        self.setPlainText(text)
        self._set_line_height()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def put_in(self, words: str, cursor: QTextCursor, text: str) -> None:
        """Put words in where a cursor is, after which all of it is a `text`."""
        mode = wrapping_of(text)
        # A long word, be it one that goes, is not laid out between words.
        if mode is not WRAPPING:
            self.setWordWrapMode(mode)
        cursor.insertText(words)
        self.setWordWrapMode(mode)

    def set_look(
        self, font: QFont, width: int, pitch: int, colour: QColor, selection: QColor
    ) -> None:
        """Look like the row: `width` and `pitch` (between baselines) in pixels."""
        self.setFont(font)
        self.setCursorWidth(max(1, round(pitch / 14)))
        if width != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(width)
        if pitch != self._pitch:
            self._pitch = pitch
            self._set_line_height()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, colour)
        palette.setColor(QPalette.ColorRole.Highlight, selection)
        palette.setColor(QPalette.ColorRole.HighlightedText, colour)
        self.setPalette(palette)

    def _set_line_height(self) -> None:
        form = QTextBlockFormat()
        form.setLineHeight(self._pitch, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    @property
    def content_height(self) -> int:
        """The height of all lines, in pixels."""
        return round(self.document().size().height())

    # The caret

    @property
    def selected(self) -> tuple[int, int]:
        """Start and end of the words selected; the same twice for a bare caret."""
        cursor, text = self.textCursor(), self.text
        return (
            to_characters(text, cursor.selectionStart()),
            to_characters(text, cursor.selectionEnd()),
        )

    def put_caret(self, offset: int) -> None:
        """Put the caret before the character at an offset, or at the end."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self.text, max(0, offset)))
        self.setTextCursor(cursor)

    def put_caret_at(self, point: QPoint, *, select_word: bool = False) -> None:
        """Put the caret where a point is."""
        point -= self.pos()
        cursor = self.cursorForPosition(QPoint(point.x(), int(self._middle_of_line(point.y()))))
        if select_word:
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def caret_rect(self) -> QRect:
        """Where the caret stands."""
        return self.cursorRect().translated(self.pos())

    def caret_is_at_edge(self, *, top: bool) -> bool:
        """Whether the caret is on the first line of all, or on the last."""
        cursor = self.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if top:
            return line == 0 and not block.previous().isValid()
        return line == block.layout().lineCount() - 1 and not block.next().isValid()

    # The mouse

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Take the mouse within a line for in its middle, and keep it to the text.

        Lines of fixed height leave gaps that belong to none, where Qt finds
        the end of a line rather than the character next to the mouse. What it
        leaves alone, such as the right button, is not a click on the row.
        """
        if not isinstance(event, QMouseEvent):
            return super().viewportEvent(event)
        middle = QPointF(event.position().x(), self._middle_of_line(event.position().y()))
        in_line = QMouseEvent(
            event.type(),
            middle,
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
            event.pointingDevice(),
        )
        super().viewportEvent(in_line)
        event.accept()
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave scrolling to the outline."""
        event.ignore()

    def _middle_of_line(self, y: float) -> float:
        """The middle of the line at a y, or of the nearest one."""
        line = max(0, min(int(y), self.content_height - 1)) // self._pitch
        return (line + 0.5) * self._pitch
