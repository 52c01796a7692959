"""A row's notes: added, written, quoted, deleted, reached by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from outline_editor.core.addresses import node_ref, note_ref
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import CTRL, SHIFT, Person, written

ROW = "n-w6tzp"
QUESTION = "t-c7x2p"


def _add(person: Person, row: str) -> str:
    """Add a context note by keyboard; returns its id."""
    person.go_to(row)
    person.press(Qt.Key.Key_Return, held=SHIFT)
    return person.row(row).notes[-1].id


def _labels(where: QWidget) -> list[str]:
    return [label.text() for label in where.findChildren(QLabel) if label.isVisible()]


def test_shift_enter_begins_a_context_note_and_its_text_is_typed(person: Person) -> None:
    note = _add(person, ROW)
    assert isinstance(person.focus, QPlainTextEdit)
    assert person.undo_name == "Add context note"
    person.type("state advances")
    person.press(Qt.Key.Key_Return)
    person.type("second paragraph")
    assert person.document.note(note).text == "state advances\nsecond paragraph"
    assert person.document.note(note).kind.value == "context"


def test_notes_are_added_by_button_and_by_kind(person: Person) -> None:
    person.go_to(ROW)
    person.click(person.button("+ Add Context Note", person.notes))
    person.type("one")
    actions = person.window.actions_by_id
    actions["note.add_question"].trigger()
    person.type("two?")
    kinds = [(note.kind.value, note.text) for note in person.row(ROW).notes]
    assert kinds == [("context", "one"), ("question", "two?")]
    assert person.row(ROW).notes[1].state is not None


def test_esc_takes_back_a_note_just_begun_and_says_so(person: Person) -> None:
    before = person.document.root
    _add(person, ROW)
    person.press(Qt.Key.Key_Escape)
    assert person.document.root is before or person.document.root == before
    assert person.focus is person.window.outline
    assert "not kept" in person.said


def test_a_new_note_left_empty_by_mouse_stays_in_sight(person: Person) -> None:
    note = _add(person, ROW)
    person.go_to("n-k5mvt")
    assert person.document.note(note).text == ""
    person.go_to(ROW)
    assert person.card(note).isVisible()


def test_esc_keeps_a_note_that_says_something(person: Person) -> None:
    note = _add(person, ROW)
    person.type("x")
    person.press(Qt.Key.Key_Backspace, Qt.Key.Key_Escape)
    assert person.document.note(note).text == ""
    assert person.focus is person.window.outline


def test_every_field_of_a_note_is_set_by_keyboard(person: Person) -> None:
    note = _add(person, ROW)
    card = person.card(note)
    person.type("compared")
    person.choose("kind", "comp", card)
    person.enter("concepts", card)
    person.type("国进民退")
    person.press(Qt.Key.Key_Return)
    person.enter("cites", card)
    person.type("s1@p. 2")
    person.leave()
    person.click(person.button("More…", card))
    person.enter("by", card)
    person.type("Ann")
    person.enter("date", card)
    person.type("2019-Q1")
    person.enter("compares", card)
    person.type("miit-2018")
    assert person.undo_name == "Change comparison"
    made = person.document.note(note)
    assert (made.kind.value, made.concepts, made.cites) == (
        "comparison",
        ("state-advances",),
        ("s1@p. 2",),
    )
    assert (made.by, made.date) == ("Ann", "2019-Q1")
    assert made.compares is not None
    assert made.compares.document == "miit-2018"


def test_what_a_comparison_refuses_stays_with_its_note(person: Person) -> None:
    note = _add(person, ROW)
    person.type("one")
    card = person.card(note)
    person.click(person.button("More…", card))
    person.enter("compares", card)
    person.type("MIIT 2018")
    other = _add(person, "n-f3v9h")
    person.type("two")
    other_card = person.card(other)
    person.click(person.button("More…", other_card))
    line = person.field("compares", other_card).focus_target
    assert isinstance(line, QLineEdit)
    assert line.text() == ""
    person.go_to(ROW)
    line = person.field("compares", person.card(note)).focus_target
    assert isinstance(line, QLineEdit)
    assert line.text() == "MIIT 2018"


def test_a_question_is_open_then_done(person: Person) -> None:
    person.go_to("n-b6nrg")
    card = person.card(QUESTION)
    assert person.field("state", card).isVisible()
    person.choose("state", "done", card)
    state = person.document.note(QUESTION).state
    assert state is not None
    assert state.value == "done"
    person.choose("kind", "evid", card)
    assert person.document.note(QUESTION).state is None
    assert not person.field("state", card).isVisible()


# Quotes


def _select_word(person: Person, row: str) -> None:
    """Select the last word of a row while editing it in place."""
    person.go_to(row)
    person.press(Qt.Key.Key_F2)
    person.press(Qt.Key.Key_End)
    person.press(Qt.Key.Key_Left, held=CTRL | SHIFT)


def test_a_note_quotes_the_words_selected_while_editing(person: Person) -> None:
    _select_word(person, "n-k5mvt")
    person.press(Qt.Key.Key_Return, held=SHIFT)
    person.type("which ones?")
    (note,) = person.row("n-k5mvt").notes
    assert (note.quote, note.text) == ("companies", "which ones?")
    assert "“companies”" in _labels(person.card(note.id))


def test_words_are_quoted_later_and_given_up(person: Person) -> None:
    note = _add(person, "n-k5mvt")
    person.type("a")
    _select_word(person, "n-k5mvt")
    person.click(person.button("Quote Selected Words", person.card(note)))
    assert person.document.note(note).quote == "companies"
    assert person.undo_name == "Quote words"
    person.click(person.button("Whole Row", person.card(note)))
    assert person.document.note(note).quote == ""


def test_quoting_without_words_keeps_the_quote_and_says_what_to_do(person: Person) -> None:
    person.go_to("n-b6nrg")
    person.click(person.button("Quote Selected Words", person.card(QUESTION)))
    assert person.document.note(QUESTION).quote == "60 bn"
    assert "Select words" in person.said


def test_a_quote_that_is_gone_from_the_row_is_told_on_the_card(person: Person) -> None:
    person.go_to("n-b6nrg")
    assert person.window.session.set_field(node_ref("n-b6nrg"), "text", "a fund of 61 bn") is None
    told = [text for text in _labels(person.card(QUESTION)) if "not there any more" in text]
    assert len(told) == 1
    person.undo()
    assert not [text for text in _labels(person.card(QUESTION)) if "not there any more" in text]


@pytest.mark.parametrize("typed", ["", "remark"])
def test_undoing_a_new_note_leads_back_to_the_row(person: Person, typed: str) -> None:
    note = _add(person, ROW)
    person.type(typed)
    for _ in range(2 if typed else 1):
        person.undo()
    assert not person.document.has(note_ref(note))
    assert person.focus is person.window.outline
    assert person.window.session.current == ROW


def test_undoing_the_second_new_note_leads_back_to_the_row(person: Person) -> None:
    first = _add(person, ROW)
    person.type("one")
    _add(person, ROW)
    person.undo()
    assert [note.id for note in person.row(ROW).notes] == [first]
    assert person.focus is person.window.outline


def test_undoing_the_typing_of_a_note_leaves_the_caret_in_it(person: Person) -> None:
    note = _add(person, ROW)
    person.type("remark")
    person.undo()
    assert person.card(note).isAncestorOf(person.focus)


def test_undoing_a_new_note_on_the_document_leads_back_to_the_rows(person: Person) -> None:
    person.go_to(ROW)
    person.window.actions_by_id["note.add_to_document"].trigger()
    assert person.page.isAncestorOf(person.focus)
    person.undo()
    assert person.focus is person.window.outline


def test_redoing_the_deletion_of_a_note_leads_back_to_the_row(person: Person) -> None:
    note = _add(person, ROW)
    person.type("one")
    person.click(person.button("Delete", person.card(note)))
    person.undo()
    person.notes.focus_note(note)
    person.window.actions_by_id["edit.redo"].trigger()
    assert not person.document.has(note_ref(note))
    assert person.focus is person.window.outline


# Several notes


def test_deleting_goes_to_the_next_note_and_is_undone(person: Person) -> None:
    first = _add(person, ROW)
    person.type("one")
    second = _add(person, ROW)
    person.type("two")
    person.click(person.button("Delete", person.card(first)))
    assert [note.id for note in person.row(ROW).notes] == [second]
    assert person.card(second).isAncestorOf(person.focus)
    assert person.undo_name == "Delete note"
    person.undo()
    assert [note.id for note in person.row(ROW).notes] == [first, second]


def test_after_deleting_the_only_note_no_key_adds_another(person: Person) -> None:
    note = _add(person, "n-k5mvt")
    person.type("one")
    person.click(person.button("Delete", person.card(note)))
    assert person.focus is person.notes
    person.press(Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert not person.row("n-k5mvt").notes
    person.press(Qt.Key.Key_Tab)
    assert person.notes.isAncestorOf(person.focus)
    person.undo()
    assert [one.id for one in person.row("n-k5mvt").notes] == [note]


def test_esc_leads_out_after_deleting_the_only_note(person: Person) -> None:
    note = _add(person, "n-k5mvt")
    person.type("one")
    person.click(person.button("Delete", person.card(note)))
    person.press(Qt.Key.Key_Escape)
    assert person.focus is person.window.outline


def test_tab_goes_through_the_cards_as_they_stand(person: Person) -> None:
    first, second = _add(person, "n-k5mvt"), _add(person, "n-k5mvt")
    person.notes.focus_note(first)
    visited = []
    for _ in range(12):
        person.press(Qt.Key.Key_Tab)
        visited += [
            note for note in (first, second) if person.card(note).isAncestorOf(person.focus)
        ]
    assert visited == sorted(visited, key=[first, second].index)
    assert second in visited


def test_f7_goes_through_all_notes_from_where_the_focus_is(person: Person) -> None:
    person.go_to("n-b6nrg")
    person.press(Qt.Key.Key_F7)
    assert person.notes.focused_note() == QUESTION
    person.press(Qt.Key.Key_F7)
    assert person.window.panes.sidebar.focused_note() == "t-4hk9w"
    person.go_to("n-b6nrg")
    assert person.window.panes.sidebar.focused_note() == ""
    person.press(Qt.Key.Key_F7)
    assert person.notes.focused_note() == QUESTION


def test_ctrl_f7_goes_round_what_is_open_and_says_where_nothing_is(person: Person) -> None:
    todo = _add(person, ROW)
    person.choose("kind", "todo", person.card(todo))
    person.go_to("n-8bd2r")
    visited = []
    for _ in range(3):
        person.press(Qt.Key.Key_F7, held=CTRL)
        visited.append(person.window.panes.sidebar.focused_note())
    assert visited == [todo, QUESTION, todo]
    person.press(Qt.Key.Key_F7, held=CTRL | SHIFT)
    assert person.notes.focused_note() == QUESTION
    for note in (QUESTION, todo):
        person.window.session.set_field(note_ref(note), "state", "done")
    person.go_to(ROW)
    person.press(Qt.Key.Key_F7, held=CTRL)
    assert "No question is open" in person.said
    assert person.window.panes.sidebar.focused_note() == ""


def test_without_notes_f7_says_so(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, "outline:\n  - id: n-aa\n    text: first\n"))
    person.press(Qt.Key.Key_F7)
    assert "no notes yet" in person.said


def test_a_click_on_the_mark_leads_to_the_notes(person: Person) -> None:
    person.go_to("n-8bd2r")
    person.window.outline.note_requested.emit("n-b6nrg")
    person.go_to("n-b6nrg")
    person.window.outline.note_requested.emit("n-b6nrg")
    assert person.notes.focused_note() == QUESTION


@pytest.mark.parametrize("text", ["", "a", "a\nb"])
def test_notes_show_their_text(open_file: Open, tmp_path: Path, text: str) -> None:
    body = (
        f"        text: {text!r}\n"
        if "\n" not in text
        else "        text: |-\n          a\n          b\n"
    )
    person = open_file(
        written(
            tmp_path,
            "outline:\n  - id: n-aa\n    text: a\n    notes:\n"
            "      - id: t-aa\n        kind: comment\n" + body,
        )
    )
    editor = person.field("text", person.card("t-aa")).focus_target
    assert isinstance(editor, QPlainTextEdit)
    assert editor.toPlainText() == text
