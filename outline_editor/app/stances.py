"""Where the person was before and after each step of undo, for when it is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple
from weakref import WeakKeyDictionary

from outline_editor.core.history import Step


class Stance(NamedTuple):
    """What is current and selected in the outline, and where the caret is."""

    current: str = ""
    rows: tuple[str, ...] = ()
    """The selected rows."""
    caret: int | None = None
    """In characters from 0 in the text of the current row; `None` in row mode."""
    zoomed: str = ""
    """The row zoomed into, `''` for the whole document."""


@dataclass(slots=True)
class Stances:
    """The stances before and after a step; `None` while that is not known."""

    before: Stance
    after: Stance | None = None


class StancesOfSteps:
    """Remembers the stances around each step for as long as it can be undone or done again."""

    def __init__(self) -> None:
        self._of: WeakKeyDictionary[Step, Stances] = WeakKeyDictionary()

    def begin(self, step: Step, before: Stance) -> None:
        """A step was recorded, or goes on: how things stood before it began counts."""
        self._of.setdefault(step, Stances(before)).after = None

    def end(self, step: Step, after: Stance) -> None:
        """All that a step did is shown now; the first time after it counts."""
        stances = self._of.get(step)
        if stances is not None and stances.after is None:
            stances.after = after

    def of(self, step: Step) -> Stances | None:
        """What is known of a step."""
        return self._of.get(step)
