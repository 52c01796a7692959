"""What a person can do to the notes of an open document, beside setting their fields."""

from __future__ import annotations

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.signatures import Sign
from outline_editor.app.steps import OpenStep
from outline_editor.core import notes
from outline_editor.core.addresses import note_ref
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot
from outline_editor.core.notes import Words
from outline_editor.core.transaction import Transaction


class NoteEditing:
    """The commands on notes, each a step of undo. They raise `EditRefused`."""

    def __init__(self, opened: OpenDocument, step: OpenStep, sign: Sign) -> None:
        self._opened, self._step, self._sign = opened, step, sign
        self._just_added: tuple[str, DocumentRoot] | None = None

    def sign(self, transaction: Transaction, note_id: str) -> None:
        """Put author and date on a note that is being added, where new notes are signed."""
        signature = self._sign()
        if signature is not None:
            transaction.set(note_ref(note_id), **signature._asdict())

    def was_added(self, note_id: str) -> None:
        """Remember that the last step has added a note, for `take_back_new`."""
        self._just_added = (note_id, self._opened.document.root)

    def take_back_new(self, note_id: str) -> bool:
        """Undo the adding of a note, if nothing has happened since; whether it was."""
        if self._just_added is None:
            return False
        new_note, root = self._just_added
        if new_note != note_id or root is not self._opened.document.root:
            return False
        self._just_added = None
        self._opened.history.undo()
        return True

    def delete(self, note_id: str) -> str:
        """Delete a note; returns the id of one next to it, `''` if it was the only one."""
        with self._step(Message.of("name.delete-note")) as transaction:
            return notes.delete_note(transaction, note_id) or ""

    def quote(self, note_id: str, words: Words | None) -> None:
        """Let a note be about some words of its row, or about the whole row.

        Refused where the words are not there, or are there twice.
        """
        with self._step(Message.of("name.quote")) as transaction:
            notes.set_quote(transaction, note_id, words)
