"""What an action works on, and what should be shown afterwards."""

from __future__ import annotations

from typing import NamedTuple

from outline_editor.core.errors import Message
from outline_editor.core.notes import Words


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
    said: Message | None = None
    """What the person should be told."""
