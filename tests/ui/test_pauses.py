"""Garbage is collected while nobody writes."""

from __future__ import annotations

import gc
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


def test_afterwards_python_collects_as_usual(show: OpenWindow) -> None:
    usual = gc.get_threshold()
    pauses = Pauses(shared_windows())
    assert gc.get_threshold()[0] > usual[0]
    pauses.end()
    assert gc.get_threshold() == usual
