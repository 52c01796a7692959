"""Journals that nothing can be brought back from."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from outline_editor.app.journal_place import journals_in
from outline_editor.app.journal_records import decode_beginning
from outline_editor.app.kept_journals import aside_of, put_aside
from outline_editor.storage.journal import read_journal


def put_aside_unreadable(folder: Path, but: Collection[Path] = ()) -> list[Path]:
    """Put journals aside that don't tell which document they are of, or how it began.

    These are damaged, or another version of the program wrote them; so none is
    removed but those that hold nothing: power went before the disk had anything of
    them. Returns where each is now, which is where it was if it can't be
    moved. What a process is writing, is to decide on or can't get from the disk
    is left alone, and so are those named by `but`, and all where they can't be listed.
    """
    from filelock import FileLock, Timeout

    found: list[Path] = []
    try:
        journals = journals_in(folder)
    except OSError:
        return found
    for path in journals:
        if path in but:
            continue
        lock = FileLock(path.with_suffix(".lock"), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue
        try:
            if _is_readable(path):
                continue
            if _is_blank(path):
                _remove(path)
            else:
                found.append(_put_aside(path))
        except OSError:
            continue
        finally:
            lock.release()
    return found


def _is_readable(path: Path) -> bool:
    records, _ = read_journal(path)
    try:
        decode_beginning(records[0])
    except (ValueError, IndexError):
        return False
    return len(records) > 1


def _is_blank(path: Path) -> bool:
    return not path.read_bytes().strip(b"\0")


def _remove(path: Path) -> None:
    path.unlink()
    path.with_suffix(".lock").unlink(missing_ok=True)


def _put_aside(path: Path) -> Path:
    try:
        put_aside(path)
    except OSError:
        return path if os.path.exists(path) else aside_of(path)
    path.with_suffix(".lock").unlink(missing_ok=True)
    return aside_of(path)
