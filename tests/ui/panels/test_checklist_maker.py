"""Checklists are made in pieces: a long outline keeps nobody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import Opened
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.curation import Checklist, checklist_of
from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot, Node
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.ui.panels import checklist_maker
from outline_editor.ui.panels.checklist_maker import ChecklistMaker
from outline_editor.ui.session import Session

LONG = 30_000
"""Rows whose checklist takes far longer than a moment, by a clock that goes on at each step."""


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The looks at that clock: a step takes as long as any other, however fast the machine is."""
    looks = count()
    clock = SimpleNamespace(perf_counter=lambda: next(looks) * 0.004)
    monkeypatch.setattr(checklist_maker, "time", clock)
    return looks


class _Made:
    """A session on a document of so many rows, and the checklists made for it."""

    def __init__(self, rows: int) -> None:
        outline = tuple(Node(id=f"n-r{number}", text=f"row {number}") for number in range(rows))
        root = DocumentRoot(id="d", title="D", outline=outline)
        yaml = FORMATS[FormatName.YAML]
        opened = Opened(root, DEFAULT_HEADER, PiecedText(), yaml, SharedCodebook())
        self.session = Session(OpenDocument(opened, None))
        self.owner = QObject()
        self.maker = ChecklistMaker(self.session, self.owner)
        self.made: list[Checklist] = []
        self.maker.made.connect(self.made.append)

    @property
    def wanted(self) -> Checklist:
        return checklist_of(self.session.document.root, self.session.opened.all_problems())


@pytest.mark.usefixtures("qapp")
def test_that_of_a_short_outline_is_there_at_once() -> None:
    short = _Made(20)
    short.maker.begin()
    assert short.made == [short.wanted]


def test_that_of_a_long_one_is_made_between_other_events(
    qtbot: QtBot, looks: Iterator[int]
) -> None:
    long = _Made(LONG)
    beats: list[int] = []
    timer = QTimer(long.owner)
    timer.timeout.connect(lambda: beats.append(next(looks)))
    timer.start(0)
    long.maker.begin()
    assert long.made == []
    qtbot.waitUntil(lambda: bool(long.made), timeout=60_000)
    timer.stop()
    assert len(beats) >= 3
    assert long.made == [long.wanted]


@pytest.mark.usefixtures("looks")
def test_one_that_is_begun_anew_starts_over(qtbot: QtBot) -> None:
    long = _Made(LONG)
    long.maker.begin()
    long.session.set_field(DOCUMENT, "title", "")
    long.maker.begin()
    qtbot.waitUntil(lambda: bool(long.made), timeout=60_000)
    qtbot.wait(50)
    assert long.made == [long.wanted]


def test_changes_close_to_each_other_are_looked_at_once(qtbot: QtBot) -> None:
    short = _Made(20)
    for title in ("E", "F", ""):
        short.session.set_field(DOCUMENT, "title", title)
        short.maker.begin_soon()
    assert short.made == []
    qtbot.waitUntil(lambda: bool(short.made))
    assert short.made == [short.wanted]


@pytest.mark.usefixtures("looks")
def test_none_is_made_once_it_is_stopped(qtbot: QtBot) -> None:
    long = _Made(LONG)
    long.maker.begin()
    long.maker.stop()
    long.maker.begin_soon()
    long.maker.stop()
    qtbot.wait(500)
    assert long.made == []
