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

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.selection import Outcome, Selection, WordsOfRow
from outline_editor.app.typing_runs import TypingRuns
from outline_editor.app.written_words import WrittenWords
from outline_editor.core import notes
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.anchors import QUOTABLE_FIELDS
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.notes import Words
from outline_editor.core.quotes import set_words
from outline_editor.core.row_sets import count_all, count_chosen
from outline_editor.core.text_difference import Difference, differences
from outline_editor.core.transaction import Transaction

if TYPE_CHECKING:
    from outline_editor.app.clipboard import Pasted
    from outline_editor.app.commands import Command
    from outline_editor.app.concept_editing import ConceptEditing
    from outline_editor.app.source_editing import SourceEditing
    from outline_editor.core.replacing import Replacement
    from outline_editor.core.suggestions import Suggestion


class Editing:
    """The commands on one open document."""

    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._typing = TypingRuns()
        self._written = WrittenWords()
        self._just_added: tuple[str, DocumentRoot] | None = None

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
        self._just_added = (outcome.note, self._document.root) if outcome.note else None
        return outcome

    def move_rows(self, rows: Sequence[str], owner: Ref, index: int) -> None:
        """Move rows to a place among the rows of an owner; see `rearranging.move_to`.

        Raises `EditRefused`. Where they stand there already nothing happens.
        """
        # A window opens without it: it need not wait for it.
        from outline_editor.core.rearranging import move_to

        name = Message.of("name.move-to", n=count_chosen(self._document, rows))
        with self._step(name) as transaction:
            move_to(transaction, rows, owner, index)

    def cut_rows(self, rows: Sequence[str]) -> str:
        """Delete rows that were copied; returns the id of one next to them, `''` for none.

        Raises `EditRefused`.
        """
        from outline_editor.core.deletion import delete

        name = Message.of("name.cut", n=count_chosen(self._document, rows))
        with self._step(name) as transaction:
            return delete(transaction, rows) or ""

    def paste_rows(
        self,
        pasted: Pasted,
        owner: Ref,
        index: int,
        *,
        instead_of: str = "",
        without: WordsOfRow | None = None,
    ) -> list[str]:
        """Put rows from elsewhere in at a place, with what they refer to.

        `instead_of` is a row that they replace, `without` are words that go.
        Returns the ids of the top rows pasted. Raises `EditRefused`.
        """
        from outline_editor.core.pasting import paste

        excerpt, codebook = pasted.excerpt, self._opened.codebook
        at_home = pasted.home == self._opened.token
        name = Message.of("name.paste", n=count_all(excerpt.rows))
        with self._step(name) as transaction:
            if without is not None:
                text = self._document.node(without.row).text
                left = without.left_of(text)
                gone = differences(text, left, without.start)
                set_words(transaction, node_ref(without.row), "text", left, gone)
            rows = paste(transaction, excerpt, owner, index, codebook=codebook, at_home=at_home)
            if instead_of:
                transaction.remove(node_ref(instead_of))
        return rows

    def paste_words(self, words: str, place: WordsOfRow) -> int:
        """Put words in instead of others, or at a caret; returns where they end.

        A space keeps them from the words beside them. Raises `EditRefused`.
        """
        from outline_editor.core.text_edits import put_between

        text = self._document.node(place.row).text
        made, end = put_between(text[: place.start], words, text[place.end :])
        put_in = made[place.start : len(made) - len(text) + place.end]
        change = Difference(place.start, place.end, put_in)
        with self._step(Message.of("name.paste-into-row")) as transaction:
            set_words(transaction, node_ref(place.row), "text", made, [change])
        return end

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

    def delete_note(self, note_id: str) -> str:
        """Delete a note; returns the id of one next to it, `''` if it was the only one.

        Raises `EditRefused`.
        """
        with self._step(Message.of("name.delete-note")) as transaction:
            return notes.delete_note(transaction, note_id) or ""

    def take_back_new_note(self, note_id: str) -> bool:
        """Undo the adding of a note, if nothing has happened since; whether it was."""
        if self._just_added is None:
            return False
        new_note, root = self._just_added
        if new_note != note_id or root is not self._document.root:
            return False
        self._just_added = None
        self.undo()
        return True

    def quote_words(self, note_id: str, words: Words | None) -> None:
        """Let a note be about some words of its row, or about the whole row.

        Raises `EditRefused` where the words are not there, or are there twice.
        """
        with self._step(Message.of("name.quote")) as transaction:
            notes.set_quote(transaction, note_id, words)


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
