"""The widget for texts of several lines."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetricsF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QWidget

from outline_editor.core.text_rules import clean_text
from outline_editor.ui.outline.utf16 import to_characters, to_units
from outline_editor.ui.panels.field_editors import FieldEditor
from outline_editor.ui.wrapping import WRAPPING, wrapping_of


class TextEditor(FieldEditor):
    """A text of several lines that grows as it is typed."""

    is_typed = True

    shown = Signal()
    """There is another text now, which nobody typed here."""

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.text = GrowingTextEdit()
        super().__init__(self.text, parent)
        self.text.setPlaceholderText(placeholder)
        self._hear_keys(self.text)
        self._showing = False
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.left)

    def show_value(self, value: str, pending: Any = None) -> None:
        """Show a text; the caret stays where it is, as far as that goes."""
        self.pending = pending
        if self.text.plain_text != value:
            self._showing = True
            cursor = self.text.textCursor()
            at = cursor.position()
            self.text.setPlainText(value)
            cursor.setPosition(min(at, to_units(value, len(value))))
            self.text.setTextCursor(cursor)
            self._showing = False
            self.shown.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, or changed too."""
        flags = Qt.TextInteractionFlag
        reading = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.text.setTextInteractionFlags(reading if read_only else flags.TextEditorInteraction)

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit(clean_text(self.text.plain_text).text)


class GrowingTextEdit(QPlainTextEdit):
    """A text field as high as its text, without a history of its own.

    Tab goes to the next field.
    """

    left = Signal()
    menu_opening = Signal(QMenu, int)
    """A menu is about to open; it is for the word at an offset, as Qt counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", "true")
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def setPlainText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        self.setWordWrapMode(wrapping_of(text))
        super().setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Put pasted text in, with its lines broken where they may be by then."""
        before, cursor = self.plain_text, self.textCursor()
        start = to_characters(before, cursor.selectionStart())
        end = to_characters(before, cursor.selectionEnd())
        mode = wrapping_of(before[:start] + source.text() + before[end:])
        # A long word, be it one that goes, is not laid out between words.
        if mode is not WRAPPING:
            self.setWordWrapMode(mode)
        super().insertFromMimeData(source)
        self.setWordWrapMode(mode)

    @property
    def plain_text(self) -> str:
        """The text as it stands."""
        # Not `toPlainText`, which makes ordinary spaces of no-break ones.
        raw = self.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as the text."""
        return QSize(super().sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the height right when lines wrap elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the height right when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the person has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what Qt does, and what others have for the word."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        cursor = self.textCursor()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            cursor = self.cursorForPosition(event.pos())
        self.menu_opening.emit(menu, cursor.position())
        menu.popup(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """The panel scrolls, not the field: all of its text is in sight."""
        event.ignore()

    def _fit(self) -> None:
        # QPlainTextEdit's layout counts its height in lines, not pixels.
        lines = max(1.0, self.document().size().height())
        spacing = QFontMetricsF(self.font()).lineSpacing()
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * self.document().documentMargin()
        height = round(lines * spacing + frame) + 4
        if height != self.height():
            self.setFixedHeight(height)
