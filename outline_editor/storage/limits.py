"""How large a file may be that is read; a person may raise it."""

from __future__ import annotations

import os
import re

from outline_editor.core.errors import Message, OutlineError

MEGABYTE = 1_000_000
"""Bytes, as file managers count them."""

USUAL_LIMIT = 32
"""Megabytes, such as 250,000 rows: more than anybody reads, and read in some seconds. What is as
large and no outline takes two minutes at worst, and less than 2 gigabytes; see `part_limit`."""

VARIABLE = "OUTLINE_EDITOR_LARGEST_FILE"
"""The variable of the environment that sets the limit, in megabytes; it goes before settings."""

MOST_MEGABYTES = 1_000_000_000
"""What the limit may be at most: more than any disk has."""

MEMORY = 30
"""Bytes of memory that a byte of a file takes at most while it is opened, about."""

_GROWTH = 2

_chosen = USUAL_LIMIT
_allowed = 0


def megabytes_of(size: int) -> int:
    """How many megabytes so many bytes are, a part of one taken for a whole."""
    return -(-size // MEGABYTE)


class OverLimit(OutlineError):
    """A file is more than may be read now."""

    def __init__(self, message: Message, question: Message, size: int) -> None:
        super().__init__(message)
        self.question = question
        """What is asked where a person may open it nevertheless."""
        self.size = size
        """What is to be allowed for it, in bytes."""


class FileTooLarge(OverLimit):
    """A file has more bytes than may be read now."""

    def __init__(self, path: str, size: int, most: int) -> None:
        megabytes = megabytes_of(size)
        values = {"path": path, "size": megabytes, "most": most // MEGABYTE}
        super().__init__(
            Message.of("file.too-large", variable=VARIABLE, **values),
            Message.of("file.open-large", memory=MEMORY * megabytes, **values),
            size,
        )
        self.most = most
        """How many bytes may be read."""


class TooManyParts(OverLimit):
    """A file would take more memory than its bytes let expect; see `part_limit`."""

    def __init__(self, path: str, size: int, memory: int) -> None:
        megabytes = megabytes_of(size)
        values = {"path": path, "memory": memory}
        super().__init__(
            Message.of("file.too-many-parts", variable=VARIABLE, size=megabytes, **values),
            Message.of("file.open-many-parts", **values),
            size,
        )


def choose_limit(megabytes: int) -> None:
    """Let files of so many megabytes be read in this process, unless `VARIABLE` says otherwise."""
    global _chosen
    _chosen = megabytes


def allow(size: int) -> None:
    """Let files of so many bytes be read until this process ends, whatever else is said.

    They may grow to twice as much, since other programs go on writing in them.
    """
    global _allowed
    _allowed = max(_allowed, 2 * size)


def largest_file() -> int:
    """How many bytes a file may have that is read.

    Raises `OutlineError` where the environment names no number.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return max(_chosen * MEGABYTE, _allowed)
    if not re.fullmatch("[1-9][0-9]{0,8}", given):
        raise OutlineError(Message.of("limit.no-number", variable=VARIABLE, value=given))
    return max(int(given) * MEGABYTE, _allowed)
