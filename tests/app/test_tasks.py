"""Long work in a thread of its own."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from outline_editor.app import turns
from outline_editor.app.tasks import Task
from outline_editor.core.progress import Cancelled, Tell, share, untold


def test_gives_what_the_work_gave_and_how_far_it_came() -> None:
    def work(tell: Tell) -> str:
        tell(0.25)
        return threading.current_thread().name

    task = Task(work)
    task.start()
    assert task.result() == "task"
    assert task.is_over
    assert task.done == 0.25


def test_raises_what_the_work_raised() -> None:
    def work(_tell: Tell) -> None:
        raise KeyError("a")

    task = Task(work)
    task.start()
    assert task.wait()
    with pytest.raises(KeyError, match="a"):
        task.result()


def test_stops_at_the_next_moment_at_which_it_can_be_left() -> None:
    begun, go_on = threading.Event(), threading.Event()
    done: list[int] = []

    def work(tell: Tell) -> None:
        for part in range(3):
            tell(part / 3)
            begun.set()
            go_on.wait()
            done.append(part)

    task = Task(work)
    task.start()
    begun.wait()
    assert not task.wait(0)
    assert not task.is_over
    task.cancel()
    go_on.set()
    with pytest.raises(Cancelled):
        task.result()
    assert done == [0]


def test_others_have_their_turn_sooner_while_there_is_work() -> None:
    usual = sys.getswitchinterval()
    go_on = threading.Event()
    some = [Task(lambda _tell: go_on.wait()) for _ in range(2)]
    for task in some:
        task.start()
    while not turns.is_working():
        pass
    assert sys.getswitchinterval() < usual
    go_on.set()
    for task in some:
        task.result()
    assert not turns.is_working()
    assert sys.getswitchinterval() == pytest.approx(usual)


def test_a_share_of_the_work_is_told_as_a_part_of_the_whole() -> None:
    told: list[float] = []
    part = share(told.append, 0.5, 0.75)
    part(0)
    part(1)
    assert told == [0.5, 0.75]
    assert share(untold, 0, 1) is untold


def test_without_threads_the_result_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    task = Task(lambda _tell: 1)
    task.start()
    assert task.wait()
    with pytest.raises(RuntimeError, match="new thread"):
        task.result()


def test_no_garbage_is_collected_in_the_thread() -> None:
    """What belongs to windows may be among it, which only their own thread may end."""
    collected: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        collected.append(f"{phase} in {threading.current_thread().name}")

    def work(_tell: Tell) -> int:
        return len([[number] for number in range(10_000)])

    usual = gc.get_threshold()
    gc.set_threshold(50)
    gc.callbacks.append(note)
    try:
        task = Task(work)
        task.start()
        assert task.result() == 10_000
    finally:
        gc.callbacks.remove(note)
        gc.set_threshold(*usual)
    assert "start in task" not in collected
