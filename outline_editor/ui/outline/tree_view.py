"""The outline: a tree to the person, a flat list of visible rows to the program."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.core.document import Document
from outline_editor.ui.outline.editor_keys import PAGING, types_text
from outline_editor.ui.outline.row_mouse import RowPart
from outline_editor.ui.outline.writing_view import WritingView
from outline_editor.ui.translation import translate


class OutlineTreeView(WritingView):
    """The rows of a document, to be read, folded, selected and edited in place.

    It is either in row mode, where keys go to whole rows, or in text mode,
    where they edit the text of one. It changes nothing in the document: what
    is typed is told by `text_edited`, and comes back as the document changes.
    Keys that neither moves nor edits text are left to the window's actions.
    """

    key_refused = Signal(QKeyEvent)
    """A key that means nothing to rows that may only be read."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.setObjectName("outlineView")
        self.setAccessibleName(translate("Outline", "Outline"))

    def set_read_only(self, read_only: bool) -> None:
        """Allow no editing, or allow it again."""
        self._read_only = read_only
        self._rows_model.editable = not read_only
        self._allow_input_method()
        if read_only:
            self._leave(commit=False)

    def empty_hint(self) -> str:
        """How to begin, or that a filter lets nothing through."""
        if self.rows.filter is not None:
            return translate("Outline", "No row matches.")
        if self._read_only:
            return ""
        return translate("Outline", "Write the first row.")

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Begin writing where a key writes a character; else move, fold, select."""
        if self.is_editing and types_text(event):
            QApplication.sendEvent(self._text_mode.editor, event)
        elif self.is_editing and event.key() not in PAGING:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._escape()
        elif types_text(event) and self._open_current():
            self._text_mode.editor.setFocus()
            self._text_mode.editor.insertPlainText(event.text())
        else:
            super().keyPressEvent(event)
            if self._read_only and not event.isAccepted():
                self.key_refused.emit(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        """Where rows can't be indented Tab leads on, and is refused all the same."""
        if self._read_only and self.hasFocus():
            nothing, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
            held = nothing if next else shift
            self.key_refused.emit(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, held))
        return super().focusNextPrevChild(next)

    def _escape(self) -> None:
        """Let go of selected words; without any, enter text mode."""
        if self._text_mode.forget_words():
            self.viewport().update()
        else:
            self.edit_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Turn to a row, and away from words selected before."""
        self._leave()
        self._text_mode.forget_words()
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Edit a row's text at the word under the mouse, or go to the field there."""
        point = event.position().toPoint()
        row, part = self.part_under(point)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        field = self.cell_under(point)
        if part is not RowPart.BODY:
            self.mousePressEvent(event)
        elif field:
            self.field_requested.emit(self.rows.node_id(row), field)
        elif self.edit_row(self.rows.node_id(row)):
            self._mouse.forget()
            self._text_mode.editor.put_caret_at(point, select_word=True)
