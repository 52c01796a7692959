"""What keys do to the notes of rows."""

from __future__ import annotations

from collections.abc import Callable

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.core.errors import Message
from outline_editor.core.notes import add_note
from outline_editor.core.vocabulary import NoteKind
from tests.core.outlines import lines, row_id
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]


def _add(desk: Desk, name: str, kind: NoteKind, text: str) -> str:
    with desk.document.transaction(Message.of("name.add-note")) as transaction:
        return add_note(transaction, node_ref(row_id(name)), kind, text=text).id


def _states(desk: Desk) -> list[str | None]:
    return [note.state for node in desk.document.walk() for note in node.notes]


class TestOpenAndDone:
    def test_toggles_the_notes_of_the_row(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b"))
        _add(desk, "a", NoteKind.QUESTION, "who pays?")
        _add(desk, "a", NoteKind.CONTEXT, "old")
        _add(desk, "a", NoteKind.TODO, "look it up")
        desk.go_to("a")
        desk.press("Ctrl+Return")
        assert _states(desk) == ["done", None, "done"]
        assert (desk.current, desk.undo_name) == ("a", "Mark 2 notes as done")
        desk.press("Ctrl+Return")
        assert _states(desk) == ["open", None, "open"]
        desk.press("Ctrl+Z", "Ctrl+Z")
        assert _states(desk) == ["open", None, "open"]

    def test_all_become_done_where_some_are(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b"))
        _add(desk, "a", NoteKind.QUESTION, "one")
        desk.go_to("a")
        desk.press("Ctrl+Return")
        _add(desk, "b", NoteKind.QUESTION, "two")
        desk.choose("a b")
        desk.press("Ctrl+Return")
        assert _states(desk) == ["done", "done"]

    def test_keeps_the_caret_in_the_text(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("abc"))
        _add(desk, "abc", NoteKind.TODO, "check")
        desk.go_to("abc", caret=1)
        desk.press("Ctrl+Return")
        assert (_states(desk), desk.caret) == (["done"], 1)

    def test_a_note_with_the_focus_is_the_one_meant(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a"))
        first = _add(desk, "a", NoteKind.TODO, "one")
        _add(desk, "a", NoteKind.TODO, "two")
        desk.go_to("a")
        desk.window.panes.sidebar.focus_note(first)
        desk.press("Ctrl+Return")
        assert _states(desk) == ["done", "open"]
        assert desk.window.panes.sidebar.focused_note() == first

    def test_says_where_there_is_none(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a"))
        desk.press("Ctrl+Return")
        assert "no question" in desk.said


class TestAdding:
    def test_on_several_rows_is_one_note_on_all_of_them(self, sit_down: SitDown) -> None:
        desk = sit_down(lines("a", "b", "c"))
        desk.choose("a c")
        desk.press("Shift+Return")
        (note,) = [note for node in desk.document.walk() for note in node.notes]
        on = desk.document.owner(note_ref(note.id)).id
        assert {on, *note.also_on} == {row_id("a"), row_id("c")}
        assert len(note.also_on) == 1
        desk.press("Ctrl+Z")
        assert not desk.document.note_count
