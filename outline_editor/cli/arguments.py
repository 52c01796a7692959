"""Arguments that several verbs take, and what is said where they can't be so.

argparse puts the argument's name before these sentences.
"""

from __future__ import annotations

import argparse
import errno
import re
import sys
from collections.abc import Callable
from pathlib import Path

from outline_editor.app.opening import Opened, open_bytes, open_file
from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.text_rules import clean_text, escaped
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.limits import MEGABYTE, VARIABLE, largest_file

_NOT_THERE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG})
"""What the system says of a name under which there is nothing."""

STREAM = Path("-")
"""Standard input, where a file is read; standard output, where one is written."""


def text(given: str) -> str:
    """A text that a document may hold; line breaks of all sorts become line feeds."""
    cleaned = clean_text(given)
    if cleaned.dropped:
        culprit = next(character for character in given if clean_text(character).dropped)
        raise argparse.ArgumentTypeError(
            f"leave out the character {escaped(culprit)}, which no text may hold"
        )
    return cleaned.text


def words(given: str) -> str:
    """A text that is not blank."""
    if not given.strip():
        raise argparse.ArgumentTypeError("write at least one word")
    return text(given)


def number(least: int, most: int | None = None) -> Callable[[str], int]:
    """A whole number within bounds."""
    wanted = f"from {least}" if most is None else f"from {least} to {most}"

    def read(text: str) -> int:
        # So many digits are more than any bound, and quickly turned into a number.
        given = int(text) if re.fullmatch("[0-9]{1,9}", text) else None
        if given is None or given < least or (most is not None and given > most):
            raise argparse.ArgumentTypeError(f"write a whole number {wanted}, not “{text}”")
        return given

    return read


def is_taken(target: Path) -> bool:
    """Whether there is anything under a name. Raises `OutlineError` where that can't be seen."""
    try:
        target.lstat()
    except OSError as error:
        if error.errno in _NOT_THERE:
            return False
        reason = reason_of(error)
        raise OutlineError(Message.of("cli.not-seen", path=str(target), reason=reason)) from error
    return True


def read_stream() -> bytes:
    """All of standard input; nothing where it is closed.

    Raises `OutlineError` where that is more than a file may have.
    """
    if sys.stdin is None:
        return b""
    most = largest_file()
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        megabytes = most // MEGABYTE
        raise OutlineError(Message.of("stream.too-large", most=megabytes, variable=VARIABLE))
    return data


def open_input(path: Path) -> Opened:
    """The outline in a file, or the YAML on standard input. Raises `OutlineError`."""
    if path == STREAM:
        return open_bytes(read_stream(), FORMATS[FormatName.YAML], path)
    return open_file(path)
