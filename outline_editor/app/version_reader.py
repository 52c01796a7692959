"""Reading many versions in a thread, those first that somebody looks at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Condition, Thread
from typing import TypeAlias

from outline_editor.app.version_changes import changes_between
from outline_editor.app.version_previews import Present, Preview, preview
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.model import Codebook, DocumentRoot
from outline_editor.storage.backups import Backups
from outline_editor.storage.files import digest_of, read_file
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.version_index import Version

MOST_COUNTED = 2_000_000
"""Bytes of a version up to which what it changed is found out unasked: a tenth of a second."""


@dataclass(frozen=True, slots=True)
class InFile:
    """Which version the file holds now; its place in the list, -1 for none."""

    place: int


@dataclass(frozen=True, slots=True)
class Changed:
    """What a version has changed against the one before it."""

    place: int
    messages: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A version to be read."""

    place: int
    as_file: bool
    preview: Preview


Read: TypeAlias = InFile | Changed | Shown


class VersionReader:
    """Reads the versions of one file, the newest first; `taken` gives what is there by now.

    Methods are for the thread of the window.
    """

    def __init__(self, backups: Backups, versions: Sequence[Version], present: Present) -> None:
        self._backups, self._versions, self._present = backups, versions, present
        self._done: SimpleQueue[Read] = SimpleQueue()
        self._wake = Condition()
        self._wanted: tuple[int, bool] | None = None
        self._is_open = True
        self._roots: dict[int, DocumentRoot | Codebook | None] = {}
        self._thread = Thread(target=self._run, name="versions", daemon=True)
        self._thread.start()

    def look_at(self, place: int, *, as_file: bool) -> None:
        """Have a version read next, in place of one that was wanted before."""
        with self._wake:
            self._wanted = (place, as_file)
            self._wake.notify()

    def taken(self) -> list[Read]:
        """What was read since this was asked last."""
        found: list[Read] = []
        while True:
            try:
                found.append(self._done.get_nowait())
            except Empty:
                return found

    def close(self) -> None:
        """Read no more; what is being read comes to its end by itself."""
        with self._wake:
            self._is_open = False
            self._wake.notify()

    # In the thread

    def _run(self) -> None:
        self._done.put(InFile(self._place_in_file()))
        uncounted = [place for place, one in enumerate(self._versions) if one.size <= MOST_COUNTED]
        uncounted.reverse()
        counted: set[int] = set()
        while True:
            with self._wake:
                while self._is_open and self._wanted is None and not uncounted:
                    self._wake.wait()
                if not self._is_open:
                    return
                wanted, self._wanted = self._wanted, None
            if wanted is not None:
                place, as_file = wanted
                self._done.put(Shown(place, as_file, self._preview(place, as_file=as_file)))
            else:
                place = uncounted.pop()
            if place not in counted:
                counted.add(place)
                self._done.put(Changed(place, tuple(self._changes(place))))

    def _place_in_file(self) -> int:
        try:
            digest = digest_of(read_file(self._present.path)).hex()
        except OutlineError:
            return -1
        places = (place for place, one in enumerate(self._versions) if one.digest == digest)
        return next(places, -1)

    def _preview(self, place: int, *, as_file: bool) -> Preview:
        try:
            data = self._backups.read(self._versions[place])
        except OutlineError as error:
            return Preview((), (error.message,), can_be_restored=False)
        was_open = self._versions[place].was_open
        return preview(data, self._present, as_file=as_file, was_open=was_open)

    def _changes(self, place: int) -> list[Message]:
        """Nothing for the first one, and where one of both can't be read."""
        if place == len(self._versions) - 1:
            return []
        after, before = self._root(place), self._root(place + 1)
        # Only neighbours are needed again; each may be large.
        self._roots = {place + 1: before}
        if before is None or after is None:
            return []
        return changes_between(before, after)

    def _root(self, place: int) -> DocumentRoot | Codebook | None:
        if place in self._roots:
            return self._roots[place]
        try:
            version = self._versions[place]
            data = self._backups.read(version)
            return self._present.read(data, was_open=version.was_open).root
        except (FileRefused, OutlineError):
            return None
