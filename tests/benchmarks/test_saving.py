"""What the journal costs each edit, and what saving 100,000 rows costs who writes on."""

from __future__ import annotations

import gc
import statistics
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import journals_folder
from outline_editor.storage.collector import keep_all, look_at_all
from outline_editor.ui.pauses import Pauses
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.desks import ProgramDesk
from tests.benchmarks.mentioning_outline import mentioning_outline
from tests.benchmarks.timing import Act, Times, times

pytestmark = pytest.mark.timeout(3600)

ROWS, NOTES, CONCEPTS = 100_000, 20_000, 500
KEYS = 500
KEYS_AT_ONCE = 50
SAVES = 2
"""Whole saves that keys are pressed during."""
ROWS_WRITTEN_IN = 48
KEYS_OF_A_ROW = 100
BETWEEN_TURNS = 600
"""Milliseconds after which all is written down and synced."""
MOST_FOR_THE_JOURNAL = 1.0
"""Milliseconds that it may add to a key."""
MOST_WHILE_SAVING = 3.0
"""Times the 99th percentile of a key without it."""
LONGEST_BLOCK = 50.0
"""Milliseconds for which the window may do nothing else."""
TICK = 2
"""Milliseconds between two looks at whether the window is free."""


class Waits:
    """For how long the window's thread waits for others, from each look to the next.

    It always has something to do: for as long as it does not work, it waits.
    """

    def __init__(self) -> None:
        self.found: list[float] = []
        self._last: tuple[float, float] | None = None

    def look(self) -> None:
        """Find how long it was since the last time, in milliseconds."""
        now, worked = time.perf_counter(), time.thread_time()
        if self._last is not None:
            was, had_worked = self._last
            self.found.append(((now - was) - (worked - had_worked)) * 1000)
        self._last = now, worked


class SavingDesk(ProgramDesk):
    """A window on a large outline with a file."""

    def __init__(self, path: Path) -> None:
        super().__init__(mentioning_outline(ROWS, NOTES, CONCEPTS))
        self.opened = self.window.session.opened
        self.opened.save(path)
        self.path = path
        self.saves = 0
        """How many were begun while keys were pressed."""
        self.waits = Waits()

    def settle(self) -> None:
        """Until there is nothing to be done in the background."""
        shared_windows().settings.suggestions_made = False
        shared_windows().settings_changed.emit()
        QTest.qWait(1500)

    def key_while_saving(self) -> Act:
        """A key while the document is being saved, again and again."""
        self.waits.look()
        act = self.character()
        if not self.opened.is_being_saved:
            self.saves += 1
            self.window.run("file.save")
        return act


class Blocks:
    """For how long the window was not free, each time."""

    def __init__(self, desk: SavingDesk) -> None:
        self.found: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(desk.window)
        self._timer.timeout.connect(self._tick)
        self._timer.start(TICK)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.found.append((now - self._last) * 1000 - TICK)
        self._last = now

    def stop(self) -> None:
        self._timer.stop()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> SavingDesk:
    desk = SavingDesk(tmp_path / "large.yaml")
    qtbot.addWidget(desk.window)
    gc.collect()
    keep_all()
    desk.settle()
    return desk


def test_saving_while_one_writes_on(desk: SavingDesk, capsys: pytest.CaptureFixture[str]) -> None:
    pauses = Pauses(shared_windows())
    keeping = Safekeeping(shared_windows(), journals_folder())
    desk.settle()
    alone = times(desk.viewport, desk.character, KEYS)
    began = time.perf_counter()
    meanwhile = Times([], [])
    while desk.saves <= SAVES:  # one more has begun: these are over
        some = times(desk.viewport, desk.key_while_saving, KEYS_AT_ONCE)
        meanwhile.work.extend(some.work)
    took = time.perf_counter() - began
    _until_saved(desk)
    desk.character()()
    blocks = Blocks(desk)
    desk.window.run("file.save")
    begun = time.perf_counter()
    _until_saved(desk)
    seconds = time.perf_counter() - begun
    blocks.stop()
    keeping.close()
    pauses.end()
    look_at_all()
    ratio = meanwhile.late / alone.late
    with capsys.disabled():
        print(
            f"\n{ROWS:,} rows: a key while saving {meanwhile.median:.1f} ms (p99 "
            f"{meanwhile.late:.1f}), without {alone.median:.1f} ms (p99 {alone.late:.1f}), ratio "
            f"of the p99 {ratio:.2f}; {len(meanwhile.work)} keys in {took:.1f} s, in which it was "
            f"saved {SAVES} times; the latest {_told(meanwhile.work)} ms; from one to the next "
            f"the window waits for others for at most {_told(desk.waits.found)} ms\n"
            f"a save without keys takes {seconds:.2f} s; the window is not free for at most "
            f"{_told(blocks.found)} ms"
        )
    assert ratio <= MOST_WHILE_SAVING
    assert max(blocks.found) <= LONGEST_BLOCK
    assert max(desk.waits.found) <= LONGEST_BLOCK


