"""The garbage collector is off while something is built, and on again afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from threading import Event, Thread, current_thread

import pytest

from outline_editor.storage.collector import (
    collect_as_usual,
    collect_only_when_asked,
    collector_off,
    keep_all,
    look_at_all,
)

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


def test_who_collects_may_change_while_something_is_built() -> None:
    try:
        with collector_off():
            collect_only_when_asked()
        assert not gc.isenabled()
        with collector_off():
            collect_as_usual()
            assert not gc.isenabled()
    finally:
        collect_as_usual()
    assert gc.isenabled()


def test_what_was_built_is_not_walked_by_the_next_short_look() -> None:
    collect_only_when_asked()
    try:
        with collector_off():
            built = [[] for _ in range(100)]
        young = [*gc.get_objects(generation=0), *gc.get_objects(generation=1)]
        assert not any(one is built for one in young)
    finally:
        collect_as_usual()


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


@pytest.fixture
def nothing_kept() -> Iterator[None]:
    """Meanwhile not even the tests are, as they are for as long as they run."""
    look_at_all()
    yield
    gc.collect()
    keep_all()


@pytest.mark.usefixtures("nothing_kept")
def test_what_is_kept_stays_so_when_it_is_on_again() -> None:
    with collector_off():
        pass
    assert gc.get_freeze_count() == 0
    keep_all()
    with collector_off():
        pass
    assert gc.get_freeze_count() > 0
    look_at_all()
    with collector_off():
        pass
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("nothing_kept")
def test_what_was_built_where_others_are_kept_is_kept_too() -> None:
    keep_all()
    with collector_off():
        built = [[] for _ in range(100)]
    assert not any(one is built for one in gc.get_objects())


def test_it_does_not_walk_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long outline has millions of objects, and who reads or saves holds up the window."""
    monkeypatch.delattr(gc, "get_freeze_count")
    with collector_off():
        assert not gc.isenabled()
    assert gc.isenabled()
