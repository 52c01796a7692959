"""How every verb prints: results on standard output, all else on standard error.

A standard stream may be closed (`>&-`), full, or read by a program that stops
early (`| head`); none of these is a reason to fail in the middle of the work.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from outline_editor.app.checking import lines_for, refused
from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.problems import Problem
from outline_editor.core.text_rules import escaped


class OutputFailed(Exception):
    """Standard output can't take what is printed; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def escape_what_has_no_code() -> None:
    r"""Let standard output take every character, whatever its encoding.

    In a locale that lacks a character, and for the bytes of a file's name that
    are no UTF-8, an escape such as `\u5c0f` is printed. Standard error does
    so by itself.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def put(text: str) -> None:
    """Print lines on standard output; each has its end."""
    if sys.stdout is not None:
        with _checked(sys.stdout):
            sys.stdout.write(text)


def put_data(data: bytes) -> None:
    """Print on standard output what other programs read: UTF-8 in every locale."""
    if sys.stdout is not None:
        with _checked(sys.stdout):
            sys.stdout.flush()
            sys.stdout.buffer.write(data)


def finish() -> None:
    """See that everything has been printed."""
    if sys.stdout is not None:
        with _checked(sys.stdout):
            sys.stdout.flush()


def say(message: Message) -> None:
    """Print a sentence on standard error."""
    say_lines([escaped(message.text)])


def say_lines(lines: Iterable[str]) -> None:
    """Print lines on standard error; if that fails, nothing else does."""
    if sys.stderr is None:
        return
    try:
        for line in lines:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
    except OSError:
        _discard(sys.stderr)


def say_refused(error: OutlineError, path: Path | str) -> None:
    """Print why a file could not be opened, as `check` does."""
    checked = refused(error)
    say_lines(lines_for(checked.problems, checked.text, str(path)))


def say_problems(problems: Iterable[Problem], text: str, path: Path | str) -> None:
    """Print what is wrong with a file, as `check` does."""
    say_lines(lines_for(problems, text, str(path)))


def say_unkept_versions() -> None:
    """Print why versions of what was saved could not be kept, if so."""
    # Verbs that save nothing need not wait for it.
    from outline_editor.app.backups import take_fault

    fault = take_fault()
    if fault is not None:
        say(fault)


@contextmanager
def _checked(stream: TextIO) -> Iterator[None]:
    """Raises `BrokenPipeError` where nobody reads any more, else `OutputFailed`."""
    try:
        yield
    except BrokenPipeError:
        _discard(stream)
        raise
    except OSError as error:
        _discard(stream)
        reason = reason_of(error)
        raise OutputFailed(Message.of("cli.output-failed", reason=reason)) from error


def _discard(stream: TextIO) -> None:
    """Let what is left in a stream go nowhere: Python would try once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
