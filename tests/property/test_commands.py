from __future__ import annotations

from collections.abc import Callable, Iterable

from hypothesis import given
from hypothesis import strategies as st

from outline_editor.core import deletion, row_sets, structure
from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.transaction import Transaction

Command = Callable[[Transaction, Iterable[str]], object]


@st.composite
def selections(draw: st.DrawFn) -> tuple[Document, list[str]]:
    """An outline of up to 20 rows, and some of its rows in any order."""
    levels = [1]
    for _ in range(draw(st.integers(0, 19))):
        levels.append(draw(st.integers(1, min(levels[-1] + 1, 5))))
    document = Document(DocumentRoot(id="d", title="D"))
    path: list[Ref] = [DOCUMENT]
    with document.transaction("Fill") as transaction:
        for number, level in enumerate(levels):
            del path[level:]
            path.append(transaction.insert(Node(id=f"n-{number:02}", text="x"), path[-1]))
    ids = [f"n-{number:02}" for number in range(len(levels))]
    return document, draw(st.lists(st.sampled_from(ids), min_size=1, max_size=5))


def _does(document: Document, command: Command, ids: list[str]) -> bool:
    """Whether a command can be done; where not, nothing has changed."""
    before = document.root
    try:
        with document.transaction("Command") as transaction:
            command(transaction, ids)
    except EditRefused:
        assert document.root == before
        return False
    return True


@given(selections())
def test_top_rows_are_the_selected_ones_that_are_under_no_other(
    selection: tuple[Document, list[str]],
) -> None:
    document, ids = selection
    expected = [
        node.id
        for node in document.walk()
        if node.id in ids and not set(document.ancestors(node.id)) & set(ids)
    ]
    assert row_sets.top_rows(document, ids) == expected


@given(selections())
def test_up_undoes_down_and_down_undoes_up(selection: tuple[Document, list[str]]) -> None:
    document, ids = selection
    before = document.root
    for there, back in (
        (structure.move_down, structure.move_up),
        (structure.move_up, structure.move_down),
    ):
        if _does(document, there, ids):
            assert document.root != before
            assert _does(document, back, ids)
        assert document.root == before


@given(selections())
def test_moving_changes_no_level(selection: tuple[Document, list[str]]) -> None:
    document, ids = selection
    levels = {node.id: document.depth(node_ref(node.id)) for node in document.walk()}
    for command in (structure.move_down, structure.move_up, structure.move_up):
        _does(document, command, ids)
    assert levels == {node.id: document.depth(node_ref(node.id)) for node in document.walk()}


@given(selections())
def test_a_row_passes_every_place_of_its_level_once(
    selection: tuple[Document, list[str]],
) -> None:
    """Nothing sticks and nothing jumps, down to the last place and up again."""
    document, ids = selection
    row, before = node_ref(ids[0]), document.root
    above = document.depth(row) - 1
    parents = [DOCUMENT, *(node_ref(node.id) for node in document.walk())]
    parents = [parent for parent in parents if document.depth(parent) == above]
    places = [
        (parent, index)
        for parent in parents
        for index in range(len(document.rows(parent)) + (parent != document.owner(row)))
    ]
    here = places.index((document.owner(row), document.place(row).index))
    for place in places[here + 1 :]:
        assert _does(document, structure.move_down, [row.id])
        assert (document.owner(row), document.place(row).index) == place
    assert not _does(document, structure.move_down, [row.id])
    for _ in places[here + 1 :]:
        assert _does(document, structure.move_up, [row.id])
    assert document.root == before


@given(selections())
def test_outdenting_undoes_indenting(selection: tuple[Document, list[str]]) -> None:
    document, ids = selection
    before = document.root
    if _does(document, structure.indent, ids):
        assert document.root != before
        assert _does(document, structure.outdent, ids)
        assert document.root == before


@given(selections())
def test_indenting_keeps_the_reading_order(selection: tuple[Document, list[str]]) -> None:
    document, ids = selection
    order = [node.id for node in document.walk()]
    if _does(document, structure.indent, ids):
        assert [node.id for node in document.walk()] == order


@given(selections())
def test_deleting_leaves_the_others_and_names_one_of_them(
    selection: tuple[Document, list[str]],
) -> None:
    document, ids = selection
    kept = [
        node.id
        for node in document.walk()
        if not {node.id, *document.ancestors(node.id)} & set(ids)
    ]
    with document.transaction("Delete") as transaction:
        heir = deletion.delete(transaction, ids)
    assert [node.id for node in document.walk()] == kept
    assert heir in kept if kept and heir is not None else heir is None
