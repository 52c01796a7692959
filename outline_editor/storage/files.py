"""Reading and writing a file's bytes, with what can go wrong said in words."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.progress import Tell, Waiting, go_on, untold
from outline_editor.storage.file_bytes import (
    NotAFile,
    TooLarge,
    Unsteady,
    check_regular,
    digest_bounded,
    read_bounded,
)
from outline_editor.storage.limits import FileTooLarge, largest_file

if TYPE_CHECKING:
    from outline_editor.storage.atomic import Keep

_NOT_READ = {
    errno.ENOENT: "file.not-found",
    errno.ENOTDIR: "file.not-found",
    errno.ENAMETOOLONG: "file.not-found",
    errno.ELOOP: "file.not-found",
    errno.EACCES: "file.no-permission",
    errno.EPERM: "file.no-permission",
}
_NOT_WRITTEN = {
    errno.ENOENT: "file.no-folder",
    errno.ENOTDIR: "file.no-folder",
    errno.EISDIR: "file.folder-in-the-way",
    errno.EACCES: "file.write-protected",
    errno.EPERM: "file.write-protected",
    errno.EROFS: "file.write-protected",
    errno.ENOSPC: "file.disk-full",
    errno.EDQUOT: "file.disk-full",
}


class FileUnsteady(OutlineError):
    """A file was being written while it was read."""


def check_readable(path: Path) -> None:
    """Raises `OutlineError` where there is no regular file, whatever is in it.

    That is so for a folder, and for a device or pipe too: reading one might
    never end.
    """
    with _told(path):
        check_regular(path)


FROM_DISK = 0.05
"""About the share of the work of opening a file that it is to read its bytes."""


def read_file(path: Path, least: int = 0, tell: Tell = untold) -> bytes:
    """The bytes of a regular file, all as they stood there at one time.

    Raises `OutlineError` where there is none, where it may not be read, is
    being changed, or is larger than `limits.largest_file` and `least` bytes.
    `tell` may raise `Cancelled`.
    """
    most = _at_least(least)
    with _told(path):
        try:
            return read_bounded(path, most, tell)
        except TooLarge as error:
            raise FileTooLarge(str(path), error.size, most) from error


def _at_least(least: int) -> int:
    """How many bytes may be read, be it that the environment names no number for more."""
    try:
        return max(largest_file(), least)
    except OutlineError:
        if not least:
            raise
        return least


def digest_of_file(path: Path, waiting: Waiting = go_on) -> bytes:
    """What `digest_of` would say of the bytes of a file, which may be of any size.

    Raises `OutlineError` where there is none, where it may not be read or is being
    changed, and what `waiting` raises.
    """
    with _told(path):
        return digest_bounded(path, waiting)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in words why a file can't be read."""
    try:
        yield
    except OSError as error:
        raise OutlineError(_not_read(path, error)) from error
    except ValueError as error:  # no file can have such a name
        raise OutlineError(Message.of("file.not-found", path=str(path))) from error
    except NotAFile as error:
        code = "file.is-folder" if error.is_folder else "file.not-regular"
        raise OutlineError(Message.of(code, path=str(path))) from error
    except Unsteady as error:
        raise FileUnsteady(Message.of("file.unsteady", path=str(path))) from error


def holds_other(path: Path, digest: bytes) -> bool:
    """Whether a file is known to hold something else than the bytes with a digest.

    Of one that is gone, or that can't be read, it is not.
    """
    try:
        return digest_of_file(path) != digest
    except OutlineError:
        return False


def digest_of(data: bytes) -> bytes:
    """What tells a file's bytes from any others' (SHA-256)."""
    return hashlib.sha256(data).digest()


class Signature(NamedTuple):
    """What changes when a file is written or replaced. It can miss a change; a digest can't."""

    modified: int
    """When it was written last, in nanoseconds since 1970."""
    size: int
    """In bytes."""
    number: int


def signature_of(path: Path) -> Signature | None:
    """The signature of a file, found without reading it; `None` where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return Signature(status.st_mtime_ns, status.st_size, status.st_ino)


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; where there is none, whether they are the same."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()


class Written(NamedTuple):
    """What a person should know of a file that was written."""

    remark: Message | None = None
    is_lasting: bool = True
    """Whether it outlasts a loss of power, as far as the system says."""


def write_file(path: Path, data: bytes, keep: Keep | None = None) -> Written:
    """Put a whole new file in the old one's place, or leave the old one.

    Where only the file itself can be written over, that is done if there is a
    `keep`; see `storage.atomic`. Raises `OutlineError` where it can't be written.
    """
    # Imported here: whoever only reads need not wait for it.
    from outline_editor.storage.atomic import Way, replace_file

    try:
        done = replace_file(path, data, keep=keep)
    except OSError as error:
        raise OutlineError(_not_written(path, error)) from error
    if done.unconfirmed:
        remark = Message.of("file.unconfirmed", path=str(path), reason=done.unconfirmed)
        return Written(remark, is_lasting=False)
    if done.way is Way.REPLACED:
        return Written()
    code = "file.parted" if done.way is Way.PARTED else "file.written-over"
    return Written(Message.of(code, name=path.name))


def _not_read(path: Path, error: OSError) -> Message:
    code = _NOT_READ.get(error.errno or 0)
    if code is not None:
        return Message.of(code, path=str(path))
    return Message.of("file.unreadable", path=str(path), reason=reason_of(error))


def _not_written(path: Path, error: OSError) -> Message:
    code = _NOT_WRITTEN.get(error.errno or 0)
    if code is not None:
        return Message.of(code, path=str(path))
    return Message.of("file.not-written", path=str(path), reason=reason_of(error))
