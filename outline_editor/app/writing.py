"""Writing a file of the person's: no other process does so meanwhile, and what stood there stays.

Whoever only opens a document need not wait for this module.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from outline_editor.app.backups import keeping_versions
from outline_editor.app.names_beside import beside
from outline_editor.app.paths import locks_folder
from outline_editor.core.progress import Waiting, go_on
from outline_editor.storage.files import Written, write_file
from outline_editor.storage.lock import sole_writer


@contextmanager
def written_alone(path: Path, waiting: Waiting = go_on) -> Iterator[Callable[[bytes], None]]:
    """Keep other processes from writing a file, and its versions; see `keeping_versions`.

    Raises `OutlineError` where another process does not let go of the file, and
    what `waiting` raises until the file is written.
    """
    others = sole_writer(path, locks_folder(), waiting=waiting)
    with others, keeping_versions(path, waiting) as keep:
        yield keep


def put_file(path: Path, data: bytes, waiting: Waiting = go_on) -> Written:
    """Put a content into a file, alone and with its versions kept.

    Raises `OutlineError` where it can't be written, or another process does not
    let go of it, and what `waiting` raises.
    """
    with written_alone(path, waiting) as keep:
        written = write_file(path, data)
        keep(data)
    return written


def put_beside(
    file: Path, word: str, data: bytes, waiting: Waiting = go_on
) -> tuple[Path, Written]:
    """Put a content into a new file beside another, which is returned; see `beside`.

    Raises what `put_file` does.
    """
    while True:
        path = beside(file, word)
        with written_alone(path, waiting) as keep:
            if os.path.exists(path):
                continue  # it appeared while another process was waited for
            written = write_file(path, data)
            keep(data)
            return path, written
