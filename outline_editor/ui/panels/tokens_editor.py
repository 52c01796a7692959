"""A list of short values as tokens, such as the actors of a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QToolButton, QWidget

from outline_editor.core.errors import shortened
from outline_editor.ui.panels.document_undo import leave_undo_to_document
from outline_editor.ui.panels.field_editors import FieldEditor
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.translation import translate


class Candidate(NamedTuple):
    """A value that can be chosen, and how a person knows it."""

    value: str
    label: str


class Candidates(Protocol):
    """What a list can hold: the values on offer, and how any value is called."""

    def offered(self) -> Sequence[Candidate]:
        """The values to choose from."""
        ...

    def label(self, value: str) -> str:
        """What a person calls a value; the value itself where nothing is known."""
        ...


_LONGEST_LABEL = 32
"""Characters of a label that a token shows."""


class TokensEditor(FieldEditor):
    """Values as tokens, each with a way to remove it, and a line for more.

    The line completes on any part of the value or its label, in any script.
    Enter or a comma takes the value; Backspace in the empty line takes the
    last one back. `edited` carries the whole list as a tuple.
    """

    def __init__(
        self, candidates: Candidates, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        self._frame = QFrame()
        self._frame.setProperty("tokens", "true")
        super().__init__(self._frame, parent)
        self._candidates = candidates
        self._values: tuple[str, ...] = ()
        self._read_only = False
        self._tokens: list[QToolButton] = []
        self.line = _TokenLine()
        self.line.setPlaceholderText(placeholder)
        self._layout = FlowLayout(self._frame)
        self._layout.setContentsMargins(4, 3, 4, 3)
        self._layout.addWidget(self.line)
        self._model = QStandardItemModel(self)
        completer = _ValueCompleter(self._model, self)
        self.line.setCompleter(completer)
        # Queued: the completer first writes its choice into the line.
        completer.activated[str].connect(self._add, Qt.ConnectionType.QueuedConnection)
        self.line.taken.connect(self._take_line)
        self.line.backspaced.connect(self._remove_last)
        self.line.entered.connect(self._offer)
        self.setFocusProxy(self.line)

    def show_value(self, value: tuple[str, ...]) -> None:
        """Show the list; what is being typed stays."""
        if value != self._values or not self._tokens:
            self._values = tuple(value)
            self._rebuild()
        self.show_fault("")

    def set_read_only(self, read_only: bool) -> None:
        """Let the tokens be read, or changed too."""
        if read_only != self._read_only:
            self._read_only = read_only
            self.line.setReadOnly(read_only)
            self._rebuild()

    def set_name(self, name: str) -> None:
        """The field's name for assistive tools and tests."""
        self.line.setAccessibleName(name)

    def take_pending(self) -> None:
        """Take what stands in the line, as if Enter had been pressed."""
        self._take_line()

    def _rebuild(self) -> None:
        for token in self._tokens:
            self._layout.removeWidget(token)
            token.hide()
            token.deleteLater()
        self._tokens = [self._token(value) for value in self._values]
        self._layout.invalidate()
        self.updateGeometry()

    def _token(self, value: str) -> QToolButton:
        label = self._candidates.label(value)
        token = QToolButton(self._frame)
        token.setProperty("token", "true")
        shown = shortened(label, _LONGEST_LABEL).replace("&", "&&")
        token.setText(shown if self._read_only else f"{shown}  ×")
        token.setToolTip(value if label == value else f"{label} ({value})")
        token.setAccessibleName(translate("Fields", "Remove {value}").format(value=label))
        token.setEnabled(not self._read_only)
        token.clicked.connect(lambda: self._remove(value))
        self._layout.insert_before_last(token)
        token.show()
        return token

    def _offer(self) -> None:
        taken = set(self._values)
        self._model.clear()
        for candidate in self._candidates.offered():
            if candidate.value not in taken:
                item = QStandardItem(f"{candidate.value}   {candidate.label}".rstrip())
                item.setData(candidate.value, Qt.ItemDataRole.UserRole)
                self._model.appendRow(item)

    def _take_line(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        match = next(
            (c.value for c in self._candidates.offered() if text.casefold() == c.label.casefold()), text
        )
        self._add(match)

    def _add(self, value: str) -> None:
        if value in self._values:
            self.line.clear()
            return
        self.edited.emit((*self._values, value))
        # Whoever took the value has shown the new list. Where it was refused,
        # what was typed stays for mending.
        if value in self._values:
            self.line.clear()

    def _remove(self, value: str) -> None:
        self.line.setFocus()
        self.edited.emit(tuple(other for other in self._values if other != value))

    def _remove_last(self) -> None:
        if self._values:
            self._remove(self._values[-1])


class _ValueCompleter(QCompleter):
    """Matches any part of value or label, and writes the value."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setMaxVisibleItems(12)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """What is written into the line for a choice."""
        return str(index.data(Qt.ItemDataRole.UserRole))


class _TokenLine(QLineEdit):
    """The line behind the tokens."""

    taken = Signal()
    backspaced = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFrame(False)
        leave_undo_to_document(self)
        self.setMinimumWidth(60)
        self.editingFinished.connect(self.taken)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Offer what there is now."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and comma take the value, Backspace takes one back."""
        if event.text() == "," or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.backspaced.emit()
            return
        super().keyPressEvent(event)
