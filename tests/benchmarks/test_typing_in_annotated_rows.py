"""What a key costs in a row with notes, beside one in a row without."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.index import walk
from outline_editor.storage.collector import keep_all
from tests.benchmarks.annotated_outline import annotated_outline, codebook
from tests.benchmarks.desks import ProgramDesk
from tests.benchmarks.timing import Act, Times, milliseconds

pytestmark = pytest.mark.timeout(1800)

ROUNDS = 300
IN_ONE_ROW = 20
MOST = 1.2
"""Times the median of a key in a row without notes."""


def test_a_key_in_a_row_with_notes_costs_little_more(qtbot: QtBot) -> None:
    root = annotated_outline()
    desk = ProgramDesk(root, codebook())
    qtbot.addWidget(desk.window)
    gc.collect()
    keep_all()
    rows = [row for row in walk(root.outline) if 20 < len(row.text) < 60 and not row.children]
    kinds = {
        "without notes": [row.id for row in rows if not row.notes],
        "with a note": [row.id for row in rows if row.notes and not row.notes[0].quote],
        "with a quote": [row.id for row in rows if row.notes and row.notes[0].quote],
    }
    found = {name: Times([], []) for name in kinds}
    for turn in range(ROUNDS // IN_ONE_ROW + 1):
        for name, ids in kinds.items():
            row = ids[(turn * 997) % len(ids)]
            desk.view.leave_text_mode()
            desk.view.set_current(row)
            desk.view.edit_row(row, len(desk.document.node(row).text))
            QTest.qWait(400)
            for typed in range(IN_ONE_ROW):
                act = _key(desk, "x" if typed % 6 else "Space")
                found[name].repaint.append(milliseconds(desk.viewport.update))
                spent = milliseconds(act)
                if turn:  # the first turn warms up
                    found[name].work.append(spent)
    gc.unfreeze()
    plain = found["without notes"].median
    for name, times in found.items():
        print(
            f"\n{name:14} median {times.median:5.2f} ms, p99 {times.late:5.2f}, "
            f"repaint {times.plain:4.2f}, {times.median / plain:4.2f} of one without",
            end="",
        )
    for name in ("with a note", "with a quote"):
        assert found[name].median <= MOST * plain, name


def _key(desk: ProgramDesk, keys: str) -> Act:
    focus = QApplication.focusWidget()
    assert focus is not None
    return lambda: QTest.keySequence(focus, QKeySequence(keys))
