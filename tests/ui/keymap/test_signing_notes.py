"""Whose name and which date the notes get that are added by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app.settings import Settings, read_settings, store
from outline_editor.core.model import Note
from outline_editor.ui.dialogs.sign_notes import SignNotesDialog
from outline_editor.ui.windows import shared_windows
from tests.core.outlines import lines
from tests.ui.keymap.conftest import Desk
from tests.ui.program_window import open_window

SitDown = Callable[[str], Desk]

Answer = Callable[..., list[str]]


@pytest.fixture
def answer(qtbot: QtBot) -> Answer:
    """Press keys in the next dialog, texts as they are; the list gets the name that it showed."""

    def answering(desk: Desk, *keys: str) -> list[str]:
        shown: list[str] = []

        def work() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, SignNotesDialog)
            qtbot.waitUntil(dialog.isActiveWindow)
            shown.append(dialog.name)
            for key in keys[:-1]:
                desk.type(key)
            desk.press(keys[-1])

        QTimer.singleShot(0, work)
        return shown

    return answering


@pytest.fixture
def on_the_day(qtbot: QtBot) -> None:
    shared_windows().today = lambda: date(2019, 1, 29)


def _signed(desk: Desk) -> list[tuple[str, str | None]]:
    return [(note.by, note.date) for note in _notes(desk)]


def _notes(desk: Desk) -> list[Note]:
    in_rows = [note for row in desk.document.walk() for note in row.notes]
    return [*desk.document.root.notes, *in_rows]


def _is_ticked(desk: Desk) -> bool:
    return desk.window.actions_by_id["note.sign"].isChecked()


@pytest.mark.answers_dialogs
@pytest.mark.usefixtures("on_the_day")
def test_notes_are_signed_once_a_name_is_given(
    sit_down: SitDown, answer: Answer, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = sit_down(lines("a", "b"))
    assert not _is_ticked(desk)
    asked = answer(desk, "policy desk", "Return")
    desk.run("note.sign")
    assert asked == [""]
    assert _is_ticked(desk)
    assert desk.said == "New notes are by “policy desk”, and dated the day they are added."
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    desk.go_to("a")
    desk.press("Shift+Return")
    desk.type("why")
    desk.press("Ctrl+S")
    assert _signed(desk) == [("policy desk", "2019-01-29")]
    (note,) = _notes(desk)
    written = (tmp_path / "drawn.yaml").read_text(encoding="utf-8")
    assert (
        f"    notes:\n      - id: {note.id}\n        kind: context\n        text: why\n"
        "        by: policy desk\n        date: '2019-01-29'\n"
    ) in written
    assert read_settings()[0].note_author == "policy desk"


@pytest.mark.usefixtures("on_the_day")
def test_one_step_of_undo_takes_note_and_signature(sit_down: SitDown) -> None:
    shared_windows().settings.note_author = "policy desk"
    desk = sit_down(lines("a"))
    before = desk.document.root
    desk.press("Shift+Return", "Escape")
    assert desk.document.root == before
    assert desk.said == "The new note was empty and was not kept."
    desk.run("note.add_to_document")
    assert _signed(desk) == [("policy desk", "2019-01-29")]
    desk.press("Ctrl+Z")
    assert desk.document.root == before


def test_without_a_name_nobody_is_asked_and_nothing_is_written(
    sit_down: SitDown, tmp_path: Path
) -> None:
    desk = sit_down(lines("a"))
    desk.press("Shift+Return")
    desk.type("why")
    desk.press("Ctrl+S")
    assert _signed(desk) == [("", None)]
    written = (tmp_path / "drawn.yaml").read_text(encoding="utf-8")
    assert "by:" not in written
    assert "date:" not in written


@pytest.mark.usefixtures("on_the_day")
def test_what_is_pasted_keeps_whose_it_is(sit_down: SitDown) -> None:
    desk = sit_down(lines("a", "b"))
    desk.go_to("a")
    desk.press("Shift+Return")
    desk.type("why")
    shared_windows().settings.note_author = "policy desk"
    desk.go_to("a")
    desk.press("Ctrl+C")
    desk.go_to("b")
    desk.press("Ctrl+V", "Ctrl+Shift+D")
    assert _signed(desk) == [("", None)] * 3


@pytest.mark.answers_dialogs
def test_an_emptied_name_ends_it_in_all_windows(
    sit_down: SitDown, answer: Answer, qtbot: QtBot
) -> None:
    store(Settings(note_author="policy desk"))
    desk = sit_down(lines("a"))
    other = open_window(None)
    qtbot.addWidget(other)
    other.complete()
    assert _is_ticked(desk)
    assert other.actions_by_id["note.sign"].isChecked()
    desk.window.activateWindow()
    asked = answer(desk, " ", "Return")
    desk.run("note.sign")
    assert asked == ["policy desk"]
    assert not _is_ticked(desk)
    assert not other.actions_by_id["note.sign"].isChecked()
    assert desk.said == "New notes have no author and no date."


@pytest.mark.answers_dialogs
def test_a_dialog_that_is_left_changes_nothing(sit_down: SitDown, answer: Answer) -> None:
    store(Settings(note_author="policy desk"))
    desk = sit_down(lines("a"))
    answer(desk, "else", "Escape")
    desk.run("note.sign")
    assert _is_ticked(desk)
    assert shared_windows().settings.note_author == "policy desk"
