"""Making sure that files and folders outlast a loss of power."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from outline_editor.core.errors import reason_of

_NOT_KNOWN = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
"""What file systems say of what they don't know, such as syncing."""


def make_folder(folder: Path) -> None:
    """Make a folder for this user alone, and those it is in, so that they last.

    Raises `OSError`.
    """
    holders = list[Path]()
    try:
        enter_folder(folder, holders)
    finally:
        for holder in holders:
            sync_folder(holder)


def enter_folder(folder: Path, holders: list[Path]) -> None:
    """The same, but what is made lasts only once the folders that it was made in are synced.

    Adds these to `holders`, also where it raises `OSError`.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:  # else a drive that is not there
        enter_folder(folder.parent, holders)
    folder.mkdir(mode=0o700, exist_ok=True)
    holders.append(folder.parent)


def sync_folder(folder: Path) -> str:
    """Make what was entered in a folder last; why that is not certain, `''` if it is.

    It is there already, so nothing is raised.
    """
    try:
        sync_entries(folder)
    except OSError as error:
        return reason_of(error)
    return ""


def sync_entries(folder: Path) -> None:
    """Make what was entered in a folder last. Raises `OSError` where that is not certain."""
    if os.name == "nt":  # has no way to do this, and needs none
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:  # entries may be made there, but not listed
        return
    try:
        sync(descriptor)
    finally:
        with suppress(OSError):  # it was opened for reading: nothing can be lost with it
            os.close(descriptor)


def sync(descriptor: int) -> None:
    """Wait until an open file has reached the disk, where its file system knows of that.

    Raises `OSError`.
    """
    where_known(lambda: os.fsync(descriptor))


def where_known(change: Callable[[], object]) -> None:
    """Do something that not every file system knows of. Raises `OSError` for what else it says."""
    try:
        change()
    except OSError as error:
        if error.errno not in _NOT_KNOWN:
            raise
