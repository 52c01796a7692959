"""The commands on an open document, and the steps of undo that they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from outline_editor.app.editing import Editing
from outline_editor.app.open_document import OpenDocument, open_document
from outline_editor.app.selection import Selection
from outline_editor.core.addresses import DOCUMENT, ElementKind, Ref, node_ref
from outline_editor.core.errors import EditRefused
from outline_editor.core.notes import Words

TEXT = """\
format: policy-outline/1
id: test
title: Test
status: draft
sources:
  - id: s1
  - id: s2
outline:
  - id: n-aa
    text: one two
    children:
      - id: n-ab
        text: three
  - id: n-ba
    text: four
"""


@pytest.fixture
def opened(tmp_path: Path) -> OpenDocument:
    path = tmp_path / "test.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return open_document(path)


@pytest.fixture
def editing(opened: OpenDocument) -> Editing:
    return Editing(opened)


def _undo_name(opened: OpenDocument) -> str:
    name = opened.history.undo_name
    return "" if name is None else name.text


def _on(row: str, **more: object) -> Selection:
    return Selection(current=row, rows=(row,), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("action", "row", "name"),
    [
        ("row.insert_below", "n-aa", "Insert row"),
        ("row.insert_above", "n-aa", "Insert row"),
        ("row.insert_child", "n-ba", "Insert row"),
        ("row.indent", "n-ba", "Indent"),
        ("row.outdent", "n-ab", "Outdent"),
        ("row.move_up", "n-ba", "Move up"),
        ("row.move_down", "n-aa", "Move 2 rows down"),
        ("row.delete", "n-aa", "Delete 2 rows"),
        ("note.add_context", "n-aa", "Add context note"),
        ("note.add_question", "n-aa", "Add question note"),
        ("note.add_to_document", "n-aa", "Add note"),
    ],
)
def test_a_command_is_one_step_with_a_name(
    opened: OpenDocument, editing: Editing, action: str, row: str, name: str
) -> None:
    before = opened.document.root
    assert editing.has_command(action)
    editing.run(action, _on(row))
    assert opened.document.root != before
    assert _undo_name(opened) == name
    editing.undo()
    assert opened.document.root == before


def test_a_new_row_is_to_be_written(editing: Editing, opened: OpenDocument) -> None:
    outcome = editing.run("row.insert_below", _on("n-aa", current_is_open=True))
    assert outcome.edit_text
    assert opened.document.owner(node_ref(outcome.current)) == node_ref("n-aa")


def test_a_command_that_can_not_be_done_changes_nothing(
    editing: Editing, opened: OpenDocument
) -> None:
    before = opened.document.root
    with pytest.raises(EditRefused):
        editing.run("row.outdent", _on("n-aa"))
    assert opened.document.root is before
    assert _undo_name(opened) == ""


def test_a_note_quotes_the_words(editing: Editing, opened: OpenDocument) -> None:
    outcome = editing.run("note.add_context", _on("n-aa", words=Words("text", 4, 7)))
    assert opened.document.note(outcome.note).quote == "two"


@pytest.mark.parametrize(
    ("ref", "field", "value", "name"),
    [
        (node_ref("n-aa"), "text", "x", "Type"),
        (node_ref("n-aa"), "due", "2022", "Change due"),
        (node_ref("n-aa"), "cites", ("s1",), "Change sources"),
        (Ref(ElementKind.SOURCE, "s1"), "url", "x", "Change address"),
        (DOCUMENT, "original_language", "zh", "Change original language"),
    ],
)
def test_a_field_is_one_step_with_a_name(
    opened: OpenDocument, editing: Editing, ref: Ref, field: str, value: object, name: str
) -> None:
    before = opened.document.root
    editing.set_field(ref, field, value)
    assert getattr(opened.document.find(ref), field) == value
    assert _undo_name(opened) == name
    editing.undo()
    assert opened.document.root == before


def test_typing_is_one_step_a_word(opened: OpenDocument, editing: Editing) -> None:
    for text in ("n", "ne", "new", "new ", "new r", "new ro"):
        editing.set_field(node_ref("n-aa"), "original", text, typed=True)
    editing.undo()
    assert opened.document.node("n-aa").original == "new "
    editing.undo()
    assert opened.document.node("n-aa").original == ""
    assert _undo_name(opened) == ""


def test_a_command_ends_the_typing(opened: OpenDocument, editing: Editing) -> None:
    editing.set_field(node_ref("n-aa"), "original", "n", typed=True)
    source = editing.sources.add()
    editing.sources.remove(source)
    editing.set_field(node_ref("n-aa"), "original", "ne", typed=True)
    editing.undo()
    assert opened.document.node("n-aa").original == "n"


def test_sources_are_added_moved_and_removed(opened: OpenDocument, editing: Editing) -> None:
    def ids() -> list[str]:
        return [source.id for source in opened.document.root.sources]

    assert editing.sources.add() == "s3"
    editing.sources.move("s3", -1)
    assert ids() == ["s1", "s3", "s2"]
    assert _undo_name(opened) == "Move source"
    with pytest.raises(EditRefused):
        editing.sources.move("s2", 1)
    editing.sources.remove("s3")
    assert editing.sources.add() == "s4"
    assert ids() == ["s1", "s2", "s4"]


def test_a_file_with_errors_is_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(TEXT.replace("text: four", "text: four\n    kind: x"), encoding="utf-8")
    opened = open_document(path)
    editing = Editing(opened)
    before = opened.document.root
    calls = [
        lambda: editing.run("row.delete", _on("n-aa")),
        lambda: editing.set_field(node_ref("n-aa"), "text", "x"),
        editing.sources.add,
        lambda: editing.sources.move("s1", 1),
        lambda: editing.sources.remove("s1"),
    ]
    for call in calls:
        with pytest.raises(EditRefused):
            call()
    assert opened.document.root is before
