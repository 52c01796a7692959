"""How long finding and filtering take in 100,000 rows, from the key to the finished paint."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from outline_editor.storage.collector import keep_all
from outline_editor.ui import open_window
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.main_window import MainWindow
from tests.benchmarks.corpus import outline_text
from tests.benchmarks.timing import Act, times

pytestmark = pytest.mark.timeout(3600)

ROWS = 100_000
ROUNDS = 15
READY = 3_000
"""Milliseconds in which a window makes ready what it searches, while nobody writes."""

MOST_REPAINTS_TO_FIND = 40
MOST_REPAINTS_TO_FILTER = 80
"""Of the same viewport: some 60 and 120 milliseconds where one takes 1.5."""

WORDS = {
    "a word in one of eight rows": "small giants",
    "a letter in nearly every row": "e",
    "what stands nowhere": "nosuchword",
    "Chinese": "优质企业",
    "pinyin": "youzhi",
    "initials": "yzqy",
}


class SearchDesk:
    """A window with its find bar open."""

    def __init__(self, folder: Path) -> None:
        path = folder / "long.yaml"
        path.write_text(outline_text(ROWS), encoding="utf-8")
        self.window: MainWindow = open_window(path)
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.complete()
        self.viewport = self.window.outline.viewport()
        self.window.actions_by_id["edit.find"].trigger()
        bar = self.window.findChild(FindBar)
        assert bar is not None
        self.bar = bar
        self.line = bar.line
        count = bar.findChild(QLabel, "findCount")
        assert count is not None
        self.count = count
        QTest.qWait(READY)
        gc.collect()
        keep_all()

    def looking_for(self, words: str, *, filters: bool) -> Act:
        """Put words in at one go, where nothing was looked for; ends once they are counted."""
        self.bar.filters.setChecked(filters)
        self.line.setText("")
        self._wait(lambda: not self.count.text())

        def act() -> None:
            self.line.insert(words)
            self._wait(lambda: bool(self.count.text()))

        return act

    def _wait(self, is_done: Callable[[], bool]) -> None:
        while not is_done():
            QApplication.processEvents()


def test_finding(qtbot: QtBot, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    desk = SearchDesk(tmp_path)
    qtbot.addWidget(desk.window)
    slow = []
    lines = [
        f"\n{ROWS:,} rows, milliseconds",
        f"{'':30}{'find':>8}{'worst':>8}{'filter':>8}{'worst':>8}",
    ]
    for name, words in WORDS.items():
        found, filtered = (
            times(
                desk.viewport,
                partial(desk.looking_for, words, filters=filters),
                ROUNDS,
                must_paint=False,
            )
            for filters in (False, True)
        )
        lines.append(
            f"{name:30}{found.median:>8.1f}{max(found.work):>8.1f}"
            f"{filtered.median:>8.1f}{max(filtered.work):>8.1f}"
        )
        if found.repaints > MOST_REPAINTS_TO_FIND or filtered.repaints > MOST_REPAINTS_TO_FILTER:
            slow.append(name)
    gc.unfreeze()
    with capsys.disabled():
        print("\n".join(lines))
    assert slow == []
