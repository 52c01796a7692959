"""Letting one process at a time read a file, change it and write it back."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Waiting, go_on
from outline_editor.storage.lasting import make_folder

PATIENCE = 30.0
"""How long to wait for another process, in seconds."""

_STEP = 0.2
"""Seconds after which whoever waits is asked whether to go on."""


@contextmanager
def sole_writer(
    path: Path, folder: Path, patience: float | None = None, waiting: Waiting = go_on
) -> Iterator[None]:
    """Keep every other process that asks with the same `folder` from changing a file.

    The lock is a file in `folder`, not beside the document, and ends with the
    process that holds it. Where none can be made there, the work goes on
    without: an unwritable home is no reason to refuse it.

    Raises `OutlineError` if another process still holds it after `patience` seconds
    (by default `PATIENCE`), and what `waiting` raises.
    """
    # Few files, whatever the number of documents; two that share one wait for each other.
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:2]
    with ExitStack() as held:
        try:
            make_folder(folder)
            lock = FileLock(folder / f"{name}.lock")
            if not acquired(lock, PATIENCE if patience is None else patience, waiting):
                raise OutlineError(Message.of("file.busy", path=str(path)))
            held.callback(lock.release)
        except OSError:
            pass
        yield


def acquired(lock: FileLock, patience: float, waiting: Waiting = go_on) -> bool:
    """Wait for a lock, so many seconds; whether it is held then.

    Raises `OSError` where there can't be one, and what `waiting` raises.
    """
    end = time.monotonic() + patience
    while True:
        try:
            lock.acquire(timeout=min(_STEP, patience))
        except Timeout:
            if time.monotonic() >= end:
                return False
            waiting()
        else:
            return True
