"""The rows of a document in the order of reading."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core.fields import replaced
from outline_editor.core.index import height, walk
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.numbering import numbered
from outline_editor.core.ordered_rows import OrderedRows
from tests.core.outlines import MINISTRY, row_id, rows
from tests.property.strategies import documents


def test_rows_are_found_by_id() -> None:
    some = OrderedRows(rows(MINISTRY))
    assert [node.text for node in some.nodes] == list("abcdefgh")
    assert [some.position(row_id(name)) for name in "ahx"] == [0, 7, None]
    named = {row_id(name) for name in "fbx"}
    assert some.positions(named) == {row_id("b"): 1, row_id("f"): 5}
    assert some.positions(set()) == {}


def test_an_outline_without_rows() -> None:
    some = OrderedRows(())
    assert (some.nodes, some.levels, some.position("n-aa")) == ([], 0, None)


def test_very_many_levels() -> None:
    row = Node(id="n-last", text="last")
    for level in range(1500):
        row = replaced(Node(id=f"n-{level:04}", text=""), "children", (row,))
    some = OrderedRows((row,))
    assert some.levels == 1501
    assert some.row(1500).number == ".".join("1" * 1501)
    assert some.end_of(1499) == 1501


@given(documents(max_rows=20), st.data())
def test_they_are_as_a_plain_walk_finds_them(root: DocumentRoot, data: st.DataObject) -> None:
    some, nodes = OrderedRows(root.outline), list(walk(root.outline))
    assert some.nodes == nodes
    assert some.levels == max(map(height, root.outline), default=0)
    assert [nodes[at] for at in some.with_notes] == [node for node in nodes if node.notes]
    for at, node in enumerate(nodes):
        assert some.position(node.id) == at
        assert some.end_of(at) == at + len(list(walk((node,))))
    # In any order, and one more than once.
    whole = list(numbered(root.outline))
    wanted = data.draw(st.lists(st.sampled_from(range(len(nodes))))) if nodes else []
    assert [some.row(at) for at in wanted] == [whole[at] for at in wanted]
