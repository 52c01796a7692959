"""The cards of one page of notes, below each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from outline_editor.core.model import Note
from outline_editor.ui.panels.note_card import NoteCard
from outline_editor.ui.panels.reaching_note import ReachingNote
from outline_editor.ui.session import Session
from outline_editor.ui.slices import Slices

_MOST_SPARE = 8
"""Cards kept for notes to come: few rows have more notes."""

AT_ONCE = 4
"""As many cards are made before anything is painted, as a sidebar is high; others in slices."""


class NoteCards(QVBoxLayout):
    """First the notes that stand here, which can be changed, then those that reach here."""

    removed = Signal(str)
    """A note was removed; its id."""
    quote_wanted = Signal(str)
    """A note is to quote what its row says; its id."""
    rearranged = Signal()
    """There are more cards, or fewer, than before."""

    def __init__(self, session: Session, panel: QWidget, *, can_quote: bool) -> None:
        """Without any note yet; to be put into the layout of the panel."""
        super().__init__()
        self._session, self._panel, self._can_quote = session, panel, can_quote
        self._cards: list[NoteCard] = []
        self._spare: list[NoteCard] = []
        """Cards that show nothing now: to make one takes several times as long as a repaint."""
        self._reaching: list[ReachingNote] = []
        self._arranged = 0, 0
        self._rest = Slices(self)

    def show_notes(
        self, own: tuple[Note, ...], reaching: tuple[Note, ...], at_once: int = AT_ONCE
    ) -> None:
        """Show these; what cards are missing after the first `at_once` is made bit by bit."""
        while len(self._cards) > len(own):
            self._put_aside(self._cards.pop())
        while len(self._reaching) > len(reaching):
            self._drop_reaching(self._reaching.pop())
        for card, note in zip(self._cards, own, strict=False):
            card.show_note(note)
        for card, note in zip(self._reaching, reaching, strict=False):
            card.show_note(note)
        missing = self._missing_cards(own, reaching)
        there, wanted = len(self._cards) + len(self._reaching), len(own) + len(reaching)
        made = sum(1 for _ in islice(missing, max(0, at_once - there)))
        self._arrange()
        if there + made < wanted:
            self._rest.begin(missing)
        else:
            self._rest.stop()

    @property
    def made(self) -> int:
        """How many of the notes that stand here have their card already."""
        return len(self._cards)

    def focus_field(self, place: int, field: str) -> bool:
        """Put the caret into a note that has its card; into its text if it has no such field."""
        card = self._cards[place]
        return card.focus_field(field) or card.focus_field("text")

    def focus_first(self) -> bool:
        """Put the caret into the first note; whether there is one."""
        if self._cards:
            self._cards[0].focus_text()
        elif self._reaching:
            self._reaching[0].focus()
        return bool(self._cards or self._reaching)

    @property
    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        focus = QApplication.focusWidget()
        for card in (*self._cards, *self._reaching):
            if focus is not None and card.isAncestorOf(focus):
                return card.note_id
        return ""

    def _missing_cards(
        self, own: tuple[Note, ...], reaching: tuple[Note, ...]
    ) -> Iterator[NoteCard | ReachingNote]:
        """Make the cards that the page lacks."""
        for note in own[len(self._cards) :]:
            yield self._append_card(note)
        for note in reaching[len(self._reaching) :]:
            yield self._append_reaching(note)
        self._arrange()

    def _put_aside(self, card: NoteCard) -> None:
        self.removeWidget(card)
        card.hide()
        if len(self._spare) < _MOST_SPARE:
            card.forget_note()
            self._spare.append(card)
        else:
            card.deleteLater()

    def _made_card(self) -> NoteCard:
        card = NoteCard(self._session, self._panel, can_quote=self._can_quote)
        card.removed.connect(self.removed)
        card.quote_wanted.connect(self.quote_wanted)
        return card

    def _append_card(self, note: Note) -> NoteCard:
        card = self._spare.pop() if self._spare else self._made_card()
        self.insertWidget(len(self._cards), card)
        self._cards.append(card)
        # Now, not with the next turn of the event loop: a hidden card takes no focus.
        card.show()
        card.show_note(note)
        return card

    def _append_reaching(self, note: Note) -> ReachingNote:
        card = ReachingNote(self._session, self._panel)
        self._reaching.append(card)
        self.addWidget(card)
        card.show()
        card.show_note(note)
        return card

    def _drop_reaching(self, card: ReachingNote) -> None:
        self.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        """Tell where there are others than before."""
        if (len(self._cards), len(self._reaching)) != self._arranged:
            self._arranged = len(self._cards), len(self._reaching)
            self.rearranged.emit()
