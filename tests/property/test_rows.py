"""Whatever is done to a document and its folds, the rows show what they should."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.rows import VisibleRows
from outline_editor.core.transaction import Transaction
from tests.core.row_mirror import RowMirror, shown, visible_by_walking


class TakenBackError(Exception):
    """Ends a transaction that must leave no trace."""


def _tree(chance: random.Random, size: int) -> Node:
    children = []
    size -= 1
    while size > 0:
        part = chance.randint(1, size)
        children.append(_tree(chance, part))
        size -= part
    notes = (Note(text="a note"),) if chance.random() < 0.2 else ()
    return Node(text=str(chance.random()), notes=notes, children=tuple(children))


def _random_edit(chance: random.Random, transaction: Transaction) -> None:
    document = transaction.document
    rows = [node_ref(node.id) for node in document.walk()]
    owner: Ref = chance.choice([DOCUMENT, *rows])
    siblings = len(document.rows(owner))
    kind = chance.choice(("insert", "insert", "remove", "move", "move", "set", "note"))
    if kind == "insert":
        size = chance.choice((1, 1, 2, 6))
        transaction.insert(_tree(chance, size), owner, chance.randint(0, siblings))
    elif not rows:
        return
    elif kind == "remove" and len(rows) > 3:
        transaction.remove(chance.choice(rows))
    elif kind == "move":
        transaction.move(chance.choice(rows), owner, chance.randint(0, siblings))
    elif kind == "set":
        transaction.set(chance.choice(rows), text=str(chance.random()))
    elif kind == "note":
        transaction.add_note("a note", chance.choice(rows))


def _has_digit(digit: str) -> Callable[[Node], bool]:
    return lambda node: digit in node.text[:3] or bool(node.notes)


class Rows(RuleBasedStateMachine):
    """Random commands on a document whose rows are followed."""

    @initialize(chance=st.randoms(use_true_random=False), count=st.integers(0, 3))
    def begin(self, chance: random.Random, count: int) -> None:
        self.document = Document(DocumentRoot(id="test"))
        with self.document.transaction("Fill") as transaction:
            for _ in range(count):
                transaction.insert(_tree(chance, 5))
        self.history = History(self.document)
        self.rows = VisibleRows(self.document)
        self.mirror = RowMirror(self.rows)

    @rule(chance=st.randoms(use_true_random=False), edits=st.integers(1, 5), kept=st.booleans())
    def change(self, chance: random.Random, edits: int, kept: bool) -> None:
        try:
            with self.document.transaction("Change") as transaction:
                for _ in range(edits):
                    _random_edit(chance, transaction)
                if not kept:
                    raise TakenBackError
        except (EditRefused, TakenBackError):
            assert self.rows.in_step

    @rule(chance=st.randoms(use_true_random=False), deep=st.booleans())
    def fold(self, chance: random.Random, deep: bool) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.fold(node.id, deep=deep)
            assert self.rows.is_folded(node.id) == bool(node.children)
            if self.rows.position(node.id) is not None:
                assert all(self.rows.position(child.id) is None for child in node.children)

    @rule(chance=st.randoms(use_true_random=False), deep=st.booleans())
    def unfold(self, chance: random.Random, deep: bool) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.unfold(node.id, deep=deep)
            assert self.rows.position(node.id) is None or not self.rows.is_folded(node.id)

    @rule(chance=st.randoms(use_true_random=False))
    def reveal(self, chance: random.Random) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.reveal(node.id)
            assert self.rows.position(node.id) is not None

    @rule(most=st.one_of(st.none(), st.integers(1, 4)))
    def show_levels(self, most: int | None) -> None:
        self.rows.show_levels(most)
        deepest = max(self.rows.depths(), default=1) - bool(self.rows.zoomed)
        if most is not None:
            assert deepest <= most
        elif not self.rows.zoomed and self.rows.filter is None:
            assert len(self.rows) == self.document.row_count

    @rule(chance=st.randoms(use_true_random=False))
    def zoom(self, chance: random.Random) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.zoom(node.id)
            assert self.rows.zoomed == node.id

    @rule()
    def zoom_out(self) -> None:
        self.rows.zoom("")

    @rule(digit=st.sampled_from("0123456789"))
    def filter(self, digit: str) -> None:
        if self.rows.filter is None:
            self.folded_before = set(self.rows.folded)
        self.matches = _has_digit(digit)
        matched = [node.id for node in self.document.walk() if self.matches(node)]
        self.rows.set_filter(RowFilter(self.document, matched, self.matches))
        if not self.rows.zoomed:
            assert set(matched) <= set(self.rows.node_ids())

    @precondition(lambda self: self.rows.filter is not None)
    @rule()
    def clear_the_filter(self) -> None:
        self.rows.set_filter(None)
        assert self.rows.folded == self.folded_before

    @rule()
    def undo(self) -> None:
        self.history.undo()

    @rule()
    def redo(self) -> None:
        self.history.redo()

    @invariant()
    def rows_are_those_that_walking_finds(self) -> None:
        if not hasattr(self, "rows"):
            return
        assert shown(self.rows) == visible_by_walking(self.rows)
        assert self.mirror.ids == self.rows.node_ids()
        for position, node_id in enumerate(self.mirror.ids):
            assert self.rows.position(node_id) == position

    @invariant()
    def the_filter_knows_what_matches(self) -> None:
        if hasattr(self, "rows") and self.rows.filter is not None:
            there = {node.id for node in self.document.walk()}
            matching = {node.id for node in self.document.walk() if self.matches(node)}
            assert self.rows.filter.matched & there == matching
            assert matching <= self.rows.filter.shown

    @invariant()
    def a_row_zoomed_into_is_there(self) -> None:
        if hasattr(self, "rows") and self.rows.zoomed:
            assert self.rows.node_id(0) == self.rows.zoomed


TestRows = Rows.TestCase
TestRows.settings = settings(stateful_step_count=40)
