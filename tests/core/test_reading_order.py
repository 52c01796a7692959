"""Elements in the order of reading, by sorting few of them or by a walk for many."""

from __future__ import annotations

import random

from outline_editor.core.addresses import Ref, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.reading_order import in_reading_order


def _document() -> tuple[Document, list[Ref]]:
    order: list[Ref] = [note_ref("t-00")]

    def row(name: str, level: int) -> Node:
        note = Note(id=f"t-x{name}", text="")
        order.extend((node_ref(f"n-x{name}"), note_ref(note.id)))
        children = tuple(row(f"{name}{n}", level + 1) for n in range(4)) if level < 4 else ()
        return Node(id=f"n-x{name}", text="", notes=(note,), children=children)

    rows = tuple(row(str(n), 1) for n in range(1, 5))
    root = DocumentRoot(id="d", notes=(Note(id="t-00", text=""),), outline=rows)
    return Document(root), order


def test_few_and_many_come_as_one_reads_them() -> None:
    document, order = _document()
    for count in (0, 1, 5, 100, len(order)):
        chosen = random.Random(count).sample(order, count)
        assert in_reading_order(document, chosen) == [ref for ref in order if ref in chosen]
