"""A row, or the document, with very many notes: a page of cards at a time."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.ui.panels.note_card import NoteCard
from outline_editor.ui.panels.reaching_note import ReachingNote
from tests.call_counts import calls_of
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import SHIFT, Person, written

EMPTY, FULL = "n-aa", "n-bb"
AT_ONCE = 4
PAGE = 20


def _outline(count: int) -> str:
    notes = "".join(
        f"      - id: t-{number:04}\n        kind: context\n        text: note {number}\n"
        for number in range(count)
    )
    return (
        f"outline:\n  - id: {EMPTY}\n    text: a row\n"
        f"  - id: {FULL}\n    text: a row with notes\n    notes:\n{notes}"
    )


@pytest.fixture
def many(open_file: Open, tmp_path: Path) -> Person:
    return open_file(written(tmp_path, _outline(50)))


def _shown(person: Person) -> list[str]:
    cards = [card for card in person.notes.findChildren(NoteCard) if card.note_id]
    cards.sort(key=lambda card: card.y())
    return [card.note_id for card in cards if card.isVisibleTo(person.notes)]


def _ids(start: int, end: int) -> list[str]:
    return [f"t-{number:04}" for number in range(start, end)]


def _link(person: Person, name: str) -> QToolButton:
    link = person.notes.findChild(QToolButton, name)
    assert link is not None
    return link


def _whole_page(person: Person, qtbot: QtBot, ids: list[str]) -> None:
    qtbot.waitUntil(lambda: _shown(person) == ids)


def test_the_first_have_their_cards_at_once_and_the_page_soon(many: Person, qtbot: QtBot) -> None:
    many.window.session.set_current(FULL)
    assert len(_shown(many)) == AT_ONCE
    _whole_page(many, qtbot, _ids(0, PAGE))
    assert not _link(many, "earlierNotes").isVisible()
    assert _link(many, "laterNotes").text() == "Later notes · 30"
    assert many.heading(many.notes) == "Notes · 50"


@pytest.mark.parametrize("count", [50, 200])
def test_the_work_does_not_grow_with_the_notes(open_file: Open, tmp_path: Path, count: int) -> None:
    person = open_file(written(tmp_path, _outline(count)))
    assert person.notes.isVisible()
    calls = calls_of(lambda: person.window.session.set_current(FULL))
    assert calls["show_note"] <= AT_ONCE
    assert calls["_made_card"] <= AT_ONCE


def test_pages_are_turned_by_keyboard(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    _whole_page(many, qtbot, _ids(0, PAGE))
    _link(many, "laterNotes").setFocus()
    many.press(Qt.Key.Key_Space)
    _whole_page(many, qtbot, _ids(PAGE, 2 * PAGE))
    assert many.notes.focused_note() == "t-0020"
    assert _link(many, "earlierNotes").text() == "Earlier notes · 20"
    many.click(_link(many, "laterNotes"))
    _whole_page(many, qtbot, _ids(2 * PAGE, 50))
    assert not _link(many, "laterNotes").isVisible()
    _link(many, "earlierNotes").setFocus()
    many.press(Qt.Key.Key_Space)
    _whole_page(many, qtbot, _ids(PAGE, 2 * PAGE))


def test_tab_goes_from_the_last_card_to_the_next_page(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    _whole_page(many, qtbot, _ids(0, PAGE))
    many.notes.focus_note("t-0019")
    link = _link(many, "laterNotes")
    for _ in range(10):
        many.leave()
        if many.focus is link:
            break
    assert many.focus is link
    many.press(Qt.Key.Key_Tab, held=SHIFT)
    assert many.notes.focused_note() == "t-0019"


@pytest.mark.parametrize("place", [0, 3, 12, 19, 20, 33, 49])
def test_each_can_be_gone_to(many: Person, place: int) -> None:
    wanted = f"t-{place:04}"
    many.window.session.note_wanted.emit(wanted)
    QApplication.processEvents()
    assert many.notes.focused_note() == wanted
    assert many.window.session.current == FULL


def test_a_new_note_is_written_where_there_are_many(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    many.press(Qt.Key.Key_Return, held=SHIFT)
    many.type("one more")
    note = many.row(FULL).notes[-1]
    assert (len(many.row(FULL).notes), note.text) == (51, "one more")
    assert many.notes.focused_note() == note.id
    many.window.outline.setFocus()
    for _ in range(4):  # the words and the note
        if len(many.row(FULL).notes) > 50:
            many.undo()
    assert len(many.row(FULL).notes) == 50
    _whole_page(many, qtbot, _ids(48, 50))


def test_another_row_begins_with_its_first_notes(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    many.notes.focus_note("t-0033")
    many.go_to(EMPTY)
    assert _shown(many) == []
    assert not _link(many, "earlierNotes").isVisible()
    many.go_to(FULL)
    _whole_page(many, qtbot, _ids(0, PAGE))


def test_where_the_last_page_is_deleted_the_one_before_is_shown(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    many.notes.focus_note("t-0049")
    _whole_page(many, qtbot, _ids(47, 50))
    for note in ("t-0047", "t-0048", "t-0049"):
        many.window.session.editing.notes.delete(note)
    _whole_page(many, qtbot, _ids(27, 47))
    assert _link(many, "earlierNotes").text() == "Earlier notes · 27"


def test_notes_that_reach_the_row_are_paged_with_its_own(
    open_file: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    reaching = "".join(
        f"      - id: t-r{number:03}\n        kind: context\n        text: reaching\n"
        f"        also_on: [{FULL}]\n"
        for number in range(30)
    )
    text = _outline(15).replace("text: a row\n", f"text: a row\n    notes:\n{reaching}", 1)
    person = open_file(written(tmp_path, text))
    person.go_to(FULL)
    _whole_page(person, qtbot, _ids(0, 15))
    qtbot.waitUntil(lambda: len(person.notes.findChildren(ReachingNote)) == PAGE - 15)
    assert _link(person, "laterNotes").text() == "Later notes · 25"
    person.click(_link(person, "laterNotes"))
    qtbot.waitUntil(lambda: len(person.notes.findChildren(ReachingNote)) == PAGE)
    assert _shown(person) == []
    assert person.notes.focused_note() == "t-r005"


def test_one_goes_back_from_the_middle_of_a_page(many: Person, qtbot: QtBot) -> None:
    many.go_to(FULL)
    many.notes.focus_note("t-0049")
    many.notes.focus_note("t-0020")
    many.click(_link(many, "earlierNotes"))
    _whole_page(many, qtbot, _ids(0, PAGE))
    assert many.notes.focused_note() == "t-0000"
    assert not _link(many, "earlierNotes").isVisible()
    assert many.notes.focus_note("t-0003")
