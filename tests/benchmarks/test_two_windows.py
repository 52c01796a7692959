"""What a key costs while a second window shows the same document."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from outline_editor.storage.collector import keep_all
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.desks import ProgramDesk
from tests.benchmarks.long_outline import long_outline
from tests.benchmarks.timing import Times, milliseconds

pytestmark = pytest.mark.timeout(1800)

ROWS = 100_000
TURNS, KEYS = 12, 20
BETWEEN = 100
"""Milliseconds from one key to the next, as a quick typist has it."""
MOST = 1.5
"""Times the median of a key in the only window."""


def test_a_key_costs_little_more_with_a_second_window(qtbot: QtBot) -> None:
    desk = ProgramDesk(long_outline(ROWS))
    qtbot.addWidget(desk.window)
    gc.collect()
    keep_all()
    found = {"alone": Times([], []), "with a second": Times([], [])}
    for turn in range(TURNS):
        for name, times in found.items():
            second = None
            if name != "alone":
                second = shared_windows().show_beside(desk.window.session)
                second.complete()
                desk.window.activateWindow()
                QTest.qWaitForWindowActive(desk.window)
                QTest.qWait(1500)  # until it has made ready what it can
            for _ in range(KEYS):
                act = desk.character()
                QTest.qWait(BETWEEN)
                times.repaint.append(milliseconds(desk.viewport.update))
                spent = milliseconds(act)
                if turn:  # the first turn warms up
                    times.work.append(spent)
            if second is not None:
                second.leave()
    gc.unfreeze()
    for name, times in found.items():
        print(
            f"\n{name:14} median {times.median:5.2f} ms, p99 {times.late:5.2f}, "
            f"repaint {times.plain:4.2f}",
            end="",
        )
    assert found["with a second"].median <= MOST * found["alone"].median
