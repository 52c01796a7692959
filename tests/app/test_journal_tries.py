"""When what was refused is tried again."""

from __future__ import annotations

import pytest

from outline_editor.app import journal_tries
from outline_editor.app.journal_tries import RETRY_AFTER, Tries

ONE, OTHER = "one document", "another"


class Clock:
    """Moves on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(journal_tries, "time", clock)
    return clock


@pytest.fixture
def tries(clock: Clock) -> Tries:
    """One was made in vain, of `ONE`."""
    tries = Tries()
    assert tries.begin(ONE, at_end=False)
    tries.note_refusal()
    return tries


def test_nothing_waits_before_anything_was_refused(clock: Clock) -> None:
    tries = Tries()
    assert not tries.was_just_refused
    assert tries.begin(ONE, at_end=False)
    assert tries.begin(ONE, at_end=False)


def test_what_follows_waits_for_a_while(tries: Tries, clock: Clock) -> None:
    clock.now += RETRY_AFTER - 0.1
    assert tries.was_just_refused
    assert not tries.begin(OTHER, at_end=False)
    clock.now += 0.2
    assert not tries.was_just_refused
    assert tries.begin(OTHER, at_end=False)


def test_the_same_waits_for_a_minute(tries: Tries, clock: Clock) -> None:
    clock.now += 59
    assert not tries.begin(ONE, at_end=False)
    clock.now += 2
    assert tries.begin(ONE, at_end=False)
    tries.note_refusal()
    clock.now += 59
    assert not tries.begin(ONE, at_end=False)
    clock.now += 2
    assert tries.begin(ONE, at_end=False)


def test_an_end_tries_each_once(tries: Tries) -> None:
    assert tries.begin(ONE, at_end=True)
    tries.note_refusal()
    assert not tries.begin(ONE, at_end=True)
    assert tries.begin(OTHER, at_end=True)
    tries.note_refusal()
    assert not tries.begin(OTHER, at_end=True)
    tries.note_end()
    assert not tries.begin(OTHER, at_end=False)
    assert tries.begin(OTHER, at_end=True)


def test_what_is_forgotten_puts_off_nothing(tries: Tries, clock: Clock) -> None:
    tries.forget()
    assert not tries.was_just_refused
    assert tries.begin(ONE, at_end=False)
    tries.forget()
    tries.note_refusal()
    clock.now += RETRY_AFTER + 0.1
    assert tries.begin(ONE, at_end=False)


def test_what_was_refused_before_something_else_is_told_apart(tries: Tries, clock: Clock) -> None:
    assert tries.was_just_refused_after(clock.now - 1)
    assert not tries.was_just_refused_after(clock.now + 1)
    clock.now += RETRY_AFTER + 0.1
    assert not tries.was_just_refused_after(0)
