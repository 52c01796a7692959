"""The words of a row as they were before somebody began to write at a place in them."""

from __future__ import annotations

from outline_editor.core.model import Node
from outline_editor.core.text_difference import Difference, difference, differences


class WrittenWords:
    """Keeps the state of a row from which the quotes of its notes are carried along.

    Word by word is how a person writes, key by key is how it arrives: of a
    quoted word that is taken back letter by letter and written anew, each key
    alone would leave less. So all keys at one place count together, from the
    row as it was before the first of them.
    """

    def __init__(self) -> None:
        self._base: Node | None = None
        self._last: Node | None = None
        self._field = ""
        self._start = self._end = 0
        """The place in the text as it is now."""

    def base(self, node: Node, field: str, text: str, caret: int | None) -> Node:
        """The row to carry quotes from, as it is about to get another text in a field.

        `changes` then tells what has been written in it.
        """
        change = difference(getattr(node, field), text, caret)
        goes_on = node is self._last and field == self._field
        if not goes_on or self._base is None or not self._touches(change.start, change.end):
            self._base, self._field = node, field
            self._start, self._end = change.start, change.end
        grown = len(change.replacement) - (change.end - change.start)
        self._start = min(self._start, change.start)
        self._end = max(self._end + grown, change.start + len(change.replacement))
        if caret is not None:
            # A letter put in the place of a word that has it can't be told from one left of it.
            self._start, self._end = min(self._start, caret), max(self._end, caret)
        return self._base

    def changes(self, text: str, caret: int | None) -> list[Difference]:
        """What leads from the text of `base` to that of now.

        All that differs stands at the place where the person writes. Words of the
        same letters beside it have stayed where they are.
        """
        old = "" if self._base is None else getattr(self._base, self._field)
        start = self._start
        before = old[start : len(old) - (len(text) - self._end)]
        within = None if caret is None else caret - start
        return [
            Difference(start + change.start, start + change.end, change.replacement)
            for change in differences(before, text[start : self._end], within)
        ]

    def went_on(self, node: Node) -> None:
        """The row has its text now; any other change of it ends what was begun."""
        self._last = node

    def end(self) -> None:
        """Begin anew with the next key, from the row as it is then."""
        self._base = self._last = None

    def _touches(self, start: int, end: int) -> bool:
        return start <= self._end and end >= self._start
