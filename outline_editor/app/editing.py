"""What a person can do to an open document, without a window.

Every action of the table that changes a document ends here: the check that it
applies, the transaction with its name, and what should be shown afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.typing_runs import TypingRuns
from outline_editor.core import notes, structure
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, ref_of
from outline_editor.core.document import Document
from outline_editor.core.edits import Move
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot, Node, Source
from outline_editor.core.notes import Words
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import NoteKind
from outline_editor.formats.actor_offers import ActorOffer


@dataclass(frozen=True, slots=True)
class Selection:
    """What an action works on: the current row and all that are selected."""

    current: str = ""
    rows: tuple[str, ...] = ()
    words: Words | None = None
    current_is_open: bool = False
    """Whether the current row's own rows are in sight."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What should be shown once an action is done."""

    current: str = ""
    edit_text: bool = False
    note: str = ""


class Editing:
    """The commands on one open document."""

    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._typing = TypingRuns()
        self._just_added: tuple[str, DocumentRoot] | None = None
        self._commands: dict[str, Callable[[Transaction, Selection], Outcome]] = {
            "row.insert_below": _insert_below,
            "row.insert_above": _insert_above,
            "row.insert_child": _insert_child,
            "row.indent": _moving(structure.indent),
            "row.outdent": _moving(structure.outdent),
            "row.move_up": _moving(structure.move_up),
            "row.move_down": _moving(structure.move_down),
            "row.delete": _delete,
            "note.add_to_document": _add_to_document,
            **{f"note.add_{kind.value}": _adding(kind) for kind in NoteKind},
        }

    @property
    def _document(self) -> Document:
        return self._opened.document

    def has_command(self, action_id: str) -> bool:
        """Whether an action is one of those done here."""
        return action_id in self._commands

    def run(self, action_id: str, selection: Selection) -> Outcome:
        """Do what an action says, as one step of undo.

        Raises `EditRefused`, with nothing changed, where it can't be done.
        """
        self._opened.require_editable()
        self._typing.end()
        rows = max(1, len(selection.rows))
        with self._document.transaction(_name(action_id, rows)) as transaction:
            outcome = self._commands[action_id](transaction, selection)
        self._just_added = (outcome.note, self._document.root) if outcome.note else None
        return outcome

    def set_field(self, ref: Ref, field: str, value: Any, *, typed: bool = False) -> None:
        """Set a field of an element. Raises `EditRefused`.

        `typed` joins the change to the typing before it, by word and pause.
        """
        self._opened.require_editable()
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
            else:
                transaction.set(ref, **{field: value})

    def undo(self) -> None:
        """Take the last step back."""
        self._typing.end()
        self._opened.history.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        self._typing.end()
        self._opened.history.redo()

    def delete_note(self, note_id: str) -> str:
        """Delete a note; returns the id of one next to it, `''` if it was the only one.

        Raises `EditRefused`.
        """
        self._opened.require_editable()
        self._typing.end()
        with self._document.transaction(Message.of("name.delete-note")) as transaction:
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
        self._opened.require_editable()
        self._typing.end()
        with self._document.transaction(Message.of("name.quote")) as transaction:
            notes.set_quote(transaction, note_id, words)

    def add_source(self) -> str:
        """Add an empty source to the document; returns its id."""
        self._opened.require_editable()
        self._typing.end()
        taken = {source.id for source in self._document.root.sources}
        number = 1
        while f"s{number}" in taken or self._document.is_used(
            Ref(ElementKind.SOURCE, f"s{number}")
        ):
            number += 1
        with self._document.transaction(Message.of("name.add-source")) as transaction:
            transaction.insert(Source(id=f"s{number}"))
        return f"s{number}"

    def add_actors(self, offers: Sequence[ActorOffer]) -> None:
        """Add offered actors to the document, and to the rows that name them."""
        self._opened.require_editable()
        self._typing.end()
        name = Message.of("name.add-actors", n=len(offers))
        with self._document.transaction(name) as transaction:
            for offer in offers:
                ref = ref_of(offer.actor)
                if not self._document.has(ref):
                    transaction.insert(offer.actor)
                for row in offer.rows:
                    node = self._document.find(node_ref(row))
                    if isinstance(node, Node) and offer.actor.id not in node.actors:
                        transaction.set(node_ref(row), actors=(*node.actors, offer.actor.id))

    def move_source(self, source_id: str, by: int) -> None:
        """Move a source up (`by` < 0) or down the list. Raises `EditRefused`."""
        self._opened.require_editable()
        self._typing.end()
        ref = Ref(ElementKind.SOURCE, source_id)
        with self._document.transaction(Message.of("name.move-source")) as transaction:
            self._document.require(ref)
            place = self._document.place(ref)
            transaction.apply(Move(ref, place.owner, place.field, place.index + by))

    def remove_source(self, source_id: str) -> None:
        """Remove a source; what cites it is then pointed out as a problem."""
        self._opened.require_editable()
        self._typing.end()
        with self._document.transaction(Message.of("name.delete-source")) as transaction:
            transaction.remove(Ref(ElementKind.SOURCE, source_id))


_FIELD_WORDS = {
    "cites": "sources",
    "also_on": "rows the note is also on",
    "compares": "comparison",
    "by": "author",
    "url": "address",
}
"""What fields are called where their key says little."""

_NAMES = {
    "row.insert_below": "name.insert-row",
    "row.insert_above": "name.insert-row",
    "row.insert_child": "name.insert-row",
    "row.indent": "name.indent",
    "row.outdent": "name.outdent",
    "row.move_up": "name.move-up",
    "row.move_down": "name.move-down",
    "row.delete": "name.delete",
    "note.add_to_document": "name.add-note",
}


def _name(action_id: str, rows: int) -> Message:
    if action_id.startswith("note.add_") and action_id not in _NAMES:
        return Message.of("name.add-kind-of-note", kind=action_id.removeprefix("note.add_"))
    return Message.of(_NAMES[action_id], n=rows)


def _insert_below(transaction: Transaction, selection: Selection) -> Outcome:
    row = structure.insert_below(
        transaction, selection.current or None, as_first_child=selection.current_is_open
    )
    return Outcome(current=row, edit_text=True)


def _insert_above(transaction: Transaction, selection: Selection) -> Outcome:
    row = structure.insert_above(transaction, selection.current)
    return Outcome(current=row, edit_text=True)


def _insert_child(transaction: Transaction, selection: Selection) -> Outcome:
    row = structure.insert_child(transaction, selection.current)
    return Outcome(current=row, edit_text=True)


def _moving(
    command: Callable[[Transaction, tuple[str, ...]], object],
) -> Callable[[Transaction, Selection], Outcome]:
    def run(transaction: Transaction, selection: Selection) -> Outcome:
        command(transaction, selection.rows)
        return Outcome(current=selection.current)

    return run


def _delete(transaction: Transaction, selection: Selection) -> Outcome:
    return Outcome(current=structure.delete(transaction, selection.rows) or "")


def _adding(kind: NoteKind) -> Callable[[Transaction, Selection], Outcome]:
    def run(transaction: Transaction, selection: Selection) -> Outcome:
        ref = notes.add_note(transaction, node_ref(selection.current), kind, words=selection.words)
        return Outcome(current=selection.current, note=ref.id)

    return run


def _add_to_document(transaction: Transaction, selection: Selection) -> Outcome:
    ref = notes.add_note(transaction, DOCUMENT, NoteKind.CONTEXT)
    return Outcome(current=selection.current, note=ref.id)
