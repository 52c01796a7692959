"""Suggestions as a person answers them: by key, by mouse, from row to row."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from tests.ui.conftest import OpenWindow, edit
from tests.ui.panels.driving import CTRL
from tests.ui.suggestions.conftest import ALT, GIANTS, MIIT, Analyst

AMOUNT = "Amount: 60,000,000,000 CNY · inferred"
PLACE = "Place: Hunan 湖南 · stated"
DUE = "Due: 2022 · stated"


def _saved(window: MainWindow) -> str:
    window.actions_by_id["file.save"].trigger()
    path = window.session.opened.path
    assert path is not None
    return path.read_text(encoding="utf-8")


def test_one_key_accepts_and_nothing_is_applied_before(analyst: Analyst) -> None:
    assert (analyst.row("n-first").actors, analyst.row("n-first").concepts) == ((), ())
    assert analyst.meant() == [MIIT]
    analyst.accept()
    assert analyst.row("n-first").actors == ("miit",)
    assert (analyst.suggested(), analyst.meant()) == ([GIANTS], [GIANTS])
    analyst.accept()
    assert analyst.row("n-first").concepts == ("giants",)
    assert analyst.suggested() == []
    analyst.undo()
    analyst.undo()
    analyst.wait_for(MIIT, GIANTS)
    assert not analyst.window.session.opened.is_modified


def test_one_key_rejects_for_good(
    analyst: Analyst, qtbot: QtBot, show: OpenWindow, file: Path
) -> None:
    analyst.accept()
    analyst.reject()
    assert analyst.row("n-first").concepts == ()
    assert analyst.suggested() == []
    rejected = "    actors: [miit]\n    x-not-mentions:\n      - giants\n"
    assert rejected in _saved(analyst.window)
    again = Analyst(qtbot, show(file))
    again.go_to("n-note")
    again.wait_for(GIANTS)
    again.go_to("n-first")
    assert again.suggested() == []
    again.window.close()


def test_a_rejection_is_undone_and_done_again(analyst: Analyst) -> None:
    before = analyst.document.root
    analyst.reject()
    assert analyst.suggested() == [GIANTS]
    analyst.undo()
    assert analyst.document.root == before
    analyst.wait_for(MIIT, GIANTS)
    analyst.press(Qt.Key.Key_Y, held=CTRL)
    analyst.wait_for(GIANTS)


def test_what_is_put_in_by_hand_is_rejected_no_longer(analyst: Analyst) -> None:
    analyst.go_on()
    analyst.reject()
    assert analyst.row("n-first").extensions
    analyst.window.panes.sidebar.inspector.focus_field("concepts")
    analyst.type("giants")
    analyst.press(Qt.Key.Key_Return)
    assert analyst.row("n-first").concepts == ("giants",)
    assert analyst.row("n-first").extensions == ()


def test_the_keys_work_while_a_row_is_edited(analyst: Analyst) -> None:
    edit(analyst.qtbot, analyst.window, " too")
    analyst.accept()
    assert analyst.row("n-first").actors == ("miit",)
    assert isinstance(QApplication.focusWidget(), RowEditor)
    assert analyst.row("n-first").text == "MIIT guides ‘Small Giants’ too"


def test_amounts_dates_and_places_say_on_what_basis(analyst: Analyst) -> None:
    analyst.go_to("n-fund")
    analyst.wait_for(AMOUNT, PLACE, DUE)
    analyst.reject()
    analyst.accept()
    analyst.reject()
    row = analyst.row("n-fund")
    assert (row.amounts, row.places, row.due) == ((), ("CN-HN",), None)
    kept = "    x-not-mentions:\n      - amounts: '60 bn'\n      - due: '2022'\n"
    assert kept in _saved(analyst.window)
    assert analyst.suggested() == []


def test_one_goes_from_suggestion_to_suggestion(analyst: Analyst) -> None:
    analyst.go_on()
    assert (analyst.window.session.current, analyst.meant()) == ("n-first", [GIANTS])
    analyst.go_on()
    assert (analyst.window.session.current, analyst.meant()) == ("n-fund", [AMOUNT])
    for _ in range(3):
        analyst.go_on()
    assert analyst.window.session.current == "n-note"
    analyst.go_back()
    assert (analyst.window.session.current, analyst.meant()) == ("n-fund", [DUE])


def test_with_nothing_to_answer_a_key_goes_on_and_answers_nothing(analyst: Analyst) -> None:
    analyst.go_to("n-plain")
    before = analyst.document.root
    analyst.accept()
    assert analyst.window.session.current == "n-fund"
    assert analyst.document.root is before
    analyst.accept()
    assert len(analyst.row("n-fund").amounts) == 1


def test_nothing_out_of_sight_is_answered(analyst: Analyst) -> None:
    before = analyst.document.root
    analyst.window.panes.sidebar.show_document_page()
    analyst.accept()
    assert analyst.document.root is before
    assert analyst.window.panes.sidebar.suggestions.isVisible()
    analyst.accept()
    assert analyst.row("n-first").actors == ("miit",)


def test_what_a_note_mentions_is_for_the_note(analyst: Analyst) -> None:
    analyst.go_to("n-note")
    analyst.wait_for(GIANTS)
    analyst.accept()
    assert analyst.document.note("t-note").concepts == ("giants",)
    assert analyst.row("n-note").concepts == ()


def test_the_notes_of_the_document_have_theirs_on_its_page(analyst: Analyst) -> None:
    analyst.go_to("n-note")
    analyst.wait_for(GIANTS)
    analyst.go_on()
    panel = analyst.window.panes.sidebar.document_suggestions
    assert panel.isVisible()
    assert analyst.suggested("documentSuggestions") == [GIANTS]
    assert panel.isAncestorOf(analyst.focus)
    analyst.reject()
    assert "      - giants\n" in _saved(analyst.window)
    assert analyst.suggested("documentSuggestions") == []
    analyst.go_on()
    assert (analyst.window.session.current, analyst.meant()) == ("n-first", [MIIT])
    assert analyst.focus is analyst.window.outline


def test_each_card_is_answered_by_mouse_too(analyst: Analyst) -> None:
    panel = analyst.window.panes.sidebar.suggestions
    accepts = panel.findChildren(QToolButton, "acceptSuggestion")
    analyst.click(accepts[1])
    assert analyst.row("n-first").concepts == ("giants",)
    analyst.click(panel.findChildren(QToolButton, "rejectSuggestion")[0])
    assert analyst.row("n-first").extensions
    assert analyst.suggested() == []


def test_tab_goes_from_answer_to_answer_and_keys_mean_the_card_in_focus(
    analyst: Analyst,
) -> None:
    panel = analyst.window.panes.sidebar.suggestions
    panel.findChildren(QToolButton, "acceptSuggestion")[0].setFocus()
    names = []
    for _ in range(3):
        analyst.press(Qt.Key.Key_Tab)
        names.append(analyst.focus.accessibleName())
    assert names == [f"Reject {MIIT}", f"Accept {GIANTS}", f"Reject {GIANTS}"]
    assert analyst.meant() == [GIANTS]
    analyst.press(Qt.Key.Key_Space)
    assert analyst.row("n-first").extensions
    assert analyst.meant() == [MIIT]


def test_a_held_key_answers_once(analyst: Analyst) -> None:
    accept = analyst.window.actions_by_id["suggestion.accept"]
    assert not accept.autoRepeat()
    assert not analyst.window.actions_by_id["suggestion.reject"].autoRepeat()


def test_after_a_change_keys_answer_only_what_was_seen(analyst: Analyst) -> None:
    """The words of the suggestion in question go, and it is another's turn."""
    first = node_ref("n-first")
    assert analyst.window.session.set_field(first, "text", "‘Small Giants’") is None
    assert analyst.meant() == [MIIT]
    analyst.accept()
    assert (analyst.row("n-first").actors, analyst.row("n-first").concepts) == ((), ())
    assert analyst.meant() == [GIANTS]
    analyst.press(Qt.Key.Key_Enter, held=ALT)
    assert analyst.row("n-first").concepts == ("giants",)
