"""Which words a lost quote may have become, looked for once nothing has happened for a while."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from outline_editor.core.addresses import note_ref
from outline_editor.core.model import Node, Note
from outline_editor.core.notes import Words
from outline_editor.core.proposals import Proposal, closest_words
from outline_editor.ui.session import Session

_MOST_AROUND = 16
"""Characters on either side that tell where words stand."""


class Closest(NamedTuple):
    """Words that a note may quote instead, and what stands around them."""

    words: str
    before: str = ""
    after: str = ""

    @property
    def in_place(self) -> str:
        """The words with what stands around them."""
        return f"{self.before}{self.words}{self.after}"


def around(before: str, after: str) -> tuple[str, str]:
    """What stands before and after some words, as much as tells where they stand."""
    left, right = before[-_MOST_AROUND:], after[:_MOST_AROUND]
    return (
        left if len(left) == len(before) else f"…{left}",
        right if len(right) == len(after) else f"{right}…",
    )


class ClosestWords(QObject):
    """Looks for words that one note may quote instead; nothing is quoted before `take`."""

    looked = Signal(object)
    """The words closest to the lost quote, a `Closest`, with what stands around them where
    they are the same; `None` where none are, or the quote is not lost."""

    def __init__(self, session: Session, patience: int, parent: QObject) -> None:
        """`patience` is how many milliseconds pass without another wish before it looks."""
        super().__init__(parent)
        self._session = session
        self._note = ""
        self._found: Proposal | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(patience)
        self._timer.timeout.connect(self._look)

    def look_for(self, note_id: str) -> None:
        """Look for the words of a note, in a while."""
        self.forget()
        self._note = note_id
        self._timer.start()

    def forget(self) -> None:
        """Look for nothing, and hold no words to be taken."""
        self._timer.stop()
        self._found = None

    def take(self) -> None:
        """Let the note quote the words that were found."""
        if self._found is not None:
            field, start, end, _ = self._found
            with self._session.saying_refusals():
                self._session.editing.notes.quote(self._note, Words(field, start, end))

    def _look(self) -> None:
        document, ref = self._session.document, note_ref(self._note)
        note = document.find(ref)
        row = document.find(document.owner(ref)) if isinstance(note, Note) else None
        if not isinstance(note, Note) or not isinstance(row, Node):
            return
        self._found = closest_words(row, note)
        if self._found is None:
            self.looked.emit(None)
        else:
            field, start, end, _ = self._found
            text = getattr(row, field)
            words = text[start:end]
            sides = around(text[:start], text[end:]) if words == note.quote else ("", "")
            self.looked.emit(Closest(words, *sides))
