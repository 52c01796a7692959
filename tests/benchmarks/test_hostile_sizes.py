"""What `check` takes for files of some MB that are made to take long, for each MB of them.

Every file is read in a process of its own, at one size and at four times that:
what grows as the file does takes four times the processor time, what grows as
its square sixteen times.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.timeout(600)

HEAD = "format: policy-outline/1\nid: a\ntitle: T\n"
MB = 1_000_000
SMALL, LARGE = MB, 4 * MB
MOST_TIMES = 8
"""Times of the small file that the large one may take: between 4 and 16, as machines are noisy."""
MOST_BYTES = 150
"""Bytes of memory for each byte of a file, over what the program takes: most is what a row of a
few characters takes as a tree and as a model at the same time."""

CHECKED = """
import resource, sys, time
from pathlib import Path
from outline_editor.app.checking import check_file, lines_for

for warm_up in sys.argv[2:]:
    check_file(Path(warm_up))
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.process_time()
path = Path(sys.argv[1])
checked = check_file(path)
lines_for(checked.problems, checked.text, str(path))
seconds = time.process_time() - start
print(seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - used) * 1024)
"""


def _rows(row: Callable[[int], str]) -> Callable[[int], str]:
    """A document with as many rows as it takes to have a size."""

    def made(size: int) -> str:
        each = len(row(10_000))
        return HEAD + "outline:\n" + "".join(row(number) for number in range(size // each))

    return made


def _between(start: str, entry: Callable[[int], str], end: str) -> Callable[[int], str]:
    def made(size: int) -> str:
        count = size // len(entry(10_000))
        return HEAD + start + "".join(entry(number) for number in range(count)) + end

    return made


def _quoting(size: int) -> str:
    """Half a size of words in one row, up to what a text may hold, and notes that quote them."""
    note = "      - id: t-{:06}\n        text: a\n        quote: ab\n"
    notes = "".join(note.format(number) for number in range(size // 2 // len(note)))
    return (
        f"{HEAD}outline:\n  - text: {'ab ' * (min(size // 2, 900_000) // 3)}c\n    notes:\n{notes}"
    )


ROW = "  - id: n-{:07}\n    text: a\n"
FILES: dict[str, Callable[[int], str]] = {
    "unknown keys": _rows(lambda n: ROW.format(n) + "    strange: a\n"),
    "unknown keys of one row": _between(
        "outline:\n  - text: a\n", lambda n: f"    strange{n}: a\n", ""
    ),
    "wrong kinds": _rows(lambda n: ROW.format(n) + "    kind: strange\n"),
    "the same id": _rows(lambda _: "  - id: n-aa\n    text: a\n"),
    "sources that are not there": _rows(lambda n: ROW.format(n) + f"    cites: [s{n}]\n"),
    "comments": _rows(lambda n: f"  # comment {n}\n  - text: row {n}\n"),
    "own lists": _between("x-a: [", lambda _: "[],", "a]\n"),
    "concepts of one row": _between(
        "outline:\n  - text: a\n    concepts: [", lambda n: f"c{n}, ", "c]\n"
    ),
    "a chain of mergings": _between(
        "concepts:\n",
        lambda n: f"  - id: c{n}\n    label: {{en: a}}\n    merged_into: c{n + 1}\n",
        "",
    ),
    "quotes of one long row": _quoting,
}


def _seconds_and_bytes(path: Path, warm_up: Path) -> tuple[float, int]:
    command = (sys.executable, "-c", CHECKED, str(path), str(warm_up))
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), int(said[1])


@pytest.mark.parametrize("name", FILES)
def test_time_and_memory(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = {size: tmp_path / f"{size}.yaml" for size in (10_000, SMALL, LARGE)}
    for size, path in paths.items():
        path.write_text(FILES[name](size), encoding="utf-8")
    taken = {size: _seconds_and_bytes(paths[size], paths[10_000]) for size in (SMALL, LARGE)}
    size = paths[LARGE].stat().st_size
    seconds, memory = taken[LARGE]
    with capsys.disabled():
        print(
            f"\n{name}: {seconds / size * MB:.1f} s and {memory / size:.0f} bytes a byte,"
            f" {seconds / taken[SMALL][0]:.1f} times as long for {LARGE // SMALL} times the file"
        )
    assert seconds <= MOST_TIMES * taken[SMALL][0]
    assert memory <= MOST_BYTES * size
