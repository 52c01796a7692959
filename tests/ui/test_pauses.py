"""Garbage is collected while nobody writes."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.storage.collector import keep_all, look_at_all
from outline_editor.ui.pauses import Pauses
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import OpenWindow, edit


class _Ring:
    """Garbage that only a collection frees."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def pauses(show: OpenWindow) -> Iterator[Pauses]:
    # The tests themselves are kept for as long as they run; see `tests/conftest.py`.
    look_at_all()
    made = Pauses(shared_windows())
    yield made
    made.end()
    gc.collect()
    keep_all()


def test_it_waits_for_a_pause(
    qtbot: QtBot, show: OpenWindow, outline: Path, pauses: Pauses
) -> None:
    window = show(outline)
    dropped = weakref.ref(_Ring())
    edit(qtbot, window, "written without a pause")
    assert dropped() is not None
    qtbot.waitUntil(lambda: dropped() is None)
    assert gc.get_freeze_count() > 0


def test_what_a_window_leaves_behind_is_collected(
    qtbot: QtBot, show: OpenWindow, outline: Path, pauses: Pauses
) -> None:
    window = show(outline)
    kept = _Ring()
    edit(qtbot, window)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    dropped = weakref.ref(kept)
    del kept
    window.leave()
    qtbot.waitUntil(lambda: dropped() is None)


def test_what_was_there_before_is_looked_through_when_a_document_is_gone(
    qtbot: QtBot, show: OpenWindow, outline: Path, pauses: Pauses
) -> None:
    """A large document takes most of a second, which is not to be felt with each pause."""
    window = show(outline)
    found: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        found.append(info["generation"])

    gc.callbacks.append(note)
    try:
        edit(qtbot, window)
        qtbot.waitUntil(lambda: bool(found))
        assert max(found) < 2
        window.leave()
        qtbot.waitUntil(lambda: max(found) == 2)
    finally:
        gc.callbacks.remove(note)


@pytest.mark.usefixtures("pauses")
def test_python_itself_collects_in_no_thread() -> None:
    """What belongs to windows may be among it, which only their own thread may end."""
    usual, collected = gc.get_threshold(), list[str]()

    def note(phase: str, _info: dict[str, int]) -> None:
        collected.append(threading.current_thread().name)

    gc.set_threshold(1)
    gc.callbacks.append(note)
    try:
        made: list[_Ring] = []
        thread = threading.Thread(target=lambda: made.extend(_Ring() for _ in range(100)))
        thread.start()
        thread.join()
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*usual)
    assert len(made) == 100
    assert collected == []


def test_very_much_is_collected_without_a_pause(
    qtbot: QtBot, show: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    show(None)
    monkeypatch.setattr("outline_editor.ui.pauses._MOST_NEW_OBJECTS", 1000)
    monkeypatch.setattr("outline_editor.ui.pauses._LOOK", 10)
    made = Pauses(shared_windows())
    try:
        dropped = weakref.ref(_Ring())
        rings = [_Ring() for _ in range(2000)]
        qtbot.waitUntil(lambda: dropped() is None)
        assert len(rings) == 2000
    finally:
        made.end()


def test_afterwards_python_collects_as_usual(show: OpenWindow) -> None:
    assert gc.isenabled()
    pauses = Pauses(shared_windows())
    assert not gc.isenabled()
    pauses.end()
    assert gc.isenabled()
