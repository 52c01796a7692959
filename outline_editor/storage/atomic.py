"""Replacing a file in one step: the old content or the new, never a part of it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Put a file with this content in the place of the old one, if there is one.

    A symbolic link stays, and what it points to is replaced; permissions stay
    as they were. When this returns, the content has reached the disk.

    Raises `OSError` where that can't be done; the old file is then untouched
    and nothing is left beside it. What is no regular file, or may not be
    written to, is not replaced.
    """
    target = _target(path)
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    replacing = target.exists()
    if replacing:
        _check_replaceable(target)
    try:
        _write(temporary, data, target if replacing else None)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _target(path: Path) -> Path:
    """The file itself, behind all symbolic links."""
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def _check_replaceable(target: Path) -> None:
    """Replacing needs only the folder's permission; the file's is asked for too."""
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "not an ordinary file", str(target))
    if not os.access(target, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _write(temporary: Path, data: bytes, like: Path | None) -> None:
    """A new file that is on the disk; `like` is the file whose permissions it gets."""
    with temporary.open("xb") as file:
        # Before anything is in it that others may not read.
        if like is not None:
            _take_permissions(temporary, like)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _take_permissions(temporary: Path, like: Path) -> None:
    if hasattr(os, "chown"):
        status = like.stat()
        # Only root may give files away; a group that is not one's own can't be kept.
        with suppress(PermissionError):
            os.chown(temporary, status.st_uid, status.st_gid)
    shutil.copystat(like, temporary)  # attributes and access lists too, but also the time
    os.utime(temporary)


def _sync_folder(folder: Path) -> None:
    """Make the new entry last. The file is replaced already, so nothing is raised."""
    if os.name == "nt":  # has no way to do this, and needs none
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
