"""Notes as footnotes: which marks stand at a row, and what is said under each number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from outline_editor.core.anchors import Anchor, Outcome, find_quote
from outline_editor.core.errors import Message
from outline_editor.core.model import Node, Note
from outline_editor.core.note_list import PlacedNote
from outline_editor.core.prose_blocks import (
    BETWEEN,
    Block,
    Ink,
    Piece,
    Role,
    Target,
    Way,
    faint,
    joined,
    note_name,
    row_name,
)
from outline_editor.core.prose_details import Details
from outline_editor.core.wording import words_of

_QUOTES = {
    Outcome.FOUND: "prose.on-quote",
    Outcome.AMBIGUOUS: "prose.on-undecided-quote",
    Outcome.LOST: "prose.on-lost-quote",
}


RowNames = Callable[[], Mapping[str, str]]
"""Finds out what rows are called; few notes need it."""


class Mark(NamedTuple):
    """A footnote's mark: where in a row it stands.

    `at` counts the characters of `field`, the row's text or its original.
    """

    field: str
    at: int
    note: Note


class Footnotes:
    """The notes of one state of a document, numbered in the order in which they are told of.

    A note has one number, wherever it is marked.
    """

    def __init__(self, of_document: Iterable[Note], rows: Iterable[Node]) -> None:
        """`of_document` are its own notes, `rows` all of its rows that have any."""
        self._numbers: dict[str, int] = {}
        self._first: dict[str, str] = {}
        self._rows_of: dict[str, Node] = {}
        self._reaching: dict[str, list[Note]] = {}
        for note in of_document:
            self._reach(note, "")
        for row in rows:
            for note in row.notes:
                self._rows_of[note.id] = row
                if note.also_on:
                    self._reach(note, row.id)

    def _reach(self, note: Note, own_row: str) -> None:
        for node_id in dict.fromkeys(note.also_on):
            if node_id != own_row:
                self._reaching.setdefault(node_id, []).append(note)

    def has_marks(self, node: Node) -> bool:
        """Whether any note is about a row."""
        return bool(node.notes) or node.id in self._reaching

    @property
    def rows_reached(self) -> set[str]:
        """The ids of all rows that a note of another row, or of the document, is about."""
        return set(self._reaching)

    @property
    def rows_named(self) -> set[str]:
        """The ids of all rows that a note is about which is about others, too."""
        notes = (note for notes in self._reaching.values() for note in notes)
        owners = (self._rows_of.get(note.id) for note in notes)
        return self.rows_reached | {row.id for row in owners if row is not None}

    def marks_at(self, node: Node) -> list[Mark]:
        """The marks at a row in the order of reading.

        They stand behind the words that a note quotes, and behind the row's
        text where it quotes none, or where these can't be told.
        """
        marks = [_mark(node, note) for note in node.notes]
        end = len(node.text)
        marks += [Mark("text", end, note) for note in self._reaching.get(node.id, ())]
        return sorted(marks, key=lambda mark: (mark.field == "original", mark.at))

    def number(self, notes: Iterable[Note], block: str) -> None:
        """Give numbers to notes marked in a block, as far as they have none."""
        for note in notes:
            if note.id not in self._numbers:
                self._numbers[note.id] = len(self._numbers) + 1
                self._first[note.id] = block

    def number_rows(self, rows: Iterable[Node]) -> None:
        """Give numbers to the notes marked at rows, as far as they have none."""
        numbers, first, reaching = self._numbers, self._first, self._reaching
        for row in rows:
            if len(row.notes) != 1 or row.id in reaching:
                self.number((mark.note for mark in self.marks_at(row)), row_name(row.id))
            elif (note_id := row.notes[0].id) not in numbers:
                # As most rows with notes are: the only mark need not be looked for.
                numbers[note_id] = len(numbers) + 1
                first[note_id] = row_name(row.id)

    def is_numbered(self, note: Note) -> bool:
        """Whether a note has a number, for it is marked somewhere."""
        return note.id in self._numbers

    def mark(self, note: Note) -> Piece:
        """The mark of a note that has a number."""
        target = Target(Way.BLOCK, note_name(note.id))
        return Piece(str(self._numbers[note.id]), Ink.MARK, target)

    # What is said of them

    def blocks(
        self, notes: Iterable[Note], details: Details, row_names: RowNames
    ) -> Iterator[Block]:
        """The footnotes of notes that have numbers, in their order.

        `row_names` gives what the rows are called that `rows_named` has.
        """
        for note in sorted(notes, key=lambda note: self._numbers[note.id]):
            placed = PlacedNote(note, self._rows_of.get(note.id))
            back = Target(Way.BLOCK, self._first[note.id])
            label = Piece(str(self._numbers[note.id]), target=back)
            pieces = [*_head(placed), *self._text(placed, details)]
            pieces += self._tail(placed, details, row_names)
            yield Block(Role.FOOTNOTE, tuple(pieces), note_name(note.id), label)

    def _text(self, placed: PlacedNote, details: Details) -> Iterator[Piece]:
        if self._first[placed.note.id] == paragraph_name(placed.note.id):
            yield faint(Message.of("prose.at-beginning"))
        else:
            yield Piece(placed.note.text)
        yield from details.citations(placed.note.cites)

    def _tail(self, placed: PlacedNote, details: Details, row_names: RowNames) -> Iterator[Piece]:
        note, groups = placed.note, []
        rows = self._rows(placed, row_names)
        if rows:
            groups.append((faint(Message.of("prose.on-rows")), *joined(rows, faint(", "))))
        if note.compares is not None:
            if note.compares.document is not None:
                document = note.compares.document
                groups.append((faint(Message.of("prose.compared", document=document)),))
            if note.compares.finding is not None:
                groups.append((faint(note.compares.finding),))
        groups += details.concepts(note.concepts)
        if note.by:
            groups.append((faint(Message.of("prose.by", name=note.by)),))
        if note.date is not None:
            groups.append((faint(note.date),))
        if groups:
            yield BETWEEN
            yield from joined(groups)

    def _rows(self, placed: PlacedNote, row_names: RowNames) -> list[tuple[Piece, ...]]:
        """Links to all rows that a note is about, where one is not the only one."""
        own = () if placed.row is None else (placed.row.id,)
        ids = [*dict.fromkeys((*own, *placed.note.also_on))]
        if len(ids) + (placed.row is None) < 2:
            return []
        names = row_names()
        ids = [one for one in ids if one in names]
        if len(ids) + (placed.row is None) < 2:
            return []
        return [(faint(names[one], Target(Way.BLOCK, row_name(one))),) for one in ids]


def paragraph_name(note_id: str) -> str:
    """The name of the block of a note that is printed as a paragraph."""
    return f"paragraph-{note_id}"


def says_more(note: Note) -> bool:
    """Whether there is more to say of a note than its words and its kind."""
    return any((note.also_on, note.concepts, note.compares, note.cites, note.by, note.date))


def called(node: Node, number: str) -> str:
    """What a footnote calls a row: its number, or the first words of a section."""
    return number or f"‘{words_of(node)}’"


def _mark(node: Node, note: Note) -> Mark:
    anchor = find_quote(node, note)
    if anchor.outcome is Outcome.FOUND:
        return Mark(anchor.field, anchor.end, note)
    return Mark("text", len(node.text), note)


def _head(placed: PlacedNote) -> Iterator[Piece]:
    """Kind, state and quoted words, up to the colon."""
    note = placed.note
    yield faint(note.kind)
    if note.state is not None:
        yield faint(", ")
        yield faint(note.state)
    anchor: Anchor = placed.anchor
    if anchor.outcome in _QUOTES:
        yield faint(", ")
        yield faint(Message.of(_QUOTES[anchor.outcome], quote=note.quote))
    yield faint(": ")
