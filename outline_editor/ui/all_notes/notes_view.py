"""The list of all notes, gone through by keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from outline_editor.ui.all_notes.card_list import CardList
from outline_editor.ui.all_notes.notes_model import Index, NotesModel
from outline_editor.ui.translation import translate

_Action = QAbstractItemView.CursorAction


class NotesView(CardList):
    """Keys go to one of the notes, which can be gone to, marked and deleted."""

    went_to = Signal(str)
    """The person wants to be taken to a note; its id."""
    deleted = Signal(str)
    """The person wants a note deleted; its id."""
    escaped = Signal()
    current_note = Signal(str)
    """Another note is the current one, or it says something else; its id, `''` for none."""

    def __init__(self, model: NotesModel) -> None:
        super().__init__(model)
        self.setObjectName("allNotesList")
        self.setAccessibleName(translate("AllNotes", "All notes"))
        self._kept_id = ""
        model.dataChanged.connect(self._tell_changed)
        model.modelAboutToBeReset.connect(self._keep_current)
        model.modelReset.connect(self._go_back)
        self.doubleClicked.connect(lambda index: self.went_to.emit(model.note_id(index)))

    @property
    def current_id(self) -> str:
        """The note that keys go to, `''` for none."""
        return self.notes.note_id(self.currentIndex())

    # Notes that come and go

    def _tell_changed(self, first: Index, last: Index) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.current_note.emit(self.current_id)

    def _keep_current(self) -> None:
        self._kept_id = self.current_id

    def _go_back(self) -> None:
        """Go back to the note that was the current one, or to the first."""
        index = self.notes.index_of(self._kept_id)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scroller.reveal(index.row())
        else:
            self.scroller.go_to(0)
            self.current_note.emit("")
        if self.hasFocus():
            self._choose_one()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the note, Delete deletes it, Esc goes back to the outline."""
        note = self.current_id
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        match event.key():
            case Qt.Key.Key_Escape:
                self.escaped.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if note and not held:
                self.went_to.emit(note)
            case Qt.Key.Key_Delete if note and not held:
                self.deleted.emit(note)
            case _:
                super().keyPressEvent(event)

    def moveCursor(  # noqa: N802
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,  # noqa: ARG002
    ) -> QModelIndex:
        """The card to which a movement leads from the current one."""
        last = self.notes.rowCount() - 1
        row = self.currentIndex().row()
        if row < 0:
            return self.notes.index(0) if last >= 0 else QModelIndex()
        match action:
            case _Action.MoveUp | _Action.MovePrevious | _Action.MoveLeft:
                row -= 1
            case _Action.MoveDown | _Action.MoveNext | _Action.MoveRight:
                row += 1
            case _Action.MoveHome:
                row = 0
            case _Action.MoveEnd:
                row = last
            case _Action.MovePageUp:
                row = self.scroller.page_from(row, down=False)
            case _Action.MovePageDown:
                row = self.scroller.page_from(row, down=True)
        return self.notes.index(max(0, min(row, last)))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell which note keys go to now."""
        QAbstractItemView.currentChanged(self, current, previous)  # pyright: ignore[reportArgumentType]
        self.viewport().update()
        self.current_note.emit(self.current_id)
        if QAccessible.isActive() and current.isValid() and self.hasFocus():
            # As `QListView` does, by the place that it gave an entry itself.
            told = QAccessibleEvent(self, QAccessible.Event.Focus)
            told.setChild(current.row())
            QAccessible.updateAccessibility(told)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """One note is always the current one while keys go here."""
        super().focusInEvent(event)
        self._choose_one()
        self.viewport().update()

    def _choose_one(self) -> None:
        if not self.currentIndex().isValid() and self.notes.rowCount():
            self.setCurrentIndex(self.notes.index(self.scroller.row))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The current note stands back."""
        super().focusOutEvent(event)
        self.viewport().update()
