from __future__ import annotations

from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.storage.missing_ids import with_ids


def test_a_document_with_all_ids_stays_the_same() -> None:
    root = DocumentRoot(
        id="a",
        notes=(Note(id="t-aa", text="N"),),
        outline=(Node(id="n-aa", text="A", children=(Node(id="n-bb", text="B"),)),),
    )
    result = with_ids(root)
    assert result.root is root
    assert result.given == ()


def test_missing_ids_are_given_in_reading_order() -> None:
    root = DocumentRoot(
        id="a",
        notes=(Note(text="N"),),
        outline=(
            Node(text="A", notes=(Note(text="N"),), children=(Node(id="n-bb", text="B"),)),
            Node(text="A"),
        ),
    )
    result = with_ids(root)
    top, last = result.root.outline
    assert [after.id for _, after in result.given] == [
        result.root.notes[0].id,
        top.id,
        top.notes[0].id,
        last.id,
    ]
    assert len({after for _, after in result.given}) == 4
    assert top.children[0] is root.outline[0].children[0]
    assert with_ids(root) == result


def test_another_document_gets_other_ids() -> None:
    outline = (Node(text="A"),)
    first = with_ids(DocumentRoot(id="a", outline=outline)).root
    second = with_ids(DocumentRoot(id="b", outline=outline)).root
    assert first.outline[0].id != second.outline[0].id


def test_rows_at_the_deepest_level() -> None:
    node = Node(text="level 100")
    for level in range(99, 0, -1):
        node = Node(text=f"level {level}", children=(node,))
    root = with_ids(DocumentRoot(id="a", outline=(node,))).root
    assert len({row.id for row in walk(root.outline)}) == 100
