"""One note as a card: what it is about, what it says, what it refers to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from outline_editor.core.addresses import note_ref
from outline_editor.core.model import Note
from outline_editor.core.problems import Problem
from outline_editor.core.vocabulary import NoteKind, NoteState
from outline_editor.ui.panels import candidates
from outline_editor.ui.panels.compares_editor import ComparesEditor
from outline_editor.ui.panels.field_binder import FieldBinder
from outline_editor.ui.panels.field_editors import ChoiceEditor, LineEditor
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.panels.text_editor import TextEditor
from outline_editor.ui.panels.tokens_editor import TokensEditor
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate

_WITH_STATE = (NoteKind.QUESTION, NoteKind.TODO)
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
        self._text = TextEditor(translate("NoteCard", "Write the note here"))
        self._text.set_name(translate("NoteCard", "Note text"))
        self._quote = _QuoteLine(can_quote=can_quote)
        self._quote.taken.connect(lambda: self.quote_wanted.emit(self.note_id))
        self._quote.dropped.connect(self._drop_quote)
        self._session = session
        session.text_field_made.emit(self._text.text)
        self._head = FieldBinder(session, {"kind": self._kind, "text": self._text}, self)
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
        self._references.set_field_visible("state", note.kind in _WITH_STATE or bool(note.state))
        self._details.set_field_visible("extensions", bool(note.extensions))
        self._quote.show_quote(note.quote)
        problems = self._session.opened.problems.problems_of(ref)
        self._quote.show_problems([problem for problem in problems if problem.field == "quote"])
        read_only = self._session.read_only
        for part in (self._head, self._references, self._details):
            part.set_read_only(read_only)
        self._quote.set_read_only(read_only)
        self._remove.setVisible(not read_only)

    def forget_note(self) -> None:
        """Show nothing, until there is another note to show."""
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
        self._session.editing.quote_words(self.note_id, None)

    def _name_more(self, opened: bool) -> None:
        self._more.setText(
            translate("NoteCard", "Less") if opened else translate("NoteCard", "More…")
        )


class _QuoteLine(QWidget):
    """The words a note is about, and ways to choose them or the whole row."""

    taken = Signal()
    dropped = Signal()

    def __init__(self, *, can_quote: bool) -> None:
        super().__init__()
        self._can_quote = can_quote
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        font = QFont()
        font.setItalic(True)
        self._words.setFont(font)
        self._take = QToolButton()
        self._take.setProperty("link", "true")
        self._take.setText(translate("NoteCard", "Quote Selected Words"))
        self._take.setToolTip(
            translate("NoteCard", "Select words in the row's text first, then press this.")
        )
        self._take.setObjectName("quoteWords")
        self._take.clicked.connect(self.taken)
        self._drop = QToolButton()
        self._drop.setText(translate("NoteCard", "Whole Row"))
        self._drop.setToolTip(translate("NoteCard", "Let the note be about the whole row."))
        self._drop.setProperty("link", "true")
        self._drop.setObjectName("quoteRow")
        self._drop.clicked.connect(self.dropped)
        self._trouble = QLabel()
        self._trouble.setWordWrap(True)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setProperty("faultText", "warning")
        self._trouble.setVisible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._take)
        buttons.addWidget(self._drop)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._words)
        layout.addWidget(self._trouble)
        layout.addLayout(buttons)
        self._read_only = False

    def show_quote(self, quote: str) -> None:
        """Show the words, or that there are none."""
        self._words.setText(f"“{quote}”" if quote else "")
        self._words.setVisible(bool(quote))
        self._drop.setVisible(bool(quote) and not self._read_only)
        self._take.setVisible(self._can_quote and not self._read_only)
        self.setVisible(bool(quote) or (self._can_quote and not self._read_only))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the quote."""
        self._trouble.setText("\n".join(shown(problem.message) for problem in problems))
        self._trouble.setVisible(bool(problems))

    def set_read_only(self, read_only: bool) -> None:
        """Let the quote be read, or changed too."""
        self._read_only = read_only
        self.show_quote(self._words.text()[1:-1])


def _reference_fields(session: Session) -> list[FormField]:
    return [
        FormField(
            "concepts",
            "Concepts",
            TokensEditor(candidates.Concepts(session), translate("Fields", "what it is about")),
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
