"""How large a file may be that is read; a person may raise it."""

from __future__ import annotations

import os
import re

from outline_editor.core.errors import Message, OutlineError

MEGABYTE = 1_000_000
"""Bytes, as file managers count them."""

USUAL_LIMIT = 128
"""Megabytes, such as a million rows, which take 20 seconds and 0.8 GB to read, or, with a mistake
in them, 100 seconds and 3 GB."""

VARIABLE = "OUTLINE_EDITOR_LARGEST_FILE"
"""The variable of the environment that sets the limit, in megabytes; it goes before settings."""

MOST_MEGABYTES = 1_000_000_000
"""What the limit may be at most: more than any disk has."""

_chosen = USUAL_LIMIT


def choose_limit(megabytes: int) -> None:
    """Let files of so many megabytes be read in this process, unless `VARIABLE` says otherwise."""
    global _chosen
    _chosen = megabytes


def largest_file() -> int:
    """How many bytes a file may have that is read.

    Raises `OutlineError` where the environment names no number.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return _chosen * MEGABYTE
    if not re.fullmatch("[1-9][0-9]{0,8}", given):
        raise OutlineError(Message.of("limit.no-number", variable=VARIABLE, value=given))
    return int(given) * MEGABYTE


def too_large(path: str, size: int, most: int) -> OutlineError:
    """What is said of a file of `size` bytes where `most` may be read."""
    megabytes = -(-size // MEGABYTE)
    return OutlineError(
        Message.of(
            "file.too-large",
            path=path,
            size=megabytes,
            most=most // MEGABYTE,
            variable=VARIABLE,
        )
    )
