"""Reading the small files that belong to the user: settings and the like."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.logs import log
from outline_editor.app.written_later import waits_to_be_written
from outline_editor.core.errors import reason_of
from outline_editor.storage.file_bytes import NotAFile, TooLarge, Unsteady, read_bounded

_LARGEST = 1_000_000
"""Bytes: nobody has that much in one, and a damaged file must not cost a person's time."""


class NotRead(Exception):
    """What a file holds could not be seen, which is no reason to put anything else there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_own(path: Path) -> bytes | None:
    """What a file holds, or is about to; `None` where there is none, or something else.

    Raises `NotRead`, or `TooLarge` for what nobody can have put there; both are logged.
    """
    try:
        data = waits_to_be_written(path)
        return read_bounded(path, _LARGEST) if data is None else data
    except (FileNotFoundError, NotADirectoryError):
        return None
    except TooLarge as error:
        log().warning("could not read %s: %d bytes", path, error.size)
        raise
    except NotAFile as error:  # nor is it written over
        log().warning("could not read %s: %r", path, error)
        return None
    except Unsteady as error:
        log().warning("could not read %s: %r", path, error)
        raise NotRead("another program is writing it") from error
    except OSError as error:
        log().warning("could not read %s: %s", path, error)
        raise NotRead(reason_of(error)) from error
