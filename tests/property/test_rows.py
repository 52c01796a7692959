"""Whatever is done to a document and its folds, the rows show what they should."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from outline_editor.core import hidden_runs, rows
from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.row_filter import RowFilter
from outline_editor.core.rows import VisibleRows
from outline_editor.core.transaction import Transaction
from tests.core.row_mirror import RowMirror, shown, visible_by_walking

# A generator of our own: Hypothesis would have most choices be the first.
CHANCES = st.integers(0, 2**32).map(random.Random)


SETTINGS = settings(stateful_step_count=60, max_examples=3 * settings().max_examples)


DOINGS = ("fold inside", "show levels", "take out", "edit", "move")
"""What happens while a row is folded."""


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

    @initialize(chance=CHANCES, count=st.integers(0, 5))
    def begin(self, chance: random.Random, count: int) -> None:
        self.document = Document(DocumentRoot(id="test"))
        with self.document.transaction("Fill") as transaction:
            for _ in range(count):
                transaction.insert(_tree(chance, chance.randint(1, 15)))
        self.history = History(self.document)
        self.rows = VisibleRows(self.document)
        self.mirror = RowMirror(self.rows)

    @rule(chance=CHANCES, edits=st.integers(1, 5), kept=st.booleans())
    def change(self, chance: random.Random, edits: int, kept: bool) -> None:
        try:
            with self.document.transaction("Change") as transaction:
                for _ in range(edits):
                    _random_edit(chance, transaction)
                if not kept:
                    raise TakenBackError
        except (EditRefused, TakenBackError):
            assert self.rows.in_step

    @rule(chance=CHANCES, deep=st.booleans())
    def fold(self, chance: random.Random, deep: bool) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.fold(node.id, deep=deep)
            assert self.rows.is_folded(node.id) == bool(node.children)
            if self.rows.position(node.id) is not None:
                assert all(self.rows.position(child.id) is None for child in node.children)

    @rule(chance=CHANCES, deep=st.booleans())
    def unfold(self, chance: random.Random, deep: bool) -> None:
        rows = list(self.document.walk())
        folded = [node for node in rows if node.id in self.rows.folded]
        if rows:
            node = chance.choice(folded if folded and chance.random() < 0.7 else rows)
            self.rows.unfold(node.id, deep=deep)
            assert self.rows.position(node.id) is None or not self.rows.is_folded(node.id)

    @rule(chance=CHANCES, doing=st.sampled_from(DOINGS))
    def fold_and_unfold(self, chance: random.Random, doing: str) -> None:
        """What is done while a row is folded shows once it is unfolded."""
        above = [node for node in self.document.walk() if node.children]
        listed = [node for node in above if self.rows.position(node.id) is not None]
        if not listed:
            return
        node = chance.choice(listed)
        if chance.random() < 0.3:
            self.rows.zoom(chance.choice([*self.document.ancestors(node.id), node.id]))
        inside = [inner for inner in walk(node.children) if inner.children]
        inner = chance.choice(inside) if inside else None
        if inner and chance.random() < 0.5:
            self.rows.fold(inner.id)
        self.rows.fold(node.id)
        match doing:
            case "fold inside" if inner:
                change = self.rows.unfold if inner.id in self.rows.folded else self.rows.fold
                change(inner.id, deep=chance.random() < 0.3)
            case "show levels":
                self.rows.show_levels(1)
            case "take out":
                self._take_out_and_back(chance, node)
            case "edit":
                with self.document.transaction("Insert") as transaction:
                    transaction.insert(_tree(chance, 2), node_ref(chance.choice(above).id))
            case "move":
                owner = chance.choice([DOCUMENT, *map(node_ref, self._ids())])
                with suppress(EditRefused), self.document.transaction("Move") as transaction:
                    transaction.move(node_ref(node.id), owner, 0)
        self.rows.unfold(node.id)

    def _ids(self) -> list[str]:
        return [node.id for node in self.document.walk()]

    def _take_out_and_back(self, chance: random.Random, node: Node) -> None:
        """A row goes, one of its own rows comes alone under its old id, and both are undone."""
        taken = chance.choice([*self.document.ancestors(node.id), node.id])
        with self.document.transaction("Cut") as transaction:
            transaction.remove(node_ref(taken))
        with self.document.transaction("Paste") as transaction:
            transaction.insert(chance.choice(list(walk(node.children))))
        self.history.undo()
        self.history.undo()

    @rule(chance=CHANCES)
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

    @rule(chance=CHANCES)
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


@pytest.mark.parametrize("large", [hidden_runs.LARGE, 1], ids=["listed anew", "brought back"])
def test_rows(monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    """Rows under a fold are listed anew, or brought back if they are many: here two are."""
    monkeypatch.setattr(rows, "LARGE", large)
    run_state_machine_as_test(Rows, settings=SETTINGS)
