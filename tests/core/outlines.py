"""Outlines drawn as text, for tests that care about structure only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.transaction import Transaction

Command = Callable[[Transaction, Iterable[str]], object]


def row_id(name: str) -> str:
    """The id of the row that is drawn with this name."""
    return f"n-{name.lower().replace(' ', '-'):0>2}"


def rows(drawing: str) -> tuple[Node, ...]:
    """The rows of a drawing: one name a line, two spaces a level."""
    top: list[tuple[str, list]] = []
    levels = [top]
    for line in drawing.strip("\n").splitlines():
        name = line.strip()
        level = (len(line) - len(line.lstrip())) // 2
        del levels[level + 1 :]
        children: list[tuple[str, list]] = []
        levels[level].append((name, children))
        levels.append(children)
    return _nodes(top)


def _nodes(items: list[tuple[str, list]]) -> tuple[Node, ...]:
    return tuple(
        Node(id=row_id(name), text=name, children=_nodes(children)) for name, children in items
    )


def outline(drawing: str) -> Document:
    """A document with the rows of a drawing."""
    return Document(DocumentRoot(id="drawn", title="Drawn", outline=rows(drawing)))


def drawn(document: Document) -> str:
    """The rows of a document as a drawing; an empty row is a dot."""
    lines = []
    levels = {node.id: 0 for node in document.root.outline}
    for node in walk(document.root.outline):
        lines.append("  " * levels[node.id] + (node.text or "."))
        levels |= {child.id: levels[node.id] + 1 for child in node.children}
    return "\n".join(lines)


def lines(*rows: str) -> str:
    """A drawing from its lines."""
    return "\n".join(rows)


MINISTRY = lines(
    "a",
    "  b",
    "    c",
    "    d",
    "  e",
    "f",
    "  g",
    "h",
)


def row_ids(names: str) -> list[str]:
    """The ids of several rows, their names with spaces between."""
    return [row_id(name) for name in names.split()]


def done(document: Document, command: Command, names: str) -> object:
    """What a command on some rows returns, once it is done."""
    with document.transaction("Do") as transaction:
        return command(transaction, row_ids(names))


def refusal(document: Document, command: Command, names: str) -> str:
    """Why a command on some rows is refused, by the code; nothing has changed."""
    before = document.root
    with document.transaction("Do") as transaction, pytest.raises(EditRefused) as caught:
        command(transaction, row_ids(names))
    assert document.root == before
    return caught.value.message.code
