from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from outline_editor.core import deletion, structure
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref, note_ref
from outline_editor.core.checks import check_document
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.history import History
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Codebook, DocumentRoot, Node, Note, Source
from outline_editor.core.problem_index import ProblemIndex
from outline_editor.core.transaction import Transaction

MIIT = Actor(id="miit", name=Labels.of({"en": "MIIT"}))

ROOT = DocumentRoot(
    id="d",
    title="D",
    sources=(Source(id="s1"),),
    notes=(Note(id="t-doc", text="", also_on=("n-last",)),),
    outline=(
        Node(
            id="n-first",
            text="set up a fund",
            notes=(Note(id="t-quote", text="", quote="fund", cites=("s1",)),),
        ),
        Node(id="n-last", text="last", cites=("s1",)),
    ),
)


class _Watched:
    """A document with its problems, as codes and ids, and how often they were told."""

    def __init__(self, root: DocumentRoot, codebook: SharedCodebook | None = None) -> None:
        self.document = Document(root)
        self.index = ProblemIndex(self.document, codebook or SharedCodebook())
        self.told = 0
        self.index.follow(self._count)

    def _count(self) -> None:
        self.told += 1

    def edit(self, command: Callable[[Transaction], object]) -> list[tuple[str, str]]:
        with self.document.transaction("Edit") as transaction:
            command(transaction)
        return self.found

    @property
    def found(self) -> list[tuple[str, str]]:
        return [(problem.code, problem.ref.id) for problem in self.index.problems()]


@pytest.fixture
def watched() -> _Watched:
    """A document without problems."""
    watched = _Watched(ROOT)
    assert watched.found == []
    return watched


def test_a_new_empty_row_is_a_problem_until_something_is_written(watched: _Watched) -> None:
    new = []
    found = watched.edit(lambda tx: new.append(structure.insert_below(tx, "n-first")))
    assert found == [("empty-row", new[0])]
    assert watched.edit(lambda tx: tx.set(node_ref(new[0]), text="x")) == []
    assert watched.told == 2


def test_a_quote_follows_the_words_of_its_row(watched: _Watched) -> None:
    assert watched.edit(lambda tx: tx.set(node_ref("n-first"), text="set up a trust")) == [
        ("quote-lost", "t-quote")
    ]
    assert watched.edit(lambda tx: tx.set(node_ref("n-first"), original="a fund, a fund")) == [
        ("quote-ambiguous", "t-quote")
    ]
    assert watched.edit(lambda tx: tx.set(node_ref("n-first"), original="a fund")) == []


def test_a_note_that_comes_to_another_row_is_checked_there(watched: _Watched) -> None:
    note = watched.document.note("t-quote")

    def move(transaction: Transaction) -> None:
        transaction.remove(note_ref(note.id))
        transaction.insert(note, node_ref("n-last"))

    assert watched.edit(move) == [("quote-lost", "t-quote")]


def test_references_are_checked_when_what_they_name_comes_and_goes(watched: _Watched) -> None:
    source = Ref(ElementKind.SOURCE, "s1")
    assert watched.edit(lambda tx: tx.remove(source)) == [
        ("unknown-source", "t-quote"),
        ("unknown-source", "n-last"),
    ]
    assert watched.edit(lambda tx: tx.insert(Source(id="s1"))) == []
    assert watched.edit(lambda tx: tx.remove(node_ref("n-last"))) == [("unknown-row", "t-doc")]


def test_commands_that_delete_rows_leave_no_dangling_reference(watched: _Watched) -> None:
    assert watched.edit(lambda tx: deletion.delete(tx, ["n-last"])) == []
    assert watched.told == 0


def test_an_undo_brings_problems_back(watched: _Watched) -> None:
    history = History(watched.document)
    watched.edit(lambda tx: tx.set(DOCUMENT, title=""))
    watched.edit(lambda tx: tx.set(DOCUMENT, title="E"))
    history.undo()
    assert watched.found == [("missing-title", "")]
    history.undo()
    assert watched.found == []


def test_what_changes_no_problem_is_not_told(watched: _Watched) -> None:
    watched.edit(lambda tx: tx.set(node_ref("n-last"), text="other words"))
    watched.edit(lambda tx: structure.move_up(tx, ["n-last"]))
    assert watched.told == 0


def test_problems_that_change_places_are_told(watched: _Watched) -> None:
    watched.edit(lambda tx: tx.set(node_ref("n-first"), text=""))
    watched.edit(lambda tx: tx.set(node_ref("n-last"), text=""))
    assert [ref for _, ref in watched.found] == ["n-first", "t-quote", "n-last"]
    watched.edit(lambda tx: structure.move_up(tx, ["n-last"]))
    assert [ref for _, ref in watched.found] == ["n-last", "n-first", "t-quote"]
    assert watched.told == 3


