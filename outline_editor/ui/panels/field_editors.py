"""Widgets for the scalar fields of the model, one kind of value each.

All speak the same way: `show_value` fills them in without saying anything,
`edited` carries a new value that a person has put in, and `refuse` tells them
why a value was not taken; the widget keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.errors import Message
from outline_editor.core.text_rules import clean_text
from outline_editor.ui.panels.field_keys import FieldKeys
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import shown, word


@dataclass(frozen=True, slots=True)
class Pending:
    """What was typed and the document has not taken, and why if it was refused."""

    text: str
    fault: Message | None = None


class FieldEditor(QWidget):
    """The base: a widget with room below it for what there is to say of its value.

    `pending` is what stands here that the document has not taken, `None` for
    nothing. Whoever binds the editor keeps it with the element that it belongs
    to, and gives it back to `show_value`.
    """

    edited = Signal(object)
    left = Signal()
    """The person has gone elsewhere, or pressed Enter."""
    pending_changed = Signal()
    given_up = Signal()
    """The person wants the document's value back."""
    escaped = Signal()
    """The person wants to leave the field."""

    is_typed: ClassVar[bool] = False
    """Whether values come key by key, and belong together by word and pause."""

    def __init__(self, input_widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = input_widget
        self.pending: Any = None
        self._said = "", False
        self._remark: PlainLabel | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(input_widget)

    def show_value(self, value: Any, pending: Any = None) -> None:
        """Show a value of the document, and over it what is still to be taken."""
        raise NotImplementedError

    def refuse(self, text: Any, fault: Message) -> None:
        """Keep what was typed, though it was not taken."""
        self.keep(Pending(str(text), fault))

    def keep(self, pending: Any) -> None:
        """Hold what the document has not taken."""
        if pending != self.pending:
            self.pending = pending
            self.pending_changed.emit()

    def show_remark(self, text: str, *, is_fault: bool = False) -> None:
        """Say something below the value; a fault marks the value, too."""
        is_fault = is_fault and bool(text)
        if (text, is_fault) == self._said:
            return
        self._said = text, is_fault
        self.input.setAccessibleDescription(text)
        _set_property(self.input, "fault", "true" if is_fault else "false")
        if self._remark is None:
            # Only now: there is nothing to say of most fields of a window.
            self._remark = self._add_remark()
        _set_property(self._remark, "faultText", "true" if is_fault else "warning")
        self._remark.setText(text)
        self._remark.setVisible(bool(text))

    def _add_remark(self) -> PlainLabel:
        remark = PlainLabel(parent=self)
        remark.setWordWrap(True)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(remark)
        return remark

    @property
    def has_focus(self) -> bool:
        """Whether the person is in this field."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    @property
    def remark(self) -> str:
        """What is said below the value."""
        return self._said[0]

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read, or changed too."""
        self.input.setEnabled(not read_only)

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self.input.setAccessibleName(name)

    @property
    def focus_target(self) -> QWidget:
        """What the value is changed in, first of all."""
        # No focus proxy: Tab would stop at it wherever the editor itself stands.
        return self.input

    def focus_field(self) -> None:
        """Put the focus where the value is changed."""
        # As by Tab: the text of a line is selected, to be written over.
        self.focus_target.setFocus(Qt.FocusReason.TabFocusReason)

    def _hear_keys(self, widget: QWidget) -> None:
        keys = FieldKeys(widget, lambda: self.pending is not None)
        keys.given_up.connect(self.given_up)
        keys.escaped.connect(self.escaped)


def _set_property(widget: QWidget, name: str, value: str) -> None:
    """Give a widget a property that style sheets look at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)


class LineEditor(FieldEditor):
    """One line of text. Every change is passed on as it is typed."""

    is_typed = True

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        super().__init__(self.line, parent)
        self.line.setPlaceholderText(placeholder)
        self._hear_keys(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.left)

    def show_value(self, value: str | None, pending: Pending | None = None) -> None:
        """Show a text; `None` shows as empty."""
        self.pending = pending
        text = (value or "") if pending is None else pending.text
        if self.line.text() != text:
            at = self.line.cursorPosition()
            self.line.setText(text)
            # A text that nobody is writing in is read from its start.
            self.line.setCursorPosition(min(at, len(text)) if self.line.hasFocus() else 0)

    def set_read_only(self, read_only: bool) -> None:
        """Let the value be read and copied, or changed too."""
        self.line.setReadOnly(read_only)

    def _typed(self, text: str) -> None:
        self.edited.emit(clean_text(text).text.replace("\n", " "))


class ChoiceEditor(FieldEditor):
    """One of a closed list of values, or none where `optional`, shown as `nothing`."""

    def __init__(
        self,
        choices: Sequence[str],
        *,
        optional: bool = True,
        nothing: str = "–",
        parent: QWidget | None = None,
    ) -> None:
        self.box = _QuietComboBox()
        super().__init__(self.box, parent)
        self._hear_keys(self.box)
        if optional:
            self.box.addItem(nothing, None)
        for choice in choices:
            self.box.addItem(word(choice), choice)
        self.box.activated.connect(lambda _: self.edited.emit(self.box.currentData()))

    def show_value(self, value: str | bool | None, pending: Pending | None = None) -> None:
        """Show one of the choices, or none."""
        self.pending = pending
        data = str(value) if isinstance(value, str) else value
        self.box.setCurrentIndex(self.box.findData(data))


class BooleanEditor(ChoiceEditor):
    """True, false or not said."""

    def __init__(self, yes: str, no: str, parent: QWidget | None = None) -> None:
        super().__init__((), parent=parent)
        self.box.addItem(yes, True)
        self.box.addItem(no, False)


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


def told(pending: Pending) -> str:
    """Why something was not taken, `''` where nobody has tried yet."""
    return "" if pending.fault is None else shown(pending.fault)
