"""A text as a stream, so that libyaml need not have a second copy of all of it."""

from __future__ import annotations


class InPieces:
    """Gives a text to libyaml piece by piece.

    PyYAML encodes a text that it is given whole in one step, which other
    threads would have to wait for.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self, length: int = 1 << 14) -> str:
        """The next characters, at most so many; `''` at the end."""
        start = self._at
        self._at = start + length
        return self._text[start : self._at]
