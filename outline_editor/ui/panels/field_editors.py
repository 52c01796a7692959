"""Widgets for the scalar fields of the model, one kind of value each.

All speak the same way: `show_value` fills them in without saying anything,
`edited` carries a new value that a person has put in, and `show_fault` tells
why a value was not taken; the widget keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.text_rules import clean_text
from outline_editor.ui.panels.document_undo import leave_undo_to_document
from outline_editor.ui.translation import word


class FieldEditor(QWidget):
    """The base: a widget with room below it for why a value was not taken."""

    edited = Signal(object)

    def __init__(self, input_widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = input_widget
        self._fault = QLabel(self)
        self._fault.setWordWrap(True)
        self._fault.setVisible(False)
        self._fault.setProperty("faultText", "true")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(input_widget)
        layout.addWidget(self._fault)
        self.setFocusProxy(input_widget)

    def show_value(self, value: Any) -> None:
        """Show a value of the document."""
        raise NotImplementedError

    def show_fault(self, text: str) -> None:
        """Say why what stands here was not taken; `''` takes that back."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))
        self.input.setAccessibleDescription(text)
        if self.input.property("fault") != ("true" if text else "false"):
            self.input.setProperty("fault", "true" if text else "false")
            style = self.input.style()
            style.unpolish(self.input)
            style.polish(self.input)

    @property
    def has_fault(self) -> bool:
        """Whether what stands here was not taken."""
        return bool(self._fault.text())

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, or changed too."""
        self.input.setEnabled(not read_only)

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self.input.setAccessibleName(name)


class LineEditor(FieldEditor):
    """One line of text. Every change is passed on as it is typed.

    What is refused while typing is only told when the person leaves the field:
    half a date is no mistake.
    """

    left = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self.line.setPlaceholderText(placeholder)
        leave_undo_to_document(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.left)

    def show_value(self, value: str | None) -> None:
        """Show a text; `None` shows as empty."""
        text = value or ""
        if self.line.text() != text:
            at = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(at, len(text)))
        self.show_fault("")

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, or changed too."""
        self.line.setReadOnly(read_only)

    def _typed(self, text: str) -> None:
        self.edited.emit(clean_text(text).text.replace("\n", " "))


class ChoiceEditor(FieldEditor):
    """One of a closed list of values, or none where `optional`."""

    def __init__(
        self, choices: Sequence[str], *, optional: bool = True, parent: QWidget | None = None
    ) -> None:
        self.box = _QuietComboBox()
        super().__init__(self.box, parent)
        if optional:
            self.box.addItem("–", None)
        for choice in choices:
            self.box.addItem(word(choice), choice)
        self.box.activated.connect(lambda _: self.edited.emit(self.box.currentData()))

    def show_value(self, value: str | bool | None) -> None:
        """Show one of the choices, or none."""
        data = str(value) if isinstance(value, str) else value
        self.box.setCurrentIndex(self.box.findData(data))
        self.show_fault("")


class BooleanEditor(ChoiceEditor):
    """True, false or not said."""

    def __init__(self, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self.box.addItem(yes, True)
        self.box.addItem(no, False)


class TextEditor(FieldEditor):
    """A text of several lines that grows as it is typed."""

    left = Signal()

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.text = GrowingTextEdit()
        super().__init__(self.text, parent)
        self.text.setPlaceholderText(placeholder)
        self._showing = False
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(self.left)

    def show_value(self, value: str) -> None:
        """Show a text."""
        if self.text.toPlainText() != value:
            self._showing = True
            cursor = self.text.textCursor()
            at = cursor.position()
            self.text.setPlainText(value)
            cursor.setPosition(min(at, len(value.encode("utf-16-le")) // 2))
            self.text.setTextCursor(cursor)
            self._showing = False
        self.show_fault("")

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, or changed too."""
        self.text.setReadOnly(read_only)

    def _typed(self) -> None:
        if not self._showing:
            self.edited.emit(clean_text(self.text.toPlainText()).text)


class GrowingTextEdit(QPlainTextEdit):
    """A text field as high as its text, without a history of its own.

    Undo and redo belong to the document. Tab goes to the next field; Esc, once
    no input method wants it, says `left`.
    """

    left = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("field", "true")
        self.setUndoRedoEnabled(False)
        leave_undo_to_document(self)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

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

    def focusOutEvent(self, event: Any) -> None:  # noqa: N802
        """Tell that the person has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leaves the field."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

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


class _QuietComboBox(QComboBox):
    """A box whose value no wheel changes by accident while a panel scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.installEventFilter(self)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Pass the wheel on to the panel."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
