"""Commands that delete rows, with what is under them or without.

Each takes an open transaction and the ids of rows in any order; one that
can't do what it is asked for raises `EditRefused` with the reason and leaves
nothing changed. Notes elsewhere stop naming what is deleted.
"""

from __future__ import annotations

from collections.abc import Iterable

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.index import walk
from outline_editor.core.model import Node
from outline_editor.core.row_sets import in_reading_order, top_rows
from outline_editor.core.transaction import Transaction


def delete(transaction: Transaction, ids: Iterable[str]) -> str | None:
    """Delete rows with everything in them.

    Returns the id of the row that should be the current one then: the sibling
    after the last one deleted, else the one before it, else what they stood
    under; `None` if these were the last top rows.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        rows = top_rows(document, ids)
        heir = _heir(document, rows)
        _unname(transaction, walk(tuple([document.node(row_id) for row_id in rows])))
        for row_id in rows:
            transaction.remove(node_ref(row_id))
    return heir


def delete_only(transaction: Transaction, ids: Iterable[str]) -> str | None:
    """Delete rows with their notes; the rows under them take their place.

    Returns the id of the row that should be the current one then: the one that
    stands where the first stood, else the one before it, else what it stood
    under; `None` if no row is left.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        rows = in_reading_order(document, ids)
        first = document.place(node_ref(rows[0]))
        _unname(transaction, [document.node(row_id) for row_id in rows])
        for row_id in reversed(rows):
            place = document.place(node_ref(row_id))
            for offset, child in enumerate(document.node(row_id).children):
                transaction.move(node_ref(child.id), place.owner, place.index + 1 + offset)
            transaction.remove(node_ref(row_id))
    left = document.rows(first.owner)
    if left:
        return left[min(first.index, len(left) - 1)].id
    return first.owner.id or None


def _heir(document: Document, rows: list[str]) -> str | None:
    place = document.place(node_ref(rows[-1]))
    siblings = document.rows(place.owner)
    deleted = set(rows)
    nearest = (*siblings[place.index + 1 :], *siblings[: place.index][::-1])
    parent = place.owner.id or None
    return next((node.id for node in nearest if node.id not in deleted), parent)


def _unname(transaction: Transaction, nodes: Iterable[Node]) -> None:
    """Take rows that will be deleted out of the notes that stay."""
    document = transaction.document
    gone = {node.id: node for node in nodes}
    going = {note.id for node in gone.values() for note in node.notes}
    naming = {note_id for row_id in gone for note_id in document.notes_also_on(row_id)}
    for note_id in sorted(naming - going):
        kept = tuple([row_id for row_id in document.note(note_id).also_on if row_id not in gone])
        transaction.set(note_ref(note_id), also_on=kept)
