"""Notes that stand elsewhere and reach a row by `also_on`."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from outline_editor.core.addresses import node_ref, note_ref
from outline_editor.ui.outline.rows_model import RowRole
from outline_editor.ui.panels.reaching_note import ReachingNote
from tests.ui.panels.driving import Person

REACHED = "n-w6tzp"
NOTE = "t-4hk9w"


def _shown(person: Person) -> list[ReachingNote]:
    cards = person.notes.findChildren(ReachingNote)
    return [card for card in cards if not card.isHidden()]


def _texts(card: ReachingNote) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if not label.isHidden()]


def _count(person: Person, node_id: str) -> int:
    return person.index(node_id).data(RowRole.NOTE_COUNT)


def test_the_panel_shows_it_with_where_it_stands(person: Person) -> None:
    person.go_to(REACHED)
    (card,) = _shown(person)
    texts = _texts(card)
    assert texts[0] == "context · on the document"
    assert any(text.startswith("The main difference between") for text in texts)
    labels = "small giants 小巨人 · state advances, private retreats 国进民退"
    assert texts[-1].replace("\u2060", "") == labels
    concepts = card.findChildren(QLabel)[-1]
    assert "国\u2060进\u2060民\u2060退" in concepts.text(), "on one line"
    assert concepts.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
    assert person.heading(person.notes) == "Notes · 1"
    person.go_to("n-k5mvt")
    assert _shown(person) == []


def test_its_button_leads_to_where_it_stands(person: Person) -> None:
    person.go_to(REACHED)
    person.click(person.button("Go to Note", person.notes))
    assert person.page.isVisible()
    assert person.page.isAncestorOf(person.focus)
    assert person.window.panes.sidebar.focused_note() == NOTE


def test_it_is_reached_by_tab_after_the_own_notes(person: Person) -> None:
    person.go_to(REACHED)
    person.press(Qt.Key.Key_Return, held=Qt.KeyboardModifier.ShiftModifier)
    person.type("own")
    (card,) = _shown(person)
    for _ in range(8):
        person.press(Qt.Key.Key_Tab)
        if card.isAncestorOf(person.focus):
            break
    assert card.isAncestorOf(person.focus)
    person.press(Qt.Key.Key_Space)
    assert person.window.panes.sidebar.focused_note() == NOTE


def test_the_outline_marks_the_row_and_says_it_on_hover(person: Person) -> None:
    assert _count(person, REACHED) == 1
    index = person.index(REACHED)
    hover = index.data(Qt.ItemDataRole.ToolTipRole)
    assert "<b>context</b> on the document" in hover
    assert "The main difference" in hover
    assert "1 note" in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_mark_follows_the_note(person: Person) -> None:
    told: list[int] = []
    view = person.window.outline
    view.model().dataChanged.connect(lambda first, last: told.append(first.row()))
    with person.document.transaction("Change") as transaction:
        transaction.set(note_ref(NOTE), also_on=("n-k5mvt",))
    assert (_count(person, REACHED), _count(person, "n-k5mvt")) == (0, 1)
    assert {view.rows.position(REACHED), view.rows.position("n-k5mvt")} <= set(told)
    told.clear()
    with person.document.transaction("Change") as transaction:
        transaction.remove(note_ref(NOTE))
    assert _count(person, "n-k5mvt") == 0
    assert view.rows.position("n-k5mvt") in told
    person.window.session.editing.undo()
    assert _count(person, "n-k5mvt") == 1


def test_notes_of_rows_reach_others_and_change_where_they_stand(person: Person) -> None:
    with person.document.transaction("Add") as transaction:
        ref = transaction.add_note("first", on=node_ref("n-8bd2r"), also_on=(REACHED,))
    person.go_to(REACHED)
    assert [_texts(card)[0] for card in _shown(person)] == [
        "context · on the document",
        "comment · on “promote high-quality development in the…”",
    ]
    assert person.window.session.set_field(ref, "text", "second") is None
    assert _texts(_shown(person)[1])[1] == "second"
    with person.document.transaction("Delete") as transaction:
        transaction.remove(node_ref("n-8bd2r"))
    assert len(_shown(person)) == 1
    assert _count(person, REACHED) == 1


def test_a_click_on_the_mark_shows_it(person: Person) -> None:
    person.go_to(REACHED)
    person.window.outline.note_requested.emit(REACHED)
    (card,) = _shown(person)
    assert card.isAncestorOf(person.focus)
