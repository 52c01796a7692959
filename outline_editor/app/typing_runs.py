"""How typing is cut into steps of undo: by word and by pause."""

from __future__ import annotations

import time
from collections.abc import Callable

from outline_editor.core.addresses import Ref

PAUSE = 1.0
"""Seconds without a key after which typing begins a new step."""


class TypingRuns:
    """Names the run that each typed change belongs to (see `ChangeSet.run`).

    Changes of one field join as long as they follow each other within `PAUSE`
    and stay in one word: a character typed after white space begins a new run,
    and so does the turn from typing to deleting.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._number = 0
        self._field: tuple[Ref, str] | None = None
        self._deleting = False
        self._last = 0.0

    def run(self, ref: Ref, field: str, old: str, new: str) -> str:
        """The run of a change of a field's text from `old` to `new`."""
        now = self._clock()
        deleting = len(new) < len(old)
        begins = (
            self._field != (ref, field)
            or now - self._last > PAUSE
            or deleting != self._deleting
            or abs(len(new) - len(old)) > 1
            or (not deleting and _begins_word(old, new))
        )
        if begins:
            self._number += 1
        self._field, self._deleting, self._last = (ref, field), deleting, now
        return f"typing-{self._number}"

    def end(self) -> None:
        """Let the next change begin a new run, whatever it is."""
        self._field = None


def _begins_word(old: str, new: str) -> bool:
    """Whether the one character put in stands right after white space."""
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return at > 0 and not new[at : at + 1].isspace() and new[at - 1].isspace()
