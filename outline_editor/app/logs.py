"""The program's log, for what nobody is told of while they work.

Most sessions write nothing into it: neither the log nor Python's `logging` is
loaded before the first entry.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

_prepare: list[Callable[[logging.Logger], None]] = []


def prepare_with(prepare: Callable[[logging.Logger], None]) -> None:
    """Say how to make the log ready, once there is something to write."""
    _prepare[:] = [prepare]


def log() -> logging.Logger:
    """The log, ready to be written to."""
    import logging

    logger = logging.getLogger("outline_editor")
    while _prepare:
        _prepare.pop()(logger)
    return logger
