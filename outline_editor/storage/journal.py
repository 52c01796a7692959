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
from threading import Lock, RLock
from typing import NamedTuple

from outline_editor.storage.atomic import write_all
from outline_editor.storage.lasting import enter_folder, sync, sync_entries

HEADER = b"outline-editor journal 1\n"

MAX_RECORD = 1 << 30
"""Bytes of one record; a frame that claims more is not whole."""

MOVES_WHAT_IS_OPEN = os.name != "nt"
"""Whether a file can be moved while it is open, and take the place of one that is."""

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


_holders: dict[Path, list[Path]] = {}
"""For folders of journals those in which they were made, until these are synced."""

_holders_lock = Lock()


def make_folder_of_journals(folder: Path) -> None:
    """Make a folder that lasts once a journal was moved there and synced. Raises `OSError`."""
    with _holders_lock:
        enter_folder(folder, _holders.setdefault(folder, []))


def _sync_holders(folder: Path) -> None:
    with _holders_lock:
        waiting = tuple(_holders.get(folder, ()))
    for holder in waiting:
        sync_entries(holder)
        with _holders_lock, suppress(ValueError):  # else another has done it meanwhile
            _holders[folder].remove(holder)


class JournalFile:
    """A journal that records are appended to.

    All but `sync` is for one thread, which goes on while others sync, however
    long the disk takes for that; only to move it, and on Windows to close it, waits
    for them. Every method but `discard` raises `OSError` where the disk refuses it.
    """

    def __init__(self, path: Path, records: Iterable[bytes] = ()) -> None:
        """Make a journal with some records, for this user alone, where there is no file.

        A crash meanwhile leaves a part of it, and a loss of power may leave it without its
        name: it is one to go on with after `move`.
        """
        make_folder_of_journals(path.parent)
        self.end = 0
        """Bytes that are there."""
        self._synced = 0
        """Bytes from the beginning on that have reached the disk."""
        self.is_torn = False
        """Whether a part of a record stands at its end: what would follow could not be read."""
        self._is_named = True
        """Whether the name that it was moved to has reached the disk."""
        self._being_synced = RLock()
        self._held = Lock()
        """Held by who lets the file go, or looks whether that was done."""
        self._open(path, os.O_CREAT | os.O_EXCL)
        try:
            for part in _content(records):
                write_all(self._descriptor, part)
                self.end += len(part)
        except BaseException:
            self.discard()
            raise

    def _open(self, path: Path, flags: int = 0) -> None:
        flags |= os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags, 0o600)
        self.path = path

    def append(self, record: bytes) -> None:
        """Add a record; it is safe from a crash of the program, and after `sync` from any.

        One that could not be written whole is taken back, so that others can follow.
        """
        data = frame(record)
        self.is_torn = True
        try:
            write_all(self._descriptor, data)
        except BaseException:
            os.ftruncate(self._descriptor, self.end)
            self.is_torn = False
            raise
        self.end += len(data)
        self.is_torn = False

    @property
    def is_synced(self) -> bool:
        """Whether all of it has reached the disk."""
        return self._is_named and self._synced == self.end

    @property
    def is_in_place(self) -> bool:
        """Whether its path still leads to it, as far as that can be seen, and not to another."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self.path.stat())
        except FileNotFoundError:
            return False
        except OSError:
            return True

    def sync(self, end: int | None = None) -> None:
        """Wait until what is there has reached the disk, or its first bytes up to an `end`.

        For any thread. Of one that is let go of nothing is waited for.
        """
        with self._being_synced:
            with self._held:
                end = self.end if end is None else end
                if self._descriptor < 0 or (self._is_named and self._synced >= end):
                    return
                is_named, folder = self._is_named, self.path.parent
                descriptor = os.dup(self._descriptor)
            try:
                sync(descriptor)
            finally:
                os.close(descriptor)
            self._synced = end
            if not is_named:
                _sync_holders(folder)
                sync_entries(folder)
                self._is_named = True

    def move(self, path: Path) -> None:
        """Take the place of an old one, if there is one.

        That is on the disk after the next `sync`. On Windows the old one has to be let go of
        before, and where it is refused this one is let go of, too.
        """
        with self._being_synced:  # else it could tell that the new name has reached the disk
            if MOVES_WHAT_IS_OPEN:
                self.path.replace(path)
                self.path = path
            else:
                self.close()
                self.path.replace(path)
                self._open(path)
            self._is_named = False

    def close(self) -> None:
        """Let the file go."""
        with self._held:
            # Its number may be another's by now.
            descriptor, self._descriptor = self._descriptor, -1
        if os.name == "nt":  # can't remove what is still open elsewhere
            with self._being_synced:
                pass
        os.close(descriptor)

    def discard(self) -> None:
        """Let it go, if that was not done, and remove it; what can't be removed stays."""
        with suppress(OSError):
            self.close()
        with suppress(OSError):
            self.path.unlink()
