"""The journal in its place: added to here, synced by others, let go of or removed."""

from __future__ import annotations

import errno
import math
import time
from collections import deque
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from outline_editor.app.journal_place import JournalPlace
from outline_editor.core.errors import OutlineError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from outline_editor.app.other_threads import OtherThreads
    from outline_editor.storage.journal import JournalFile

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
"""What the system says where there is no room for more."""

_MOST_OWED = 64 << 20
"""Bytes that are kept for when there is room again."""

_NO_MORE_FILES = frozenset({errno.EMFILE, errno.ENFILE})
"""What the system says to who has too many open."""


class PlacedJournal:
    """The journal of one document, if there is one; in the thread of the journals alone.

    Nothing waits here until it is on the disk, however long that takes (on Windows, to let
    go of it does). Raises `OSError` where the disk refuses something: it is let go of then,
    but for what there was no room for, which is added with what follows, or by the next `sync`.
    """

    def __init__(self, folder: Path, others: OtherThreads) -> None:
        self._folder, self._others = folder, others
        self._place = JournalPlace(folder)
        self._file: JournalFile | None = None
        self.size = 0
        """Bytes of edits in it."""
        self._owed: deque[bytes] = deque()
        """What there was no room for, and what is to follow that."""
        self._owed_size = 0
        """Bytes of that."""
        self.sync_refused = -math.inf
        """When the disk refused to have for certain what was there, by the monotonic clock."""
        self._syncing: JournalFile | None = None
        """What is on its way to the disk: the file, or one that was let go of."""
        self._is_sync_due = False
        """Whether more of the same is to follow."""

    @property
    def is_there(self) -> bool:
        """Whether it is there to be added to."""
        return self._file is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is there with all that was added."""
        return self._file is not None and not self._owed

    @property
    def is_lasting(self) -> bool:
        """Whether it is there with all of that, and a loss of power would leave it so."""
        return self._file is not None and self._file.is_synced and not self._owed

    @property
    def is_in_place(self) -> bool:
        """Whether it is there, and found by the next start."""
        return self._file is not None and self._file.is_in_place

    @property
    def is_used(self) -> bool:
        """Whether one is in the place, be it one that was let go of."""
        return self._place.is_used

    def beside(self) -> Path:
        """Where one can be made that is to get there."""
        return self._place.beside()

    def add(self, *records: bytes) -> None:
        """Add records to what is there, behind all that there was no room for."""
        self._owed.extend(records)
        self._owed_size += sum(map(len, records))
        self._add_owed()

    def _add_owed(self) -> None:
        file = self._file
        assert file is not None
        try:
            while self._owed:
                file.append(self._owed[0])
                size = len(self._owed.popleft())
                self.size += size
                self._owed_size -= size
        except OSError as error:
            is_kept = error.errno in _FULL and self._owed_size <= _MOST_OWED
            if file.is_torn or not is_kept:
                self.let_go()
            raise

    def put(self, file: JournalFile, size: int) -> None:
        """Put a file in its place, with so many bytes of edits; it is on the disk after a `sync`.

        Where that is refused it is removed, and the one before goes on (not on Windows).
        """
        from outline_editor.storage.atomic import remove_left
        from outline_editor.storage.journal import MOVES_WHAT_IS_OPEN

        try:
            path = self._place.taken()
            if not MOVES_WHAT_IS_OPEN:
                self.let_go()
            file.move(path)
        except BaseException:
            file.discard()
            raise
        self.let_go()
        self._file, self.size = file, size
        remove_left(self._folder)

    def sync(self) -> None:
        """Have all that is there get to the disk, or at least on its way."""
        if self._file is None:
            return
        try:
            self._add_owed()
        finally:
            self._sync_file()

    def _sync_file(self) -> None:
        file = self._file
        if file is None or file.is_synced:
            return
        if self._syncing is file:
            self._is_sync_due = True
            return
        self._syncing, self._is_sync_due = file, False
        # No more than what is there now: another may be about to take the place.
        self._others.sync_beside(partial(file.sync, file.end), partial(self._synced, file))

    def sync_no_more(self) -> None:
        """Let no more of it get to the disk than what is on its way."""
        self._is_sync_due = False

    def _synced(self, file: JournalFile, done: Future[None]) -> None:
        if self._syncing is file:
            self._syncing = None
        if self._file is not file:
            return  # another has taken its place, or it is not needed any more
        try:
            done.result()
        except OSError as error:
            if error.errno in _NO_MORE_FILES:
                return  # the disk was not even asked
            # What was to be synced may be lost for good, whatever the next time says.
            self.sync_refused = time.monotonic()
            self.let_go()
            raise
        if self._is_sync_due:
            self._sync_file()

    def let_go(self) -> None:
        """Leave it as it is, as what is to come back is elsewhere, or will be."""
        self._owed.clear()
        self._owed_size = 0
        if self._file is not None:
            file, self._file = self._file, None
            with suppress(OSError):
                file.close()

    def give_up(self) -> None:
        """Remove it, if that can be: nothing in it is to come back."""
        with suppress(OutlineError, OSError):
            self.remove()

    def remove(self) -> None:
        """Remove it. Raises `OutlineError` where it can't be."""
        from outline_editor.storage.lasting import sync_folder

        self.let_go()
        if self._place.remove():
            # Else a loss of power could bring it back, to be offered though all of it is saved.
            self._others.sync_beside(partial(sync_folder, self._folder), lambda _done: None)
