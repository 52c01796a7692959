"""Where one journal stands: a file that no other process takes for one that was left behind."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from outline_editor.core.errors import Message, OutlineError

if TYPE_CHECKING:
    from filelock import FileLock

ENDING = ".journal"


class JournalPlace:
    """A file in the folder of the journals, held by this process from when it is taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None

    def taken(self) -> Path:
        """The file, which this process holds until it is removed, or the process ends.

        Raises `OSError`.
        """
        from filelock import FileLock

        from outline_editor.storage.atomic import make_folder

        if self._lock is None:
            make_folder(self._folder)
            lock = FileLock(self._folder / f"{token_hex(8)}.lock", thread_local=False)
            lock.acquire(timeout=0)
            self._lock = lock
        return Path(self._lock.lock_file).with_suffix(ENDING)

    def remove(self) -> None:
        """Remove the file and hold it no more. Raises `OutlineError` where it can't be."""
        from outline_editor.storage.atomic import sync_folder

        if self._lock is None:
            return
        journal = self.taken()
        try:
            journal.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutlineError(
                Message.of("journal.not-removed", path=str(journal), reason=reason)
            ) from error
        # Else a loss of power could bring it back, to be offered though all of it is saved.
        sync_folder(self._folder)
        lock, self._lock = self._lock, None
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
