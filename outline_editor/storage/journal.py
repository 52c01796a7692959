"""Journals: files that only grow, from which unsaved work comes back after a crash.

A journal is a line that says what it is, then frames: four bytes with a
record's length and four with its CRC-32 (both unsigned, little-endian), then
the record. A crash can cut the last frame short, and a power cut can leave
anything behind what was synced last: all from the first frame on that is not
whole is lost, and nothing before it.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from outline_editor.storage.atomic import make_folder, replace_file, sync_folder, write_all

HEADER = b"outline-editor journal 1\n"

MAX_RECORD = 1 << 30
"""Bytes of one record; a frame that claims more is not whole."""

_SMALL = 1 << 16
"""Bytes of a record that may be copied in a moment."""

_FRAME = struct.Struct("<II")


class Journal(NamedTuple):
    """What a journal holds."""

    records: tuple[bytes, ...]
    is_whole: bool
    """Whether it ends with a whole frame."""


def frame(record: bytes) -> bytes:
    """A record as it stands in a journal. Raises `OSError` for more than `MAX_RECORD`."""
    return b"".join(_parts(record))


def _parts(record: bytes) -> tuple[bytes, bytes]:
    """The same in parts: to put them together takes a while for a large one."""
    if len(record) > MAX_RECORD:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    return _FRAME.pack(len(record), zlib.crc32(record)), record


def _content(records: Iterable[bytes]) -> Iterator[bytes]:
    """A whole journal in parts, few of them: small records together, large ones as they are."""
    together = bytearray(HEADER)
    for record in records:
        head, body = _parts(record)
        together += head
        if len(body) <= _SMALL:
            together += body
        else:
            yield bytes(together)
            together.clear()
            yield body
    yield bytes(together)


def read_journal(path: Path) -> Journal:
    """What a journal holds up to the first frame that is not whole.

    Of a file that is no journal, or one of another version, nothing. Raises
    `OSError` where it can't be read.
    """
    data = path.read_bytes()
    if not data.startswith(HEADER):
        return Journal((), is_whole=False)
    records, place = [], len(HEADER)
    while place < len(data):
        end = place + _FRAME.size
        if end > len(data):
            return Journal(tuple(records), is_whole=False)
        length, checksum = _FRAME.unpack_from(data, place)
        record = data[end : end + length]
        if length > MAX_RECORD or len(record) < length or zlib.crc32(record) != checksum:
            return Journal(tuple(records), is_whole=False)
        records.append(record)
        place = end + length
    return Journal(tuple(records), is_whole=True)


class JournalFile:
    """A journal that records are appended to.

    Not for several threads at once. Every method raises `OSError` where the
    disk refuses it.
    """

    def __init__(self, path: Path, records: Iterable[bytes] = ()) -> None:
        """Begin a journal with some records, in the place of an old one; all of it is synced.

        Until it is whole the old one stays.
        """
        make_folder(path.parent)
        done = replace_file(path, *_content(records))
        if done.unconfirmed:
            raise OSError(errno.EIO, done.unconfirmed, str(path))
        self._open(path)
        self.is_synced = True

    def _open(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        self.path = path
        self._end = os.fstat(self._descriptor).st_size

    def append(self, record: bytes) -> None:
        """Add a record; it is safe from a crash of the program, and after `sync` from any.

        One that could not be written whole is taken back, so that others can follow.
        """
        data = frame(record)
        self.is_synced = False
        try:
            write_all(self._descriptor, data)
        except OSError:
            os.ftruncate(self._descriptor, self._end)
            raise
        self._end += len(data)

    @property
    def is_in_place(self) -> bool:
        """Whether its path still leads to it, and not to another or to nothing."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self.path.stat())
        except OSError:
            return False

    def sync(self) -> None:
        """Wait until all records have reached the disk."""
        if not self.is_synced:
            os.fsync(self._descriptor)
            self.is_synced = True

    def move(self, path: Path) -> None:
        """Take the place of an old one that is let go of, if there is one; all of it is synced.

        Where that is refused the file is let go of, too.
        """
        try:
            self.sync()
        finally:
            self.close()  # no system moves what is open but those that go by numbers
        self.path.replace(path)
        unconfirmed = sync_folder(path.parent)
        if unconfirmed:
            raise OSError(errno.EIO, unconfirmed, str(path))
        self._open(path)

    def close(self) -> None:
        """Let the file go."""
        descriptor, self._descriptor = self._descriptor, -1  # its number may be another's by now
        os.close(descriptor)

    def discard(self) -> None:
        """Let it go, if that was not done, and remove it; what can't be removed stays."""
        with suppress(OSError):
            self.close()
        with suppress(OSError):
            self.path.unlink()
