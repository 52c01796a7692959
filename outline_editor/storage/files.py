"""Reading and writing a file's bytes, with what can go wrong said in words."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from outline_editor.core.errors import Message, OutlineError
from outline_editor.storage.atomic import replace_file


def read_file(path: Path) -> bytes:
    """The bytes of a regular file.

    Raises `OutlineError` where there is no such file, where it may not be
    read, or where it is a folder, device or pipe (reading one might never end).
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise OutlineError(Message.of("file.is-folder", path=str(path)))
        if not stat.S_ISREG(mode):
            raise OutlineError(Message.of("file.not-regular", path=str(path)))
        return path.read_bytes()
    except OSError as error:
        raise OutlineError(reading_failed(path, error)) from error


def reading_failed(path: Path, error: OSError) -> Message:
    """Why a file could not be read, and what to do."""
    code = {
        errno.ENOENT: "file.not-found",
        errno.ENOTDIR: "file.not-found",
        errno.EACCES: "file.no-permission",
        errno.EPERM: "file.no-permission",
        errno.ENAMETOOLONG: "file.not-found",
        errno.ELOOP: "file.not-found",
    }.get(error.errno or 0)
    if code is not None:
        return Message.of(code, path=str(path))
    return Message.of("file.unreadable", path=str(path), reason=error.strerror or str(error))


def write_file(path: Path, data: bytes) -> None:
    """Put a whole new file in the old one's place, or leave the old one.

    Raises `OutlineError` where it can't be written.
    """
    try:
        replace_file(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        message = Message.of("file.not-written", path=str(path), reason=reason)
        raise OutlineError(message) from error
