"""All notes of a document in the order of reading, and choosing among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from outline_editor.core.anchors import Anchor, Outcome, find_quote
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import NoteKind, NoteState


class PlacedNote(NamedTuple):
    """A note where it stands."""

    note: Note
    row: Node | None
    """The row that it stands on, `None` for one of the document."""

    @property
    def anchor(self) -> Anchor:
        """Where the words are that it quotes."""
        if self.row is None:
            return Anchor(Outcome.WHOLE_ROW)
        return find_quote(self.row, self.note)


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are wanted: of each sort any of those named, all where none is."""

    kinds: Collection[NoteKind] = ()
    concepts: Collection[str] = ()
    """Ids."""
    states: Collection[NoteState] = ()
    authors: Collection[str] = ()
    outcomes: Collection[Outcome] = ()
    """What came of looking for the words that it quotes."""

    def lets_through(self, placed: PlacedNote) -> bool:
        """Whether a note is one of those wanted."""
        note = placed.note
        return (
            (not self.kinds or note.kind in self.kinds)
            and (not self.concepts or any(one in self.concepts for one in note.concepts))
            and (not self.states or note.state in self.states)
            and (not self.authors or note.by in self.authors)
            and (not self.outcomes or placed.anchor.outcome in self.outcomes)
        )


def all_notes(root: DocumentRoot) -> Iterator[PlacedNote]:
    """The notes of the document, then those of its rows as one reads them."""
    for note in root.notes:
        yield PlacedNote(note, None)
    for node in walk(root.outline):
        for note in node.notes:
            yield PlacedNote(note, node)
