"""Which rows show a change of a note, and which notes reach a row."""

from __future__ import annotations

import pytest

from outline_editor.core.addresses import DOCUMENT, node_ref, note_ref
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.notes import notes_reaching
from outline_editor.core.row_changes import rows_reached


def _note(name: str, *also_on: str) -> Note:
    return Note(id=f"t-{name}", text=name, also_on=also_on)


@pytest.fixture
def document() -> Document:
    """A note on every row and on the document, most of them also on n-cc."""
    inner = Node(id="n-ab", text="ab", notes=(_note("inner", "n-cc"),))
    outline = (
        Node(id="n-aa", text="aa", notes=(_note("first", "n-cc", "n-ab"),), children=(inner,)),
        Node(id="n-bb", text="bb", notes=(_note("later", "n-cc"),)),
        Node(id="n-cc", text="cc", notes=(_note("own", "n-cc"),)),
    )
    return Document(DocumentRoot(id="d", notes=(_note("whole", "n-cc"),), outline=outline))


@pytest.fixture
def sets(document: Document) -> list[ChangeSet]:
    """What has happened to the document."""
    told: list[ChangeSet] = []
    document.follow(told.append)
    return told


def _reached(sets: list[ChangeSet]) -> set[str]:
    return {row for told in sets for change in told.changes for row in rows_reached(change)}


def test_notes_reach_a_row_in_reading_order_without_its_own(document: Document) -> None:
    found = [note.id for note in notes_reaching(document, "n-cc")]
    assert found == ["t-whole", "t-first", "t-inner", "t-later"]
    assert [note.id for note in notes_reaching(document, "n-ab")] == ["t-first"]
    assert notes_reaching(document, "n-bb") == ()


def test_the_order_follows_moves(document: Document) -> None:
    with document.transaction("Move") as transaction:
        transaction.move(node_ref("n-bb"), DOCUMENT, 0)
    found = [note.id for note in notes_reaching(document, "n-cc")]
    assert found == ["t-whole", "t-later", "t-first", "t-inner"]


def test_a_changed_text_shows_where_the_note_reaches(
    document: Document, sets: list[ChangeSet]
) -> None:
    with document.transaction("Write") as transaction:
        transaction.set(note_ref("t-first"), text="x")
    assert _reached(sets) == {"n-cc", "n-ab"}


def test_a_changed_reach_shows_where_it_was_and_is(
    document: Document, sets: list[ChangeSet]
) -> None:
    with document.transaction("Reach") as transaction:
        transaction.set(note_ref("t-later"), also_on=("n-aa",))
    assert _reached(sets) == {"n-cc", "n-aa"}


def test_a_row_takes_its_notes_along(document: Document, sets: list[ChangeSet]) -> None:
    with document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-aa"))
    assert _reached(sets) == {"n-cc", "n-ab"}


def test_a_field_of_a_row_reaches_nothing(document: Document, sets: list[ChangeSet]) -> None:
    with document.transaction("Write") as transaction:
        transaction.set(node_ref("n-aa"), text="x")
    assert _reached(sets) == set()
