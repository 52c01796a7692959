"""Copies of rows, to stand beside them or in another document."""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.addresses import Ref, node_ref, ref_of
from outline_editor.core.document import Document
from outline_editor.core.fields import replaced
from outline_editor.core.ids import NODE_PREFIX, NOTE_PREFIX, new_id
from outline_editor.core.index import elements_in
from outline_editor.core.model import Node, Note
from outline_editor.core.transaction import Taken


def copied(nodes: Sequence[Node], document: Document) -> tuple[Node, ...]:
    """Rows with everything in them, under ids that are new in a document.

    Their notes name the copies where they named rows among these; rows that
    are neither among them nor in the document they name no longer.
    """
    given: set[Ref] = set()
    fresh: dict[Ref, str] = {}
    for element in (inner for node in nodes for inner in elements_in(node)):
        prefix = NODE_PREFIX if isinstance(element, Node) else NOTE_PREFIX
        fresh[ref_of(element)] = new_id(prefix, Taken(document, element, given))
        given.add(Ref(ref_of(element).kind, fresh[ref_of(element)]))

    def row(node: Node) -> Node:
        node = replaced(node, "id", fresh[ref_of(node)])
        if node.notes:
            node = replaced(node, "notes", tuple([note(item) for item in node.notes]))
        if node.children:
            node = replaced(node, "children", tuple([row(child) for child in node.children]))
        return node

    def note(item: Note) -> Note:
        named = [fresh.get(node_ref(name), name) for name in item.also_on]
        known = [name for name in named if node_ref(name) in given or document.has(node_ref(name))]
        return replaced(replaced(item, "id", fresh[ref_of(item)]), "also_on", tuple(known))

    return tuple([row(node) for node in nodes])
