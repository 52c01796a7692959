"""The notes of the current row, or of the document, as cards."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Note
from outline_editor.core.notes import notes_reaching
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.key_hint import KeyHint
from outline_editor.ui.panels.note_cards import AT_ONCE, NoteCards
from outline_editor.ui.panels.page_links import PageLinks
from outline_editor.ui.panels.tab_order import arrange_tabs
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_PAGE = 20
"""Notes that have a card at the same time. One is thirty widgets, which take 20 ms and 100 kB."""

_ABOVE = 2
"""Notes that are shown before the one that is wanted, where it is on no page that is shown."""


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
        self._own: tuple[Note, ...] = ()
        self._others_reaching: tuple[Note, ...] = ()
        self._first = 0
        """Which note, those that reach the row counted on, has the first card."""
        self._cards = NoteCards(session, self, can_quote=not of_document)
        self._cards.removed.connect(self.removed)
        self._cards.quote_wanted.connect(self.quote_wanted)
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
        self._links = PageLinks(self)
        self._links.turned.connect(self._turn)
        self._lay_out()
        self._cards.rearranged.connect(lambda: arrange_tabs(self, self._add))
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._empty)
        layout.addWidget(self._links.earlier)
        layout.addLayout(self._cards)
        layout.addWidget(self._links.later)
        layout.addStretch(1)

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
        owner = DOCUMENT if self._of_document else node_ref(self._session.current)
        if owner != self._owner:
            self._owner, self._first = owner, 0
        element = self._session.document.find(owner)
        self._own = () if element is None else getattr(element, "notes", ())
        self._others_reaching = self._notes_reaching()
        count = self._count
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
        self._show_page()

    @property
    def _count(self) -> int:
        return len(self._own) + len(self._others_reaching)

    # Pages

    def _show_page(self, at_once: int = AT_ONCE) -> None:
        """Show the notes from the first of the page on, and what leads to the others."""
        if self._first >= self._count:
            self._first = max(0, self._count - _PAGE)
        end, own = self._first + _PAGE, len(self._own)
        self._links.show_counts(self._first, max(0, self._count - end))
        self._cards.show_notes(
            self._own[self._first : end],
            self._others_reaching[max(0, self._first - own) : max(0, end - own)],
            at_once,
        )

    def _turn(self, by: int) -> None:
        """Go some pages on, or back, and into the first note of that one."""
        self._first = max(0, self._first + by * _PAGE)
        self._show_page()
        self._cards.focus_first()

    def _notes_reaching(self) -> tuple[Note, ...]:
        """The notes elsewhere that name the current row."""
        if self._of_document or not self._session.current:
            return ()
        return notes_reaching(self._session.document, self._session.current)

    def shows(self, note_id: str) -> bool:
        """Whether a note is among those that stand here, on whatever page."""
        return any(note.id == note_id for note in self._own)

    def focus_note(self, note_id: str, field: str = "text") -> bool:
        """Put the caret into a note; whether it stands here."""
        places = (place for place, note in enumerate(self._own) if note.id == note_id)
        place = next(places, None)
        if place is None:
            return False
        if not self._first <= place < self._first + self._cards.made:
            if not self._first <= place < self._first + _PAGE:
                self._first = max(0, place - _ABOVE)
            self._show_page(place - self._first + 1)
        return self._cards.focus_field(place - self._first, field)

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        return self._cards.focused_note

    def focus_first(self) -> None:
        """Put the caret into the first note, or on the button that adds one."""
        if not self._cards.focus_first():
            self._add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_any(self) -> None:
        """Put the caret into the first note; without any, the focus where no key adds one."""
        if not self._cards.focus_first():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

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

    def _document_changed(self, _change_set: ChangeSet) -> None:
        self.refresh()
