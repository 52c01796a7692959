"""A document as prose: numbered rows, the notes as footnotes, the sources at the end.

The context notes of the document are its opening paragraphs, sections are
headings, every other row is a numbered paragraph. It is made of blocks, so
that a long document can be shown in parts: the numbers of rows and footnotes
are those of the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.concept_book import ConceptBook
from outline_editor.core.errors import Message
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.numbering import numbered
from outline_editor.core.ordered_rows import OrderedRows
from outline_editor.core.prose_blocks import (
    Block,
    Ink,
    Piece,
    Role,
    Target,
    Way,
    faint,
    joined,
    row_name,
)
from outline_editor.core.prose_details import Details
from outline_editor.core.prose_notes import Footnotes, Mark, called, paragraph_name, says_more
from outline_editor.core.vocabulary import NodeKind, NoteKind

TITLE_NAME = "title"
"""The name of the block of the title."""

_NUMBERED_AT_ONCE = 2_000
"""Rows: they take some milliseconds."""


class Prose:
    """One state of a document as blocks, or of one row with what is under it.

    `zoomed` is the id of that row, `''` for the whole document. Making it takes
    a step for each row and note; numbers and blocks are made as they are asked
    for.
    """

    def __init__(self, root: DocumentRoot, codebook: SharedCodebook, zoomed: str = "") -> None:
        self._root = root
        self._is_part = bool(zoomed)
        self._details = Details(root, ConceptBook(root, codebook))
        self._all = OrderedRows(root.outline)
        self._first, self._end = self._part(zoomed)
        self.rows = self._all.nodes[self._first : self._end]
        """The rows in reading order."""
        nodes, with_notes = self._all.nodes, self._all.with_notes
        self._notes = Footnotes(root.notes, [nodes[at] for at in with_notes])
        reached = self._all.positions(self._notes.rows_reached)
        if not zoomed:
            self._number_opening()
        marked = sorted({*with_notes, *reached.values()}) if reached else with_notes
        self._notes.number_rows(nodes[at] for at in marked if self._first <= at < self._end)
        self._row_names: dict[str, str] | None = None

    def _part(self, zoomed: str) -> tuple[int, int]:
        """Where the rows begin that are to be printed, and where they end."""
        at = self._all.position(zoomed) if zoomed else 0
        if at is None:
            return 0, 0
        return at, self._all.end_of(at) if zoomed else len(self._all.nodes)

    def name_rows(self) -> Iterator[None]:
        """Find out what footnotes call the rows they name, in steps of some milliseconds.

        `closing` needs it, and else does it at once.
        """
        named = self._notes.rows_named if self._row_names is None else ()
        if named:
            names: dict[str, str] = {}
            for at, row in enumerate(numbered(self._root.outline)):
                if row.node.id in named:
                    names[row.node.id] = called(row.node, row.number)
                if at % _NUMBERED_AT_ONCE == 0:
                    yield
            self._row_names = names

    def _names_of_rows(self) -> dict[str, str]:
        for _ in self.name_rows():
            pass
        return self._row_names or {}

    def _number_opening(self) -> None:
        others = [note for note in self._root.notes if note.kind is not NoteKind.CONTEXT]
        self._notes.number(others, TITLE_NAME)
        for note in self._paragraphs():
            if says_more(note):
                self._notes.number((note,), paragraph_name(note.id))

    def _paragraphs(self) -> Iterator[Note]:
        return (note for note in self._root.notes if note.kind is NoteKind.CONTEXT)

    def position(self, node_id: str) -> int | None:
        """Where a row stands among `rows`, `None` if it is not one of them."""
        at = self._all.position(node_id)
        return None if at is None or not self._first <= at < self._end else at - self._first

    # Blocks

    def opening(self) -> Iterator[Block]:
        """What stands before all rows: title, status, the document's context."""
        yield Block(Role.TITLE, tuple(self._title()), TITLE_NAME)
        yield Block(Role.STATUS, self._status())
        if not self._is_part:
            for note in self._paragraphs():
                pieces = [Piece(note.text)]
                if says_more(note):
                    pieces.append(self._notes.mark(note))
                yield Block(Role.OPENING, tuple(pieces), paragraph_name(note.id))
        if not self.rows:
            yield Block(Role.REMARK, (faint(Message.of("prose.empty")),))

    def _title(self) -> Iterator[Piece]:
        yield Piece(self._root.title or self._root.id)
        if not self._is_part:
            others = [note for note in self._root.notes if note.kind is not NoteKind.CONTEXT]
            yield from self._marks(others)

    def _status(self) -> tuple[Piece, ...]:
        groups: list[tuple[Piece, ...]] = []
        if self._root.jurisdiction is not None:
            groups.append((faint(self._details.place(self._root.jurisdiction)),))
        groups.append((faint(self._root.status),))
        return joined(groups)

    def row(self, at: int) -> Iterator[Block]:
        """The blocks of the row at a position in `rows`."""
        row = self._all.row(self._first + at)
        node = row.node
        marks = self._notes.marks_at(node) if self._notes.has_marks(node) else []
        text, cites = self._marked(node, "text", marks), self._details.citations(node.cites)
        name, way = row_name(node.id), Target(Way.OUTLINE, node.id)
        has_number = node.kind is not NodeKind.SECTION
        if has_number:
            label = Piece(row.number, target=way)
            yield Block(Role.ROW, (*text, *cites), name, label, row.level)
        else:
            # Without a number to lead to the row, its words do.
            linked = (one._replace(target=one.target or way) for one in text)
            heading = (*linked, *cites)
            yield Block(Role.HEADING, heading, name, level=row.level, sections=row.sections)
        below = [(Role.ORIGINAL, tuple(self._marked(node, "original", marks)))]
        below.append((Role.DETAILS, self._details.of_row(node)))
        for role, pieces in below:
            if pieces:
                yield Block(role, pieces, level=row.level, is_under_label=has_number)

    def closing(self, start: int = 0, end: int | None = None) -> Iterator[Block]:
        """The notes that are marked in the rows from `start` to before `end`, and the sources.

        With the rows from the first one on come the notes marked in the
        opening. The sources are all of the document where everything is
        printed, else those that are cited there.
        """
        rows = self.rows[start:end]
        notes = self._notes_of(rows)
        if start == 0 and not self._is_part:
            shown = (one for one in self._root.notes if self._notes.is_numbered(one))
            notes = {one.id: one for one in shown} | notes
        if notes:
            yield Block(Role.CAPTION, (Piece(Message.of("prose.notes")),))
            yield from self._notes.blocks(notes.values(), self._details, self._names_of_rows)
        cites = [*(row.cites for row in rows), *(note.cites for note in notes.values())]
        cited = (one.partition("@")[0] for some in cites for one in some)
        is_whole = not self._is_part and len(rows) == len(self.rows)
        sources = list(self._details.sources(cited, only_cited=not is_whole))
        if sources:
            yield Block(Role.CAPTION, (Piece(Message.of("prose.sources")),))
            yield from sources

    def _notes_of(self, rows: Iterable[Node]) -> dict[str, Note]:
        marked = (row for row in rows if self._notes.has_marks(row))
        return {mark.note.id: mark.note for node in marked for mark in self._notes.marks_at(node)}

    def blocks(self) -> Iterator[Block]:
        """All blocks in order."""
        yield from self.opening()
        for at in range(len(self.rows)):
            yield from self.row(at)
        yield from self.closing()

    # Marks

    def _marked(self, node: Node, field: str, marks: Iterable[Mark]) -> Iterator[Piece]:
        """A text of a row with the marks in it."""
        text, done = getattr(node, field), 0
        if not text and field == "text":
            yield faint(Message.of("prose.empty-row"))
        here: dict[int, list[Note]] = {}
        for mark in marks:
            if mark.field == field:
                here.setdefault(mark.at, []).append(mark.note)
        for at, notes in here.items():
            if at > done:
                yield Piece(text[done:at])
            yield from self._marks(notes)
            done = at
        if done < len(text):
            yield Piece(text[done:])

    def _marks(self, notes: Iterable[Note]) -> Iterator[Piece]:
        """The marks of notes at one place, commas between them."""
        for number, note in enumerate(notes):
            if number:
                yield Piece(",", Ink.MARK)
            yield self._notes.mark(note)
