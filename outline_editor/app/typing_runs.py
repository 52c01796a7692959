"""How typing is cut into steps of undo: by word and by pause."""

from __future__ import annotations

import time
from collections.abc import Callable

from outline_editor.core.addresses import Ref
from outline_editor.core.text_difference import difference

PAUSE = 1.0
"""Seconds without a key after which typing begins a new step."""


class TypingRuns:
    """Names the run that each typed change belongs to (see `ChangeSet.run`).

    Changes of one field join as long as they follow each other within `PAUSE`
    and stay in one word: a character typed after white space begins a new run,
    and so does the turn from typing to deleting. Several characters at once,
    as from pasting or an input method, are a run of their own; one character
    that replaces others goes with what is typed after it.
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
        start, end, added = difference(old, new)
        removed, before = old[start:end], new[max(0, start - 1) : start]
        deleting = not added
        begins = (
            self._field != (ref, field)
            or now - self._last > PAUSE
            or deleting != self._deleting
            or len(removed) > 1
            or len(added) > 1
            or (before.isspace() and bool(added) and not added.isspace())
        )
        if begins:
            self._number += 1
        at_once = len(added) > 1 or (deleting and len(removed) > 1)
        self._field = None if at_once else (ref, field)
        self._deleting, self._last = deleting, now
        return f"typing-{self._number}"

    def end(self) -> None:
        """Let the next change begin a new run, whatever it is."""
        self._field = None
