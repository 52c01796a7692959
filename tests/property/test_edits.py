from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from outline_editor.core import deletion, rearranging, single_rows, structure, text_edits
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.checks import check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit, decode, encode
from outline_editor.core.errors import EditRefused, Message
from outline_editor.core.history import History
from outline_editor.core.index import Index
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, DocumentRoot
from outline_editor.core.problem_index import ProblemIndex
from outline_editor.core.transaction import Transaction
from tests.property.edit_strategies import crowded_documents, edits, refs, settable
from tests.property.strategies import documents

CODEBOOKS = [
    SharedCodebook(),
    SharedCodebook("book.yaml", None, Message.of("edit.named", name="It is not there.")),
    SharedCodebook(
        "book.yaml", Codebook(id="book", actors=(Actor(id="a", name=Labels.of({"en": "x"})),))
    ),
]


COMMANDS = [
    structure.indent,
    structure.outdent,
    structure.move_up,
    structure.move_down,
    deletion.delete,
    deletion.delete_only,
    single_rows.indent_only,
    single_rows.outdent_only,
    rearranging.duplicate,
    rearranging.group,
    rearranging.sort_children,
]


def _assert_same(one: DocumentRoot, other: DocumentRoot) -> None:
    """Equal, and written alike: 2.5 is not 2.50."""
    assert one == other
    assert repr(one) == repr(other)


class _Abandoned(Exception):
    """Ends a transaction that was going well."""


class Editing(RuleBasedStateMachine):
    """Somebody edits, changes their mind, and goes on.

    After every step the problems are those of a fresh check, and everything is
    found where it stands. In the end every step is undone and redone, and
    the journal brings the document back.
    """

    @initialize(
        root=st.one_of(crowded_documents(), documents(deep=False)),
        codebook=st.sampled_from(CODEBOOKS),
    )
    def open(self, root: DocumentRoot, codebook: SharedCodebook) -> None:
        self.opened = root
        self.codebook = codebook
        self.document = Document(root)
        self.history = History(self.document)
        self.problems = ProblemIndex(self.document, codebook)
        self.shown = self.problems.problems()
        self.problems.follow(self._show)
        self.journal: list[str] = []
        self.document.follow(self._write)
        self.undone: list[DocumentRoot] = []
        self.done: list[DocumentRoot] = [root]

    def _show(self) -> None:
        assert self.problems.problems() != self.shown
        self.shown = self.problems.problems()

    def _write(self, change_set: ChangeSet) -> None:
        assert change_set.before is self.root_before
        assert change_set.after is self.document.root
        self.journal.append(json.dumps([encode(change.edit) for change in change_set.changes]))

    def _transact(self, count: int, data: st.DataObject, *, abandon: bool, run: str) -> None:
        self.root_before = self.document.root
        with self.document.transaction("Edit", run) as transaction:
            for _ in range(count):
                edit = data.draw(edits(self.document))
                before = self.document.root
                try:
                    transaction.apply(edit)
                except EditRefused:
                    assert self.document.root is before
            if abandon:
                raise _Abandoned
        if transaction.changes:
            self._recorded()

    def _recorded(self) -> None:
        self.undone.clear()
        self.done.append(self.document.root)

    @rule(count=st.integers(1, 4), data=st.data())
    def edit(self, count: int, data: st.DataObject) -> None:
        self._transact(count, data, abandon=False, run="")

    @rule(count=st.integers(1, 4), data=st.data())
    def abandon(self, count: int, data: st.DataObject) -> None:
        before = self.document.root
        with pytest.raises(_Abandoned):
            self._transact(count, data, abandon=True, run="")
        _assert_same(self.document.root, before)

    @precondition(lambda self: self.document.row_count)
    @rule(command=st.sampled_from(COMMANDS), data=st.data())
    def command(self, command, data: st.DataObject) -> None:
        ids = st.sampled_from([node.id for node in self.document.walk()])
        chosen = data.draw(st.lists(ids, min_size=1, max_size=3))
        self._carry_out(lambda transaction: command(transaction, chosen))

    def _carry_out(self, command: Callable[[Transaction], object]) -> None:
        self.root_before = before = self.document.root
        try:
            with self.document.transaction("Command") as transaction:
                command(transaction)
        except EditRefused:
            _assert_same(self.document.root, before)
        else:
            if transaction.changes:
                self._recorded()

    @precondition(lambda self: self.document.row_count)
    @rule(data=st.data())
    def move_elsewhere(self, data: st.DataObject) -> None:
        ids = [node.id for node in self.document.walk()]
        owner = data.draw(st.sampled_from([DOCUMENT, *map(node_ref, ids)]))
        index = data.draw(st.integers(0, len(self.document.rows(owner))))
        chosen = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3))
        self._carry_out(lambda tx: rearranging.move_to(tx, chosen, owner, index))

    @precondition(lambda self: self.document.row_count)
    @rule(inside=st.booleans(), data=st.data())
    def split(self, inside: bool, data: st.DataObject) -> None:
        node = data.draw(st.sampled_from(list(self.document.walk())))
        at = data.draw(st.integers(0, len(node.text)))
        self._carry_out(lambda tx: text_edits.split(tx, node.id, at, as_first_child=inside))

    @precondition(lambda self: self.document.row_count)
    @rule(data=st.data())
    def join(self, data: st.DataObject) -> None:
        ids = st.sampled_from([node.id for node in self.document.walk()])
        lower, upper = data.draw(ids), data.draw(ids)
        self._carry_out(lambda tx: text_edits.join(tx, lower, upper))

    @rule()
    def undo(self) -> None:
        self.root_before = self.document.root
        if self.history.undo() is not None:
            self.undone.append(self.done.pop())

    @rule()
    def redo(self) -> None:
        self.root_before = self.document.root
        if self.history.redo() is not None:
            self.done.append(self.undone.pop())

    @invariant()
    def history_leads_here(self) -> None:
        _assert_same(self.document.root, self.done[-1])
        assert (self.history.undo_name is None) == (len(self.done) == 1)
        assert (self.history.redo_name is None) == (not self.undone)
        assert self.history.is_saved == (len(self.done) == 1)

    @invariant()
    def problems_are_those_of_a_fresh_check(self) -> None:
        fresh = tuple(check_document(self.document.root, self.codebook))
        assert self.problems.problems() == fresh
        assert self.shown == fresh

    @invariant()
    def everything_is_found_where_it_stands(self) -> None:
        fresh = Index(self.document.root)
        for ref in refs(self.document)[1:]:
            assert self.document.find(ref) is fresh.find(ref)
            assert self.document.place(ref) == fresh.place(ref)
        for node in self.document.walk():
            found = self.document.notes_also_on(node.id)
            assert found == fresh.note_ids_also_on(node.id)
            assert self.document.depth(node_ref(node.id)) == 1 + len(
                self.document.ancestors(node.id)
            )

    def teardown(self) -> None:
        if not hasattr(self, "document"):
            return
        replayed = Document(self.opened)
        for line in self.journal:
            stored: list[Edit] = [decode(data) for data in json.loads(line)]
            replayed.replay(Message.of("edit.named", name="Journal"), stored, Origin.EDIT)
        _assert_same(replayed.root, self.document.root)
        states = [*self.done, *reversed(self.undone)]
        while self.history.undo_name is not None:
            self.undo()
            self.history_leads_here()
        _assert_same(self.document.root, self.opened)
        for state in states[1:]:
            self.redo()
            _assert_same(self.document.root, state)
        self.problems_are_those_of_a_fresh_check()


