"""How long 100,000 rows take to be set as prose and to be counted."""

from __future__ import annotations

import gc
import statistics
from collections import deque
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT
from outline_editor.ui import open_window
from outline_editor.ui.reading.centre_view import CentreView
from tests.benchmarks.corpus import outline_text
from tests.benchmarks.timing import milliseconds

pytestmark = pytest.mark.timeout(3600)

ROWS = 100_000
ROUNDS = 9

MOST_WALKS = {"view.reading": 60, "view.statistics": 35}
"""Of walks through all rows: some 250 and 170 milliseconds where one takes 12."""


def test_views_in_the_outlines_place(
    qtbot: QtBot, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "long.yaml"
    path.write_text(outline_text(ROWS), encoding="utf-8")
    window = open_window(path)
    qtbot.addWidget(window)
    window.resize(1200, 800)
    window.show()
    window.complete()
    document = window.session.document
    gc.collect()
    gc.freeze()
    lines, slow = [f"\n{ROWS:,} rows, milliseconds"], []
    for action_id, most in MOST_WALKS.items():
        walks, opened = [], []
        for number in range(ROUNDS):
            window.session.set_field(DOCUMENT, "title", f"Title {number}")
            window.outline.set_current(list(document.walk())[number * 10_000].id)
            QApplication.processEvents()
            walks.append(milliseconds(lambda: deque(document.walk(), 0).clear()))
            opened.append(milliseconds(window.actions_by_id[action_id].trigger))
            assert isinstance(window.panes.centre, CentreView)
            window.actions_by_id[action_id].trigger()
        walk, time = statistics.median(walks), statistics.median(opened)
        lines.append(f"{action_id:20}{time:>8.1f}{max(opened):>8.1f}, one walk {walk:.1f}")
        if time > most * walk:
            slow.append(action_id)
    gc.unfreeze()
    with capsys.disabled():
        print("\n".join(lines))
    assert slow == []
