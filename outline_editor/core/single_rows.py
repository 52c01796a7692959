"""Commands that change the level of rows without what is under them.

In the order of reading no row changes its place, and others keep their level
where that can be. Each takes an open transaction and the ids of rows in any
order; one that can't do what it is asked for raises `EditRefused` with the
reason and leaves nothing changed.
"""

from __future__ import annotations

from collections.abc import Iterable

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.row_sets import in_reading_order
from outline_editor.core.transaction import Transaction


def indent_only(transaction: Transaction, ids: Iterable[str]) -> None:
    """Put rows under the row above them on their level, without their children.

    These stay on their level, and so become the rows after it there. Undone
    exactly by `outdent_only`.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        for row_id in in_reading_order(document, ids):
            ref = node_ref(row_id)
            place = document.place(ref)
            if place.index == 0:
                raise EditRefused(Message.of("command.first-in-list"))
            above = document.rows(place.owner)[place.index - 1]
            last = len(above.children)
            # What could not go so deep itself leaves its children first.
            for child in reversed(document.node(row_id).children):
                transaction.move(node_ref(child.id), node_ref(above.id), last)
            transaction.move(ref, node_ref(above.id), last)


def outdent_only(transaction: Transaction, ids: Iterable[str]) -> None:
    """Put rows right after the row they stand under, without their children.

    The siblings after such a row stay on their level, and so come under it.
    Its own children stand there too, before them: they can't stay two levels
    further in.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        for row_id in reversed(in_reading_order(document, ids)):
            ref = node_ref(row_id)
            place = document.place(ref)
            if place.owner == DOCUMENT:
                raise EditRefused(Message.of("command.top-row"))
            following = document.rows(place.owner)[place.index + 1 :]
            above = document.place(place.owner)
            transaction.move(ref, above.owner, above.index + 1)
            for node in following:
                transaction.move(node_ref(node.id), ref, len(document.node(row_id).children))
