"""Where one journal stands: a file that no other process takes for one that was left behind."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from outline_editor.core.errors import Message, OutlineError, reason_of

if TYPE_CHECKING:
    from filelock import FileLock

ENDING = ".journal"

_LOCK = ".lock"


class JournalPlace:
    """A file in the folder of the journals, held by this process from when it is taken."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock: FileLock | None = None

    def beside(self) -> Path:
        """Where a journal can be made that is to get there."""
        from outline_editor.storage.atomic import new_beside

        # Nobody takes it for a journal, and what is so named for long is removed.
        return new_beside(self._folder)

    @property
    def is_used(self) -> bool:
        """Whether there is a journal, or may be: the disk does not let it be seen."""
        if self._lock is None:
            return False
        try:
            self.taken().stat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def taken(self) -> Path:
        """The file, which this process holds until it is removed, or the process ends.

        Raises `OSError`.
        """
        from filelock import FileLock

        from outline_editor.storage.journal import make_folder_of_journals

        if self._lock is None:
            make_folder_of_journals(self._folder)
            lock = FileLock(self._folder / f"{token_hex(8)}{_LOCK}", thread_local=False)
            lock.acquire(timeout=0)
            self._lock = lock
        return Path(self._lock.lock_file).with_suffix(ENDING)

    def remove(self) -> bool:
        """Remove the file and hold it no more; whether it was held.

        That is on the disk once the folder is synced. Raises `OutlineError` where it can't be.
        """
        if self._lock is None:
            return False
        journal = self.taken()
        try:
            journal.unlink(missing_ok=True)
        except OSError as error:
            reason = reason_of(error)
            raise OutlineError(
                Message.of("journal.not-removed", path=str(journal), reason=reason)
            ) from error
        lock, self._lock = self._lock, None
        lock.release()
        with suppress(OSError):  # see `remove_lone_locks`
            Path(lock.lock_file).unlink(missing_ok=True)
        return True


def journals_in(folder: Path) -> list[Path]:
    """The journals in a folder, whoever wrote them; none where there is no folder.

    Raises `OSError` where they can't be listed.
    """
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return []


def may_hold_journals(folder: Path) -> bool:
    """Whether there are journals in a folder, or they can't be listed."""
    try:
        return bool(journals_in(folder))
    except OSError:
        return True


def remove_lone_locks(folder: Path) -> None:
    """Remove the locks without a journal that nobody has held for long.

    One that can't be removed does no harm. No journal is held for a moment for that: the start
    may be looking for what was left, and would take it for one that is being written.
    """
    from outline_editor.storage.atomic import left_in

    for path in left_in(folder, f"*{_LOCK}"):
        with suppress(OSError):
            if not path.with_suffix(ENDING).exists():
                _remove_unless_held(path)


def _remove_unless_held(path: Path) -> None:
    # Imported here: at a start there is hardly ever one to remove.
    from filelock import FileLock, Timeout

    with suppress(Timeout), FileLock(path, thread_local=False).acquire(timeout=0):
        if not path.with_suffix(ENDING).exists():
            path.unlink()
