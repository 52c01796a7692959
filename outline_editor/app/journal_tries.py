"""When a journal is made once more whose making was refused."""

from __future__ import annotations

import math
import time

RETRY_AFTER = 5.0
"""Seconds after which what was refused is written down once more, edit or none."""

_SAME_AFTER = 12
"""How many times as long it takes until the same is made once more that was refused."""


def was_just(moment: float) -> bool:
    """Whether something was refused less than `RETRY_AFTER` ago, by the monotonic clock."""
    return time.monotonic() < moment + RETRY_AFTER


class Tries:
    """What was tried of one journal, and when the making of one was refused last."""

    def __init__(self) -> None:
        self._refused = -math.inf
        self._made: object = None
        """What was to be in the journal that was last allowed to replace another."""
        self._made_at_once: object = None
        """The same if it was not put off, such as by the end."""

    def was_refused(self) -> None:
        """The making of one was refused just now."""
        self._refused = time.monotonic()

    def forget_refusal(self) -> None:
        """It has nothing to do with what follows."""
        self._refused = -math.inf

    def forget(self) -> None:
        """Let what was made last be no matter any more, as all is saved."""
        self._made = self._made_at_once = None

    @property
    def was_just_refused(self) -> bool:
        """Whether the making of one was refused a short while ago."""
        return was_just(self._refused)

    def was_just_refused_after(self, moment: float) -> bool:
        """Whether that was so, and since a moment by the monotonic clock."""
        return self._refused > moment and self.was_just_refused

    def may_replace(self, last: object, *, at_once: bool) -> bool:
        """Whether to make one of what is to come back, to replace another; then that counts.

        What was refused is tried again once if `at_once`, or after a while, which is longer for
        the same.
        """
        times = _SAME_AFTER if self._made is last else 1
        is_first = at_once and self._made_at_once is not last
        if not is_first and time.monotonic() < self._refused + times * RETRY_AFTER:
            return False
        self._made = last
        self._made_at_once = last if at_once else None
        return True
