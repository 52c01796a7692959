"""The chosen concept or actor: its fields, and where it is used."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from outline_editor.app.entry_tree import Entry, is_merged
from outline_editor.app.entry_uses import UserCount, named_otherwise, users_of
from outline_editor.core.addresses import ElementKind, Ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.concept_book import LABEL_FIELD, ConceptBook, labels_of
from outline_editor.core.edits import Move
from outline_editor.core.errors import Message
from outline_editor.core.vocabulary import ConceptKind
from outline_editor.ui.concepts.labels_editor import LabelsEditor
from outline_editor.ui.concepts.lines_editor import LinesEditor
from outline_editor.ui.concepts.one_editor import OneEditor
from outline_editor.ui.concepts.uses_list import UsesList
from outline_editor.ui.panels import candidates
from outline_editor.ui.panels.field_editors import ChoiceEditor, LineEditor
from outline_editor.ui.panels.field_form import FieldForm, FormField
from outline_editor.ui.panels.flow_layout import FlowLayout
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.own_fields_view import OwnFieldsView
from outline_editor.ui.panels.text_editor import TextEditor
from outline_editor.ui.plain_text import PlainLabel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import plain, shown, translate

_BUTTONS = ("concept.merge", "concept.put_under", "concept.share", "concept.delete")


class EntryDetail(QWidget):
    """Shows and changes one entry where it is defined: in the document or its codebook."""

    def __init__(self, session: Session, actions: Mapping[str, QAction]) -> None:
        super().__init__()
        self.setObjectName("entryDetail")
        self._session = session
        self._ref: Ref | None = None
        self._shows_users = False
        self._title = heading("")
        self._title.setWordWrap(True)
        self._place = _faint()
        self._labels = {kind: LabelsEditor() for kind in LABEL_FIELD}
        self._forms = {
            ElementKind.CONCEPT: FieldForm(session, self._concept_fields()),
            ElementKind.ACTOR: FieldForm(session, self._actor_fields()),
        }
        self._uses_heading = heading("")
        self.uses = UsesList()
        self.uses.escaped.connect(session.outline_wanted)
        self._elsewhere = _faint()
        self._buttons = [_button(actions[name]) for name in _BUTTONS]
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10)
        flow.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons:
            flow.addWidget(button)
        # What ends a line of a flow is stretched.
        flow.addWidget(PlainLabel())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(6)
        layout.addWidget(self._title)
        layout.addWidget(self._place)
        layout.addWidget(buttons)
        for form in self._forms.values():
            layout.addWidget(form)
        layout.addSpacing(4)
        layout.addWidget(self._uses_heading)
        layout.addWidget(self.uses)
        layout.addWidget(self._elsewhere)
        layout.addStretch(1)

    def show_entry(self, ref: Ref | None, entry: Entry | None, book: ConceptBook) -> None:
        """Show an entry or its new state; nothing for `None`."""
        self.setVisible(entry is not None)
        if ref is None or entry is None:
            self._ref = None
            return
        if ref != self._ref:
            self._ref, self._shows_users = ref, False
            self._labels[ref.kind].expect(self._languages)
        for kind, form in self._forms.items():
            form.setVisible(kind is ref.kind)
        form = self._forms[ref.kind]
        form.show_element(ref, entry)
        form.set_read_only(self._session.read_only)
        form.set_field_visible("extensions", bool(entry.extensions))
        self._title.setText(labels_of(entry).shown)
        self._place.setText(self._where(entry, book))
        if not self._shows_users:
            self.show_users(book)

    @property
    def _languages(self) -> list[str]:
        root = self._session.document.root
        return [one for one in (root.language, root.original_language) if one]

    def _where(self, entry: Entry, book: ConceptBook) -> str:
        """The entry's id, and where it is defined."""
        parts = [entry.id]
        named = self._session.opened.named.shared
        if book.is_own(entry) or named is None:
            parts.append(translate("Concepts", "defined in this document"))
        else:
            words = translate("Concepts", "defined in {file}")
            parts.append(words.format(file=named.path.name))
        if is_merged(entry):
            target = book.resolved(entry.id)
            found = book.concepts.get(target)
            name = target if found is None else labels_of(found).shown
            parts.append(translate("Concepts", "merged into {name}").format(name=name))
        return " · ".join(parts)

    def follow(self, change_set: ChangeSet, book: ConceptBook) -> None:
        """Show what the rows and notes that name the entry say after a change."""
        if self._ref is None:
            return
        is_moved = any(isinstance(change.edit, Move) for change in change_set.changes)
        if is_moved or self._ref in named_otherwise(change_set, book):
            self.show_users(book)
        else:
            self.uses.say_anew()

    def show_users(self, book: ConceptBook) -> None:
        """Show the rows and notes that name the entry now."""
        if self._ref is None:
            return
        opened = self._session.opened
        users = users_of(opened, book, self._ref)
        self._shows_users = True
        count = UserCount.of(users)
        words = translate("Concepts", "Where used · {count}").format(count=count_in_words(count))
        none = translate("Concepts", "Not used in this document")
        self._uses_heading.setText(words if users else none)
        self.uses.show_users(opened.document, users)
        elsewhere = [
            f"{other.display_name}: {count_in_words(UserCount(len(uses.rows), len(uses.notes)))}"
            for other, uses in self._session.editing.concepts.uses_elsewhere(self._ref)
            if uses.rows or uses.notes
        ]
        self._elsewhere.setText("\n".join(elsewhere))
        self._elsewhere.setVisible(bool(elsewhere))

    def focus_field(self, name: str = "") -> bool:
        """Put the caret into a field, into the first label for `''`; whether there is one."""
        if self._ref is None:
            return False
        return self._forms[self._ref.kind].focus_field(name or LABEL_FIELD[self._ref.kind])

    # Fields

    def _concept_fields(self) -> list[FormField]:
        session, say = self._session, _say
        return [
            FormField("label", "Label", self._labels[ElementKind.CONCEPT]),
            FormField("alt", "Also called", self._lines()),
            FormField("kind", "Kind", ChoiceEditor([kind.value for kind in ConceptKind])),
            FormField("broader", "Under", OneEditor(candidates.Concepts(session), say("nothing"))),
            FormField("definition", "Definition", self._text("what it means")),
            FormField("include", "Include", self._text("what counts as it")),
            FormField("exclude", "Exclude", self._text("what does not, though it looks so")),
            FormField("extensions", "Own fields", OwnFieldsView()),
        ]

    def _actor_fields(self) -> list[FormField]:
        session, say = self._session, _say
        return [
            FormField("name", "Name", self._labels[ElementKind.ACTOR]),
            FormField("alt", "Also called", self._lines()),
            FormField("role", "Role", LineEditor(say("such as minister"))),
            FormField("of", "Of", OneEditor(candidates.Actors(session), say("nobody"))),
            FormField("extensions", "Own fields", OwnFieldsView()),
        ]

    def _lines(self) -> LinesEditor:
        return LinesEditor(_say("other spellings, one on each line"))

    def _text(self, placeholder: str) -> TextEditor:
        editor = TextEditor(_say(placeholder))
        self._session.text_field_made.emit(editor.text)
        return editor


def count_in_words(count: UserCount) -> str:
    """How many rows and notes, those that there are."""
    parts = []
    if count.rows:
        parts.append(shown(Message.of("count.rows", n=count.rows)))
    if count.notes:
        parts.append(shown(Message.of("count.notes", n=count.notes)))
    return ", ".join(parts)


def _say(text: str) -> str:
    return translate("Fields", text)


def _faint() -> QLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


def _button(action: QAction) -> QToolButton:
    """A button that does an action."""
    button = QToolButton()
    button.setProperty("link", "true")
    button.setObjectName(f"button.{action.objectName()}")
    button.clicked.connect(action.trigger)
    button.setText(plain(action.text()))
    show_while_enabled(button, action)
    return button


def show_while_enabled(button: QToolButton, action: QAction) -> None:
    """Let a button be there only while its action applies."""
    action.enabledChanged.connect(button.setVisible)
    if not action.isEnabled():
        # Not shown else: it stands nowhere yet, and would become a window.
        button.hide()