def test_followers_can_stop(watched: _Watched) -> None:
    told = []
    stop = watched.index.follow(lambda: told.append("told"))
    watched.edit(lambda tx: tx.set(DOCUMENT, title=""))
    stop()
    watched.edit(lambda tx: tx.set(DOCUMENT, title="D"))
    assert told == ["told"]


def test_another_codebook_is_checked_against_at_once() -> None:
    root = DocumentRoot(id="d", title="D", outline=(Node(id="n-row", text="x", actors=("miit",)),))
    watched = _Watched(root)
    assert watched.found == [("unknown-actor", "n-row")]
    book = SharedCodebook("book.yaml", Codebook(id="book", actors=(MIIT,)))
    watched.index.set_codebook(book)
    assert (watched.found, watched.told) == ([], 1)
    watched.index.set_codebook(book)
    assert watched.told == 1
    watched.index.set_codebook(
        SharedCodebook("gone.yaml", None, Message.of("edit.named", name="It is not there."))
    )
    assert watched.found == [("unusable-codebook", "")]
    assert watched.edit(lambda tx: tx.insert(MIIT)) == [("unusable-codebook", "")]


def test_an_actor_that_differs_from_the_codebook_is_found_as_it_is_edited() -> None:
    book = SharedCodebook("book.yaml", Codebook(id="book", actors=(MIIT,)))
    watched = _Watched(DocumentRoot(id="d", title="D", actors=(MIIT,)), book)
    assert watched.found == []
    miit = Ref(ElementKind.ACTOR, "miit")
    assert watched.edit(lambda tx: tx.set(miit, role="ministry")) == [("actor-differs", "miit")]


@pytest.mark.parametrize("count", [3, 500])
def test_many_new_problems_stand_in_order(watched: _Watched, count: int) -> None:
    def paste(transaction: Transaction) -> None:
        for number in range(count):
            owner = (DOCUMENT, node_ref("n-first"), node_ref("n-last"))[number % 3]
            transaction.insert(Node(text="", notes=(Note(text="", cites=("s2",)),)), owner, 0)
        transaction.move(node_ref("n-last"), DOCUMENT, 0)

    watched.edit(paste)
    assert len(watched.found) == 2 * count
    assert watched.index.problems() == tuple(check_document(watched.document.root))


def test_what_an_edit_costs_does_not_grow_with_the_document() -> None:
    assert _calls(rows=20_000) <= 1.5 * _calls(rows=200)


def _calls(rows: int) -> int:
    """Python functions called while a row is emptied and filled again."""
    sections = tuple(
        Node(
            id=f"n-s{section}",
            text="" if section % 5 else "x",
            children=tuple(Node(id=f"n-r{section}-{row}", text="x") for row in range(20)),
        )
        for section in range(rows // 20)
    )
    watched = _Watched(DocumentRoot(id="d", title="D", outline=sections))
    row = node_ref(f"n-r{rows // 40}-7")
    calls = 0

    def write(text: str) -> None:
        with watched.document.transaction("Write") as transaction:
            transaction.set(row, text=text)
        watched.index.problems()

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    write("y")
    sys.setprofile(count)
    try:
        write("")
        write("x")
    finally:
        sys.setprofile(None)
    assert watched.told == 2
    return calls


def test_what_a_curated_document_lacks_comes_and_goes_with_its_status() -> None:
    row = Node(id="n-first", text="x", cites=("s1",))
    root = DocumentRoot(id="d", title="D", sources=(Source(id="s1", title="S"),), outline=(row,))
    watched = _Watched(root)

    def mark(status: str) -> list[tuple[str, str]]:
        return watched.edit(lambda tx: tx.set(DOCUMENT, status=status))

    assert mark("curated") == []
    mark("draft")
    watched.edit(lambda tx: tx.insert(Node(id="n-last", text="y")))
    told = watched.told
    lacks = [("curated-too-early", ""), ("section-without-source", "n-last")]
    assert mark("curated") == lacks
    assert watched.told == told + 1
    assert watched.index.problems() == tuple(check_document(watched.document.root))
    assert [p.code for p in watched.index.problems_of(DOCUMENT)] == ["curated-too-early"]
    assert watched.edit(lambda tx: tx.set(node_ref("n-first"), text="z")) == []
    assert watched.told == told + 2
    assert watched.index.problems_of(DOCUMENT) == ()
    history = History(watched.document)
    assert mark("curated") == lacks
    history.undo()
    assert watched.found == []
