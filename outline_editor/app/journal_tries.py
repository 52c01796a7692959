"""When a journal is made once more whose making was refused."""

from __future__ import annotations

import math
import time

RETRY_AFTER = 5.0
"""Seconds after which what was refused is tried again, edit or none; see `_SAME_AFTER`."""

_SAME_AFTER = 12
"""How many times as long it takes where nothing was done since, to replace a journal."""


def was_just(moment: float) -> bool:
    """Whether something was refused less than `RETRY_AFTER` ago, by the monotonic clock."""
    return time.monotonic() < moment + RETRY_AFTER


class Tries:
    """What was tried of one journal, and when the making of one was refused last."""

    def __init__(self) -> None:
        self._refused = -math.inf
        self._tried: object = None
        """What was to be in the journal that was last to replace another."""
        self._tried_at_end: object = None
        """The same, of what the end of the thread has tried."""

    def note_refusal(self) -> None:
        """The making of a journal was refused just now."""
        self._refused = time.monotonic()

    def note_end(self) -> None:
        """The end of the thread is over: the next one tries for itself."""
        self._tried_at_end = None

    def forget(self) -> None:
        """Nothing that was tried or refused tells anything of what follows."""
        self._refused = -math.inf
        self._tried = self._tried_at_end = None

    @property
    def was_just_refused(self) -> bool:
        """Whether the making of a journal was refused a short while ago."""
        return was_just(self._refused)

    def was_just_refused_after(self, moment: float) -> bool:
        """Whether it was refused a short while ago, and after a moment by the monotonic clock."""
        return self._refused > moment and self.was_just_refused

    def begin(self, last: object, *, at_end: bool) -> bool:
        """Begin to make another of what is to come back, to replace one; whether that may be.

        It may not for a while after a refusal, and longer for the same; but an end of the thread
        may try each once.
        """
        times = _SAME_AFTER if self._tried is last else 1
        is_put_off = time.monotonic() < self._refused + times * RETRY_AFTER
        if is_put_off and not (at_end and self._tried_at_end is not last):
            return False
        self._tried = last
        if at_end:
            self._tried_at_end = last
        return True
