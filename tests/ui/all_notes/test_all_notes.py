"""The list of all notes: in order, filtered, worked by keys, in step with the document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from outline_editor.core.addresses import node_ref
from outline_editor.core.notes import Words, set_quote
from outline_editor.core.vocabulary import NoteState
from outline_editor.ui.panels.tokens_editor import TokensEditor
from tests.ui.all_notes.conftest import OUTLINE
from tests.ui.all_notes.reader import Reader
from tests.ui.panels.driving import CTRL, SHIFT

ALL = ["t-doc", "t-lost", "t-two", "t-todo"]
EMPTY = "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\noutline:\n  - text: row\n"
BROKEN = OUTLINE.replace("status: draft", "stauts: draft")


def test_all_notes_are_listed_in_the_order_of_reading(reader: Reader) -> None:
    assert reader.listed == ALL
    assert reader.counted == "Notes · 4"
    assert reader.focus is reader.view
    assert reader.view.current_id == "t-doc"


def test_an_entry_says_all_there_is_to_a_note(reader: Reader) -> None:
    model = reader.view.notes
    told = [
        model.data(model.index_of(note), Qt.ItemDataRole.AccessibleTextRole)
        for note in ("t-doc", "t-two", "t-lost")
    ]
    assert told == [
        "context, of the document, On the document, state advances, private retreats 国进民退",
        "question · open, ambiguous, “e”, one of many, guide them to become a small giant each, "
        "small giants 小巨人, 王晓明 · 2019-02-03",
        "comment, lost, “small giants”, which ones?, guide them to become a small giant each, Ann",
    ]


# Keys


def test_the_list_is_gone_through_by_key_and_enter_goes_to_the_card(reader: Reader) -> None:
    reader.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert reader.view.current_id == "t-two"
    reader.press(Qt.Key.Key_End)
    assert reader.view.current_id == "t-todo"
    reader.press(Qt.Key.Key_Return)
    assert reader.window.session.current == "n-bb"
    assert reader.notes.focused_note() == "t-todo"


def test_a_double_click_goes_to_a_note_of_the_document(reader: Reader) -> None:
    index = reader.view.notes.index_of("t-doc")
    place = reader.view.visualRect(index).center()
    reader.click_note("t-doc")
    reader.qtbot.mouseDClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert reader.card("t-doc").isAncestorOf(reader.focus)


def test_ctrl_enter_marks_as_done_and_stays_in_the_list(reader: Reader) -> None:
    reader.click_note("t-two")
    reader.press(Qt.Key.Key_Return, held=CTRL)
    assert reader.document.note("t-two").state is NoteState.DONE
    assert reader.focus is reader.view
    assert reader.view.current_id == "t-two"
    reader.press(Qt.Key.Key_Return, held=CTRL)
    assert reader.document.note("t-two").state is NoteState.OPEN


def test_delete_goes_on_to_the_next_note_and_is_undone(reader: Reader) -> None:
    reader.click_note("t-lost")
    reader.press(Qt.Key.Key_Delete)
    assert reader.listed == ["t-doc", "t-two", "t-todo"]
    assert reader.view.current_id == "t-two"
    assert reader.focus is reader.view
    reader.undo()
    assert reader.listed == ALL


def test_esc_goes_back_to_the_outline_and_f6_comes_again(reader: Reader) -> None:
    reader.press(Qt.Key.Key_Escape)
    assert reader.focus is reader.window.outline
    for _ in range(8):
        reader.press(Qt.Key.Key_F6)
        if reader.focus is reader.view:
            break
    else:
        pytest.fail("F6 does not come to the list")


def test_f7_goes_on_from_the_note_in_the_list(reader: Reader) -> None:
    reader.click_note("t-lost")
    reader.press(Qt.Key.Key_F7)
    assert reader.notes.focused_note() == "t-two"


def test_the_list_stays_while_rows_are_chosen_in_the_outline(reader: Reader) -> None:
    reader.go_to("n-cc")
    assert reader.view.isVisible()


# Filters


@pytest.mark.parametrize(
    ("button", "values", "found"),
    [
        ("filterKinds", ["question", "todo"], ["t-two", "t-todo"]),
        ("filterStates", ["done"], ["t-todo"]),
        ("filterOutcomes", ["found"], ["t-todo"]),
        ("filterOutcomes", ["lost", "ambiguous"], ["t-lost", "t-two"]),
        ("filterOutcomes", ["none: the whole row"], ["t-doc"]),
        ("filterAuthors", ["王晓明"], ["t-two"]),
    ],
)
def test_ticked_values_are_what_is_listed(
    reader: Reader, button: str, values: list[str], found: list[str]
) -> None:
    reader.tick(button, *values)
    assert reader.listed == found
    assert reader.counted == f"Notes · {len(found)} of 4"
    reader.press_button("showAllNotes")
    assert reader.listed == ALL


@pytest.mark.parametrize("words", ["small-giants", "小巨", "small g"])
def test_notes_of_a_concept_are_found_by_any_of_its_names(reader: Reader, words: str) -> None:
    concepts = reader.child(TokensEditor, "filterConcepts")
    reader.click(concepts.line)
    reader.type(words)
    reader.press(Qt.Key.Key_Return)
    assert reader.listed == ["t-two"]
    assert concepts.labels == ["small giants 小巨人"]


def test_a_concept_stands_for_those_merged_into_it(
    open_text: Callable[[str], Reader],
) -> None:
    merged = "label: {en: small giants, zh: 小巨人}\n    merged_into: state-advances"
    reader = open_text(OUTLINE.replace("label: {en: small giants, zh: 小巨人}", merged))
    concepts = reader.child(TokensEditor, "filterConcepts")
    reader.click(concepts.line)
    reader.type("国进民退")
    reader.press(Qt.Key.Key_Return)
    assert reader.listed == ["t-doc", "t-two"]


def test_an_unknown_concept_is_told(reader: Reader) -> None:
    concepts = reader.child(TokensEditor, "filterConcepts")
    reader.click(concepts.line)
    reader.type("zzz")
    reader.press(Qt.Key.Key_Return)
    assert "zzz" in concepts.remark
    assert reader.listed == ALL


def test_where_no_note_is_let_through_it_is_said_and_all_can_be_shown(reader: Reader) -> None:
    reader.tick("filterKinds", "evidence")
    assert reader.listed == []
    assert reader.child(QLabel, "noNotes").isVisible()
    reader.press_button("showAllNotes")
    assert not reader.child(QLabel, "noNotes").isVisible()
    assert reader.listed == ALL


def test_without_notes_it_says_how_to_write_one(open_text: Callable[[str], Reader]) -> None:
    reader = open_text(EMPTY)
    assert reader.listed == []
    assert "Shift+Enter" in reader.child(QLabel, "noNotes").text()
    reader.press(Qt.Key.Key_Escape)
    assert reader.focus is reader.window.outline


# In step with the document


def test_a_note_that_is_written_comes_into_the_list(reader: Reader) -> None:
    reader.go_to("n-cc")
    reader.press(Qt.Key.Key_Return, held=SHIFT)
    reader.type("new")
    reader.window.run("go.all_notes")
    assert len(reader.listed) == 5
    assert reader.document.note(reader.listed[-1]).text == "new"


def test_it_follows_while_it_is_in_front(reader: Reader) -> None:
    reader.tick("filterOutcomes", "lost")
    assert reader.listed == ["t-lost"]
    session = reader.window.session
    session.set_field(node_ref("n-aa"), "text", "guide them to be small giants")
    assert reader.listed == []
    reader.undo()
    assert reader.listed == ["t-lost"]


def test_out_of_sight_it_reads_nothing(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.window.panes.sidebar.show_row()
    model = reader.view.notes
    told = []
    model.modelReset.connect(lambda: told.append("read"))
    model.rowsInserted.connect(lambda: told.append("came"))
    with reader.document.transaction("Annotate") as edit:
        edit.add_note("new", node_ref("n-cc"))
    assert told == []
    assert len(reader.listed) == 4
    reader.window.run("go.all_notes")
    assert told == ["read"]
    assert len(reader.listed) == 5


def test_another_version_of_the_document_is_shown(reader: Reader) -> None:
    with reader.document.transaction("Annotate") as edit:
        edit.add_note("new", node_ref("n-cc"))
    assert len(reader.listed) == 5
    path = reader.window.session.opened.path
    assert path is not None
    from outline_editor.app.open_document import open_document

    reader.window.session.switch_to(open_document(path))
    assert reader.listed == ALL


# Lost quotes


def test_lost_and_ambiguous_quotes_are_counted_and_one_click_away(reader: Reader) -> None:
    button = reader.child(QAbstractButton, "lostNotes")
    assert button.text() == "Lost · 2"
    reader.click(button)
    assert reader.listed == ["t-lost", "t-two"]
    reader.click(button)
    assert reader.listed == ALL
    reader.window.run("note.show_lost")
    assert reader.listed == ["t-lost", "t-two"]


def test_the_closest_words_are_shown_beside_and_quoted_when_confirmed(reader: Reader) -> None:
    opened = reader.document.root
    reader.click_note("t-lost")
    now = reader.child(QLabel, "wordsNow")
    reader.qtbot.waitUntil(now.isVisible)
    assert reader.child(QLabel, "wordsBefore").text() == "“small <b>giants</b>”"
    assert now.text() == "“small <b>giant</b>”"
    assert reader.document.root is opened, "nothing is applied by itself"
    reader.press_button("confirmClosest")
    assert reader.document.note("t-lost").quote == "small giant"
    assert not now.isVisible()
    assert reader.child(QAbstractButton, "lostNotes").text() == "Lost · 1"
    reader.undo()
    assert reader.document.root == opened


def test_words_that_stand_elsewhere_are_lost_and_shown_in_their_places(
    open_text: Callable[[str], Reader],
) -> None:
    """Of the same words in two places the quoted ones are deleted."""
    words = "support small giants today; and praise small giants tomorrow"
    reader = open_text(OUTLINE.replace("guide them to become a small giant each", words))
    reader.window.run("note.show_lost")
    reader.click_note("t-lost")
    assert reader.document.note("t-lost").before == ""
    ref = node_ref("n-aa")
    with reader.document.transaction("Quote") as transaction:
        set_quote(transaction, "t-lost", Words("text", 8, 20))
    caret = len("support ")
    reader.window.session.set_field(
        ref, "text", "support today; and praise small giants tomorrow", caret=caret
    )
    # Of the other note's words, one letter, there is one left.
    assert reader.child(QAbstractButton, "lostNotes").text() == "Lost · 1"
    assert reader.listed == ["t-lost"]
    reader.click_note("t-lost")
    now = reader.child(QLabel, "wordsNow")
    reader.qtbot.waitUntil(now.isVisible)
    before = reader.child(QLabel, "wordsBefore").text()
    assert before == "“support <b>small giants</b> today; and prai…”"
    assert now.text() == "“…day; and praise <b>small giants</b> tomorrow”"


def test_a_note_becomes_one_on_the_whole_row(reader: Reader) -> None:
    reader.tick("filterOutcomes", "lost")
    reader.click_note("t-lost")
    reader.press_button("makeWholeRow")
    assert reader.document.note("t-lost").quote == ""
    assert reader.listed == []


def test_ambiguous_words_are_explained_and_their_note_is_a_click_away(reader: Reader) -> None:
    reader.click_note("t-two")
    told = reader.child(QLabel, "lostSaid")
    assert "more than once" in told.text()
    assert not reader.child(QAbstractButton, "confirmClosest").isVisible()
    reader.press_button("goToNote")
    assert reader.notes.focused_note() == "t-two"


def test_a_file_that_can_only_be_read_is_not_changed(open_text: Callable[[str], Reader]) -> None:
    reader = open_text(BROKEN)
    opened = reader.document.root
    reader.click_note("t-lost")
    assert not reader.child(QAbstractButton, "makeWholeRow").isVisible()
    reader.press(Qt.Key.Key_Delete)
    assert reader.document.root is opened
    assert "can only be read" in reader.said
