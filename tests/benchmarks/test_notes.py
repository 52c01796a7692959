"""How long the list of all notes takes in 100,000 rows with 20,000 notes, until it is painted."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.core.note_list import EVERY_NOTE, OPEN_NOTES
from outline_editor.storage.collector import keep_all
from outline_editor.ui.all_notes.all_notes_panel import AllNotesPanel
from outline_editor.ui.pauses import Pauses
from outline_editor.ui.window_layout import ALL_NOTES
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.annotated_outline import ROWS, annotated_outline
from tests.benchmarks.desks import ProgramDesk
from tests.benchmarks.timing import Act, Times, milliseconds, times

pytestmark = pytest.mark.timeout(3600)

ROUNDS = 15
TURNS = 12
SHOWING = ("open_list", "open_as_it_was", "lost_ones", "open_ones")

PAUSE = 3000
"""Milliseconds after the window has opened: what it makes ready by itself is there."""

MOST_TO_SHOW = 200
"""Milliseconds by the clock, as a person feels it: on a machine that has nothing else to do."""

MOST_FOR_A_KEY = 1.2
"""Times a key in a row without notes, with the list beside it: a card of it is painted, too."""


class NotesDesk(ProgramDesk):
    """A window whose list of notes is shown and left."""

    def __init__(self) -> None:
        super().__init__(annotated_outline())
        self.session = self.window.session
        self.sidebar = self.window.panes.sidebar
        self._edits = 0
        rows = list(self.session.document.walk())
        alike = [row for row in rows[ROWS // 2 :] if 20 < len(row.text) < 60 and not row.children]
        self._with = next(row.id for row in alike if row.notes)
        self._without = next(row.id for row in alike if not row.notes)

    @property
    def panel(self) -> AllNotesPanel:
        page = self.sidebar.page(ALL_NOTES)
        assert isinstance(page, AllNotesPanel)
        return page

    def open_list(self) -> Act:
        """The list has been left, and something has been written meanwhile."""
        self.sidebar.show_row()
        self._edits += 1
        self.session.set_field(node_ref(self._without), "text", f"written {self._edits}")
        return lambda: self.window.run("go.all_notes")

    def open_as_it_was(self) -> Act:
        self.sidebar.show_row()
        return lambda: self.window.run("go.all_notes")

    def lost_ones(self) -> Act:
        self.panel.set_filter(EVERY_NOTE)
        return lambda: self.panel.show_lost()

    def open_ones(self) -> Act:
        self.panel.set_filter(EVERY_NOTE)
        return lambda: self.panel.set_filter(OPEN_NOTES)

    def page_down(self) -> Act:
        self.panel.set_filter(EVERY_NOTE)
        self.panel.view.setFocus()
        return lambda: QTest.keyClick(self.panel.view, Qt.Key.Key_PageDown)

    def next_open(self) -> Act:
        return lambda: self.window.run("note.next_open")

    def key_with_notes(self) -> Act:
        return self._key_in(self._with)

    def key_without(self) -> Act:
        return self._key_in(self._without)

    def _key_in(self, row: str) -> Act:
        if self.view.current_id() != row or not self.view.is_editing:
            self._go_to(row)
            self._press("F2")
        return self._pressing("x")


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[NotesDesk]:
    pauses = Pauses(shared_windows())
    desk = NotesDesk()
    qtbot.addWidget(desk.window)
    # As the program does once it has read a file.
    gc.collect()
    keep_all()
    QTest.qWait(PAUSE)
    yield desk
    pauses.end()
    gc.unfreeze()


def test_all_notes(desk: NotesDesk, capsys: pytest.CaptureFixture[str]) -> None:
    first = milliseconds(lambda: desk.window.run("go.all_notes"))
    found: dict[str, Times] = {}
    for name in (*SHOWING, "page_down", "next_open"):
        act = getattr(desk, name)
        found[name] = times(desk.viewport, act, ROUNDS, must_paint=False)
    desk.window.run("go.all_notes")
    # In turns, so that a change in the machine's speed meets both.
    for _ in range(TURNS):
        for name in ("key_without", "key_with_notes"):
            now = times(desk.viewport, getattr(desk, name), ROUNDS)
            kept = found.setdefault(name, Times([], []))
            kept.work.extend(now.work)
            kept.repaint.extend(now.repaint)
    with capsys.disabled():
        print(f"\n{desk.session.document.note_count:,} notes; first shown in {first:.0f} ms")
        for name, one in found.items():
            print(
                f"{name.replace('_', ' '):16}{one.median:>8.1f}{one.late:>8.1f} ms"
                f"{one.plain:>8.1f} ms a repaint"
            )
    assert first <= MOST_TO_SHOW
    slow = [name for name in SHOWING if found[name].median > MOST_TO_SHOW]
    assert slow == []
    key = found["key_with_notes"].median / found["key_without"].median
    assert key <= MOST_FOR_A_KEY
