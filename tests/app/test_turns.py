"""Long work beside a window: the window's turn comes first, and the work is over some time."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import pytest

from outline_editor.app import turns

MOST_PATIENCE = 30
"""Seconds after which a test has waited in vain, on whatever machine."""


class Work:
    """Work in a thread of its own, in parts that each take a while."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, parts: int) -> None:
        self.pauses = 0
        self.is_half_done = threading.Event()
        self._may_go_on = threading.Event()
        self._parts = parts
        self.thread = threading.Thread(target=self._do)
        sleep = time.sleep

        def noted_sleep(seconds: float) -> None:
            self.pauses += threading.current_thread() is self.thread
            sleep(seconds)

        monkeypatch.setattr(time, "sleep", noted_sleep)

    def _do(self) -> None:
        with turns.after_the_window() as give_way:
            for part in range(self._parts):
                end = time.perf_counter() + turns.AT_ONCE
                while time.perf_counter() < end:
                    pass
                give_way()
                if part == self._parts // 2:
                    self.is_half_done.set()
                    self._may_go_on.wait(MOST_PATIENCE)

    def go_on(self) -> None:
        self._may_go_on.set()


def _be_busy(until: Callable[[], bool]) -> None:
    """What the thread of the windows does while it paints and answers keys."""
    end = time.monotonic() + MOST_PATIENCE
    while not until() and time.monotonic() < end:
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="no thread can ask what another has worked")
class TestABusyWindow:
    """It is asked of the main thread, which is that of the tests, too."""

    def test_work_pauses_for_it_but_is_over_some_time(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        work = Work(monkeypatch, 10)
        work.go_on()
        work.thread.start()
        _be_busy(lambda: not work.thread.is_alive())
        assert not work.thread.is_alive()
        assert work.pauses >= 5

    def test_work_does_not_pause_for_one_that_waits_for_it(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        work = Work(monkeypatch, 10)
        work.thread.start()
        _be_busy(work.is_half_done.is_set)
        before = work.pauses
        work.go_on()
        work.thread.join(MOST_PATIENCE)
        # What it did last before that may be noticed once.
        assert work.pauses - before <= 1
