"""Journals that are put aside, and go by their age as earlier versions of files do."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from outline_editor.app.journal_place import journals_in
from outline_editor.storage.rotation import UNLIMITED, Limits

KEPT = "kept"
"""The folder beside the journals of those in which something did not fit, or can't be read."""


_DAY = 24 * 60 * 60
"""In seconds."""


def aside_of(journal: Path) -> Path:
    """Where a journal is put aside."""
    return journal.parent / KEPT / journal.name


def put_aside(journal: Path) -> None:
    """Put a journal aside, from when on its age counts. Raises `OSError` where it can't be."""
    from outline_editor.storage.lasting import make_folder, sync_folder

    aside = aside_of(journal)
    make_folder(aside.parent)
    before = journal.stat()
    # First: else one that is killed in between would let it go by the age that it had.
    with suppress(OSError):
        os.utime(journal)
    try:
        journal.replace(aside)
    except OSError:
        with suppress(OSError):
            os.utime(journal, ns=(before.st_atime_ns, before.st_mtime_ns))
        raise
    sync_folder(aside.parent)
    sync_folder(journal.parent)


def days_kept() -> int:
    """For how many days they are kept, as far as that can be told."""
    days = _limit()
    return Limits().days if days == UNLIMITED.days else days


def _limit() -> int:
    # Few people ever have such journals.
    from outline_editor.app.settings import stored_limits

    return stored_limits().days


def clear_kept(folder: Path, now: datetime | None = None) -> None:
    """Remove the journals put aside in a folder of journals longer ago than versions are kept.

    For any thread. What can't be removed stays for another time, and so does all where it
    can't be told how long that is.
    """
    oldest = (now or datetime.now(UTC)).timestamp() - _limit() * _DAY
    for path in _kept(folder):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                path.unlink()


def _kept(folder: Path) -> list[Path]:
    try:
        return journals_in(folder / KEPT)
    except OSError:
        return []  # what can't be listed stays
