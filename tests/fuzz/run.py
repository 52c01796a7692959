"""A process that reads very many broken files and may do nothing else.

`python -m tests.fuzz.run FIRST COUNT SEED FD` reads the COUNT batches of inputs from number
FIRST on that Hypothesis makes of a seed, and prints a line of JSON with what came of them.
Each input stands in the file FD while it is read; see `Shown`. Of one that breaks a
promise the process dies, with a traceback, after Hypothesis has made it as small as it
can; of one that takes more than two seconds of processor time, and of one at which it would
write a file, read one that is not the program's own, start a process or reach a network, it
dies at once.
"""

from __future__ import annotations

import faulthandler
import gc
import json
import mmap
import os
import signal
import struct
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st

from outline_editor.storage.collector import look_at_all
from tests.fuzz import choices
from tests.fuzz.checking import (
    Outcome,
    read_as_all,
    read_as_codebook,
    read_as_document,
    read_as_text,
)
from tests.fuzz.choices import Choices
from tests.fuzz.mutations import MOST_REPEATED_BYTES, mutated
from tests.fuzz.seeds import SEEDS, SOUND

_STATUS = "/proc/self/status"
"""Where Linux tells what a process has used."""

BATCH = 2000
"""Inputs that are made in one go: of each, Hypothesis remembers something until it is over."""

MOST_SECONDS = 2
MOST_MEGABYTES = 500

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = (
    *("subprocess.", "socket.", "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser."),
    *("os.system", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.startfile", "pty."),
    *("os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate"),
    *(
        "os.chmod",
        "os.chown",
        "os.utime",
        "os.kill",
        "os.putenv",
        "shutil.",
        "tempfile.",
        "ctypes.",
    ),
)

_OWN_FOLDERS = (sys.prefix, sys.base_prefix, str(Path(__file__).parents[2]), _STATUS)


class Forbidden(BaseException):
    """What reading a file must never do."""


class _Guard:
    """Keeps the process from all but reading, and from taking long, while it reads an input."""

    def __init__(self) -> None:
        self._is_on = False
        sys.addaudithook(self._watch)
        # A handler of Python's would wait for the C code that hangs.
        faulthandler.register(signal.SIGPROF, chain=True)

    @contextmanager
    def on(self) -> Iterator[None]:
        """Be on guard; not always, as Hypothesis has files of its own."""
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _watch(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self._is_on:
            return
        if event.startswith(_FORBIDDEN) or (event == "open" and not _may_open(*arguments)):
            raise Forbidden(event, *map(repr, arguments))


class Shown:
    """The input that is read now, in a file that outlives the process that reads it."""

    SIZE = 8 + MOST_REPEATED_BYTES
    _LENGTH = struct.Struct("<q")

    def __init__(self, descriptor: int) -> None:
        """Show it in an open file, which has this `SIZE`."""
        self._shown = mmap.mmap(descriptor, self.SIZE)

    def show(self, data: bytes) -> None:
        """Show another one."""
        self._shown[: 8 + len(data)] = self._LENGTH.pack(len(data)) + data

    @property
    def data(self) -> bytes:
        """What is shown."""
        (length,) = self._LENGTH.unpack(self._shown[:8])
        return self._shown[8 : 8 + length]


@dataclass
class _Reading:
    """What came of the inputs so far."""

    shown: Shown
    guard: _Guard
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    slowest: tuple[float, int] = (0.0, 0)
    """Seconds and bytes of the input that took longest."""
    bytes: int = 0

    def read(self, entropy: bytes) -> None:
        """Read the input that some bytes stand for."""
        choice = Choices(entropy)
        way = choice.below(10)
        data = mutated(choice, SOUND, SEEDS)
        self.shown.show(data)
        started = process_time()
        with self.guard.on():
            outcome = _read(data, way)
        self.slowest = max(self.slowest, (process_time() - started, len(data)))
        self.outcomes[outcome] += 1
        self.bytes += len(data)


def _read(data: bytes, way: int) -> Outcome:
    """Read an input as what it is most like, and one of ten as a briefing."""
    if way == 9:
        return read_as_text(data)
    is_codebook = b"policy-codebook" in data and way % 2
    return read_as_codebook(data) if is_codebook else read_as_document(data)


def _read_batch(number: int, seed: int, reading: _Reading) -> None:
    """Read the inputs of one batch; they do not depend on those before it."""

    @seeded(f"{seed}:{number}")
    @settings(
        max_examples=BATCH,
        database=None,
        deadline=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=(HealthCheck.too_slow,),
    )
    @given(st.binary(min_size=choices.MOST_BYTES, max_size=choices.MOST_BYTES))
    def read(entropy: bytes) -> None:
        reading.read(entropy)

    read()


def main() -> None:
    """Read the batches that the arguments say."""
    first, count, seed, descriptor = map(int, sys.argv[1:5])
    # What is imported when it is first needed is there from here on.
    for data in (*SOUND, *SEEDS[:200]):
        read_as_all(data)
    reading = _Reading(Shown(descriptor), _Guard())
    for number in range(first, first + count):
        _read_batch(number, seed, reading)
        # The reader takes all that is there out of every later look for garbage.
        look_at_all()
        gc.collect()
    told = {
        "outcomes": reading.outcomes,
        "slowest": reading.slowest,
        "bytes": reading.bytes,
        "megabytes": _peak_memory(),
    }
    print(json.dumps(told))


def _may_open(path: object, _mode: object, flags: object) -> bool:
    """Whether it is only read, and part of the program or of Python."""
    is_written = isinstance(flags, int) and flags & _WRITING
    return not is_written and isinstance(path, str) and path.startswith(_OWN_FOLDERS)


def _peak_memory() -> int:
    """Megabytes; what `getrusage` tells may be those of the process that started this one."""
    status = Path(_STATUS).read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


if __name__ == "__main__":
    main()
