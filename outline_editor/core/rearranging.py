"""Commands that put rows elsewhere, beside each other or in another order.

Each takes an open transaction and the ids of rows in any order, and works on
their `top_rows` with all under them; one that can't do what it is asked for
raises `EditRefused` with the reason and leaves nothing changed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from outline_editor.core.addresses import Ref, node_ref
from outline_editor.core.collation import collation_key
from outline_editor.core.copies import copied
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.index import Place
from outline_editor.core.model import Node
from outline_editor.core.row_sets import top_rows
from outline_editor.core.transaction import Transaction


def move_to(transaction: Transaction, ids: Iterable[str], owner: Ref, index: int) -> None:
    """Move rows together to a place among the rows of an owner.

    `index` counts these as they are before, rows that will be moved too.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        rows = top_rows(document, ids)
        document.require(owner)
        moving = set(rows)
        following = [node.id for node in document.rows(owner)[index:] if node.id not in moving]
        for row_id in rows:
            place = document.place(node_ref(row_id))
            siblings = document.rows(owner)
            target = len(siblings)
            if following:
                target = document.place(node_ref(following[0])).index
            if place.owner == owner and place.index < target:
                target -= 1
            transaction.move(node_ref(row_id), owner, target)


def group(transaction: Transaction, ids: Iterable[str]) -> str:
    """Put rows under a new empty row where the first of them stands; returns its id."""
    document = transaction.document
    with transaction.all_or_nothing():
        rows = top_rows(document, ids)
        place = document.place(node_ref(rows[0]))
        parent = transaction.insert(Node(text=""), place.owner, place.index)
        for index, row_id in enumerate(rows):
            transaction.move(node_ref(row_id), parent, index)
    return parent.id


def duplicate(transaction: Transaction, ids: Iterable[str]) -> list[str]:
    """Insert copies of rows, those of neighbours together after the last of these.

    Returns the ids of the copies, in the order of the rows.
    """
    document = transaction.document
    made: list[str] = []
    with transaction.all_or_nothing():
        for run in _runs(document, top_rows(document, ids)):
            place = document.place(node_ref(run[-1]))
            copies = copied([document.node(row_id) for row_id in run], document)
            for offset, node in enumerate(copies):
                made.append(transaction.insert(node, place.owner, place.index + 1 + offset).id)
    return made


def _runs(document: Document, rows: list[str]) -> list[list[str]]:
    """Rows in reading order, neighbours under one parent together."""
    runs: list[list[str]] = []
    end: Place | None = None
    for row_id in rows:
        place = document.place(node_ref(row_id))
        if end == place:
            runs[-1].append(row_id)
        else:
            runs.append([row_id])
        end = Place(place.owner, place.field, place.index + 1)
    return runs


def sort_children(transaction: Transaction, ids: Iterable[str]) -> None:
    """Sort the rows right under each of these by their text; see `collation_key`.

    As few as possible are moved. Refused where no row has two under it.
    """
    document = transaction.document
    with transaction.all_or_nothing():
        parents = [document.node(row_id) for row_id in top_rows(document, ids)]
        if all(len(parent.children) < 2 for parent in parents):
            raise EditRefused(Message.of("command.nothing-to-sort"))
        for parent in parents:
            _sort(transaction, parent)


def _sort(transaction: Transaction, parent: Node) -> None:
    document = transaction.document
    order = sorted(parent.children, key=lambda node: collation_key(node.text))
    places = {node.id: index for index, node in enumerate(parent.children)}
    staying = _longest_rising([places[node.id] for node in order])
    owner, before = node_ref(parent.id), ""
    for node in order:
        if places[node.id] not in staying:
            index = document.place(node_ref(before)).index + 1 if before else 0
            now = document.place(node_ref(node.id)).index
            transaction.move(node_ref(node.id), owner, index - (now < index))
        before = node.id


def _longest_rising(numbers: list[int]) -> set[int]:
    """The longest subsequence that rises, by patience sorting."""
    tops: list[int] = []
    below: dict[int, int | None] = {}
    for number in numbers:
        pile = bisect_left(tops, number)
        below[number] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [number]
    found: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        found.add(last)
        last = below[last]
    return found
