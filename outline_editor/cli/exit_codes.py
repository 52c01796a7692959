"""What the exit code of every verb means."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit codes; of several files the worst counts."""

    FINE = 0
    ERRORS = 1
    """The file has errors."""
    REFUSED = 2
    """The file can't be read or written, or the command was not understood."""
    HUNG_UP = 129
    """The terminal was closed, or the session ended (128 + SIGHUP)."""
    INTERRUPTED = 130
    """Ctrl+C; as a shell reports a program that this signal ended (128 + SIGINT)."""
    CUT_SHORT = 141
    """Whoever read the output stopped before its end (128 + SIGPIPE)."""
    TOLD_TO_END = 143
    """As when the computer is switched off (128 + SIGTERM)."""
