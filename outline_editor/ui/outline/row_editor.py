"""Edits the text of one row in its place: a native text widget without a frame."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QMenu, QWidget

from outline_editor.core.text_difference import difference
from outline_editor.core.text_rules import clean_text, has_paragraphs, one_line
from outline_editor.ui.composing import composed_in, end_composition
from outline_editor.ui.mime_data import new_mime_data
from outline_editor.ui.outline.editor_keys import ENDING, LEAVING, PAGING, edits_text
from outline_editor.ui.outline.row_text import RowText
from outline_editor.ui.outline.utf16 import to_units
from outline_editor.ui.translation import translate

_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)
"""Why the focus may go without the editing being over: it will be back."""

_JOINING = {Qt.Key.Key_Backspace.value: -1, Qt.Key.Key_Delete.value: 1}
_CROSSING = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}


class RowEditor(RowText):
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
    crossed = Signal(int)
    """The caret goes past the start (-1) or the end (1) of the text."""
    join_requested = Signal(int)
    """The person wants this row and the one above (-1) or below it (1) to be one."""
    lines_pasted = Signal(QMimeData)
    """Several lines were pasted, which no text of a row can hold."""
    dropped = Signal(int)
    """So many characters of what was pasted may not be in a text."""

    menu_opening = Signal(QMenu, int)
    """A menu is about to open; it is for the word at an offset, as Qt counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._goal_x: int | None = None
        self.setObjectName("rowEditor")
        self.setAccessibleName(translate("Outline", "Text of the row"))
        self.textChanged.connect(self._text_changed)
        self.hide()

    # The text

    def begin(self, text: str) -> None:
        """Edit a text; the caret stands at its end."""
        self._text = text
        self._goal_x = None
        self.set_text(text)

    def follow(self, text: str) -> None:
        """Take over a text that was changed elsewhere, such as by undo.

        The caret goes to the end of what is new, or stays in its place where
        the person is at work in another window.
        """
        if text == self._text:
            return
        start, end, replacement = difference(self._text, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(to_units(self._text, start))
        cursor.setPosition(to_units(self._text, end), QTextCursor.MoveMode.KeepAnchor)
        self._text = text
        self.put_in(replacement, cursor, text)
        if self.hasFocus():
            self.setTextCursor(cursor)

    def _text_changed(self) -> None:
        text = self.text
        if text != self._text:
            self._text = text
            self.typed.emit(text)

    def enter_from(self, by: int, x: int) -> None:
        """Take a caret that came up (-1) or down (1) from another row, at an x."""
        y = self.y() + (self.content_height - 1 if by < 0 else 0)
        self.put_caret_at(QPoint(x, y))
        self._goal_x = x

    # Composing with an input method

    @property
    def is_composing(self) -> bool:
        """Whether an input method is at work on text not yet in the row."""
        return bool(composed_in(self))

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
            event.setAccepted(edits_text(event, composing=self.is_composing))
            return True
        if event.type() == QEvent.Type.FocusAboutToChange:
            end_composition(self)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Edit the text, or leave it."""
        key = event.key()
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        vertical = key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not plain
        if not vertical:
            self._goal_x = None
        elif self._goal_x is None:
            self._goal_x = self.caret_rect().left()
        if key in ENDING or (key in LEAVING and self.is_composing):
            event.accept()
        elif key in LEAVING:
            self.finished.emit(False)
        elif key in PAGING:
            event.ignore()
        elif vertical and self.caret_is_at_edge(top=key == Qt.Key.Key_Up):
            self.stepped.emit(-1 if key == Qt.Key.Key_Up else 1, self._goal_x)
        elif key in _JOINING and not plain and self._is_at_edge(_JOINING[key]):
            self.join_requested.emit(_JOINING[key])
        elif key in _CROSSING and not plain and self._is_at_edge(by := self._way_of(key)):
            self.crossed.emit(by)
        else:
            super().keyPressEvent(event)

    def _is_at_edge(self, by: int) -> bool:
        """Whether a bare caret stands before everything (-1) or after it (1)."""
        edge = 0 if by < 0 else len(self.text)
        return self.selected == (edge, edge) and not self.is_composing

    def _way_of(self, key: int) -> int:
        """Whether an arrow leads to the start of the text (-1) or to its end (1)."""
        to_the_right = self.textCursor().block().textDirection() == Qt.LayoutDirection.LeftToRight
        return _CROSSING[key] if to_the_right else -_CROSSING[key]

    # Pasting, mouse, focus

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text, be it that of a page alone."""
        return source.hasText() or source.hasHtml()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy words as words: their font is this program's own affair."""
        data = new_mime_data()
        data.setText(self.textCursor().selectedText())
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put pasted text in, as far as a row may hold it; several lines are rows."""
        text = source.text()
        if not text.strip() and source.hasHtml():
            text = QTextDocumentFragment.fromHtml(source.html()).toPlainText()
        if has_paragraphs(text):
            self.lines_pasted.emit(source)
            return
        clean = clean_text(text)
        words, before, (start, end) = one_line(clean.text), self.text, self.selected
        self.put_in(words, self.textCursor(), before[:start] + words + before[end:])
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
        cursor = self.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            y = int(self._middle_of_line(event.pos().y()))
            cursor = self.cursorForPosition(QPoint(event.pos().x(), y))
        self.menu_opening.emit(menu, cursor.position())
        menu.popup(event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Put the caret where the mouse is, on selected words too.

        Qt would begin to drag them, and no row takes what is dropped.
        """
        self._goal_x = None
        extends = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() == Qt.MouseButton.LeftButton and not extends:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """End the editing where the focus goes to another part of the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.finished.emit(True)
