"""The notes of the current row, or of the document, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Note
from outline_editor.core.notes import notes_reaching
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.key_hint import KeyHint
from outline_editor.ui.panels.note_card import NoteCard
from outline_editor.ui.panels.reaching_note import ReachingNote
from outline_editor.ui.panels.tab_order import arrange_tabs
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_MOST_SPARE = 8
"""Cards kept for notes to come: few rows have more notes."""


class NotesPanel(QWidget):
    """Notes in the order of the file; they are changed where they are read."""

    removed = Signal(str)
    quote_wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        *,
        of_document: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("documentNotes" if of_document else "notesPanel")
        self._session = session
        self._of_document = of_document
        self._cards: list[NoteCard] = []
        self._spare: list[NoteCard] = []
        """Cards that show nothing now: to make one takes several times as long as a repaint."""
        self._reaching: list[ReachingNote] = []
        self._arranged = 0, 0
        self._owner = DOCUMENT
        self._heading = heading("")
        self._add = QToolButton()
        self._add.setProperty("link", "true")
        self._key = KeyHint()
        self._others = QToolButton()
        self._others.setProperty("link", "true")
        self._others.setText(translate("NotesPanel", "Other…"))
        self._others.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._empty = PlainLabel()
        self._empty.setWordWrap(True)
        self._empty.setText(translate("NotesPanel", "No notes yet."))
        self._lay_out()
        if not of_document:
            session.current_changed.connect(lambda _: self.refresh())
        session.changed.connect(self._document_changed)
        session.codebook_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self._heading, 1)
        top.addWidget(self._add)
        top.addWidget(self._key)
        top.addWidget(self._others)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 6, 14, 12)
        self._layout.setSpacing(8)
        self._layout.addLayout(top)
        self._layout.addWidget(self._empty)
        self._layout.addStretch(1)

    def set_actions(self, add: QAction, others: Sequence[QAction]) -> None:
        """The actions behind the buttons that add notes."""
        self._add.clicked.connect(add.trigger)
        key = add.shortcut().toString(add.shortcut().SequenceFormat.NativeText)
        name = add.text().replace("&", "")
        self._add.setText(f"+ {name}")
        if key:
            words = translate("NotesPanel", "{action} ({key})")
            self._add.setToolTip(words.format(action=name, key=key))
        self._key.setText(key)
        if others:
            menu = QMenu(self._others)
            menu.addActions(others)
            self._others.setMenu(menu)
        self.refresh()

    def refresh(self) -> None:
        """Show the notes as they are now."""
        self._owner = DOCUMENT if self._of_document else node_ref(self._session.current)
        element = self._session.document.find(self._owner)
        notes: tuple[Note, ...] = () if element is None else getattr(element, "notes", ())
        reaching = self._notes_reaching()
        count = len(notes) + len(reaching)
        self._heading.setText(
            translate("NotesPanel", "Notes · {n}").format(n=count)
            if count
            else translate("NotesPanel", "Notes")
        )
        self._empty.setVisible(not count)
        can_add = element is not None and not self._session.read_only
        self._add.setVisible(can_add)
        self._key.setVisible(can_add)
        self._others.setVisible(can_add and self._others.menu() is not None)
        while len(self._cards) > len(notes):
            self._put_aside(self._cards.pop())
        while len(self._cards) < len(notes):
            self._append_card()
        for card, note in zip(self._cards, notes, strict=True):
            card.show_note(note)
        self._show_reaching(reaching)
        if (len(notes), len(reaching)) != self._arranged:
            self._arranged = len(notes), len(reaching)
            arrange_tabs(self, self._add)

    def _notes_reaching(self) -> tuple[Note, ...]:
        """The notes elsewhere that name the current row."""
        if self._of_document or not self._session.current:
            return ()
        return notes_reaching(self._session.document, self._session.current)

    def _show_reaching(self, notes: tuple[Note, ...]) -> None:
        while len(self._reaching) > len(notes):
            card = self._reaching.pop()
            self._layout.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._reaching) < len(notes):
            card = ReachingNote(self._session, self)
            self._reaching.append(card)
            self._layout.insertWidget(self._layout.count() - 1, card)
            card.show()
        for card, note in zip(self._reaching, notes, strict=True):
            card.show_note(note)

    def shows(self, note_id: str) -> bool:
        """Whether a note is among those that stand here."""
        return any(card.note_id == note_id for card in self._cards)

    def focus_note(self, note_id: str, field: str = "text") -> bool:
        """Put the caret into a note; whether it is shown here."""
        for card in self._cards:
            if card.note_id == note_id:
                return card.focus_field(field) or card.focus_field("text")
        return False

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        focus = QApplication.focusWidget()
        for card in (*self._cards, *self._reaching):
            if focus is not None and card.isAncestorOf(focus):
                return card.note_id
        return ""

    def focus_first(self) -> None:
        """Put the caret into the first note, or on the button that adds one."""
        if not self._focus_first_note():
            self._add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_any(self) -> None:
        """Put the caret into the first note; without any, the focus where no key adds one."""
        if not self._focus_first_note():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_first_note(self) -> bool:
        if self._cards:
            self._cards[0].focus_text()
        elif self._reaching:
            self._reaching[0].focus()
        return bool(self._cards or self._reaching)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        """From the panel itself Tab leads into it: by Qt's order it comes after its parts."""
        if next and self.hasFocus() and self._add.isVisible():
            self._add.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().focusNextPrevChild(next)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leads back to the outline where no note is left to lead there."""
        if event.key() == Qt.Key.Key_Escape and self.hasFocus():
            self._session.outline_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _put_aside(self, card: NoteCard) -> None:
        self._layout.removeWidget(card)
        card.hide()
        if len(self._spare) < _MOST_SPARE:
            card.forget_note()
            self._spare.append(card)
        else:
            card.deleteLater()

    def _made_card(self) -> NoteCard:
        card = NoteCard(self._session, self, can_quote=not self._of_document)
        card.removed.connect(self.removed)
        card.quote_wanted.connect(self.quote_wanted)
        return card

    def _append_card(self) -> None:
        card = self._spare.pop() if self._spare else self._made_card()
        self._layout.insertWidget(self._layout.indexOf(self._empty) + 1 + len(self._cards), card)
        self._cards.append(card)
        # Now, not with the next turn of the event loop: a hidden card takes no focus.
        card.show()

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()
