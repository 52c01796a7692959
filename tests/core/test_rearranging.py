from __future__ import annotations

from collections.abc import Iterable

import pytest

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.rearranging import duplicate, group, move_to, sort_children
from outline_editor.core.transaction import Transaction
from tests.core.outlines import (
    MINISTRY,
    Command,
    done,
    drawn,
    lines,
    outline,
    refusal,
    row_id,
    row_ids,
)


def _to(owner: str, index: int) -> Command:
    ref = node_ref(row_id(owner)) if owner else DOCUMENT

    def move(transaction: Transaction, ids: Iterable[str]) -> None:
        move_to(transaction, ids, ref, index)

    return move


class TestMoving:
    @pytest.mark.parametrize(
        ("chosen", "owner", "index", "after"),
        [
            ("h", "", 0, ("h", "a", "  b", "    c", "    d", "  e", "f", "  g")),
            ("a", "", 3, ("f", "  g", "h", "a", "  b", "    c", "    d", "  e")),
            ("a", "", 1, ("a", "  b", "    c", "    d", "  e", "f", "  g", "h")),
            ("e", "b", 1, ("a", "  b", "    c", "    e", "    d", "f", "  g", "h")),
            ("g c", "", 2, ("a", "  b", "    d", "  e", "f", "c", "g", "h")),
            ("h d a", "f", 1, ("f", "  g", "  a", "    b", "      c", "      d", "    e", "  h")),
            ("a h", "", 2, ("f", "  g", "a", "  b", "    c", "    d", "  e", "h")),
        ],
    )
    def test_puts_rows_together_where_they_are_wanted(
        self, chosen: str, owner: str, index: int, after: tuple[str, ...]
    ) -> None:
        document = outline(MINISTRY)
        history = History(document)
        done(document, _to(owner, index), chosen)
        assert drawn(document) == lines(*after)
        history.undo()
        assert drawn(document) == MINISTRY

    @pytest.mark.parametrize(("chosen", "owner"), [("a", "a"), ("a", "c"), ("h a", "b")])
    def test_into_itself_is_refused_for_all_rows(self, chosen: str, owner: str) -> None:
        assert refusal(outline(MINISTRY), _to(owner, 0), chosen) == "edit.into-itself"

    def test_to_a_row_that_is_not_there_is_refused(self) -> None:
        assert refusal(outline(MINISTRY), _to("zz", 0), "a") == "edit.no-element"


class TestGrouping:
    @pytest.mark.parametrize(
        ("chosen", "after"),
        [
            ("f", ("a", "  b", "    c", "    d", "  e", ".", "  f", "    g", "h")),
            ("h f", ("a", "  b", "    c", "    d", "  e", ".", "  f", "    g", "  h")),
            ("h d", ("a", "  b", "    c", "    .", "      d", "      h", "  e", "f", "  g")),
        ],
    )
    def test_puts_rows_under_a_new_one_where_the_first_stood(
        self, chosen: str, after: tuple[str, ...]
    ) -> None:
        document = outline(MINISTRY)
        parent = done(document, group, chosen)
        assert drawn(document) == lines(*after)
        assert isinstance(parent, str)
        assert document.node(parent).text == ""


class TestDuplicating:
    @pytest.mark.parametrize(
        ("chosen", "after"),
        [
            ("h", (*MINISTRY.splitlines(), "h")),
            ("f h", (*MINISTRY.splitlines(), "f", "  g", "h")),
            ("c g", ("a", "  b", "    c", "    c", "    d", "  e", "f", "  g", "  g", "h")),
        ],
    )
    def test_puts_copies_after_the_last_of_neighbours(
        self, chosen: str, after: tuple[str, ...]
    ) -> None:
        document = outline(MINISTRY)
        copies = done(document, duplicate, chosen)
        assert isinstance(copies, list)
        assert [document.node(copy).text for copy in copies] == sorted(chosen.split())
        assert drawn(document) == lines(*after)

    def test_copies_name_each_other_where_the_originals_did(self) -> None:
        inner = Node(id="n-inner", text="i", notes=(Note(id="t-inner", text="y"),))
        note = Note(id="t-aa", text="x", also_on=("n-inner", "n-bb"))
        rows = (
            Node(id="n-aa", text="a", notes=(note,), children=(inner,)),
            Node(id="n-bb", text="b"),
        )
        document = Document(DocumentRoot(id="d", outline=rows))
        with document.transaction("Duplicate") as transaction:
            [copy] = duplicate(transaction, ["n-aa"])
        new = document.node(copy)
        assert new.notes[0].also_on == (new.children[0].id, "n-bb")
        assert len({node.id for node in document.walk()}) == 5
        assert new.notes[0].id != "t-aa"
        assert new.children[0].notes[0].id != "t-inner"
        assert document.notes_also_on("n-inner") == {"t-aa"}


class TestSorting:
    def test_sorts_what_is_right_under_rows_in_one_step(self) -> None:
        document = outline(lines("a", "  d", "    z", "    y", "  c", "  b", "e", "  h", "  g"))
        done(document, sort_children, "a e")
        assert drawn(document) == lines(
            "a", "  b", "  c", "  d", "    z", "    y", "e", "  g", "  h"
        )

    @pytest.mark.parametrize(
        ("names", "moves"), [("b c d e a", 1), ("e a b c d", 1), ("c b a", 2), ("a b c", 0)]
    )
    def test_moves_as_few_rows_as_can_be(self, names: str, moves: int) -> None:
        document = outline(lines("x", *(f"  {name}" for name in names.split())))
        with document.transaction("Sort") as transaction:
            sort_children(transaction, row_ids("x"))
            assert len(transaction.changes) == moves
        assert [node.text for node in document.rows(_ref("x"))] == sorted(names.split())

    def test_of_nothing_is_refused(self) -> None:
        assert refusal(outline(MINISTRY), sort_children, "c f") == "command.nothing-to-sort"


def _ref(name: str) -> Ref:
    return node_ref(row_id(name))
