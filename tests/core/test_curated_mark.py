"""An edit costs a curated document its mark, in the same step of undo."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.changes import ChangeSet, Origin
from outline_editor.core.curated_mark import was_sent_back
from outline_editor.core.document import Document
from outline_editor.core.edits import decode, encode
from outline_editor.core.errors import Message
from outline_editor.core.extensions import ExtensionScalar
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node, Source
from outline_editor.core.transaction import Transaction
from outline_editor.core.vocabulary import DocumentStatus

DRAFT, REVIEWED, CURATED = DocumentStatus

DESK = (("x-desk", ExtensionScalar("industry")),)

Act = Callable[[Transaction], object]


class _Curated:
    """A curated document with its history and what it told."""

    def __init__(self, status: DocumentStatus = CURATED) -> None:
        rows = (Node(id="n-aa", text="first"), Node(id="n-bb", text="second"))
        sources = (Source(id="s1"),)
        root = DocumentRoot(id="d", title="D", status=status, sources=sources, outline=rows)
        self.document = Document(root)
        self.history = History(self.document)
        self.told: list[ChangeSet] = []
        self.document.follow(self.told.append)

    @property
    def status(self) -> DocumentStatus:
        return self.document.root.status

    def edit(self, act: Act, run: str = "") -> None:
        with self.document.transaction("Edit", run) as transaction:
            act(transaction)


EDITS: dict[str, Act] = {
    "a row's text": lambda edit: edit.set(node_ref("n-aa"), text="x"),
    "a field of a row": lambda edit: edit.set(node_ref("n-aa"), due="2020"),
    "a new row": lambda edit: edit.insert(Node(text="x")),
    "a row removed": lambda edit: edit.remove(node_ref("n-aa")),
    "a row moved": lambda edit: edit.move(node_ref("n-aa"), DOCUMENT, 1),
    "a note": lambda edit: edit.add_note("x"),
    "a source": lambda edit: edit.set(Ref(ElementKind.SOURCE, "s1"), checked=True),
    "the title": lambda edit: edit.set(DOCUMENT, title="E"),
    "an own field": lambda edit: edit.set(DOCUMENT, extensions=DESK),
    "the id and the title": lambda edit: edit.set(DOCUMENT, id="e", title="E"),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_sends_it_back_to_reviewed_and_undo_restores_it(name: str) -> None:
    curated = _Curated()
    before = curated.document.root
    curated.edit(EDITS[name])
    after = curated.document.root
    assert curated.status is REVIEWED
    assert was_sent_back(curated.told[-1])
    curated.history.undo()
    assert curated.document.root == before
    assert curated.history.last_done is None
    curated.history.redo()
    assert curated.document.root == after
    assert [was_sent_back(told) for told in curated.told] == [True, False, True]


NO_EDITS: dict[str, Act] = {
    "nothing": lambda _: None,
    "what is so already": lambda edit: edit.set(node_ref("n-aa"), text="first"),
    "the document's id": lambda edit: edit.set(DOCUMENT, id="e"),
    "the same status": lambda edit: edit.set(DOCUMENT, status=CURATED),
}


@pytest.mark.parametrize("name", NO_EDITS)
def test_what_does_not_count_as_an_edit(name: str) -> None:
    curated = _Curated()
    curated.edit(NO_EDITS[name])
    assert curated.status is CURATED
    assert not any(was_sent_back(told) for told in curated.told)


@pytest.mark.parametrize("status", [DRAFT, REVIEWED])
def test_setting_the_status_is_a_word_of_its_own(status: DocumentStatus) -> None:
    curated = _Curated()
    curated.edit(lambda edit: edit.set(DOCUMENT, status=status))
    assert curated.status is status
    assert not was_sent_back(curated.told[-1])


def test_a_transaction_that_sets_the_status_decides_on_it() -> None:
    curated = _Curated()

    def amend(edit: Transaction) -> None:
        edit.set(DOCUMENT, status=DRAFT)
        edit.set(node_ref("n-aa"), text="x")

    curated.edit(amend)
    assert curated.status is DRAFT

    def finish(edit: Transaction) -> None:
        edit.set(node_ref("n-aa"), text="y")
        edit.set(DOCUMENT, status=CURATED)

    curated.edit(finish)
    assert curated.status is CURATED


@pytest.mark.parametrize("status", [DRAFT, REVIEWED])
def test_a_document_that_is_not_curated_keeps_its_status(status: DocumentStatus) -> None:
    document = _Curated(status)
    document.edit(EDITS["a row's text"])
    assert document.status is status
    assert len(document.told[-1].changes) == 1


def test_an_edit_that_fails_costs_nothing() -> None:
    curated = _Curated()
    before = curated.document.root

    def fail(edit: Transaction) -> None:
        edit.set(node_ref("n-aa"), text="x")
        raise KeyError

    with pytest.raises(KeyError):
        curated.edit(fail)
    assert curated.document.root == before
    assert curated.told == []


def test_typing_on_is_one_step_that_goes_back_to_the_mark() -> None:
    curated = _Curated()
    before = curated.document.root
    for text in ("x", "xy", "xyz"):
        curated.edit(lambda edit, text=text: edit.set(node_ref("n-aa"), text=text), "run")
    curated.history.undo()
    assert curated.document.root == before


def test_undoing_to_before_it_was_curated_is_no_edit() -> None:
    document = _Curated(REVIEWED)
    document.edit(EDITS["a row's text"])
    document.edit(lambda edit: edit.set(DOCUMENT, status=CURATED))
    document.history.undo()
    assert document.status is REVIEWED
    document.history.undo()
    document.history.redo()
    document.history.redo()
    assert document.status is CURATED


def test_what_was_written_down_comes_to_the_same() -> None:
    curated = _Curated()
    copy = Document(curated.document.root)
    for name in ("a row's text", "a note", "the title"):
        curated.edit(EDITS[name])
        stored = [decode(encode(change.edit)) for change in curated.told[-1].changes]
        copy.replay(Message.of("edit.named", name="Journal"), stored, Origin.EDIT)
    assert copy.root == curated.document.root


def test_a_step_taken_back_in_part_does_not_restore_the_mark() -> None:
    """What another document's step did here goes with it; what came after it stays."""
    here, there = _Curated(), _Curated()
    with here.history.joint_step(Message.of("edit.named", name="Merge"), (), [there.history]) as j:
        for transaction in (j.own, *j.others):
            transaction.set(node_ref("n-aa"), due="2020")
    assert (here.status, there.status) == (REVIEWED, REVIEWED)
    there.edit(lambda edit: edit.set(node_ref("n-bb"), text="x"))
    here.history.undo()
    assert (here.status, there.status) == (CURATED, REVIEWED)
    assert there.document.node("n-aa").due is None
    assert there.document.node("n-bb").text == "x"


def test_undone_as_a_whole_it_restores_the_mark_everywhere() -> None:
    here, there = _Curated(), _Curated()
    before = here.document.root, there.document.root
    with here.history.joint_step(Message.of("edit.named", name="Merge"), (), [there.history]) as j:
        for transaction in (j.own, *j.others):
            transaction.set(node_ref("n-aa"), due="2020")
    here.history.undo()
    assert (here.document.root, there.document.root) == before
