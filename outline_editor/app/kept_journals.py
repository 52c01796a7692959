"""Journals that were put aside go by their age, as earlier versions of files do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from outline_editor.app.journal_writer import ENDING
from outline_editor.app.leftover import KEPT


def clear_kept(folder: Path, now: datetime | None = None) -> None:
    """Remove the journals put aside in a folder of journals longer ago than versions are kept.

    For any thread. What can't be removed stays for another time.
    """
    # Few people ever have such journals.
    from outline_editor.app.settings import stored_settings

    oldest = (now or datetime.now(UTC)) - timedelta(days=stored_settings().versions_days)
    for path in _kept(folder):
        with suppress(OSError):
            if _put_aside_at(path) < oldest.timestamp():
                path.unlink()


def _kept(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in (folder / KEPT).iterdir() if path.suffix == ENDING)
    except OSError:
        return  # nothing was ever put aside


def _put_aside_at(path: Path) -> float:
    """When a journal was put aside, or written last if that can't be told.

    It keeps its time of writing as it is moved; where the system tells when the
    file itself was changed, that is when it was moved.
    """
    status = path.stat()
    return max(status.st_mtime, status.st_ctime)
