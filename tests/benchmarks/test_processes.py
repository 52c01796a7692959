"""How long whole processes take, each against a bare one in the same run.

A reference and the program take turns, so that a change in the machine's speed
meets both; the median of the ratios decides. The program's modules are compiled
first, as an installed program's are.
"""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SAMPLE = PROJECT / "sample_docs" / "miit-2019-press.yaml"
ROUNDS = 15

BARE_IMPORTS = "from pydantic.dataclasses import dataclass; import yaml"
BARE_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 820)
window.setCentralWidget(QTableView())
window.show()
app.exec()
"""

Command = tuple[str, ...]


def _until_end(command: Command) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _until_painted(command: Command) -> float:
    """Seconds from the start of a process to its first painted window.

    Qt's own log tells when it hands what was painted to the screen.
    """
    env = os.environ | {"QT_LOGGING_RULES": "qt.widgets.painting.debug=true"}
    start = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, env=env) as process:
        assert process.stderr is not None
        said = next((line for line in process.stderr if b"Flushing" in line), None)
        seconds = time.perf_counter() - start
        process.kill()
    assert said is not None, "the process ended without a window"
    return seconds


def _ratio(measure: Callable[[Command], float], ours: Command, reference: Command) -> float:
    compileall.compile_dir(PROJECT / "outline_editor", quiet=1)
    measure(ours)
    measure(reference)
    pairs = [(measure(ours), measure(reference)) for _ in range(ROUNDS)]
    ratio = statistics.median(a / b for a, b in pairs)
    ours_s, reference_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"\n{ours_s:.3f} s against {reference_s:.3f} s: {ratio:.2f} times")
    return ratio


def _program(*arguments: str) -> Command:
    return (sys.executable, "-m", "outline_editor", *arguments)


def _python(code: str, *arguments: str) -> Command:
    return (sys.executable, "-c", code, *arguments)


def test_check_takes_at_most_twice_its_imports() -> None:
    assert _ratio(_until_end, _program("check", str(SAMPLE)), _python(BARE_IMPORTS)) <= 2


def test_the_window_is_painted_within_three_times_a_bare_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    ours = _program(str(SAMPLE), "--platform", "offscreen")
    assert _ratio(_until_painted, ours, _python(BARE_WINDOW, "-platform", "offscreen")) <= 3
