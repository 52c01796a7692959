"""How long it takes to find what 100,000 rows mention, and what typing feels of it."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.labels import Labels
from outline_editor.core.model import Concept
from outline_editor.storage.collector import keep_all
from outline_editor.ui.pauses import Pauses
from outline_editor.ui.suggestions.window_suggestions import PAUSE, WindowSuggestions
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.desks import ProgramDesk
from tests.benchmarks.mentioning_outline import mentioning_outline
from tests.benchmarks.timing import Act, times

pytestmark = pytest.mark.timeout(3600)

ROWS, NOTES, CONCEPTS = 100_000, 20_000, 500
KEYS = 60
MOST_SECONDS = 2.0
"""By the clock, on a machine that has nothing else to do."""
MOST_FOR_A_KEY = 1.5
"""Times the median of a key while nothing is looked through."""


class SuggestingDesk(ProgramDesk):
    """A window on an outline that mentions much."""

    def __init__(self) -> None:
        super().__init__(mentioning_outline(ROWS, NOTES, CONCEPTS))
        found = self.view.findChild(WindowSuggestions)
        assert found is not None
        self.suggestions = found
        self._named = 0

    @property
    def is_done(self) -> bool:
        return self.suggestions.index.has_all_mentions

    def name_something(self) -> None:
        """Add a concept, so that all rows are to be looked through."""
        self._named += 1
        concept = Concept(id=f"new-{self._named}", label=Labels.of({"en": f"new {self._named}"}))
        with self.view.rows.document.transaction("Add") as transaction:
            transaction.insert(concept)

    def key_meanwhile(self) -> Act:
        """A key while rows are being looked through."""
        act = self.character()
        QApplication.processEvents()
        self.name_something()
        QTest.qWait(PAUSE + 60)
        assert not self.is_done
        return act

    def scan(self) -> tuple[float, float]:
        """Seconds of the clock and of the processor that it takes to look through all rows.

        From the end of the pause on, and with all that the window does meanwhile.
        """
        self.name_something()
        QTest.qWait(PAUSE)
        start, worked = time.perf_counter(), time.process_time()
        _until(lambda: self.is_done)
        return time.perf_counter() - start, time.process_time() - worked


def _until(is_done: Callable[[], bool]) -> None:
    while not is_done():
        QApplication.processEvents()


def test_suggesting(qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    desk = SuggestingDesk()
    qtbot.addWidget(desk.window)
    gc.collect()
    keep_all()
    pauses = Pauses(shared_windows())
    _until(lambda: desk.is_done)
    clock, processor = zip(*[desk.scan() for _ in range(5)], strict=True)
    meanwhile = times(desk.viewport, desk.key_meanwhile, KEYS)
    shared_windows().settings.suggestions_made = False
    shared_windows().settings_changed.emit()
    alone = times(desk.viewport, desk.character, KEYS)
    pauses.end()
    gc.unfreeze()
    ratio = meanwhile.median / alone.median
    with capsys.disabled():
        print(
            f"\n{ROWS:,} rows, {NOTES:,} notes, {CONCEPTS} concepts\n"
            f"all looked through in {min(clock):.2f} to {max(clock):.2f} s, "
            f"of the processor {min(processor):.2f} to {max(processor):.2f} s\n"
            f"a key meanwhile {meanwhile.median:.1f} ms (p99 {meanwhile.late:.1f}), "
            f"without {alone.median:.1f} ms (p99 {alone.late:.1f}), ratio {ratio:.2f}"
        )
    assert statistics.median(clock) <= MOST_SECONDS
    assert ratio <= MOST_FOR_A_KEY
