"""What was done since a save began: with the file it makes a journal in a moment."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.app.journal_records import Beginning
    from outline_editor.core.model import DocumentRoot


class SinceSave:
    """What is done to a state of a document that is being saved, or was; at first to none."""

    def __init__(self) -> None:
        self._root: DocumentRoot | None = None
        self._about: Beginning | None = None
        """How that state stands to its file, once the file holds it."""
        self._records: list[bytes] = []
        self._size = 0

    def expect(self, root: DocumentRoot) -> None:
        """A state of the document is being saved: what follows is done to that."""
        self.forget()
        self._root = root

    def forget(self) -> None:
        """It is no matter any more."""
        self._root = self._about = None
        self._records, self._size = [], 0

    def note(self, record: bytes, most: int) -> None:
        """Keep what was done, but no more than so many bytes."""
        if self._root is None:
            return
        self._records.append(record)
        self._size += len(record)
        if self._size > most:
            self.forget()

    def saved(self, root: DocumentRoot | None, about: Beginning) -> None:
        """A file holds a state of the document; if it is that one, it stands to it like this."""
        if root is not None and self._root is root:
            self._about = about

    def records_for(self, beginning: Beginning) -> Sequence[bytes] | None:
        """The records, if a journal begins with what the file holds since; `None` for others."""
        return tuple(self._records) if self._about is beginning else None

    def used(self) -> None:
        """A journal has it; what is done to a state that is being saved meanwhile stays."""
        if self._about is not None:
            self.forget()
