"""What can be done about a note whose words are not found, or not which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.anchors import Outcome
from outline_editor.core.checks_notes import QUOTE_TROUBLE
from outline_editor.core.note_list import PlacedNote
from outline_editor.core.proposals import WORDS
from outline_editor.core.text_difference import Difference, differences
from outline_editor.ui.panels.closest_words import Closest, ClosestWords, around
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_PATIENCE = 150
"""Milliseconds on a note before words are looked for that it may quote instead."""


class LostQuote(QFrame):
    """Shows the words a note quoted beside the closest ones now, to be confirmed.

    Nothing is applied by itself.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("lostQuote")
        self.setProperty("card", "plain")
        self._session = session
        self._note, self._quoted = "", Closest("")
        """The note shown, and the words that it quoted."""
        self._closest = ClosestWords(session, _PATIENCE, self)
        self._closest.looked.connect(self._show_closest)
        self._said = _words()
        self._said.setObjectName("lostSaid")
        self._before_caption, self._now_caption = _caption(), _caption()
        self._before_caption.setText(translate("AllNotes", "Quoted"))
        self._now_caption.setText(translate("AllNotes", "Closest in the row now"))
        self._before, self._now = _words(), _words()
        self._before.setObjectName("wordsBefore")
        self._now.setObjectName("wordsNow")
        self._confirm = _link("confirmClosest", translate("NoteCard", "Quote These Instead"))
        self._whole = _link("makeWholeRow", translate("NoteCard", "Whole Row"))
        self._go = _link("goToNote", translate("ReachingNote", "Go to Note"))
        self._confirm.clicked.connect(self._closest.take)
        self._whole.clicked.connect(self._drop)
        self._go.clicked.connect(lambda: session.note_wanted.emit(self._note))
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        sides = QGridLayout()
        sides.setHorizontalSpacing(12)
        sides.setVerticalSpacing(2)
        for column, parts in enumerate(
            ((self._before_caption, self._before), (self._now_caption, self._now))
        ):
            for row, part in enumerate(parts):
                sides.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            sides.setColumnStretch(column, 1)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in (self._confirm, self._whole, self._go, QWidget()):
            flow.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        layout.addWidget(self._said)
        layout.addLayout(sides)
        layout.addWidget(buttons)

    def show_note(self, placed: PlacedNote | None) -> None:
        """Show what has become of a note's words, or nothing where they are found."""
        self._closest.forget()
        outcome = Outcome.WHOLE_ROW if placed is None else placed.anchor.outcome
        if placed is None or outcome not in QUOTE_TROUBLE:
            self.hide()
            return
        note = placed.note
        self._note, self._quoted = note.id, Closest(note.quote, *around(note.before, note.after))
        for button in (self._whole, self._confirm):
            button.setVisible(not self._session.read_only)
        if outcome is Outcome.AMBIGUOUS:
            self._show_alone(
                translate(
                    "AllNotes",
                    "These words stand in the row more than once. Go to the note, select those "
                    "that are meant, and press Quote Selected Words.",
                )
            )
        else:
            self._show_alone(translate("AllNotes", "These words are not there any more."))
            self._closest.look_for(self._note)
        self.show()

    def _show_alone(self, said: str) -> None:
        """Say something, and offer no other words."""
        self._said.setText(said)
        self._said.show()
        for part in (self._before_caption, self._before, self._now_caption, self._now):
            part.hide()
        self._confirm.hide()

    def _show_closest(self, closest: Closest | None) -> None:
        if closest is None:
            words = "These words are not there any more, nor any that are close to them."
            self._said.setText(translate("AllNotes", words))
            return
        quoted = self._quoted
        if closest.words == quoted.words:
            # What stands around them is what tells one place from the other.
            self._before.setText(_in_place(quoted))
            self._now.setText(_in_place(closest))
        else:
            changes = differences(quoted.words, closest.words)
            gone = [(one.start, one.end) for one in changes]
            self._before.setText(_marked(quoted.words, gone))
            self._now.setText(_marked(closest.words, _put_in(changes)))
        self._confirm.setAccessibleDescription(closest.in_place)
        self._said.hide()
        for part in (self._before_caption, self._before, self._now_caption, self._now):
            part.show()
        self._confirm.setVisible(not self._session.read_only)

    def _drop(self) -> None:
        with self._session.saying_refusals():
            self._session.editing.notes.quote(self._note, None)


def _in_place(closest: Closest) -> str:
    """Words as rich text, heavier than what stands around them."""
    from html import escape

    before, words, after = map(escape, (closest.before, closest.words, closest.after))
    return f"“{before}<b>{words}</b>{after}”".replace("\n", "<br>")


def _put_in(changes: Sequence[Difference]) -> list[tuple[int, int]]:
    """Where the words stand that come in with some changes."""
    places, shift = [], 0
    for start, end, words in changes:
        places.append((start + shift, start + shift + len(words)))
        shift += len(words) - (end - start)
    return places


def _marked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """A text as rich text, with the words that differ heavier."""
    from html import escape

    parts, last = [], 0
    for start, end in _whole_words(text, places):
        parts += [escape(text[last:start]), f"<b>{escape(text[start:end])}</b>"]
        last = end
    return f"“{''.join(parts)}{escape(text[last:])}”".replace("\n", "<br>")


def _whole_words(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The words that some places touch, from the first to the last of each place."""
    words, last = [found.span() for found in WORDS.finditer(text)], 0
    for start, end in places:
        touched = [
            (first, after)
            for first, after in words
            if first < start <= after or (first < end and after > start)
        ]
        if touched and touched[-1][1] > last:
            yield max(last, touched[0][0]), touched[-1][1]
            last = touched[-1][1]


def _caption() -> QLabel:
    label = PlainLabel()
    label.setProperty("faint", "true")
    label.setWordWrap(True)
    return label


def _words() -> QLabel:
    label = QLabel()
    # Its words are escaped; some are heavier.
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _link(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setProperty("link", "true")
    return button
