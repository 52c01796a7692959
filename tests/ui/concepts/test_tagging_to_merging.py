"""A concept is put on rows and notes, called otherwise, merged, and all of it undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from outline_editor.core.addresses import note_ref
from tests.ui.concepts.conftest import CODEBOOK, DEVOLUTION, PRESS, STATE, Analyst, Opens
from tests.ui.panels.driving import CTRL

ROW, CONTEXT = "n-w6tzp", "t-4hk9w"


def _tag_row(analyst: Analyst) -> None:
    analyst.go_to(ROW)
    analyst.enter("concepts")
    analyst.type("state adv")
    analyst.press(Qt.Key.Key_Return)
    assert analyst.row(ROW).concepts == ("small-giants", "state-advances")


def _concepts_of_note(analyst: Analyst) -> tuple[str, ...]:
    return analyst.document.note(CONTEXT).concepts


def _tag_note(analyst: Analyst) -> None:
    """Take the concept off the document's note, and put it back on."""
    analyst.window.run("go.document")
    tokens = analyst.tokens("concepts", analyst.card(CONTEXT))
    analyst.click(next(token for token in tokens.tokens if "retreats" in token.toolTip()))
    assert _concepts_of_note(analyst) == ("small-giants",)
    analyst.enter("concepts", analyst.card(CONTEXT))
    analyst.type("国进")
    analyst.press(Qt.Key.Key_Return)
    assert _concepts_of_note(analyst) == ("small-giants", "state-advances")


def _rename(analyst: Analyst) -> None:
    analyst.open_panel()
    analyst.choose(STATE)
    analyst.press(Qt.Key.Key_F2)
    editor = analyst.child(QLineEdit, "entryLabel")
    assert editor.text() == "state advances, private retreats"
    analyst.type("the state advances")
    analyst.press(Qt.Key.Key_Return)
    analyst.qtbot.waitUntil(lambda: analyst.label(STATE) == "the state advances")


def _merge(analyst: Analyst) -> None:
    analyst.press(Qt.Key.Key_J, held=CTRL)
    analyst.pick("fgf")


def test_all_of_it_is_undone_to_the_same_bytes(opens: Opens, analyst: Analyst) -> None:
    before = analyst.written()
    _tag_row(analyst)
    _tag_note(analyst)
    _rename(analyst)
    assert "the state advances 国进民退 | 2" in "\n".join(analyst.lines)
    _merge(analyst)
    assert analyst.concept(STATE).merged_into == DEVOLUTION.id
    assert analyst.row(ROW).concepts == ("small-giants", "fang-guan-fu")
    assert _concepts_of_note(analyst) == ("small-giants", "fang-guan-fu")
    analyst.save()
    assert b"merged_into: fang-guan-fu" in analyst.written()[1]
    assert analyst.written()[0] != before[0]
    analyst.undo_all()
    assert analyst.window.isWindowModified()
    analyst.save()
    assert not analyst.window.isWindowModified()
    assert analyst.written() == before


def test_redone_it_is_as_it_was(analyst: Analyst) -> None:
    _tag_row(analyst)
    _rename(analyst)
    _merge(analyst)
    session = analyst.window.session
    after = session.document.root, session.opened.codebook.root
    analyst.undo_all()
    while analyst.window.actions_by_id["edit.redo"].isEnabled():
        analyst.press(Qt.Key.Key_Y, held=CTRL)
    assert (session.document.root, session.opened.codebook.root) == after


def test_what_names_the_concept_shows_its_new_label_at_once(analyst: Analyst) -> None:
    _tag_row(analyst)
    _rename(analyst)
    analyst.window.run("go.row")
    assert "the state advances 国进民退" in analyst.tokens("concepts").labels
    analyst.window.run("go.document")
    card = analyst.card(CONTEXT)
    assert "the state advances 国进民退" in analyst.tokens("concepts", card).labels
    assert analyst.document.has(note_ref(CONTEXT))


def test_saving_says_which_files_were_saved(analyst: Analyst) -> None:
    analyst.choose(STATE)
    analyst.click(analyst.label_line("en"))
    analyst.type("x")
    assert analyst.window.isWindowModified()
    analyst.save()
    assert f"Saved {CODEBOOK} and {PRESS}." in analyst.said


def test_buttons_of_the_chosen_entry_do_the_same(analyst: Analyst) -> None:
    analyst.choose(STATE)
    analyst.click(analyst.child(QAbstractButton, "button.concept.merge"))
    analyst.pick("devolution")
    assert analyst.concept(STATE).merged_into == DEVOLUTION.id
    assert analyst.window.session.entry == DEVOLUTION
