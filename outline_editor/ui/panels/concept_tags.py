"""Naming concepts while a note is typed, by `#` and a few letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QTimer

from outline_editor.app.choices import Choice
from outline_editor.app.label_language import labels_for
from outline_editor.core.addresses import ElementKind, note_ref
from outline_editor.core.text_difference import difference
from outline_editor.core.text_rules import clean_text
from outline_editor.core.typed_tags import TypedTag, begins_word, tag_before, without_tag
from outline_editor.ui.outline.utf16 import to_characters, to_units
from outline_editor.ui.panels.candidates import Concepts
from outline_editor.ui.panels.completions import Completions
from outline_editor.ui.panels.text_editor import TextEditor
from outline_editor.ui.panels.token_line import choice_of
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

_MOST_OFFERED = 40

_ONLY_ONE, _LAST_OF_SEVERAL = "↓ Enter", "↑ Enter"
"""The keys that take the last line where none is chosen beforehand."""

_PAUSE = 300
"""Milliseconds without a key in which there is time to get ready."""


class ConceptTags(QObject):
    """Offers concepts where `#` is typed in the text of a note.

    What is chosen is put on the note, and the words typed for it go out of the
    text. Whoever chooses nothing keeps what she typed, be it `#3`.
    """

    def __init__(self, session: Session, editor: TextEditor, note_id: Callable[[], str]) -> None:
        """Help with the text in an editor, which is that of the note with an id."""
        super().__init__(editor)
        self._session, self._editor, self._note_id = session, editor, note_id
        self._concepts = Concepts(session)
        self._completions: Completions | None = None
        self._tag: TypedTag | None = None
        """What is being typed, `None` for nothing that concepts are offered for."""
        self._text, self._at = "", 0
        """The text as it was last looked at, and where the caret stood in it."""
        self._space_due = False
        """Whether a space went with the last tag, which another word there needs before it."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._prepare)
        self._is_prepared = False
        editor.edited.connect(lambda _: self._typed())
        editor.shown.connect(self._forget)
        editor.text.cursorPositionChanged.connect(self._caret_moved)

    def _typed(self) -> None:
        """Follow what is typed after a `#`; another one begins it."""
        if not self._is_prepared:
            self._pause.start()
        if self._put_space():
            # This was called for it once more.
            return
        text, caret = self._editor.text.plain_text, self._caret
        old = self._text
        self._text, self._at = text, caret
        tag = tag_before(text, caret)
        goes_on = tag is not None and self._tag is not None and tag.start == self._tag.start
        if tag is None or not (goes_on or _is_among(tag.start, old, text, caret)):
            self._stop()
            return
        self._tag = tag
        self._offer(tag)

    def _put_space(self) -> bool:
        """Keep a word from running into the one before a tag; whether that was needed."""
        is_due, self._space_due = self._space_due, False
        if not is_due or not begins_word(self._text, self._editor.text.plain_text, self._at):
            return False
        cursor = self._editor.text.textCursor()
        cursor.setPosition(to_units(self._text, self._at))
        cursor.insertText(" ")
        return True

    def _prepare(self) -> None:
        self._is_prepared = True
        self._concepts.prepare()

    def _offer(self, tag: TypedTag) -> None:
        found = self._concepts.matching(tag.words.strip(), _MOST_OFFERED)
        is_sure = bool(found) and found[0].is_sure
        if tag.words and not is_sure and not tag.could_be_new:
            # A sentence by now: nobody looks for a concept any more.
            self._stop()
            return
        choices = [choice_of(candidate) for candidate in found]
        takes_first = is_sure and not tag.is_number
        creation = self._concepts.creation(tag.words)
        if creation and tag.could_be_new:
            # Enter alone makes nothing: the text may well say “issue #1”.
            key = _LAST_OF_SEVERAL if choices else _ONLY_ONE
            choices.append(Choice("", creation, keys="" if takes_first else key))
        self._shown_completions().offer(choices, takes_first=takes_first)

    def _caret_moved(self) -> None:
        """Offer nothing more to whoever goes elsewhere in the text without typing."""
        if self._caret == self._at or (self._tag is None and not self._space_due):
            return
        if self._editor.text.plain_text == self._text:
            self._stop()

    def _forget(self) -> None:
        self._text = self._editor.text.plain_text
        self._stop()

    def _stop(self) -> None:
        self._tag, self._space_due = None, False
        if self._completions is not None:
            self._completions.put_away()

    def _take(self, choice: Choice) -> None:
        """Put a concept on the note, known or new; its words go out of the text."""
        tag, note = self._tag, self._note_id()
        self._tag = None
        if tag is None:
            return
        had_space = self._text[: tag.start].endswith(" ")
        text, caret = without_tag(self._text, tag)
        text = clean_text(text).text
        commands = self._session.editing.concepts
        with self._session.saying_refusals():
            if choice.id:
                commands.tag_note(note, choice.id, text)
            else:
                labels = labels_for(self._session.document.root, tag.words)
                commands.create(ElementKind.CONCEPT, labels, on=note_ref(note), text=text)
            cursor = self._editor.text.textCursor()
            cursor.setPosition(to_units(text, caret))
            self._editor.text.setTextCursor(cursor)
            self._text, self._at = text, caret
            self._space_due = had_space and not text[:caret].endswith(" ")

    @property
    def _caret(self) -> int:
        field = self._editor.text
        return to_characters(field.plain_text, field.textCursor().position())

    def _place(self) -> QRect:
        """Where the `#` stands: the list does not move while more is typed."""
        field = self._editor.text
        cursor = field.textCursor()
        if self._tag is not None:
            cursor.setPosition(to_units(self._text, self._tag.start))
        return field.cursorRect(cursor).translated(field.viewport().pos())

    def _shown_completions(self) -> Completions:
        if self._completions is None:
            name = translate("NoteCard", "Concepts for this note")
            field = self._editor.text
            self._completions = Completions(field, name, self._place, tab_takes=True)
            self._completions.taken.connect(self._take)
            self._completions.dismissed.connect(self._stop)
        return self._completions


def _is_among(place: int, old: str, new: str, caret: int) -> bool:
    """Whether a character of a new text has just come into it."""
    change = difference(old, new, caret)
    return change.start <= place < change.start + len(change.replacement)
