"""The notes that a filter lets through, kept in step with a document as it is edited.

A list of notes shows many thousands of them and follows each key: what a
change costs depends on the notes that it touches, not on all that there are.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from outline_editor.core.addresses import ElementKind, note_ref
from outline_editor.core.anchors import QUOTABLE_FIELDS
from outline_editor.core.changes import Change, ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.edits import SetField
from outline_editor.core.index import elements_in
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.note_list import (
    EVERY_NOTE,
    NoteFilter,
    PlacedNote,
    all_notes,
    place_in_reading,
)

_FEW = 64
"""As many notes are looked up one by one; for more, all are read anew."""


class Touched(NamedTuple):
    """Notes that a change may have brought into the list, or out of it."""

    out: list[int]
    """Where those stand that go, the last first."""
    into: list[str]
    """The ids of those that come, once the others are gone."""
    changed: list[str]
    """The ids of those that stay where they are and say something else now."""


class NoteListing:
    """Ids of notes in the order of reading.

    `root` is the state of the document that they were read from. Whoever shows
    them carries out what `touched` says, one by one, by `take_out` and `put_in`.
    """

    def __init__(self, document: Document, wanted: NoteFilter = EVERY_NOTE) -> None:
        self.document = document
        self.wanted = wanted
        self.ids: list[str] = []
        self.root: DocumentRoot | None = None
        """`None` until they are first read."""

    def read(self) -> None:
        """Go through all notes of the document."""
        self.root, wanted = self.document.root, self.wanted
        notes = all_notes(self.root)
        if wanted == EVERY_NOTE:
            self.ids = [placed.note.id for placed in notes]
        else:
            self.ids = [placed.note.id for placed in notes if wanted.lets_through(placed)]

    def touched(self, change_set: ChangeSet) -> Touched | None:
        """What a change does to the list, which follows it from then on.

        `None` where all notes are to be read anew instead: the change touches
        many, or is not the next one.
        """
        if change_set.before is not self.root:
            return None
        moved: set[str] = set()
        changed: set[str] = set()
        for change in change_set.changes:
            if _is_of_concept(change) and self.wanted.concepts:
                return None
            _collect(change, moved, changed)
            if len(moved) + len(changed) > _FEW:
                return None
        self.root = change_set.after
        return self._sorted_out(moved, changed - moved)

    def _sorted_out(self, moved: set[str], changed: set[str]) -> Touched:
        out, into, stay = [], [], []
        for note_id in (*moved, *changed):
            is_wanted = self._is_wanted(note_id)
            place = self._place_before(note_id) if moved else self.find(note_id)
            if place is not None and is_wanted and note_id in changed:
                stay.append(note_id)
                continue
            if place is not None:
                out.append(place)
            if is_wanted:
                into.append(note_id)
        return Touched(sorted(out, reverse=True), into, stay)

    def _is_wanted(self, note_id: str) -> bool:
        if not self.document.has(note_ref(note_id)):
            return False
        return self.wanted.lets_through(PlacedNote.of(self.document, note_id))

    def _place_before(self, note_id: str) -> int | None:
        """Where a note stood that may be gone, among others that may be."""
        try:
            return self.ids.index(note_id)
        except ValueError:
            return None

    def find(self, note_id: str) -> int | None:
        """Where a note of the document stands in the list, `None` if it is not in it."""
        place = self.place(note_id)
        return place if self.ids[place : place + 1] == [note_id] else None

    def place(self, note_id: str) -> int:
        """Where a note of the document stands in the list, or would stand."""
        key = place_in_reading(self.document, note_id)
        return bisect_left(self.ids, key, key=lambda one: place_in_reading(self.document, one))

    def take_out(self, place: int) -> None:
        """Let a note go."""
        del self.ids[place]

    def put_in(self, place: int, note_id: str) -> None:
        """Let a note come."""
        self.ids.insert(place, note_id)


def _is_of_concept(change: Change) -> bool:
    """Whether a concept may stand for another one now."""
    edit = change.edit
    if isinstance(edit, SetField):
        return edit.ref.kind is ElementKind.CONCEPT
    return change.element is not None and not isinstance(change.element, Node | Note)


def _collect(change: Change, moved: set[str], changed: set[str]) -> None:
    """The notes that came, went or moved, and those that say or find something else."""
    match change.edit, change.element:
        case SetField(ref=ref), Note() if ref.kind is ElementKind.NOTE:
            changed.add(ref.id)
        case SetField(field=field), Node(notes=notes) if field in QUOTABLE_FIELDS:
            changed |= {note.id for note in notes}
        case SetField(), _:
            pass
        case _, Note(id=note_id):
            moved.add(note_id)
        case _, Node() as node:
            moved |= {one.id for one in elements_in(node) if isinstance(one, Note)}