TestEditing = Editing.TestCase
TestEditing.settings = settings(stateful_step_count=25)


@given(documents())
def test_any_document_comes_back_from_the_journal(root: DocumentRoot) -> None:
    """Taken apart and put together again by edits that went through JSON."""
    document = Document(root)
    empty = DocumentRoot(id=root.id)
    journal: list[str] = []
    document.follow(
        lambda told: journal.extend(json.dumps(encode(change.inverse)) for change in told.changes)
    )
    with document.transaction("Take apart") as transaction:
        for ref in refs(document)[1:]:
            if document.has(ref):
                transaction.remove(ref)
        for field in settable(DocumentRoot):
            transaction.set(DOCUMENT, **{field: getattr(empty, field)})
    assert document.root == empty
    stored = [decode(json.loads(line)) for line in reversed(journal)]
    document.replay(Message.of("edit.named", name="Journal"), stored, Origin.EDIT)
    _assert_same(document.root, root)


@given(crowded_documents(), st.data())
def test_a_run_is_undone_as_one(root: DocumentRoot, data: st.DataObject) -> None:
    document = Document(root)
    history = History(document)
    states = [root]
    previous = ""
    for number in range(data.draw(st.integers(1, 6))):
        run = data.draw(st.sampled_from(["", "typing"]))
        with document.transaction(str(number), run) as transaction:
            try:
                transaction.apply(data.draw(edits(document)))
            except EditRefused:
                continue
        if not transaction.changes:
            continue
        if run and run == previous:
            states[-1] = document.root
        else:
            states.append(document.root)
        previous = run
    for state in reversed(states):
        _assert_same(document.root, state)
        history.undo()
    for state in states[1:]:
        history.redo()
        _assert_same(document.root, state)
