"""Whatever is done to a document and its folds, the rows show what they should."""

from __future__ import annotations

import random

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from outline_editor.core.addresses import DOCUMENT, Ref, node_ref
from outline_editor.core.document import Document
from outline_editor.core.errors import EditRefused
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Note
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

    @rule(chance=st.randoms(use_true_random=False), deep=st.booleans())
    def unfold(self, chance: random.Random, deep: bool) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.unfold(node.id, deep=deep)
            assert not self.rows.is_folded(node.id)

    @rule(chance=st.randoms(use_true_random=False))
    def reveal(self, chance: random.Random) -> None:
        if self.document.row_count:
            node = chance.choice(list(self.document.walk()))
            self.rows.reveal(node.id)
            assert self.rows.position(node.id) is not None

    @rule(folded=st.booleans())
    def fold_or_unfold_all(self, folded: bool) -> None:
        if folded:
            self.rows.fold_all()
            assert len(self.rows) == len(self.document.root.outline)
        else:
            self.rows.unfold_all()
            assert len(self.rows) == self.document.row_count

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


TestRows = Rows.TestCase
TestRows.settings = settings(stateful_step_count=40)
