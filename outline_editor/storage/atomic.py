"""Replacing a file in one step: the old content or the new, never a part of it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TypeAlias

from outline_editor.storage.lasting import sync, sync_folder, where_known

Keep: TypeAlias = Callable[[bytes], None]
"""Puts a content where it outlasts whatever happens; raises an error where it can't."""

ENDING = ".outline-editor-new"
"""How the names of files end that are to take the place of others."""

_LEFT_AFTER = 3600
"""Age in seconds from which on no process is taken to be just about to use a file."""

_CANT_PUT_BESIDE = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""What a folder says that lets its files be written, but takes no new ones."""

_CANT_REPLACE = _CANT_PUT_BESIDE | {
    errno.EBUSY,  # mounted by itself
    errno.EEXIST,
    errno.EXDEV,
    errno.EINVAL,
    errno.ENOTSUP,
}
"""What folders of other machines, and files that are mounted, say of replacing."""

_BINARY = getattr(os, "O_BINARY", 0)
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY


class Way(Enum):
    """How a content came to be in a file."""

    REPLACED = auto()
    """In one step, as ever."""
    PARTED = auto()
    """In one step; the old content stays under the other names of the file (hard links)."""
    WRITTEN_OVER = auto()
    """Into the file itself, since nothing can be put in its place."""


@dataclass(frozen=True, slots=True)
class Replacing:
    """What became of a file that was to be replaced."""

    way: Way
    unconfirmed: str = ""
    """Why it may not outlast a loss of power, in the words of the system; `''` if it will."""


def replace_file(path: Path, *parts: bytes, keep: Keep | None = None) -> Replacing:
    """Put a file with a content in the place of the old one, if there is one.

    The `parts` follow each other in it: large ones need not be joined.

    A symbolic link stays, and what it points to is replaced; permissions stay
    as they were, and the owner where the system allows it. When this returns,
    the content has reached the disk, unless it says otherwise.

    Where the folder takes no new files, or no file can be put in the place of
    another, the file itself is written over, if there is a `keep`: both
    contents are given to it before. Else nothing is ever half written.

    Raises `OSError` where it can't be done, or what `keep` raises; the old file is then untouched
    and nothing is left beside it. What is no regular file, or may not be
    written to, is not replaced.
    """
    target = _target(path)
    # Not `exists`: what can't be seen may be there.
    try:
        status = _replaceable(target)
    except FileNotFoundError:
        status = None
    try:
        _put_in_place(target, parts, status)
    except _NothingBeside as error:
        if keep is None or status is None:
            raise error.cause from error
        data = b"".join(parts)
        keep(target.read_bytes())
        keep(data)
        _write_over(target, data)
        return Replacing(Way.WRITTEN_OVER)
    remove_left(target.parent)
    has_other_names = status is not None and status.st_nlink > 1
    way = Way.PARTED if has_other_names else Way.REPLACED
    return Replacing(way, sync_folder(target.parent))


def new_beside(folder: Path) -> Path:
    """A name in a folder for a file that is to take the place of another; see `ENDING`."""
    return folder / f".{secrets.token_hex(8)}{ENDING}"


def remove_left(folder: Path) -> None:
    """Remove what processes have left that ended, or lost power, while they wrote.

    That is files named with `ENDING`. What can't be removed stays.
    """
    for path in left_in(folder, f".*{ENDING}"):
        with suppress(OSError):
            path.unlink()


def left_in(folder: Path, pattern: str) -> list[Path]:
    """Files of such names that are old enough for that; none where the folder can't be listed."""
    old, left = time.time() - _LEFT_AFTER, list[Path]()
    with suppress(OSError):
        for path in folder.iterdir():
            with suppress(OSError):
                if fnmatchcase(path.name, pattern) and path.stat().st_mtime < old:
                    left.append(path)
    return left


class _NothingBeside(Exception):
    """The folder has no way for another file to take the place of this one."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(cause)
        self.cause = cause


def _target(path: Path) -> Path:
    """The file itself, behind all symbolic links."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _replaceable(target: Path) -> os.stat_result:
    """Replacing needs only the folder's permission; the file's is asked for too."""
    status = target.stat()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return status


def _put_in_place(target: Path, parts: Iterable[bytes], like: os.stat_result | None) -> None:
    temporary = new_beside(target.parent)
    try:
        descriptor = os.open(temporary, _NEW_FILE, 0o666)
    except OSError as error:
        if error.errno in _CANT_PUT_BESIDE:
            raise _NothingBeside(error) from error
        raise
    try:
        try:
            # Before anything is in it that others may not read.
            if like is not None:
                _take_permissions(temporary, target, like)
            for part in parts:
                write_all(descriptor, part)
            sync(descriptor)
        finally:
            os.close(descriptor)
        _move(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def _move(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except OSError as error:
        if error.errno in _CANT_REPLACE:
            raise _NothingBeside(error) from error
        raise


def write_all(descriptor: int, data: bytes) -> None:
    """Write all bytes to an open file, however many the system takes at once."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _write_over(target: Path, data: bytes) -> None:
    """Write into the file itself; what was in it is put back if that fails half-way."""
    old = target.read_bytes()
    descriptor = os.open(target, os.O_RDWR | _BINARY)
    try:
        _make_room(descriptor, len(old), len(data))
        try:
            _overwrite(descriptor, data)
        except OSError:
            with suppress(OSError):
                _overwrite(descriptor, old)
            raise
    finally:
        with suppress(OSError):  # what was synced is there, whatever closing it tells
            os.close(descriptor)


def _make_room(descriptor: int, size: int, wanted: int) -> None:
    """Have room on the disk for a file that is to grow, before anything in it is lost."""
    if wanted <= size or not hasattr(os, "posix_fallocate"):
        return
    try:
        os.posix_fallocate(descriptor, size, wanted - size)
    except OSError:
        # A part of it may be there already, as zeros behind what is in the file.
        with suppress(OSError):
            os.ftruncate(descriptor, size)
        raise


def _overwrite(descriptor: int, data: bytes) -> None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    write_all(descriptor, data)
    os.ftruncate(descriptor, len(data))
    sync(descriptor)


def _take_permissions(temporary: Path, target: Path, like: os.stat_result) -> None:
    if hasattr(os, "chown"):
        # Only root may give files away, but to a group that one is in anybody may.
        for user in (like.st_uid, -1):
            _where_allowed(lambda user=user: os.chown(temporary, user, like.st_gid))
    # Attributes and access lists too, but also the time.
    _where_allowed(lambda: shutil.copystat(target, temporary))
    _where_allowed(lambda: os.utime(temporary))
    if temporary.stat().st_gid != like.st_gid:
        # Another group may do what everybody may, and no more.
        mode = stat.S_IMODE(like.st_mode)
        _where_allowed(lambda: temporary.chmod((mode & ~0o070) | (mode & ((mode & 0o007) << 3))))
    more = stat.S_IMODE(temporary.stat().st_mode) & ~stat.S_IMODE(like.st_mode)
    if more:
        # Others could read what they may not.
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), str(temporary))


def _where_allowed(change: Callable[[], object]) -> None:
    with suppress(PermissionError):
        where_known(change)
