"""Which process has a file open for editing, so that another one knows.

A claim is a lock, which ends with the process that holds it, and beside it a
record of who that is. Both stand in a folder of the user's, not beside the
document: that may be in git, on a disk that somebody else synchronises, or
where nobody may write. So claims are seen by the processes of one user, on all
machines that share the folder. Against everybody else stands that a file is
compared with what was read before it is saved.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

# Not `json`: a window waits for what this takes to load.
from pydantic_core import from_json, to_json

from outline_editor.core.errors import Value
from outline_editor.storage.files import is_same_file
from outline_editor.storage.lasting import make_folder

if TYPE_CHECKING:
    from filelock import FileLock

_PATIENCE = 2.0
"""Seconds to wait for another process to look at the claims, or change them; it takes it less."""


class Owner(NamedTuple):
    """Who has a file open for editing."""

    user: str
    host: str
    process: int
    since: datetime
    """In local time."""

    def told(self) -> dict[str, Value]:
        """The same as the values that messages name."""
        is_today = self.since.date() == datetime.now().date()
        since = self.since.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")
        who = "@".join(filter(None, (self.user, self.host)))
        return {"since": since, "process": str(self.process), "who": who}


class Claims:
    """The files that this process has open for editing, and who has others.

    Where nothing can be written into the folder work goes on without claims.
    For one thread.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: list[tuple[Path, FileLock]] = []

    def owner(self, path: Path) -> Owner | None:
        """The other process that has a file open, `None` if there is none.

        The file may be named in any way: what counts is which one it is.
        """
        others = filter(None, map(_read, self._others()))
        if not any(is_same_file(claimed, path) for claimed, _ in others):
            return None  # as nearly always: nothing needs to be locked
        with self._alone():
            return self._owner(path)

    def take(self, path: Path) -> Owner | None:
        """Claim a file for this process, until `drop`; or the other process that has it.

        A claim whose process is gone is taken over.
        """
        if self.has(path):
            return None
        try:
            make_folder(self._folder)  # so that what others keep beside it lasts, too
            with self._alone():
                owner = self._owner(path)
                if owner is None:
                    self._claim(path)
                return owner
        except OSError:
            return None  # no reason to keep anybody from working

    @property
    def held(self) -> tuple[Path, ...]:
        """The files that this process has claimed."""
        return tuple(path for path, _ in self._held)

    def has(self, path: Path) -> bool:
        """Whether this process has claimed a file."""
        return any(is_same_file(held, path) for held, _ in self._held)

    def drop(self, path: Path) -> None:
        """Let a file go that this process has claimed."""
        for held in self._held[:]:
            if is_same_file(held[0], path):
                self._held.remove(held)
                self._let_go(held[1])

    def close(self) -> None:
        """Let all files go."""
        while self._held:
            self._let_go(self._held.pop()[1])

    # The folder

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from claims for a moment; after `_PATIENCE` do without."""
        from filelock import FileLock, Timeout

        lock = FileLock(self._folder / "all.lock", thread_local=False)
        with suppress(Timeout, OSError):
            lock.acquire(timeout=_PATIENCE)
        try:
            yield
        finally:
            lock.release()

    def _owner(self, path: Path) -> Owner | None:
        """The other process that has a file; all that is left of those that are gone is removed."""
        found = None
        for record in self._others():
            try:
                lock = _lock_of(record)
            except OSError:
                continue  # whether its process is at work can't be told
            if lock is not None:
                _remove(record, lock)
                continue
            read = _read(record)
            if read is not None and is_same_file(read[0], path):
                found = read[1]
        return found

    def _others(self) -> list[Path]:
        """The records of claims that are not this process's, be theirs there or gone."""
        mine = {Path(lock.lock_file).stem for _, lock in self._held}
        return [record for record in _records(self._folder) if record.stem not in mine]

    def _claim(self, path: Path) -> None:
        real = Path(os.path.realpath(path))
        record = self._folder / f"{token_hex(8)}.json"
        lock = _lock_of(record)
        assert lock is not None
        self._held.append((real, lock))
        record.write_bytes(_written(real))

    def _let_go(self, lock: FileLock) -> None:
        with self._alone():
            _remove(Path(lock.lock_file).with_suffix(".json"), lock)


def _lock_of(record: Path) -> FileLock | None:
    """The lock of a claim, taken; `None` where its process is at work. Raises `OSError`."""
    from filelock import FileLock, Timeout

    lock = FileLock(record.with_suffix(".lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    return lock


def _remove(record: Path, lock: FileLock) -> None:
    try:
        record.unlink(missing_ok=True)
    except OSError:
        return  # it can be told by its lock that nobody holds it
    finally:
        lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)


def _records(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".json")
    except OSError:
        return []


def _written(path: Path) -> bytes:
    import getpass
    import platform

    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # which it is depends on Python and the system
        user = ""
    since = datetime.now().astimezone().isoformat(timespec="seconds")
    owner = {"user": user, "host": platform.node(), "process": os.getpid(), "since": since}
    # In figures: its bytes may be no text.
    return to_json({"path": os.fsencode(path).hex(), **owner})


def _read(record: Path) -> tuple[Path, Owner] | None:
    """The file that a record is about, and who has it; `None` where that can't be told."""
    try:
        data = from_json(record.read_bytes())
        path = Path(os.fsdecode(bytes.fromhex(data["path"])))
        since = datetime.fromisoformat(data["since"]).astimezone().replace(tzinfo=None)
        return path, Owner(str(data["user"]), str(data["host"]), int(data["process"]), since)
    except (OSError, ValueError, TypeError, KeyError):
        return None
