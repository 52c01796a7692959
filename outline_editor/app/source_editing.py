"""What a person can do to the sources of an open document."""

from __future__ import annotations

from outline_editor.app.steps import OpenStep
from outline_editor.core.addresses import source_ref
from outline_editor.core.document import Document
from outline_editor.core.edits import Move
from outline_editor.core.errors import Message
from outline_editor.core.model import Source


class SourceEditing:
    """The commands on sources, each a step of undo. They raise `EditRefused`."""

    def __init__(self, document: Document, step: OpenStep) -> None:
        self._document, self._step = document, step

    def add(self) -> str:
        """Add an empty source to the document; returns its id."""
        taken = {source.id for source in self._document.root.sources}
        number = 1
        while f"s{number}" in taken or self._document.is_used(source_ref(f"s{number}")):
            number += 1
        with self._step(Message.of("name.add-source")) as transaction:
            transaction.insert(Source(id=f"s{number}"))
        return f"s{number}"

    def move(self, source_id: str, by: int) -> None:
        """Move a source up (`by` < 0) or down the list."""
        ref = source_ref(source_id)
        with self._step(Message.of("name.move-source")) as transaction:
            self._document.require(ref)
            place = self._document.place(ref)
            transaction.apply(Move(ref, place.owner, place.field, place.index + by))

    def remove(self, source_id: str) -> None:
        """Remove a source; what cites it is then pointed out as a problem."""
        with self._step(Message.of("name.delete-source")) as transaction:
            transaction.remove(source_ref(source_id))
