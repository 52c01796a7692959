"""Commands on rows with all under them: inserting, indenting and moving them.

Each takes an open transaction and works on the state it finds there. One that
can't do what it is asked for raises `EditRefused` with the reason and leaves
nothing changed, whatever the rows. Commands on several rows take their ids in
any order and work on their `top_rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.index import Place
from outline_editor.core.model import Node
from outline_editor.core.row_sets import top_rows
from outline_editor.core.transaction import Transaction


class _Step(IntEnum):
    """A direction in reading order."""

    UP = -1
    DOWN = 1


# New rows


def insert_below(
    transaction: Transaction, row_id: str | None, *, as_first_child: bool = False
) -> str:
    """Insert an empty row below a row; returns its id.

    It becomes the next sibling, or the row's first child if that is wanted,
    as for a row whose children are in sight. Without a row it becomes the last
    top row.
    """
    if row_id is None:
        return transaction.insert(Node(text="")).id
    place = _place(transaction.document, row_id)
    if as_first_child:
        return transaction.insert(Node(text=""), node_ref(row_id), 0).id
    return transaction.insert(Node(text=""), place.owner, place.index + 1).id


def insert_above(transaction: Transaction, row_id: str) -> str:
    """Insert an empty row right above a row, as its sibling; returns its id."""
    place = _place(transaction.document, row_id)
    return transaction.insert(Node(text=""), place.owner, place.index).id


def insert_child(transaction: Transaction, row_id: str) -> str:
    """Insert an empty row as the last child of a row; returns its id."""
    return transaction.insert(Node(text=""), node_ref(row_id)).id


# Levels


def indent(transaction: Transaction, ids: Iterable[str]) -> None:
    """Put rows, with all under them, under the row above them on their level.

    Each becomes the last child there. Neighbours that are indented together
    stay siblings. Undone exactly by `outdent`.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        for row_id in top_rows(document, ids):
            place = _place(document, row_id)
            if place.index == 0:
                raise EditRefused(Message.of("command.first-in-list"))
            above = document.rows(place.owner)[place.index - 1]
            transaction.move(node_ref(row_id), node_ref(above.id), len(above.children))


def outdent(transaction: Transaction, ids: Iterable[str]) -> None:
    """Put rows, with all under them, right after the row they stand under.

    Siblings that follow stay where they are.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        for row_id in reversed(top_rows(document, ids)):
            parent = _place(document, row_id).owner
            if parent == DOCUMENT:
                raise EditRefused(Message.of("command.top-row"))
            place = document.place(parent)
            transaction.move(node_ref(row_id), place.owner, place.index + 1)


# Order


def move_up(transaction: Transaction, ids: Iterable[str]) -> None:
    """Move rows one place up on their level; the exact inverse of `move_down`.

    A row goes before its previous sibling. The first child of a row becomes
    the last child of the row before that one on the same level, in reading
    order, which may stand under another parent: a row passes headings, but
    never changes its level.

    Refused at the top of the level, and for rows of several levels that would
    not keep their order.
    """
    _move(transaction, ids, _Step.UP)


def move_down(transaction: Transaction, ids: Iterable[str]) -> None:
    """Move rows one place down on their level; the exact inverse of `move_up`.

    A row goes after its next sibling; the last child of a row becomes the
    first child of the next row on that one's level.
    """
    _move(transaction, ids, _Step.DOWN)


def _move(transaction: Transaction, ids: Iterable[str], step: _Step) -> None:
    document = transaction.document
    with transaction.all_or_nothing():
        rows = top_rows(document, ids)
        for row_id in rows[::-step]:
            ref = node_ref(row_id)
            owner, index = _next_position(document, ref, step)
            transaction.move(ref, owner, index)
        # Where the order holds, the way back takes each row's steps in turn.
        if top_rows(document, rows) != rows:
            raise EditRefused(Message.of("command.several-levels"))


def _next_position(document: Document, ref: Ref, step: _Step) -> tuple[Ref, int]:
    """Where a row comes to stand when it moves one place."""
    place = document.place(ref)
    index = place.index + step
    if 0 <= index < len(document.rows(place.owner)):
        return place.owner, index
    parent = _neighbour(document, place.owner, step)
    if parent is None:
        code = "command.first-on-level" if step is _Step.UP else "command.last-on-level"
        raise EditRefused(Message.of(code))
    return node_ref(parent.id), len(parent.children) if step is _Step.UP else 0


def _neighbour(document: Document, ref: Ref, step: _Step) -> Node | None:
    """The next row of the same level in a direction, wherever it stands."""
    levels = 0
    while ref != DOCUMENT:
        place = document.place(ref)
        siblings = document.rows(place.owner)
        ahead = siblings[place.index + 1 :] if step is _Step.DOWN else siblings[: place.index][::-1]
        found = _first_at(ahead, levels, step)
        if found is not None:
            return found
        ref, levels = place.owner, levels + 1
    return None


def _first_at(nodes: Sequence[Node], levels: int, step: _Step) -> Node | None:
    """The first row so many levels under these rows, in a direction."""
    if levels == 0:
        return nodes[0] if nodes else None
    for node in nodes:
        found = _first_at(node.children[::step], levels - 1, step)
        if found is not None:
            return found
    return None


def _place(document: Document, row_id: str) -> Place:
    document.require(node_ref(row_id))
    return document.place(node_ref(row_id))
