"""What a person can do to an open document, without a window.

Every action of the table that changes a document ends here: the check that it
applies, the transaction with its name, and what should be shown afterwards.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from outline_editor.app.note_editing import NoteEditing
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.selection import Outcome, Selection
from outline_editor.app.signatures import Sign
from outline_editor.app.typing_runs import TypingRuns
from outline_editor.app.written_words import WrittenWords
from outline_editor.core import notes
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref
from outline_editor.core.anchors import QUOTABLE_FIELDS
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.model import Node, Note
from outline_editor.core.quotes import set_words
from outline_editor.core.text_difference import Difference
from outline_editor.core.transaction import Transaction

if TYPE_CHECKING:
    from outline_editor.app.commands import Command
    from outline_editor.app.concept_editing import ConceptEditing
    from outline_editor.app.row_transfers import RowTransfers
    from outline_editor.app.source_editing import SourceEditing
    from outline_editor.core.replacing import Replacement
    from outline_editor.core.suggestions import Suggestion


class Editing:
    """The commands on one open document; `sign` tells whose the notes are that they add."""

    def __init__(self, opened: OpenDocument, sign: Sign = lambda: None) -> None:
        self._opened = opened
        self._typing = TypingRuns()
        self._written = WrittenWords()
        self.notes = NoteEditing(opened, self._step, sign)
        """The commands on notes."""

    @cached_property
    def concepts(self) -> ConceptEditing:
        """The commands on concepts and actors."""
        # A window opens without them: it need not wait for them.
        from outline_editor.app.concept_editing import ConceptEditing

        return ConceptEditing(self._opened, self._typing)

    @property
    def _document(self) -> Document:
        return self._opened.document

    @cached_property
    def sources(self) -> SourceEditing:
        """The commands on sources."""
        from outline_editor.app.source_editing import SourceEditing

        return SourceEditing(self._document, self._step)

    @cached_property
    def transfers(self) -> RowTransfers:
        """The commands that take rows to another place."""
        from outline_editor.app.row_transfers import RowTransfers

        return RowTransfers(self._opened, self._step)

    @contextmanager
    def _step(self, name: Message) -> Iterator[Transaction]:
        """A step of undo, apart from what was typed before. Raises `EditRefused`."""
        self._opened.require_editable()
        self._typing.end()
        with self._document.transaction(name) as transaction:
            yield transaction

    def has_command(self, action_id: str) -> bool:
        """Whether an action is one of those done here."""
        return action_id in _commands()

    def run(self, action_id: str, selection: Selection) -> Outcome:
        """Do what an action says, as one step of undo.

        Raises `EditRefused`, with nothing changed, where it can't be done.
        """
        command = _commands()[action_id]
        with self._step(command.name(self._document, selection)) as transaction:
            outcome = command.run(transaction, selection)
            if outcome.note_is_new:
                self.notes.sign(transaction, outcome.note)
        if outcome.note_is_new:
            self.notes.was_added(outcome.note)
        return outcome

    def replace(self, chosen: Sequence[Replacement]) -> None:
        """Carry out replacements, all as one step. Raises `EditRefused`."""
        from outline_editor.core.replacing import replace

        name = Message.of("name.replace", n=len(chosen))
        with self._step(name) as transaction:
            replace(transaction, chosen)

    def set_field(
        self,
        ref: Ref,
        field: str,
        value: Any,
        *,
        typed: bool = False,
        also: Sequence[Ref] = (),
        caret: int | None = None,
    ) -> None:
        """Set a field of an element. Raises `EditRefused`, so for `curating.require_status`.

        `typed` joins the change to the typing before it, by word and pause;
        `caret` is where the caret stands in the new text. Quotes of a row go
        along with its words.
        `also` are further elements of its kind to be changed alike: of a list,
        they get what comes into it and lose what goes.
        """
        if ref.kind in (ElementKind.CONCEPT, ElementKind.ACTOR):
            self.concepts.set_field(ref, field, value, typed=typed)
            return
        self._opened.require_editable()
        if ref == DOCUMENT and field == "status":
            # A window opens without it: it need not wait for it.
            from outline_editor.app.curating import require_status

            require_status(self._opened, value)
        run = ""
        if typed:
            old = getattr(self._document.find(ref), field) or ""
            run = self._typing.run(ref, field, str(old), str(value or ""))
        else:
            self._typing.end()
        words = _FIELD_WORDS.get(field, field.replace("_", " "))
        name = Message.of("name.change-field", field=words)
        if field == "text":
            name = Message.of("name.type")
        with self._document.transaction(name, run) as transaction:
            if ref.kind is ElementKind.NOTE:
                notes.edit_note(transaction, ref.id, **{field: value})
            elif ref.kind is ElementKind.NODE and field in QUOTABLE_FIELDS:
                self._set_words(transaction, ref, field, value or "", caret)
            else:
                before = getattr(self._document.find(ref), field)
                for one in (ref, *also):
                    now = getattr(self._document.find(one), field)
                    transaction.set(one, **{field: _changed_alike(now, before, value)})
            for one in (ref, *also):
                self._forget_rejections(transaction, one)

    def _forget_rejections(self, transaction: Transaction, ref: Ref) -> None:
        """What a person puts into a row or note herself is not rejected for it any more."""
        element = self._document.find(ref)
        if isinstance(element, Node | Note) and element.extensions:
            from outline_editor.core.suggestions import forget_rejections_of_taken

            forget_rejections_of_taken(transaction, ref, self._opened.codebook)

    def accept_suggestion(self, suggestion: Suggestion) -> None:
        """Put what is suggested into its field. Raises `EditRefused`."""
        # A window opens without them: it need not wait for what finds mentions.
        from outline_editor.core.suggestions import accept

        with self._step(Message.of("name.accept-suggestion")) as transaction:
            accept(transaction, suggestion, self._opened.codebook)

    def reject_suggestion(self, suggestion: Suggestion) -> None:
        """Keep it from being made again. Raises `EditRefused`."""
        from outline_editor.core.rejections import reject

        with self._step(Message.of("name.reject-suggestion")) as transaction:
            reject(transaction, suggestion.ref, suggestion.offer)

    def _set_words(
        self, transaction: Transaction, ref: Ref, field: str, text: str, caret: int | None
    ) -> None:
        """Set the words of a row that notes may quote."""
        node: Node = self._document.require(ref)
        if not node.notes:
            transaction.set(ref, **{field: text})
            return
        base = self._written.base(node, field, text, caret)
        changes: list[Difference] = []
        # Comparing long texts takes a while, and few rows have quotes.
        if any(note.quote for note in base.notes):
            changes = self._written.changes(text, caret)
        set_words(transaction, ref, field, text, changes, base=base)
        if transaction.remarks:
            # A note has found words that it had not before: they go along from now on.
            self._written.end()
        else:
            self._written.went_on(self._document.node(ref.id))

    def name_after(self, path: Path) -> str:
        """Call a new document after its first file; its new id, `''` where it keeps its own."""
        new = self._opened.id_after(path)
        if new:
            self._typing.end()
            with self._document.transaction(Message.of("name.call-after-file")) as transaction:
                transaction.set(DOCUMENT, id=new)
        return new

    def take_back_name(self) -> None:
        """Let the document be called as before, unless something else was done since."""
        history = self._opened.history
        if history.undo_name == Message.of("name.call-after-file"):
            history.undo()
            history.forget_undone()

    def end_typing(self) -> None:
        """Let what is typed next be a step of undo of its own."""
        self._typing.end()

    def undo(self) -> Message | None:
        """Take the last step back; see `History.undo`."""
        self._typing.end()
        return self._opened.history.undo()

    def redo(self) -> Message | None:
        """Do the last undone step again; see `History.redo`."""
        self._typing.end()
        return self._opened.history.redo()


def _changed_alike(now: Any, before: Any, after: Any) -> Any:
    """What becomes of a field's value where another's went from `before` to `after`."""
    if now == before or not isinstance(after, (list, tuple)):
        return after
    kept = [item for item in now if item not in before or item in after]
    return (*kept, *(item for item in after if item not in before and item not in kept))


def _commands() -> Mapping[str, Command]:
    # A window opens without them: it need not wait for what they take.
    from outline_editor.app.commands import COMMANDS

    return COMMANDS


_FIELD_WORDS = {
    "cites": "sources",
    "also_on": "rows the note is also on",
    "compares": "comparison",
    "by": "author",
    "url": "address",
}
"""What fields are called where their key says little."""
