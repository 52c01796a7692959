"""What an action works on, and what should be shown afterwards."""

from __future__ import annotations

from typing import NamedTuple

from outline_editor.core.errors import Message
from outline_editor.core.notes import Words


class WordsOfRow(NamedTuple):
    """Words selected in the text of a row, from `start` to `end`; none between for a caret."""

    row: str
    start: int
    end: int

    def left_of(self, text: str) -> str:
        """What is left of the row's text without them, and without a space too many."""
        before, after = text[: self.start], text[self.end :]
        if self.start < self.end and before.endswith(" ") and (not after or after.startswith(" ")):
            before = before[:-1]
        return before + after


class Selection(NamedTuple):
    """The current row and all that are selected."""

    current: str = ""
    rows: tuple[str, ...] = ()
    words: Words | None = None
    """The words selected in the current row."""
    caret: int | None = None
    """Where the caret stands in the current row's text while that is edited.

    In characters from 0; `None` while whole rows are selected.
    """
    current_is_open: bool = False
    """Whether the current row's own rows are in sight."""
    current_is_zoomed: bool = False
    """Whether only the current row is shown, with what is under it."""
    note: str = ""
    """The note that has the focus, `''` for none."""
    above: str = ""
    """The row in sight right above the current one, `''` for none."""
    below: str = ""
    """The row in sight right below the current one, `''` for none."""


class Outcome(NamedTuple):
    """What should be shown once an action is done."""

    current: str = ""
    edit_text: bool = False
    caret: int | None = None
    """Where the caret should stand in the text, at its end for `None`."""
    rows: tuple[str, ...] = ()
    """The rows to be selected, with the current one; that alone if empty."""
    note: str = ""
    """The note to go to, `''` for none."""
    note_is_new: bool = False
    """Whether that note was added by the action."""
    said: Message | None = None
    """What the person should be told."""
