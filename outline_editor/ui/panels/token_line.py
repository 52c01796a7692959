"""The line behind the tokens of a list, which completes what is typed."""

from __future__ import annotations

from collections.abc import Callable, Set

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from outline_editor.ui.panels.candidates import Candidates

_MOST_OFFERED = 50
_MOST_IN_SIGHT = 12

_NARROW, _WIDE = 16, 90
"""Pixels that the line needs while nobody writes in it, and while somebody does."""


class TokenLine(QLineEdit):
    """Offers what a text may mean, the likeliest first; see `TokensEditor`."""

    taken = Signal()
    """What stands in the line should become a token."""
    backspaced = Signal()
    went_left = Signal()

    def __init__(self, candidates: Candidates, taken: Callable[[], Set[str]]) -> None:
        super().__init__()
        self._candidates = candidates
        self._taken = taken
        self.setFrame(False)
        self.setMinimumWidth(_NARROW)
        self._popup: QListView | None = None
        self._model = QStandardItemModel(self)
        # Heard before the line asks the completer to show what it has.
        self.textEdited.connect(self._offer)
        self.editingFinished.connect(self.taken)

    def show_text(self, text: str) -> None:
        """Write into the line; nothing is offered for it."""
        self._stop_offering()
        self.setText(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """See `QWidget.minimumSizeHint`: what it needs just now."""
        return QSize(self.minimumWidth(), super().minimumSizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Get ready to complete; most lines are never written in."""
        if self._popup is None:
            self._popup = QListView()
            completer = _ValueCompleter(self._model, self)
            completer.setPopup(self._popup)
            self.setCompleter(completer)
            # Queued: the completer first writes its choice into the line.
            completer.activated.connect(self._choose, Qt.ConnectionType.QueuedConnection)
        self.setMinimumWidth(_WIDE)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take little room again."""
        super().focusOutEvent(event)
        self.setMinimumWidth(_WIDE if self.text() else _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter and comma take the value; see the class of the field for the rest."""
        key, is_empty = event.key(), not self.text()
        # A place in a source, such as s2@pp. 3, 5, has commas of its own.
        ends = event.text() == "," and "@" not in self.text()
        if ends or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._stop_offering()
            self.taken.emit()
        elif key == Qt.Key.Key_Backspace and is_empty:
            self.backspaced.emit()
        elif key == Qt.Key.Key_Left and is_empty:
            self.went_left.emit()
        elif key == Qt.Key.Key_Down and not self.isReadOnly():
            self._offer(self.text())
            self.completer().complete()
        else:
            super().keyPressEvent(event)

    def _offer(self, text: str) -> None:
        taken = self._taken()
        self._model.clear()
        for candidate in self._candidates.matching(text.strip(), _MOST_OFFERED + len(taken)):
            if candidate.value not in taken:
                item = QStandardItem(f"{candidate.value}   {candidate.label}".rstrip())
                item.setData(candidate.value, Qt.ItemDataRole.UserRole)
                self._model.appendRow(item)

    def _stop_offering(self) -> None:
        if self._popup is not None:
            self._popup.hide()

    def _choose(self, value: str) -> None:
        self.setText(value)
        self.taken.emit()


class _ValueCompleter(QCompleter):
    """Shows all it is given, and writes the value of what is chosen."""

    def __init__(self, model: QStandardItemModel, parent: QWidget) -> None:
        super().__init__(model, parent)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_IN_SIGHT)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """What is written into the line for a choice."""
        return str(index.data(Qt.ItemDataRole.UserRole))
