"""Where somebody has been in a document, to go back to and on from."""

from __future__ import annotations

from typing import NamedTuple

_MOST = 100
"""Places that are remembered."""


class Place(NamedTuple):
    """A place in a document: the row zoomed into, `''` for none, and the current row."""

    zoomed: str
    current: str


class Visits:
    """The places left by a jump, in order, and which of them one has gone back to."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []

    @property
    def ways(self) -> tuple[bool, bool]:
        """Whether there is a place to go back to, and one to go forward to."""
        return bool(self._back), bool(self._forward)

    def leave(self, here: Place) -> None:
        """Remember the place from which a jump goes elsewhere."""
        if not self._back or self._back[-1] != here:
            self._back.append(here)
            del self._back[:-_MOST]
        self._forward.clear()

    def go_back(self, here: Place) -> Place | None:
        """The place before; `None` if there is none."""
        return self._step(self._back, self._forward, here)

    def go_forward(self, here: Place) -> Place | None:
        """The place one has come back from; `None` if there is none."""
        return self._step(self._forward, self._back, here)

    def _step(self, source: list[Place], target: list[Place], here: Place) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                target.append(here)
                return place
        return None
