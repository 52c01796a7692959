"""A process that reads very many broken files and may do nothing else.

`python -m tests.fuzz.run FIRST COUNT SEED FD` reads the inputs FIRST to FIRST + COUNT - 1
of a seed and prints a line of JSON with what came of them. Before each it
writes its number into the file FD. It dies, with a traceback, of an input that
takes more than two seconds of processor time, and of any attempt to write a
file, to read one that is not the program's own, to start a process or to reach
a network.
"""

from __future__ import annotations

import faulthandler
import json
import mmap
import os
import signal
import struct
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import process_time

from tests.fuzz.checking import (
    Outcome,
    read_as_all,
    read_as_codebook,
    read_as_document,
    read_as_text,
)
from tests.fuzz.mutations import mutated
from tests.fuzz.seeds import SEEDS, SOUND

_STATUS = "/proc/self/status"
"""Where Linux tells what a process has used."""

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


def input_of(seed: int, number: int) -> bytes:
    """An input of a run; it does not depend on those before it."""
    return mutated(Random(f"{seed}:{number}"), SOUND, SEEDS)


def read(data: bytes, number: int) -> Outcome:
    """Read an input of a run as what it is most like, and every tenth as a briefing."""
    if number % 10 == 0:
        return read_as_text(data)
    is_codebook = b"policy-codebook" in data and number % 2
    return read_as_codebook(data) if is_codebook else read_as_document(data)


def main() -> None:
    """Read the inputs that the arguments say."""
    first, count, seed, descriptor = map(int, sys.argv[1:5])
    now = mmap.mmap(descriptor, 8)
    for data in (
        *SOUND,
        *SEEDS[:200],
    ):  # what is imported when it is first needed is there from here on
        read_as_all(data)
    sys.addaudithook(_watch)
    # A handler of Python's would wait for the C code that hangs.
    faulthandler.register(signal.SIGPROF, chain=True)
    outcomes: Counter[Outcome] = Counter()
    slowest = (0.0, first)
    for number in range(first, first + count):
        now[:] = struct.pack("<q", number)
        data = input_of(seed, number)
        signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
        started = process_time()
        outcomes[read(data, number)] += 1
        signal.setitimer(signal.ITIMER_PROF, 0)
        slowest = max(slowest, (process_time() - started, number))
    told = {"outcomes": outcomes, "slowest": slowest, "megabytes": _peak_memory()}
    print(json.dumps(told))


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN) or (event == "open" and not _may_open(*arguments)):
        raise Forbidden(event, *map(repr, arguments))


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
