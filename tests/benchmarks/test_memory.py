"""How much memory a window takes for each row, over one with nothing in it.

Two processes of the program open a file each, with as many rows as the longest
outline that is measured otherwise, and with none.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.corpus import outline_text

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc"),
]

ROWS = 1_000_000
MOST_BYTES_A_ROW = 900

OPENED = """
import gc, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from outline_editor.ui import open_window

application = QApplication(sys.argv)
window = open_window(Path(sys.argv[1]))
window.resize(1200, 800)
window.show()
QTest.qWait(3000)
gc.collect()
print(window.session.document.row_count)
print(Path("/proc/self/status").read_text())
window.leave()
"""


def _rows_and_bytes(path: Path) -> tuple[int, int]:
    """How many rows a file has, and the memory of a process that shows it."""
    command = (sys.executable, "-c", OPENED, str(path))
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows, *status = said.splitlines()
    resident = next(line for line in status if line.startswith("VmRSS:"))
    return int(rows), int(resident.split()[1]) * 1024


def test_bytes_a_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text("format: policy-outline/1\nid: nothing\nstatus: draft\n", encoding="utf-8")
    none, empty = _rows_and_bytes(path)
    path.write_text(outline_text(ROWS), encoding="utf-8")
    rows, full = _rows_and_bytes(path)
    assert (none, rows) == (0, ROWS)
    bytes_a_row = (full - empty) / rows
    with capsys.disabled():
        print(
            f"\n{rows:,} rows, a file of {path.stat().st_size / rows:.0f} bytes a row:"
            f" {bytes_a_row:.0f} bytes a row over an empty window ({empty / 2**20:.0f} MiB)"
        )
    assert bytes_a_row <= MOST_BYTES_A_ROW
