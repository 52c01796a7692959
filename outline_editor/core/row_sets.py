"""Rows chosen together, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.model import Node


def top_rows(document: Document, ids: Iterable[str]) -> list[str]:
    """The rows of a selection, in reading order, without rows under one of them.

    Raises `EditRefused` if one of them is not there, or if there are none.
    """
    return list(_chosen(document, ids, nested=False))


def in_reading_order(document: Document, ids: Iterable[str]) -> list[str]:
    """All rows of a selection, in reading order. Raises `EditRefused` likewise."""
    return list(_chosen(document, ids, nested=True))


def count_all(nodes: Iterable[Node]) -> int:
    """How many rows these are with all under them, none of which stands under another."""
    waiting = list(nodes)
    count = len(waiting)
    while waiting:
        children = waiting.pop().children
        count += len(children)
        waiting.extend([child for child in children if child.children])
    return count


def count_chosen(document: Document, ids: Iterable[str]) -> int:
    """How many rows a selection is with all under them. Raises `EditRefused` likewise."""
    return count_all(map(document.node, top_rows(document, ids)))


def row_after(document: Document, row_id: str) -> str:
    """The row right after another in reading order, be it under it; `''` after the last."""
    children = document.node(row_id).children
    if children:
        return children[0].id
    ref = node_ref(row_id)
    while ref != DOCUMENT:
        place = document.place(ref)
        following = document.rows(place.owner)[place.index + 1 : place.index + 2]
        if following:
            return following[0].id
        ref = place.owner
    return ""


def _chosen(document: Document, ids: Iterable[str], *, nested: bool) -> Iterator[str]:
    chosen = set(ids)
    if not chosen:
        raise EditRefused(Message.of("command.no-rows"))
    for row_id in chosen:
        document.require(node_ref(row_id))
    branches = _branches(document, chosen)
    waiting = _in_order(document, DOCUMENT, branches)[::-1]
    while waiting:
        row_id = waiting.pop()
        if row_id in chosen:
            yield row_id
        if nested or row_id not in chosen:
            waiting.extend(_in_order(document, node_ref(row_id), branches)[::-1])


def _branches(document: Document, row_ids: set[str]) -> dict[Ref, set[str]]:
    """The way from the document to rows: for each row on it, which children."""
    branches: dict[Ref, set[str]] = {}
    for row_id in row_ids:
        ref = node_ref(row_id)
        while ref != DOCUMENT:
            owner = document.owner(ref)
            children = branches.setdefault(owner, set())
            if ref.id in children:
                break
            children.add(ref.id)
            ref = owner
    return branches


def _in_order(document: Document, owner: Ref, branches: dict[Ref, set[str]]) -> list[str]:
    """The children on the way, in reading order."""
    wanted = branches.get(owner, set())
    if len(wanted) < 2:
        return list(wanted)
    return [node.id for node in document.rows(owner) if node.id in wanted]
