"""All notes of a document in the order of reading, and choosing among them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from outline_editor.core.addresses import DOCUMENT, ElementKind, note_ref
from outline_editor.core.anchors import Anchor, Outcome, find_quote, outcome_of
from outline_editor.core.document import Document
from outline_editor.core.index import walk
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import KINDS_WITH_STATE, NoteKind, NoteState


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

    @property
    def outcome(self) -> Outcome:
        """What comes of looking for these words."""
        return Outcome.WHOLE_ROW if self.row is None else outcome_of(self.row, self.note)

    @classmethod
    def of(cls, document: Document, note_id: str) -> PlacedNote:
        """A note of a document. Raises `KeyError` if it is not there."""
        note, owner = document.note(note_id), document.owner(note_ref(note_id))
        return cls(note, None if owner == DOCUMENT else document.node(owner.id))


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are wanted: of each sort any of those named, all where none is."""

    kinds: Collection[NoteKind] = ()
    concepts: Collection[str] = ()
    """Ids."""
    states: Collection[NoteState] = ()
    """A question or todo that a file gives no state is open."""
    authors: Collection[str] = ()
    outcomes: Collection[Outcome] = ()
    """What came of looking for the words that it quotes."""

    def lets_through(self, placed: PlacedNote) -> bool:
        """Whether a note is one of those wanted."""
        note = placed.note
        return (
            (not self.kinds or note.kind in self.kinds)
            and (not self.concepts or any(one in self.concepts for one in note.concepts))
            and (not self.states or state_of(note) in self.states)
            and (not self.authors or note.by in self.authors)
            and (not self.outcomes or placed.outcome in self.outcomes)
        )


EVERY_NOTE = NoteFilter()
OPEN_NOTES = NoteFilter(states=(NoteState.OPEN,))
"""What still waits for somebody."""


def state_of(note: Note) -> NoteState | None:
    """Whether a question or todo is open or done, `None` for other notes."""
    if note.state is None and note.kind in KINDS_WITH_STATE:
        return NoteState.OPEN
    return note.state


def all_notes(root: DocumentRoot) -> Iterator[PlacedNote]:
    """The notes of the document, then those of its rows as one reads them."""
    for note in root.notes:
        yield PlacedNote(note, None)
    # Most rows have none: they are passed over here rather than one by one in `walk`.
    stack = list(root.outline[::-1])
    while stack:
        node = stack.pop()
        for note in node.notes:
            yield PlacedNote(note, node)
        if node.children:
            stack += node.children[::-1]


def note_from(
    root: DocumentRoot, row: str, by: int, *, here: str = "", wanted: NoteFilter = EVERY_NOTE
) -> str:
    """The id of the next note that is wanted (`by` > 0), or of the last before.

    Counted from the note `here`, or where that is `''` from a row, whose own
    notes come next. Goes on at the other end; `''` where none is wanted.
    """
    before: list[str] = []
    after: list[str] = []
    found, own = before, ""
    for owner in (None, *walk(root.outline)):
        if owner is not None and owner.id == row and not here:
            found = after
        for note in root.notes if owner is None else owner.notes:
            is_wanted = wanted.lets_through(PlacedNote(note, owner))
            if note.id == here:
                found, own = after, note.id if is_wanted else ""
            elif is_wanted:
                found.append(note.id)
    others = [*after, *before]
    if not others:
        return own
    return others[0] if by > 0 else others[-1]


def place_in_reading(document: Document, note_id: str) -> list[tuple[bool, int]]:
    """The way from the document to a note; ways compare as one reads.

    Raises `KeyError` if the note is not there.
    """
    way: list[tuple[bool, int]] = []
    ref = note_ref(note_id)
    while ref != DOCUMENT:
        place = document.place(ref)
        way.append((ref.kind is ElementKind.NODE, place.index))
        ref = place.owner
    return way[::-1]
