from __future__ import annotations

from collections.abc import Callable

import pytest

from outline_editor.core import structure
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node
from outline_editor.core.transaction import Transaction
from tests.core.outlines import MINISTRY, done, drawn, lines, outline, refusal, row_id, row_ids


class TestInserting:
    def test_below_makes_the_next_sibling(self) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction:
            new = structure.insert_below(transaction, row_id("b"))
        assert drawn(document) == MINISTRY.replace("  e", "  .\n  e")
        assert document.node(new).text == ""

    def test_below_an_open_row_makes_its_first_child(self) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction:
            structure.insert_below(transaction, row_id("b"), as_first_child=True)
        assert drawn(document) == MINISTRY.replace("  b\n", "  b\n    .\n")

    def test_below_nothing_makes_the_first_row_of_an_empty_document(self) -> None:
        document = outline("")
        with document.transaction("Insert") as transaction:
            new = structure.insert_below(transaction, None)
        assert [node.id for node in document.rows()] == [new]

    def test_below_nothing_makes_the_last_top_row(self) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction:
            structure.insert_below(transaction, None)
        assert drawn(document) == MINISTRY + "\n."

    def test_above_makes_the_previous_sibling(self) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction:
            structure.insert_above(transaction, row_id("c"))
        assert drawn(document) == MINISTRY.replace("    c", "    .\n    c")

    def test_a_child_comes_last(self) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction:
            structure.insert_child(transaction, row_id("a"))
            structure.insert_child(transaction, row_id("h"))
        assert drawn(document) == MINISTRY.replace("  e", "  e\n  .") + "\n  ."

    @pytest.mark.parametrize(
        "insert", [structure.insert_below, structure.insert_above, structure.insert_child]
    )
    def test_at_a_row_that_is_not_there_is_refused(
        self, insert: Callable[[Transaction, str], str]
    ) -> None:
        document = outline(MINISTRY)
        with document.transaction("Insert") as transaction, pytest.raises(EditRefused):
            insert(transaction, "n-gone")
        assert drawn(document) == MINISTRY

    def test_below_the_hundredth_level_is_refused_in_words_for_an_empty_row(self) -> None:
        node = Node(id="n-deepest", text="deepest")
        for level in range(MAX_DEPTH - 1):
            node = Node(id=f"n-{level:03}", text="", children=(node,))
        document = Document(DocumentRoot(id="deep", outline=(node,)))
        with document.transaction("Insert") as transaction:
            with pytest.raises(EditRefused, match=r"^An empty row would come to stand deeper"):
                structure.insert_child(transaction, "n-deepest")
            structure.insert_below(transaction, "n-deepest")
        assert document.row_count == MAX_DEPTH + 1


class TestIndenting:
    @pytest.mark.parametrize(
        ("before", "chosen", "after"),
        [
            (("a", "b"), "b", ("a", "  b")),
            (("a", "  x", "b"), "b", ("a", "  x", "  b")),
            (("a", "b", "  x", "c"), "b", ("a", "  b", "    x", "c")),
            (("a", "b", "c", "d"), "c b", ("a", "  b", "  c", "d")),
            (("a", "b", "c", "d"), "b d", ("a", "  b", "c", "  d")),
            (("a", "b", "  x"), "x b", ("a", "  b", "    x")),
            (("a", "  w", "  x", "b"), "x b", ("a", "  w", "    x", "  b")),
        ],
    )
    def test_puts_rows_under_the_row_above_and_outdenting_brings_them_back(
        self, before: tuple[str, ...], chosen: str, after: tuple[str, ...]
    ) -> None:
        document = outline(lines(*before))
        done(document, structure.indent, chosen)
        assert drawn(document) == lines(*after)
        done(document, structure.outdent, chosen)
        assert drawn(document) == lines(*before)

    @pytest.mark.parametrize("chosen", ["a", "b", "c", "f a", "e c"])
    def test_the_first_of_a_list_has_nothing_to_go_under(self, chosen: str) -> None:
        assert refusal(outline(MINISTRY), structure.indent, chosen) == "command.first-in-list"

    def test_deeper_than_the_deepest_level_is_refused_for_all_rows(self) -> None:
        deep = Node(id="n-000", text="0")
        for level in range(1, MAX_DEPTH):
            deep = Node(id=f"n-{level:03}", text=str(level), children=(deep,))
        rows = (Node(id="n-aa", text="a"), Node(id="n-bb", text="b"), deep)
        document = Document(DocumentRoot(id="deep", outline=rows))
        before = document.root
        with document.transaction("Indent") as transaction, pytest.raises(EditRefused) as caught:
            structure.indent(transaction, ["n-bb", deep.id])
        assert caught.value.message.code == "edit.too-deep"
        assert document.root == before


