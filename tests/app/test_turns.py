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


class Clock:
    """Time that passes only while something sleeps, or as a test tells it to."""

    def __init__(self) -> None:
        self.now = 100.0
        self.share = 0.0
        """The part of it for which the window's thread works."""
        self.worked = 0.0
        self.slept: list[float] = []

    def monotonic(self) -> float:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        self.worked += self.share * seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.pass_by(seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(turns, "time", clock)
    monkeypatch.setattr(turns, "_work_of_window", lambda: lambda: clock.worked)
    return clock


class TestWork:
    """What it does whenever it is told that it may pause."""

    def test_pauses_while_the_window_is_busy_but_goes_on_some_time(self, clock: Clock) -> None:
        clock.share = 1.0
        with turns.after_the_window() as give_way:
            for _ in range(3):
                clock.slept.clear()
                clock.pass_by(turns.AT_ONCE)
                give_way()
                assert turns.MOST <= sum(clock.slept) < turns.MOST + turns.LOOK * 1.5

    def test_goes_on_as_soon_as_the_window_is_not_busy(self, clock: Clock) -> None:
        clock.share = 1.0
        with turns.after_the_window() as give_way:
            clock.pass_by(turns.AT_ONCE)
            clock.share = 0.0
            give_way()
        assert clock.slept == [turns.LOOK]

    @pytest.mark.parametrize(("share", "is_busy"), [(0.0, False), (0.2, False), (0.3, True)])
    def test_pauses_only_for_a_busy_one(self, clock: Clock, share: float, is_busy: bool) -> None:
        clock.share = share
        with turns.after_the_window() as give_way:
            clock.pass_by(turns.AT_ONCE)
            give_way()
        assert bool(clock.slept) is is_busy

    def test_goes_on_for_a_while_after_each_pause(self, clock: Clock) -> None:
        clock.share = 1.0
        with turns.after_the_window() as give_way:
            clock.pass_by(turns.AT_ONCE)
            give_way()
            clock.slept.clear()
            for _ in range(3):
                clock.pass_by(turns.AT_ONCE / 4)
                give_way()
        assert not clock.slept


def _be_busy(until: Callable[[], bool]) -> None:
    """What the thread of the windows does while it paints and answers keys."""
    end = time.monotonic() + MOST_PATIENCE
    while not until() and time.monotonic() < end:
        pass


@pytest.mark.skipif(sys.platform != "linux", reason="no thread can ask what another has worked")
def test_the_main_thread_is_asked_whether_it_is_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is that of the windows. One that waits is not."""
    slept, sleep = threading.Event(), time.sleep
    is_busy, is_over = [True], threading.Event()
    pauses_for_one_that_waits: list[float] = []

    def noted_sleep(seconds: float) -> None:
        slept.set()
        if not is_busy[0]:
            pauses_for_one_that_waits.append(seconds)
        sleep(seconds)

    def work() -> None:
        with turns.after_the_window() as give_way:
            while is_busy[0]:
                give_way()
            for _ in range(10):
                sleep(turns.AT_ONCE)
                give_way()
        is_over.set()

    monkeypatch.setattr(time, "sleep", noted_sleep)
    thread = threading.Thread(target=work)
    thread.start()
    _be_busy(slept.is_set)
    assert slept.is_set()
    is_busy[0] = False
    assert is_over.wait(MOST_PATIENCE)
    thread.join()
    # What it did last before it waited may be noticed once.
    assert len(pauses_for_one_that_waits) <= 1
