from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from outline_editor.core import structure
from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import MAX_DEPTH, DocumentRoot, Node, Note
from outline_editor.core.transaction import Transaction
from tests.core.outlines import drawn, lines, outline, row_id

Command = Callable[[Transaction, Iterable[str]], object]


def _ids(names: str) -> list[str]:
    return [row_id(name) for name in names.split()]


def _do(document: Document, command: Command, names: str) -> object:
    with document.transaction("Do") as transaction:
        return command(transaction, _ids(names))


def _refusal(document: Document, command: Command, names: str) -> str:
    before = document.root
    with document.transaction("Do") as transaction, pytest.raises(EditRefused) as caught:
        command(transaction, _ids(names))
    assert document.root == before
    return caught.value.message.code


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


class TestTopRows:
    @pytest.mark.parametrize(
        ("chosen", "expected"),
        [
            ("a", "a"),
            ("h f a", "a f h"),
            ("d c", "c d"),
            ("d b", "b"),
            ("g e d a", "a g"),
            ("c c c", "c"),
            ("h g e d", "d e g h"),
        ],
    )
    def test_are_in_reading_order_without_what_is_under_them(
        self, chosen: str, expected: str
    ) -> None:
        document = outline(MINISTRY)
        assert structure.top_rows(document, _ids(chosen)) == _ids(expected)

    def test_every_row_gives_the_top_rows(self) -> None:
        document = outline(MINISTRY)
        ids = [node.id for node in document.walk()]
        assert structure.top_rows(document, ids) == _ids("a f h")

    def test_none_is_refused(self) -> None:
        with pytest.raises(EditRefused, match="No row is selected"):
            structure.top_rows(outline(MINISTRY), [])

    def test_an_unknown_row_is_refused(self) -> None:
        with pytest.raises(EditRefused) as caught:
            structure.top_rows(outline(MINISTRY), _ids("a zz"))
        assert caught.value.message.code == "edit.no-element"


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


def test_a_text_of_several_lines_becomes_one() -> None:
    document = outline("a")
    with document.transaction("Type") as transaction:
        structure.set_text(transaction, row_id("a"), "promote \n\n small giants")
    assert drawn(document) == "promote small giants"


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
        _do(document, structure.indent, chosen)
        assert drawn(document) == lines(*after)
        _do(document, structure.outdent, chosen)
        assert drawn(document) == lines(*before)

    @pytest.mark.parametrize("chosen", ["a", "b", "c", "f a", "e c"])
    def test_the_first_of_a_list_has_nothing_to_go_under(self, chosen: str) -> None:
        assert _refusal(outline(MINISTRY), structure.indent, chosen) == "command.first-in-list"

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
        _do(document, structure.outdent, chosen)
        assert drawn(document) == lines(*after)

    @pytest.mark.parametrize("chosen", ["a", "h c", "g h"])
    def test_a_top_row_can_come_no_further(self, chosen: str) -> None:
        assert _refusal(outline(MINISTRY), structure.outdent, chosen) == "command.top-row"


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
        _do(document, structure.move_down, chosen)
        assert drawn(document) == lines(*after)
        _do(document, structure.move_up, chosen)
        assert document.root == opened

    @pytest.mark.parametrize("chosen", ["h", "y", "h a", "x y", "a f h"])
    def test_the_last_row_of_a_level_stays(self, chosen: str) -> None:
        document = outline(lines(MINISTRY, "  x", "    y"))
        assert _refusal(document, structure.move_down, chosen) == "command.last-on-level"

    @pytest.mark.parametrize("chosen", ["a", "b", "c", "h b", "f a"])
    def test_the_first_row_of_a_level_stays(self, chosen: str) -> None:
        assert _refusal(outline(MINISTRY), structure.move_up, chosen) == "command.first-on-level"

    def test_rows_of_several_levels_that_would_pass_each_other_are_refused(self) -> None:
        document = outline(lines("g", "  p", "    x", "a", "  q", "h"))
        assert _refusal(document, structure.move_down, "x a") == "command.several-levels"
        document = outline(lines("a", "b", "  x", "  y"))
        assert _refusal(document, structure.move_down, "a x") == "command.several-levels"


class TestDeleting:
    @pytest.mark.parametrize(
        ("chosen", "after", "heir"),
        [
            ("c", ("a", "  b", "    d", "  e", "f", "  g", "h"), "d"),
            ("d", ("a", "  b", "    c", "  e", "f", "  g", "h"), "c"),
            ("c d", ("a", "  b", "  e", "f", "  g", "h"), "b"),
            ("a", ("f", "  g", "h"), "f"),
            ("h", ("a", "  b", "    c", "    d", "  e", "f", "  g"), "f"),
            ("b g", ("a", "  e", "f", "h"), "f"),
            ("a f", ("h",), "h"),
            ("d b a", ("f", "  g", "h"), "f"),
        ],
    )
    def test_takes_rows_with_what_is_under_them_and_names_the_next_current_row(
        self, chosen: str, after: tuple[str, ...], heir: str
    ) -> None:
        document = outline(MINISTRY)
        assert _do(document, structure.delete, chosen) == row_id(heir)
        assert drawn(document) == lines(*after)

    def test_of_everything_leaves_no_row(self) -> None:
        document = outline(MINISTRY)
        assert _do(document, structure.delete, "a f h") is None
        assert document.row_count == 0

    def test_takes_the_rows_out_of_notes_that_stay_in_the_same_step(self) -> None:
        rows = (
            Node(
                id="n-aa",
                text="a",
                notes=(Note(id="t-aa", text="", also_on=("n-cc", "n-bb", "n-inner")),),
            ),
            Node(
                id="n-bb",
                text="b",
                notes=(Note(id="t-bb", text="", also_on=("n-inner", "n-aa")),),
                children=(Node(id="n-inner", text="i"),),
            ),
            Node(id="n-cc", text="c"),
        )
        notes = (Note(id="t-top", text="", also_on=("n-inner",)),)
        document = Document(DocumentRoot(id="d", notes=notes, outline=rows))
        history, opened = History(document), document.root
        with document.transaction("Delete") as transaction:
            structure.delete(transaction, ["n-bb"])
        assert document.note("t-aa").also_on == ("n-cc",)
        assert document.note("t-top").also_on == ()
        assert not document.has(note_ref("t-bb"))
        history.undo()
        assert document.root == opened
        assert history.undo_name is None

    def test_is_refused_as_a_whole_if_one_row_is_not_there(self) -> None:
        assert _refusal(outline(MINISTRY), structure.delete, "a zz") == "edit.no-element"


def test_a_refused_command_keeps_what_its_transaction_did_before() -> None:
    document = outline(MINISTRY)
    with document.transaction("Several") as transaction:
        structure.indent(transaction, _ids("f"))
        with pytest.raises(EditRefused):
            structure.outdent(transaction, _ids("g a"))
    assert drawn(document) == lines("a", "  b", "    c", "    d", "  e", "  f", "    g", "h")
    assert document.owner(node_ref(row_id("f"))) == node_ref(row_id("a"))
    assert document.owner(node_ref(row_id("a"))) == DOCUMENT
