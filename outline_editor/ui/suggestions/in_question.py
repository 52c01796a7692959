"""Which suggestion keys answer: one of those for the current row, or for the document's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.core.suggestions import Suggestion


class InQuestion:
    """What is suggested in both places, and the one suggestion that is in question."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Know of no suggestion, and be at the current row."""
        self.found: tuple[tuple[Suggestion, ...], tuple[Suggestion, ...]] = (), ()
        """Those for the current row, and those for the document's own notes."""
        self.meant: Suggestion | None = None
        """The one in question, of those here; `None` where there is none."""
        self.is_on_document = False
        """Whether it is one for the document's notes."""

    @property
    def here(self) -> tuple[Suggestion, ...]:
        """Those in the place of the one in question."""
        return self.found[self.is_on_document]

    def take(self, row: tuple[Suggestion, ...], document: tuple[Suggestion, ...]) -> None:
        """Know of others from now on; for one that is gone the next comes into question."""
        before, self.found = self.here, (row, document)
        if self.meant not in self.here:
            # The one that came after it, which stands in its place now.
            number = before.index(self.meant) if self.meant in before else 0
            self.meant = self.here[min(number, len(self.here) - 1)] if self.here else None

    def mean(self, suggestion: Suggestion, *, on_document: bool) -> bool:
        """Put one in question; whether it was not before."""
        if suggestion == self.meant and on_document == self.is_on_document:
            return False
        self.meant, self.is_on_document = suggestion, on_document
        return True

    def beside(self, by: int) -> Suggestion | None:
        """The one so many after the one in question, in the same place; `None` for none."""
        number = self.here.index(self.meant) + by if self.meant in self.here else -1
        return self.here[number] if 0 <= number < len(self.here) else None
