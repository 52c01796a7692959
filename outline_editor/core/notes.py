"""Commands on notes: adding, changing and deleting them.

Each takes an open transaction. One that can't do what it is asked for raises
`EditRefused` with the reason and leaves nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from outline_editor.core.addresses import ElementKind, Ref, node_ref, note_ref
from outline_editor.core.anchors import QUOTABLE_FIELDS, Quotation, anchor_for, without_spaces
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message, shortened
from outline_editor.core.model import Note
from outline_editor.core.note_list import place_in_reading
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteKind, NoteState


class Words(NamedTuple):
    """A stretch of a row's text or original, in characters from 0."""

    field: str
    start: int
    end: int


_WHOLE_ROW = Quotation("", "", "")


def notes_reaching(document: Document, node_id: str) -> tuple[Note, ...]:
    """The notes that stand elsewhere and name a row in `also_on`.

    Those of the document come first, then those of other rows in reading order.
    """
    here = node_ref(node_id)
    refs = [note_ref(note_id) for note_id in document.notes_also_on(node_id)]
    elsewhere = [ref for ref in refs if document.owner(ref) != here]
    if len(elsewhere) > 1:
        elsewhere.sort(key=lambda ref: place_in_reading(document, ref.id))
    return tuple([document.note(ref.id) for ref in elsewhere])


def add_note(
    transaction: Transaction,
    on: Ref,
    kind: NoteKind = NoteKind.COMMENT,
    *,
    text: str = "",
    words: tuple[str, int, int] | None = None,
    **fields: Any,
) -> Ref:
    """Add a note to a row, or to the document; returns its address.

    `words` are what it quotes (see `Words`), `None` for the whole row;
    `fields` are its other fields. A question or todo is open unless they say
    otherwise.
    """
    quotation = _quotation(transaction, on, words)
    return transaction.add_note(text, on, kind=kind, **quotation._asdict(), **fields)


def set_quote(transaction: Transaction, note_id: str, words: tuple[str, int, int] | None) -> None:
    """Let a note be about words of its row (see `Words`), or about all of it."""
    ref = note_ref(note_id)
    transaction.document.require(ref)
    owner = transaction.document.owner(ref)
    transaction.set(ref, **_quotation(transaction, owner, words)._asdict())


def edit_note(transaction: Transaction, note_id: str, **fields: Any) -> None:
    """Set fields of a note, and those that depend on them.

    A note that becomes a question or todo is open; one that is no longer has
    no state. A quote that is emptied loses its neighbours too.
    """
    note = transaction.document.require(note_ref(note_id))
    if "kind" in fields:
        has_state = fields["kind"] in KINDS_WITH_STATE
        fields.setdefault("state", (note.state or NoteState.OPEN) if has_state else None)
    if fields.get("quote") == "":
        fields |= _WHOLE_ROW._asdict()
    with transaction.all_or_nothing():
        transaction.set(note_ref(note_id), **fields)


def toggle_state(transaction: Transaction, note_ids: Iterable[str]) -> None:
    """Mark questions and todos as done, or as open again if all of them are done.

    Others are left out; refused where that leaves none.
    """
    document = transaction.document
    notes = with_state(document, note_ids)
    if not notes:
        raise EditRefused(Message.of("note.none-with-state"))
    state = state_after_toggling(notes)
    for note in notes:
        transaction.set(note_ref(note.id), state=state)


def with_state(document: Document, note_ids: Iterable[str]) -> list[Note]:
    """Those of some notes that are open or done."""
    notes = [document.note(note_id) for note_id in note_ids]
    return [note for note in notes if note.kind in KINDS_WITH_STATE]


def state_after_toggling(notes: Iterable[Note]) -> NoteState:
    """What questions and todos become: done, or open if all of them are done."""
    all_done = all(note.state is NoteState.DONE for note in notes)
    return NoteState.OPEN if all_done else NoteState.DONE


def delete_note(transaction: Transaction, note_id: str) -> str | None:
    """Delete a note; returns the id of the next one there, else of the previous."""
    document = transaction.document
    document.require(note_ref(note_id))
    place = document.place(note_ref(note_id))
    notes = [note.id for note in getattr(document.find(place.owner), place.field)]
    transaction.remove(note_ref(note_id))
    nearest = (*notes[place.index + 1 :], *notes[: place.index][::-1])
    return next(iter(nearest), None)


def _quotation(transaction: Transaction, on: Ref, words: tuple[str, int, int] | None) -> Quotation:
    """What a note keeps of the words it quotes, without white space around them."""
    if words is None:
        return _WHOLE_ROW
    if on.kind is ElementKind.DOCUMENT:
        raise EditRefused(Message.of("note.quote-on-document"))
    node = transaction.document.require(on)
    field, start, end = words
    text = getattr(node, field) if field in QUOTABLE_FIELDS else ""
    if not 0 <= start <= end <= len(text):
        raise EditRefused(Message.of("note.words-gone"))
    quote = text[start:end]
    start, end = without_spaces(text, start, end)
    if start == end:
        return _WHOLE_ROW
    quotation = anchor_for(node, field, start, end)
    if quotation is None:
        raise EditRefused(Message.of("note.quote-twice", quote=shortened(quote)))
    return quotation
