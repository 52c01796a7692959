"""Long work in slices."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from pytestqt.qtbot import QtBot

from outline_editor.ui.slices import Slices


@pytest.fixture
def slices(qapp: QObject) -> Slices:
    return Slices(qapp)


def counting(taken: list[int], most: int) -> Iterator[int]:
    for number in range(most):
        taken.append(number)
        yield number


def test_nothing_is_done_before_the_person_has_had_a_turn(qtbot: QtBot, slices: Slices) -> None:
    taken: list[int] = []
    with qtbot.waitSignal(slices.done):
        slices.begin(counting(taken, 3))
        assert taken == []
        assert slices.is_busy
    assert taken == [0, 1, 2]
    assert not slices.is_busy


def test_other_timers_have_their_turn(qtbot: QtBot, slices: Slices) -> None:
    taken: list[int] = []
    seen: list[int] = []
    steps = counting(taken, 1_000_000)
    slices.begin(steps)
    QTimer.singleShot(30, slices, lambda: seen.append(len(taken)))
    qtbot.waitUntil(lambda: bool(seen))
    assert 0 < seen[0] < 1_000_000
    slices.stop()


def test_the_rest_at_once(slices: Slices) -> None:
    taken: list[int] = []
    done: list[bool] = []
    slices.done.connect(lambda: done.append(True))
    slices.begin(counting(taken, 1000))
    slices.finish()
    assert len(taken) == 1000
    slices.finish()
    assert done == [True]


@pytest.mark.parametrize("is_left", [True, False])
def test_what_is_left_or_paused_is_not_gone_on_with(
    qtbot: QtBot, slices: Slices, is_left: bool
) -> None:
    taken: list[int] = []
    slices.begin(counting(taken, 3))
    slices.stop() if is_left else slices.pause()
    qtbot.wait(20)
    assert taken == []
    slices.resume()
    if is_left:
        assert not slices.is_busy
    else:
        qtbot.waitUntil(lambda: taken == [0, 1, 2])


def test_another_work_takes_the_place_of_one(qtbot: QtBot, slices: Slices) -> None:
    first: list[int] = []
    second: list[int] = []
    slices.begin(counting(first, 3))
    slices.begin(counting(second, 3))
    qtbot.waitUntil(lambda: not slices.is_busy)
    assert (first, second) == ([], [0, 1, 2])


def test_a_step_may_begin_another_work(qtbot: QtBot, slices: Slices) -> None:
    taken: list[int] = []

    def first() -> Iterator[None]:
        slices.begin(counting(taken, 3))
        yield

    slices.begin(first())
    qtbot.waitUntil(lambda: not slices.is_busy)
    assert taken == [0, 1, 2]


def test_it_ends_with_what_it_belongs_to(qtbot: QtBot) -> None:
    owner, taken = QObject(), list[int]()
    Slices(owner).begin(counting(taken, 3))
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    qtbot.wait(20)
    assert taken == []
