"""Edits the text of one row in its place: a native text widget without a frame."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from outline_editor.core.text_rules import clean_text, one_line
from outline_editor.ui.outline.row_layout import WRAPPING
from outline_editor.ui.outline.utf16 import to_characters, to_units

_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
"""Keys that belong to the rows, never to the text of one."""

_LEAVING = (Qt.Key.Key_Escape, Qt.Key.Key_F2)

PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
"""Keys that lead from the text of a row to rows further away."""

_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus may go without the editing being over: it will be back."""

_TEXT_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.MoveToNextChar,
    QKeySequence.StandardKey.MoveToPreviousChar,
    QKeySequence.StandardKey.MoveToNextLine,
    QKeySequence.StandardKey.MoveToPreviousLine,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.MoveToStartOfLine,
    QKeySequence.StandardKey.MoveToEndOfLine,
    QKeySequence.StandardKey.MoveToStartOfDocument,
    QKeySequence.StandardKey.MoveToEndOfDocument,
    QKeySequence.StandardKey.SelectNextChar,
    QKeySequence.StandardKey.SelectPreviousChar,
    QKeySequence.StandardKey.SelectNextLine,
    QKeySequence.StandardKey.SelectPreviousLine,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.SelectStartOfLine,
    QKeySequence.StandardKey.SelectEndOfLine,
    QKeySequence.StandardKey.SelectStartOfDocument,
    QKeySequence.StandardKey.SelectEndOfDocument,
)


