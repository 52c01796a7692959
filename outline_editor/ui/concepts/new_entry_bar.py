"""The line in which a new concept or actor gets its label."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from outline_editor.core.addresses import ElementKind
from outline_editor.ui.composing import Composition
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.translation import translate


class NewEntryBar(QWidget):
    """Asks for a label, and says where the new entry goes: codebook or document.

    Enter makes the entry; Esc, or leaving an empty line, puts the bar away.
    """

    wanted = Signal(ElementKind, str, bool)
    """An entry should be made: its kind, its label, whether in the codebook."""
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("newEntryBar")
        self._kind = ElementKind.CONCEPT
        self.line = _Line()
        self.line.setObjectName("newEntryLabel")
        self.places = QComboBox()
        self.places.setObjectName("newEntryPlace")
        self.places.setAccessibleName(translate("Concepts", "Where it is defined"))
        self.places.setMinimumContentsLength(6)
        adjust = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.places.setSizeAdjustPolicy(adjust)
        self._fault = PlainLabel()
        self._fault.setWordWrap(True)
        self._fault.setProperty("faultText", "true")
        self._fault.hide()
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 3)
        row.addWidget(self.places, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(row)
        layout.addWidget(self._fault)
        self.line.entered.connect(self._enter)
        self.line.given_up.connect(self.close_bar)
        self.hide()

    def open_for(self, kind: ElementKind, label: str, codebook: str) -> None:
        """Ask for a label, which may begin as `label`; `codebook` is its file, `''` for none."""
        self._kind = kind
        words = (
            translate("Concepts", "Label of the new concept")
            if kind is ElementKind.CONCEPT
            else translate("Concepts", "Name of the new actor")
        )
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.line.setText(label)
        self.line.selectAll()
        in_codebook = self.places.currentIndex() <= 0
        self.places.clear()
        if codebook:
            self.places.addItem(translate("Concepts", "in {file}").format(file=codebook), True)
        self.places.addItem(translate("Concepts", "in this document"), False)
        self.places.setCurrentIndex(0 if in_codebook else self.places.count() - 1)
        self.places.setEnabled(self.places.count() > 1)
        self.show_fault("")
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_fault(self, text: str) -> None:
        """Say why the entry could not be made, `''` for nothing."""
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def _enter(self) -> None:
        label = " ".join(self.line.text().split())
        if label:
            self.wanted.emit(self._kind, label, bool(self.places.currentData()))


class _Line(QLineEdit):
    """Tells of Enter and Esc, but for those of an input method that composes."""

    entered = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._composition = Composition(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hear Enter and Esc."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self._composition.is_on and (is_enter or event.key() == Qt.Key.Key_Escape):
            return
        if is_enter:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
