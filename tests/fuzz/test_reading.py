"""No bytes take the reader in: each file gives a document, or a refusal in words.

20,000 files by default, always the same. `OUTLINE_EDITOR_FUZZ=1000000` reads a
million others on all processors (some 25 minutes on two) and prints figures,
with `-s`; `OUTLINE_EDITOR_FUZZ_SEED` repeats what such a run has found.
Hypothesis makes the choices by which a file comes about, and makes a file that
breaks a promise as plain as it can before it is told.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from secrets import randbelow
from typing import IO

import pytest

from tests.fuzz.checking import Outcome, read_as_all
from tests.fuzz.found import FOUND
from tests.fuzz.hostile_files import HOSTILE
from tests.fuzz.run import BATCH, MOST_MEGABYTES, Shown

_USUAL = 20_000
_BATCHES = -(-int(os.environ.get("OUTLINE_EDITOR_FUZZ", _USUAL)) // BATCH)
_COUNT = _BATCHES * BATCH
_IS_LONG = _COUNT > _USUAL
_SEED = int(os.environ.get("OUTLINE_EDITOR_FUZZ_SEED", randbelow(1 << 31) if _IS_LONG else 0))


def test_there_are_many_ideas() -> None:
    assert len(HOSTILE) == len(set(HOSTILE.values())) >= 200


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_read_or_refused(name: str) -> None:
    read_as_all(HOSTILE[name])


@pytest.mark.parametrize("name", FOUND)
def test_what_was_found_once_stays_mended(name: str) -> None:
    read_as_all(FOUND[name])


@dataclass
class _Reader:
    """A process that reads some of the inputs."""

    process: subprocess.Popen[str]
    shown: IO[bytes]
    """The file that holds the input it reads now."""

    def stop(self) -> None:
        """Let go of it, done or not."""
        self.process.kill()
        self.process.communicate()
        self.shown.close()

    def failure(self, folder: Path) -> str:
        """What to know of the input that it died of, which is put into a folder."""
        data = Shown(self.shown.fileno()).data
        file = folder / "broken"
        file.write_bytes(data)
        return f"of seed {_SEED}, {len(data)} bytes in {file}: {data[:1000]!r}\n"


@dataclass
class _Figures:
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    """Seconds and bytes of the input that took longest."""
    bytes: int = 0
    megabytes: int = 0

    def add(self, told: str) -> None:
        """Take in what a process has printed."""
        one = json.loads(told)
        self.outcomes.update(one["outcomes"])
        seconds, size = one["slowest"]
        self.slowest = max(self.slowest, (seconds, size))
        self.bytes += one["bytes"]
        self.megabytes = max(self.megabytes, one["megabytes"])


def _started(first: int, count: int) -> _Reader:
    """A process that reads so many batches from one on."""
    shown = tempfile.TemporaryFile()  # noqa: SIM115, the process needs it, too
    shown.truncate(Shown.SIZE)
    arguments = (first, count, _SEED, shown.fileno())
    process = subprocess.Popen(
        [sys.executable, "-B", "-m", "tests.fuzz.run", *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        pass_fds=[shown.fileno()],
        text=True,
    )
    return _Reader(process, shown)


@pytest.mark.timeout(0 if _IS_LONG else 600)
@pytest.mark.long
def test_broken_files_are_read_or_refused(tmp_path: Path) -> None:
    shares = (os.cpu_count() or 1) if _IS_LONG else 1
    per_share = -(-_BATCHES // shares)
    readers = [
        _started(first, min(per_share, _BATCHES - first)) for first in range(0, _BATCHES, per_share)
    ]
    figures = _Figures()
    try:
        for reader in readers:
            told, said = reader.process.communicate()
            assert reader.process.returncode == 0, reader.failure(tmp_path) + said
            figures.add(told)
    finally:
        for reader in readers:
            reader.stop()
    print(f"\nseed {_SEED}: {figures}")
    assert figures.outcomes.total() == _COUNT
    assert figures.megabytes < MOST_MEGABYTES
    # Else hardly more than the first lines of the files would have been tried.
    for result in Outcome:
        assert figures.outcomes[result] > _COUNT // 50
