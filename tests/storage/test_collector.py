"""The garbage collector is off while something is built, and on again afterwards."""

from __future__ import annotations

import gc
from threading import Event, Thread, current_thread

import pytest

from outline_editor.storage.collector import collector_off

PATIENCE = 10
"""Seconds to wait for another thread that works in a moment."""


def test_it_is_off_meanwhile_and_then_as_it_was() -> None:
    with collector_off():
        assert not gc.isenabled()
        with collector_off():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    with collector_off():
        pass
    assert not gc.isenabled()
    gc.enable()


def test_it_is_on_once_no_thread_needs_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """However their steps are mixed: here one ends while the other begins."""
    begins, has_ended = Event(), Event()
    disable = gc.disable

    def disable_late() -> None:
        if current_thread() is second:
            begins.set()
            has_ended.wait(PATIENCE)
        disable()

    def build() -> None:
        with collector_off():
            begins.set()
            has_ended.wait(PATIENCE)

    second = Thread(target=build)
    monkeypatch.setattr(gc, "disable", disable_late)
    with collector_off():
        second.start()
        assert begins.wait(PATIENCE)
    has_ended.set()
    second.join()
    assert gc.isenabled()


def test_what_was_built_where_others_are_put_away_is_put_away_too() -> None:
    gc.freeze()
    try:
        with collector_off():
            built = [[] for _ in range(100)]
        assert not any(one is built for one in gc.get_objects())
    finally:
        gc.unfreeze()
