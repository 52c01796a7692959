"""The commands on notes, and whose the notes are that they add."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.selection import Selection
from outline_editor.app.signatures import Signature
from outline_editor.core.addresses import note_ref
from outline_editor.core.errors import EditRefused
from outline_editor.core.model import Note
from outline_editor.core.notes import Words
from outline_editor.core.vocabulary import NoteKind

TEXT = """\
format: policy-outline/1
id: test
title: Test
status: draft
outline:
  - id: n-aa
    text: one two
  - id: n-ba
    text: four
"""

ADDING = ["note.add_to_document", *(f"note.add_{kind.value}" for kind in NoteKind)]


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    path = tmp_path / "test.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return open_document(path)


@pytest.fixture
def editing(opened: OpenDocument) -> Editing:
    return Editing(opened)


@pytest.fixture
def signing(opened: OpenDocument) -> Editing:
    return Editing(opened, lambda: Signature("an analyst", "2019-01-29"))


def _on(row: str, **more: object) -> Selection:
    return Selection(current=row, rows=(row,), **more)  # type: ignore[arg-type]


def _signed(note: Note) -> tuple[str, str | None]:
    return note.by, note.date


@pytest.mark.parametrize("action", ADDING)
def test_a_new_note_is_signed_in_the_step_that_adds_it(
    signing: Editing, opened: OpenDocument, action: str
) -> None:
    before = opened.document.root
    note = signing.run(action, _on("n-aa")).note
    assert _signed(opened.document.note(note)) == ("an analyst", "2019-01-29")
    signing.undo()
    assert opened.document.root == before
    signing.redo()
    assert _signed(opened.document.note(note)) == ("an analyst", "2019-01-29")


@pytest.mark.parametrize("action", ADDING)
def test_without_a_signature_it_has_no_author_and_no_date(
    editing: Editing, opened: OpenDocument, action: str
) -> None:
    note = editing.run(action, _on("n-aa")).note
    assert _signed(opened.document.note(note)) == ("", None)


def test_a_note_on_words_and_one_on_several_rows_are_signed(
    signing: Editing, opened: OpenDocument
) -> None:
    quoting = signing.run("note.add_context", _on("n-aa", words=Words("text", 4, 7))).note
    rows = Selection(current="n-aa", rows=("n-aa", "n-ba"))
    spanning = signing.run("note.add_context", rows).note
    assert opened.document.note(quoting).quote == "two"
    assert opened.document.note(spanning).also_on == ("n-ba",)
    for note in (quoting, spanning):
        assert _signed(opened.document.note(note)) == ("an analyst", "2019-01-29")


def test_a_note_that_is_marked_as_done_stays_as_it_was_signed(
    opened: OpenDocument, editing: Editing
) -> None:
    note = editing.run("note.add_todo", _on("n-aa")).note
    other = Editing(opened, lambda: Signature("another one", "2020-02-20"))
    other.run("note.toggle_state", _on("n-aa", note=note))
    assert _signed(opened.document.note(note)) == ("", None)


def test_a_note_just_added_is_taken_back(opened: OpenDocument, signing: Editing) -> None:
    before = opened.document.root
    note = signing.run("note.add_context", _on("n-aa")).note
    assert not signing.notes.take_back_new("t-other")
    assert signing.notes.take_back_new(note)
    assert opened.document.root == before
    assert not signing.notes.take_back_new(note)


def test_a_note_that_something_happened_after_is_not(
    opened: OpenDocument, editing: Editing
) -> None:
    note = editing.run("note.add_todo", _on("n-aa")).note
    editing.run("note.toggle_state", _on("n-aa", note=note))
    assert not editing.notes.take_back_new(note)
    assert opened.document.note(note).state == "done"


def test_deleting_a_note_tells_the_one_beside_it(opened: OpenDocument, editing: Editing) -> None:
    first = editing.run("note.add_context", _on("n-aa")).note
    second = editing.run("note.add_context", _on("n-aa")).note
    assert editing.notes.delete(first) == second
    assert editing.notes.delete(second) == ""
    assert not opened.document.has(note_ref(second))


def test_words_are_quoted_and_let_go_again(opened: OpenDocument, editing: Editing) -> None:
    note = editing.run("note.add_context", _on("n-aa")).note
    editing.notes.quote(note, Words("text", 0, 3))
    assert opened.document.note(note).quote == "one"
    with pytest.raises(EditRefused):
        editing.notes.quote(note, Words("text", 0, 30))
    editing.notes.quote(note, None)
    assert opened.document.note(note).quote == ""
