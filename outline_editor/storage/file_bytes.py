"""The bytes of a file: all of them or none, and never more than may be.

What a path leads to may be anything, and may become anything else at any
moment. So everything is asked of one descriptor, and what it says is asked
again once all has been read.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from outline_editor.core.progress import Tell, Waiting, go_on, untold
from outline_editor.storage.in_pieces import together

_CHUNK = 1 << 20

# Opening a pipe waits for its other end, unless told not to; the flags are not
# there on Windows, which has no such files.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotAFile(Exception):
    """There is no regular file, but a folder, device, pipe or socket."""

    def __init__(self, *, is_folder: bool) -> None:
        super().__init__(is_folder)
        self.is_folder = is_folder


class TooLarge(Exception):
    """The file has more bytes than may be read; `size` is how many, as far as is known."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class Unsteady(Exception):
    """The file was written to, or cut off, while it was read."""


def read_bounded(path: Path, most: int, tell: Tell = untold) -> bytes:
    """The bytes of a regular file that has at most `most` of them.

    Where another file is put in its place meanwhile, all bytes are the old
    one's. `tell` may raise `Cancelled`. Raises `OSError`, or `ValueError` for a name
    that no file can have, `NotAFile`, `TooLarge` (before anything is read) or `Unsteady`.
    """
    with opened_file(path) as descriptor:
        return together(_chunks(descriptor, most, tell))


def _chunks(descriptor: int, most: int, tell: Tell) -> Iterator[bytes]:
    before, count = os.fstat(descriptor), 0
    if before.st_size > most:
        raise TooLarge(before.st_size)
    while chunk := os.read(descriptor, min(_CHUNK, most + 1 - count)):
        count += len(chunk)
        if count > most:
            raise TooLarge(max(count, os.fstat(descriptor).st_size))
        yield chunk
        tell(min(1.0, count / max(1, before.st_size)))
    _check_steady(descriptor, before, count)


def digest_bounded(path: Path, waiting: Waiting = go_on) -> bytes:
    """The SHA-256 of a regular file's bytes, which are not kept: it may be of any size.

    No more is read than it has at the beginning. Raises what `read_bounded` does,
    but `TooLarge`, and what `waiting` raises.
    """
    digest = hashlib.sha256()
    with opened_file(path) as descriptor:
        before, count = os.fstat(descriptor), 0
        while chunk := os.read(descriptor, min(_CHUNK, before.st_size + 1 - count)):
            waiting()
            digest.update(chunk)
            count += len(chunk)
            if count > before.st_size:
                raise Unsteady
        _check_steady(descriptor, before, count)
    return digest.digest()


def _check_steady(descriptor: int, before: os.stat_result, count: int) -> None:
    """Raises `Unsteady` where a file is not as before, or did not have so many bytes."""
    after = os.fstat(descriptor)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        raise Unsteady
    if count != after.st_size:
        raise Unsteady


def check_regular(path: Path) -> None:
    """Raises `OSError`, `ValueError` or `NotAFile` where there is no regular file."""
    _check_mode(path.stat().st_mode)


@contextmanager
def opened_file(path: Path) -> Iterator[int]:
    """A descriptor of a regular file, for reading; raises what `check_regular` does."""
    # Before it is opened, too: for some devices that alone does something.
    check_regular(path)
    descriptor = os.open(path, _FLAGS)
    try:
        _check_mode(os.fstat(descriptor).st_mode)
        yield descriptor
    finally:
        os.close(descriptor)


def _check_mode(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(is_folder=stat.S_ISDIR(mode))