def _told(times: list[float]) -> str:
    """The longest ones."""
    return ", ".join(f"{one:.0f}" for one in sorted(times, reverse=True)[:5])


def _until_saved(desk: SavingDesk) -> None:
    """Let the program go on by itself, as it does while nobody writes."""
    loop = QEventLoop()
    desk.window.session.saved.connect(loop.quit)
    if desk.opened.is_being_saved:
        loop.exec()


class JournalSwitch:
    """Has edits of a window's document written down, or not, from one key to the next.

    Only what that costs is of interest: what comes out of the journal lacks some edits.
    """

    def __init__(self, desk: SavingDesk, keeping: Safekeeping) -> None:
        self._keeping, self._kept = keeping, keeping._kept[desk.opened]
        self._is_on = True

    def turn(self, *, is_on: bool) -> None:
        """Put it on or off."""
        if is_on == self._is_on:
            return
        self._is_on = is_on
        changed = shared_windows().document_changed
        if is_on:
            self._kept._unfollow = self._kept.document.follow(self._kept._changed)
            changed.connect(self._keeping._look, Qt.ConnectionType.QueuedConnection)
        else:
            self._kept.leave()
            changed.disconnect(self._keeping._look)


def test_what_the_journal_adds_to_a_key(
    desk: SavingDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    pauses = Pauses(shared_windows())
    keeping = Safekeeping(shared_windows(), journals_folder())
    # The first edit begins the journal: once for each save, in its own thread.
    begun = times(desk.viewport, desk.character, KEYS_OF_A_ROW)
    keeping.journals.close()
    switch = JournalSwitch(desk, keeping)
    alone: list[float] = []
    kept: list[float] = []
    added: list[float] = []
    for number in range(ROWS_WRITTEN_IN):
        found = _keys_of_a_row(desk, switch, is_on_first=number % 2 == 0)
        alone += found[False]
        kept += found[True]
        added.append(statistics.median(found[True]) - statistics.median(found[False]))
    switch.turn(is_on=True)
    keeping.close()
    pauses.end()
    look_at_all()
    error = statistics.stdev(added) / len(added) ** 0.5
    with capsys.disabled():
        print(
            f"\na key with the journal {statistics.median(kept):.2f} ms, without "
            f"{statistics.median(alone):.2f} ms; it adds {statistics.mean(added):+.2f} ms, "
            f"give or take {error:.2f} (median {statistics.median(added):+.2f}), in "
            f"{ROWS_WRITTEN_IN} rows of {KEYS_OF_A_ROW} keys; while it begins "
            f"{begun.median:.2f} ms"
        )
    assert statistics.mean(added) <= MOST_FOR_THE_JOURNAL


def _keys_of_a_row(
    desk: SavingDesk, switch: JournalSwitch, *, is_on_first: bool
) -> dict[bool, list[float]]:
    """Milliseconds of keys in one row, with the journal and without.

    In turns, as a key depends on the row and on how long its text is by then;
    and each after a pause, as the journal is written a while after the key.
    """
    found: dict[bool, list[float]] = {True: [], False: []}
    for is_on in (is_on_first, not is_on_first, not is_on_first, is_on_first):
        switch.turn(is_on=is_on)
        QTest.qWait(BETWEEN_TURNS)
        found[is_on] += times(desk.viewport, desk.character, KEYS_OF_A_ROW // 4).work
    return found