class RowEditor(QTextEdit):
    """The text of one row being edited.

    Each change is told at once by `typed`; undo is the document's, and what
    changes there comes back by `follow`. Offsets count characters. Keys that
    edit no text are left to the actions of the window.
    """

    typed = Signal(str)
    """The person has changed the text."""
    finished = Signal(bool)
    """Editing is over; whether because the focus went elsewhere."""
    stepped = Signal(int, int)
    """The caret goes up (-1) or down (1) into another row, at an x of the parent."""
    dropped = Signal(int)
    """So many characters of what was pasted may not be in a text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._goal_x: int | None = None
        self._pitch = 1
        self.setObjectName("rowEditor")
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
        self.setWordWrapMode(WRAPPING)
        self.textChanged.connect(self._text_changed)
        self.hide()

    # The text

    @property
    def text(self) -> str:
        """The text as it stands, without what is still being composed."""
        # Not `toPlainText`, which makes ordinary spaces of no-break ones.
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def begin(self, text: str) -> None:
        """Edit a text; the caret stands at its end."""
        self._text = text
        self._goal_x = None
        self.setPlainText(text)
        self._set_line_height()
        self.moveCursor(QTextCursor.MoveOperation.End)

    def follow(self, text: str) -> None:
        """Take over a text that was changed elsewhere, such as by undo.

        The caret goes to the end of what is new.
        """
        if text == self._text:
            return
        start, end, replacement = _difference(self._text, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._text, start))
        cursor.setPosition(to_units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        self._text = text
        cursor.insertText(replacement)
        self.setTextCursor(cursor)

    def _text_changed(self) -> None:
        text = self.text
        if text != self._text:
            self._text = text
            self.typed.emit(text)

    def set_look(
        self, font: QFont, width: int, pitch: int, colour: QColor, selection: QColor
    ) -> None:
        """Look like the row: `width` and `pitch` (between baselines) in pixels."""
        self.setFont(font)
        self.setLineWrapColumnOrWidth(width)
        self.setCursorWidth(max(1, round(pitch / 14)))
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
        cursor = self.textCursor()
        text = self.text
        return (
            to_characters(text, cursor.selectionStart()),
            to_characters(text, cursor.selectionEnd()),
        )

    def put_caret(self, offset: int) -> None:
        """Put the caret before the character at an offset, or at the end."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self._text, max(0, offset)))
        self.setTextCursor(cursor)

    def put_caret_at(self, point: QPoint, *, select_word: bool = False) -> None:
        """Put the caret where a point is, given in the parent's coordinates."""
        cursor = self.cursorForPosition(point - self.pos())
        if select_word:
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        self.setTextCursor(cursor)

    def enter_from(self, by: int, x: int) -> None:
        """Take a caret that came up (-1) or down (1) from another row, at an x."""
        y = self.y() + (self.content_height - 1 if by < 0 else 0)
        self.put_caret_at(QPoint(x, y))
        self._goal_x = x

    def caret_rect(self) -> QRect:
        """Where the caret stands, in the coordinates of the parent."""
        return self.cursorRect().translated(self.pos())

    # Composing with an input method

    @property
    def is_composing(self) -> bool:
        """Whether an input method is at work on text not yet in the row."""
        return bool(self._composed())

    def end_composition(self) -> None:
        """Put what is being composed into the text."""
        if not self.is_composing:
            return
        QGuiApplication.inputMethod().commit()
        composed = self._composed()
        if composed:
            # The input method did not answer; what it showed must not be lost.
            event = QInputMethodEvent("", [])
            event.setCommitString(composed)
            QApplication.sendEvent(self, event)
            QGuiApplication.inputMethod().reset()

    def drop_composition(self) -> None:
        """Forget what is being composed."""
        if self.is_composing:
            QApplication.sendEvent(self, QInputMethodEvent("", []))
            QGuiApplication.inputMethod().reset()

    def _composed(self) -> str:
        return self.textCursor().block().layout().preeditAreaText()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Take what an input method brings, as far as a row may hold it."""
        clean = one_line(clean_text(event.commitString()).text)
        if clean != event.commitString():
            cleaned = QInputMethodEvent(event.preeditString(), event.attributes())
            cleaned.setCommitString(clean, event.replacementStart(), event.replacementLength())
            event = cleaned
        super().inputMethodEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Say which keys edit text, and finish composing before the focus goes."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            event.setAccepted(self._is_for_text(event))
            return True
        if event.type() == QEvent.Type.FocusAboutToChange:
            self.end_composition()
        return super().event(event)

    def _is_for_text(self, event: QKeyEvent) -> bool:
        """Whether a key edits text here, whatever action it might stand for."""
        key, modifiers = event.key(), event.modifiers()
        if key in _ENDING:
            return self.is_composing
        if key in _LEAVING:
            return True
        control = Qt.KeyboardModifier.ControlModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and modifiers & control:
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return modifiers in (Qt.KeyboardModifier.NoModifier, control) or event.matches(
                QKeySequence.StandardKey.Cut
            )
        return types_text(event) or any(event.matches(standard) for standard in _TEXT_KEYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit the text, or leave it."""
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        vertical = key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not plain
        if not vertical:
            self._goal_x = None
        elif self._goal_x is None:
            self._goal_x = self.caret_rect().left()
        if key in _ENDING or (key in _LEAVING and self.is_composing):
            event.accept()
        elif key in _LEAVING:
            self.finished.emit(False)
        elif key in PAGING:
            event.ignore()
        elif vertical and self._leaves_row(up=key == Qt.Key.Key_Up):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1, self._goal_x)
        else:
            super().keyPressEvent(event)

    def _leaves_row(self, *, up: bool) -> bool:
        """Whether the caret is on the first or last line of all."""
        cursor = self.textCursor()
        block = cursor.block()
        line = block.layout().lineForTextPosition(cursor.positionInBlock()).lineNumber()
        if up:
            return line == 0 and not block.previous().isValid()
        return line == block.layout().lineCount() - 1 and not block.next().isValid()

    # Pasting, mouse, focus

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text only."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put pasted text in, as far as a row may hold it, on one line."""
        clean = clean_text(source.text())
        self.textCursor().insertText(one_line(clean.text))
        self.ensureCursorVisible()
        if clean.dropped:
            self.dropped.emit(clean.dropped)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what can be done to the text; undo is the document's, not ours."""
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        if menu.actions() and menu.actions()[0].isSeparator():
            menu.removeAction(menu.actions()[0])
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the caret where the mouse is."""
        self._goal_x = None
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave scrolling to the outline."""
        event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End the editing where the focus goes to another part of the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.finished.emit(True)


def types_text(event: QKeyEvent) -> bool:
    """Whether a key press writes a character rather than commands something."""
    if not event.text() or not event.text().isprintable():
        return False
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    meta = Qt.KeyboardModifier.MetaModifier
    held = event.modifiers() & (control | alt | meta)
    # AltGr is Ctrl+Alt on Windows; on macOS Alt alone types characters.
    return not held or held == control | alt or (sys.platform == "darwin" and held == alt)


def _difference(old: str, new: str) -> tuple[int, int, str]:
    """What to replace in `old` to get `new`: start, end, replacement."""
    shorter = min(len(old), len(new))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail = 0
    while tail < shorter - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return start, len(old) - tail, new[start : len(new) - tail]
