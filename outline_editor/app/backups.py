"""Earlier versions of what is saved, kept for File ▸ Versions.

What is done here takes a while with a large file. It needs no Qt and no
document, and may be done in any thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from outline_editor.app.paths import backups_folder
from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.progress import Cancelled, Waiting, go_on

if TYPE_CHECKING:
    from outline_editor.storage.atomic import Keep
    from outline_editor.storage.backups import Backups


def kept_backups() -> Backups:
    """All that is kept, within the limits that the user has set.

    Where these can't be read, nothing goes by them.
    """
    # A window opens without them.
    from outline_editor.app.settings import stored_limits
    from outline_editor.storage.backups import Backups

    return Backups(backups_folder(), stored_limits())


@contextmanager
def keeping_versions(path: Path, waiting: Waiting = go_on) -> Iterator[Callable[[bytes], None]]:
    """Keep what stands in a file that is going to be written, and then what was.

    What this gives is to be called with the bytes written, once they are. That
    no version can be kept is no reason not to save: `take_fault` tells of it.
    Raises `OutlineError` where what stands there can't be read, is too large to be kept, or is
    being written by another program. What `waiting` raises is raised until the
    file is written; after that it only ends the waiting.
    """
    fault = _keep_found(path, waiting)

    def keep(data: bytes) -> None:
        nonlocal fault
        backups = kept_backups()
        try:
            last = _attempt(lambda: backups.keep(path, data, waiting=waiting))
        except Cancelled:
            last = _Fault(_NOT_KEPT, Message.of("versions.busy", folder=str(backups.folder)).text)
        # That one of the two could not be kept is what a person must know.
        if last is not None and (fault is None or last.code == _NOT_KEPT):
            fault = last

    yield keep
    _FAULTS.note(path, fault)  # not where the file was not written: that was raised


def certain_keep(path: Path, waiting: Waiting) -> Keep | None:
    """What keeps a content of a file for certain, before the file itself is written over.

    `None` where no versions are wanted. It raises `OutlineError` where it can't,
    and what `waiting` raises.
    """
    backups = kept_backups()

    def keep(data: bytes) -> None:
        fault = _attempt(lambda: backups.keep(path, data, waiting=waiting))
        if fault is not None and fault.code == _NOT_KEPT:
            values = {"folder": str(backups.folder), "reason": fault.reason}
            raise OutlineError(Message.of("file.not-kept", path=str(path), **values))

    return keep if backups.keeps_any else None


def list_unreadable(error: OSError) -> Message:
    """Why it can't be told which versions there are of a file."""
    reason = reason_of(error)
    return Message.of("versions.list-unreadable", reason=reason, folder=str(backups_folder()))


def take_fault() -> Message | None:
    """Why versions could not be kept, once for each reason until they can be again."""
    return _FAULTS.take()


NOTHING_TO_LOSE = frozenset({"file.not-found", "file.is-folder", "file.not-regular"})
"""Why a file can't be read that saving may replace, or refuses to by itself."""

_KEPT_ANYWAY = 256_000_000
"""Bytes of a file that is kept before it is written over, even if it may not be opened."""


_NOT_KEPT, _NOT_LET_GO = "versions.not-kept", "versions.not-let-go"


class _Fault(NamedTuple):
    """What could not be done of keeping versions."""

    code: str
    """Of the sentence about that."""
    reason: str


def _keep_found(path: Path, waiting: Waiting) -> _Fault | None:
    """Keep what another program may have put into a file; what could not be done of that.

    Raises `OutlineError` where that can't be read.
    """
    from outline_editor.storage.files import FileUnsteady, read_file
    from outline_editor.storage.limits import MEGABYTE, FileTooLarge, megabytes_of
    from outline_editor.storage.version_index import VersionOrigin

    backups = kept_backups()
    if not backups.keeps_any:
        return None
    try:
        data = read_file(path, _KEPT_ANYWAY, lambda _done: waiting())
    except FileTooLarge as error:
        size, most = megabytes_of(error.size), error.most // MEGABYTE
        raise OutlineError(
            Message.of("versions.too-large", path=str(path), size=size, most=most)
        ) from error
    except FileUnsteady as error:
        raise OutlineError(Message.of("versions.unsteady", path=str(path))) from error
    except OutlineError as error:
        if error.message.code in NOTHING_TO_LOSE or _is_out_of_reach(path):
            return None
        cause = error.__cause__
        reason = getattr(cause, "strerror", None) or str(cause)
        raise OutlineError(
            Message.of("versions.not-read", path=str(path), reason=reason)
        ) from error
    written, found = _time_of(path), VersionOrigin.FOUND
    return _attempt(lambda: backups.keep(path, data, found, written, waiting))


def _is_out_of_reach(path: Path) -> bool:
    """Whether not even that can be seen; then the file is not replaced, and it is said why."""
    try:
        path.stat()
    except OSError as error:
        return isinstance(error, PermissionError)
    return False


def _time_of(path: Path) -> datetime | None:
    """When a file was written, if the disk tells and it is a time of our calendar."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, ValueError, OverflowError):
        return None


def _attempt(keep: Callable[[], str]) -> _Fault | None:
    """Keep a version; what could not be done of that."""
    try:
        reason = keep()
    except OutlineError as error:
        return _Fault(_NOT_KEPT, str(error))
    except OSError as error:
        return _Fault(_NOT_KEPT, reason_of(error))
    return _Fault(_NOT_LET_GO, reason) if reason else None


class _Faults:
    """What went wrong last, until somebody has been told; for several threads at once."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._last: tuple[str, _Fault | None] = ("", None)
        """The folder, and what could not be done there."""
        self._untold: Message | None = None

    def note(self, path: Path, fault: _Fault | None) -> None:
        """Note what could not be done of keeping versions of a file, `None` for all being well."""
        folder, name = str(backups_folder()), path.name
        with self._lock:
            if fault is not None and (folder, fault) != self._last:
                values = {"folder": folder, "reason": fault.reason}
                self._untold = Message.of(fault.code, name=name, **values)
            self._last = folder, fault

    def take(self) -> Message | None:
        """What nobody was told of yet."""
        with self._lock:
            fault, self._untold = self._untold, None
            return fault


_FAULTS = _Faults()
