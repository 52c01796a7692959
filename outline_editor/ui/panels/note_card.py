"""One note as a card: what it is about, what it says, what it refers to."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import note_ref
from outline_editor.core.model import Note
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteKind, NoteState
from outline_editor.ui.panels import candidates
from outline_editor.ui.panels.closest_words import ClosestWords
from outline_editor.ui.panels.compares_editor import ComparesEditor
from outline_editor.ui.panels.concept_tags import ConceptTags
from outline_editor.ui.panels.field_binder import FieldBinder
from outline_editor.ui.panels.field_editors import ChoiceEditor, LineEditor
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.panels.quote_line import QuoteLine
from outline_editor.ui.panels.text_editor import TextEditor
from outline_editor.ui.panels.tokens_editor import TokensEditor
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_PATIENCE = 300
"""Milliseconds without a key before words are looked for that a lost quote may have become."""

_DETAILS = ("by", "date", "compares", "also_on", "extensions")


class NoteCard(QFrame):
    """Shows and changes one note. Its rarer fields open on demand."""

    removed = Signal(str)
    quote_wanted = Signal(str)
    """The words selected in the row should become the quote of this note."""

    def __init__(self, session: Session, parent: QWidget, *, can_quote: bool) -> None:
        super().__init__(parent)
        self.setProperty("card", "true")
        self.note_id = ""
        self._kind = ChoiceEditor([kind.value for kind in NoteKind], optional=False)
        self._kind.set_name(translate("NoteCard", "Kind of note"))
        self._text = TextEditor(translate("NoteCard", "Write the note here; # names a concept"))
        self._text.set_name(translate("NoteCard", "Note text"))
        self._quote = QuoteLine(can_quote=can_quote)
        self._quote.taken.connect(lambda: self.quote_wanted.emit(self.note_id))
        self._quote.dropped.connect(self._drop_quote)
        self._closest = ClosestWords(session, _PATIENCE, self)
        self._closest.looked.connect(self._quote.show_proposal)
        self._quote.confirmed.connect(self._closest.take)
        self._session = session
        session.text_field_made.emit(self._text.text)
        self._head = FieldBinder(session, {"kind": self._kind, "text": self._text}, self)
        ConceptTags(session, self._text, lambda: self.note_id)
        self._references = FieldForm(session, _reference_fields(session))
        self._details = FieldForm(session, _detail_fields(session))
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._more.setProperty("link", "true")
        self._more.toggled.connect(self._details.setVisible)
        self._more.toggled.connect(self._name_more)
        self._details.setVisible(False)
        self._remove = QToolButton()
        self._remove.setText(translate("NoteCard", "Delete"))
        self._remove.clicked.connect(lambda: self.removed.emit(self.note_id))
        self._name_more(False)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(self._kind)
        top.addStretch(1)
        top.addWidget(self._remove)
        foot = QHBoxLayout()
        foot.addWidget(self._more)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._quote)
        layout.addWidget(self._text)
        layout.addWidget(self._references)
        layout.addWidget(self._details)
        layout.addLayout(foot)

    def show_note(self, note: Note) -> None:
        """Show a note, or its new state."""
        if note.id != self.note_id:
            self.note_id = note.id
            self.setObjectName(f"note.{note.id}")
            self._more.setChecked(any(getattr(note, name) for name in _DETAILS))
        ref = note_ref(note.id)
        self._head.show_element(ref, note)
        self._references.show_element(ref, note)
        self._details.show_element(ref, note)
        self._references.set_field_visible(
            "state", note.kind in KINDS_WITH_STATE or bool(note.state)
        )
        self._details.set_field_visible("extensions", bool(note.extensions))
        self._quote.show_quote(note.quote)
        problems = self._session.opened.problems.problems_of(ref)
        self._quote.show_problems([problem for problem in problems if problem.field == "quote"])
        self._quote.show_proposal(None)
        if note.quote:
            self._closest.look_for(note.id)
        else:
            self._closest.forget()
        read_only = self._session.read_only
        for part in (self._head, self._references, self._details):
            part.set_read_only(read_only)
        self._quote.set_read_only(read_only)
        self._remove.setVisible(not read_only)

    def forget_note(self) -> None:
        """Show nothing, until there is another note to show."""
        self._closest.forget()
        self.note_id = ""
        self.setObjectName("")

    def focus_text(self) -> None:
        """Put the caret into the note's text."""
        self._text.focus_field()

    def focus_field(self, name: str) -> bool:
        """Put the caret into a field; whether there is such a field."""
        if name in _DETAILS:
            self._more.setChecked(True)
        forms = (self._head, self._references, self._details)
        return any(form.focus_field(name) for form in forms)

    def _drop_quote(self) -> None:
        with self._session.saying_refusals():
            self._session.editing.notes.quote(self.note_id, None)

    def _name_more(self, opened: bool) -> None:
        self._more.setText(
            translate("NoteCard", "Less") if opened else translate("NoteCard", "More…")
        )


def _reference_fields(session: Session) -> list[FormField]:
    return [
        FormField(
            "concepts",
            "Concepts",
            TokensEditor(
                candidates.Concepts(session), translate("Fields", "what it is about"), creates=True
            ),
        ),
        FormField(
            "cites",
            "Sources",
            TokensEditor(candidates.Sources(session), translate("Fields", "such as s2@p. 3")),
        ),
        FormField("state", "State", ChoiceEditor([state.value for state in NoteState])),
    ]


def _detail_fields(session: Session) -> list[FormField]:
    return [
        FormField("by", "By", LineEditor()),
        FormField("date", "Date", LineEditor(translate("Fields", "such as 2019-01-29"))),
        FormField("compares", "Compares", ComparesEditor()),
        FormField("also_on", "Also on", TokensEditor(candidates.Rows(session))),
        FormField("extensions", "Own fields", OwnFieldsView()),
    ]
