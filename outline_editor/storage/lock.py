"""Letting one process at a time read a file, change it and write it back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from outline_editor.core.errors import Message, OutlineError

PATIENCE = 30.0
"""How long to wait for another process, in seconds."""


@contextmanager
def sole_writer(path: Path, folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep every other process that asks with the same `folder` from changing a file.

    The lock is a file in `folder`, not beside the document, and ends with the
    process that holds it. Where none can be made there, the work goes on
    without: an unwritable home is no reason to refuse it.

    Raises `OutlineError` if another process still holds it after `patience` seconds.
    """
    # Few files, whatever the number of documents; two that share one wait for each other.
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:2]
    with ExitStack() as held:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(FileLock(folder / f"{name}.lock", timeout=patience))
        except Timeout as timeout:
            raise OutlineError(Message.of("file.busy", path=str(path))) from timeout
        except OSError:
            pass
        yield
