"""How long whole processes take, each against a bare one in the same run.

A reference and the program take turns, so that a change in the machine's speed
meets both; the median of the ratios decides. The program's modules are compiled
first, as an installed program's are.
"""

from __future__ import annotations

import compileall
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "sample_docs" / "miit-2019-press.yaml"
ROUNDS = 9

BARE_IMPORTS = "from pydantic.dataclasses import dataclass; import yaml"

# Both windows end the process as soon as all of them is painted for the first time.
BARE_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
class Table(QTableView):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 820)
window.setCentralWidget(Table())
window.show()
app.exec()
"""
OUR_WINDOW = """
import os, sys
import outline_editor.ui
from PySide6.QtCore import QTimer
from outline_editor.ui.outline.tree_view import OutlineTreeView
paint = OutlineTreeView.paintEvent
def paint_and_end(view, event):
    paint(view, event)
    QTimer.singleShot(0, lambda: os._exit(0))
OutlineTreeView.paintEvent = paint_and_end
from outline_editor.cli.main import main
main(sys.argv[1:])
"""


def _seconds(*command: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def _ratio(ours: tuple[str, ...], reference: tuple[str, ...]) -> float:
    _seconds(*ours)
    _seconds(*reference)
    pairs = [(_seconds(*ours), _seconds(*reference)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    ours_s, reference_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"\n{ours_s:.3f} s against {reference_s:.3f} s: {ratio:.2f} times")
    return ratio


@pytest.mark.parametrize(
    ("ours", "reference", "most"),
    [
        pytest.param(
            (sys.executable, "-m", "outline_editor", "check", str(SAMPLE)),
            (sys.executable, "-c", BARE_IMPORTS),
            2.0,
            id="check",
        ),
        pytest.param(
            (sys.executable, "-c", OUR_WINDOW, str(SAMPLE), "--platform", "offscreen"),
            (sys.executable, "-c", BARE_WINDOW, "-platform", "offscreen"),
            3.0,
            id="window",
        ),
    ],
)
def test_process(ours: tuple[str, ...], reference: tuple[str, ...], most: float) -> None:
    compileall.compile_dir(PROJECT / "outline_editor", quiet=1)
    assert _ratio(ours, reference) <= most