class TestOutdenting:
    @pytest.mark.parametrize(
        ("before", "chosen", "after"),
        [
            (("a", "  b", "  c"), "b", ("a", "  c", "b")),
            (("a", "  b", "  c", "d"), "b c", ("a", "b", "c", "d")),
            (("a", "  b", "    x", "  c"), "b", ("a", "  c", "b", "  x")),
            (("a", "  b", "    x", "  y"), "y x", ("a", "  b", "  x", "y")),
            (("a", "  b", "c", "  d"), "d b", ("a", "b", "c", "d")),
        ],
    )
    def test_puts_rows_after_the_row_they_stood_under(
        self, before: tuple[str, ...], chosen: str, after: tuple[str, ...]
    ) -> None:
        document = outline(lines(*before))
        done(document, structure.outdent, chosen)
        assert drawn(document) == lines(*after)

    @pytest.mark.parametrize("chosen", ["a", "h c", "g h"])
    def test_a_top_row_can_come_no_further(self, chosen: str) -> None:
        assert refusal(outline(MINISTRY), structure.outdent, chosen) == "command.top-row"


class TestMoving:
    @pytest.mark.parametrize(
        ("before", "chosen", "after"),
        [
            # Among siblings, with what is under them.
            (("a", "b"), "a", ("b", "a")),
            (("a", "  x", "b", "  y"), "a", ("b", "  y", "a", "  x")),
            (("a", "b", "c"), "b a", ("c", "a", "b")),
            (("a", "b", "c", "d"), "a c", ("b", "a", "d", "c")),
            # On to the next parent, as its first child.
            (("a", "  x", "b", "  y"), "x", ("a", "b", "  x", "  y")),
            (("a", "  x", "b"), "x", ("a", "b", "  x")),
            (("a", "  w", "  x", "b", "  y"), "w x", ("a", "b", "  w", "  x", "  y")),
            # On the same level under another parent's parent.
            (("a", "  b", "    x", "c", "  d"), "x", ("a", "  b", "c", "  d", "    x")),
            # Past rows that have no rows on that level.
            (
                ("a", "  b", "    x", "c", "d", "  e", "    y"),
                "x",
                ("a", "  b", "c", "d", "  e", "    x", "    y"),
            ),
            # Rows of several levels, as long as they keep their order.
            (
                ("a", "  x", "b", "  y", "  z", "c", "d"),
                "c y",
                ("a", "  x", "b", "  z", "  y", "d", "c"),
            ),
        ],
    )
    def test_down_is_one_place_on_the_same_level_and_up_its_inverse(
        self, before: tuple[str, ...], chosen: str, after: tuple[str, ...]
    ) -> None:
        document = outline(lines(*before))
        opened = document.root
        done(document, structure.move_down, chosen)
        assert drawn(document) == lines(*after)
        done(document, structure.move_up, chosen)
        assert document.root == opened

    @pytest.mark.parametrize("chosen", ["h", "y", "h a", "x y", "a f h"])
    def test_the_last_row_of_a_level_stays(self, chosen: str) -> None:
        document = outline(lines(MINISTRY, "  x", "    y"))
        assert refusal(document, structure.move_down, chosen) == "command.last-on-level"

    @pytest.mark.parametrize("chosen", ["a", "b", "c", "h b", "f a"])
    def test_the_first_row_of_a_level_stays(self, chosen: str) -> None:
        assert refusal(outline(MINISTRY), structure.move_up, chosen) == "command.first-on-level"

    def test_rows_of_several_levels_that_would_pass_each_other_are_refused(self) -> None:
        document = outline(lines("g", "  p", "    x", "a", "  q", "h"))
        assert refusal(document, structure.move_down, "x a") == "command.several-levels"
        document = outline(lines("a", "b", "  x", "  y"))
        assert refusal(document, structure.move_down, "a x") == "command.several-levels"


def test_a_refused_command_keeps_what_its_transaction_did_before() -> None:
    document = outline(MINISTRY)
    with document.transaction("Several") as transaction:
        structure.indent(transaction, row_ids("f"))
        with pytest.raises(EditRefused):
            structure.outdent(transaction, row_ids("g a"))
    assert drawn(document) == lines("a", "  b", "    c", "    d", "  e", "  f", "    g", "h")
    assert document.owner(node_ref(row_id("f"))) == node_ref(row_id("a"))
    assert document.owner(node_ref(row_id("a"))) == DOCUMENT
