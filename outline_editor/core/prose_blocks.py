"""What prose is made of: blocks of pieces, plain data that any page can be set from."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple, TypeAlias

from outline_editor.core.errors import Message
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    DocumentStatus,
    Finding,
    Instrument,
    Modifier,
    NoteKind,
    NoteState,
    SourceKind,
)

Term: TypeAlias = (
    Basis
    | Change
    | DocumentStatus
    | Finding
    | Instrument
    | Modifier
    | NoteKind
    | NoteState
    | SourceKind
)
"""A value of a vocabulary, to be said in the reader's language."""

Words: TypeAlias = str | Term | Message
"""The document's own words, or words about it that can be translated."""


class Role(Enum):
    """What a block is on the page."""

    TITLE = auto()
    STATUS = auto()
    """Whose policy it is, and how far the document has come."""
    OPENING = auto()
    """A context note of the document, as a paragraph before all rows."""
    HEADING = auto()
    """A section."""
    ROW = auto()
    ORIGINAL = auto()
    """The row above it in its source's own language."""
    DETAILS = auto()
    """What the row above it carries besides its text."""
    CAPTION = auto()
    """A heading that the document does not have itself, such as that of the notes."""
    FOOTNOTE = auto()
    SOURCE = auto()
    REMARK = auto()
    """Something said to the reader about the page."""


class Ink(Enum):
    """How a piece is set."""

    PLAIN = auto()
    FAINT = auto()
    MARK = auto()
    """Small and raised, for the numbers of notes."""


class Way(Enum):
    """Where a link leads."""

    BLOCK = auto()
    """To the block with a name."""
    OUTLINE = auto()
    """To the row with an id, in the outline."""
    WEB = auto()
    """To an address that begins with `http://` or `https://`."""


class Target(NamedTuple):
    """What a piece is a link to."""

    way: Way
    name: str


class Piece(NamedTuple):
    """Words that are set and linked alike."""

    words: Words
    ink: Ink = Ink.PLAIN
    target: Target | None = None


class Block(NamedTuple):
    """One paragraph. `label` stands before its first line, such as a number."""

    role: Role
    pieces: tuple[Piece, ...]
    name: str = ""
    """What links lead to it by."""
    label: Piece | None = None
    level: int = 0
    """How far in it stands."""
    sections: int = 0
    """Of a heading, how many others it stands under."""
    is_under_label: bool = False
    """Whether it stands in line with the text of a block above that has a label."""


BETWEEN = Piece(" · ", Ink.FAINT)
"""Stands between details."""


_ROW = "row-"


def row_name(node_id: str) -> str:
    """The name of the block of a row."""
    return f"{_ROW}{node_id}"


def row_of(name: str) -> str:
    """The id of the row whose block has a name, `''` for a name of anything else."""
    return name.removeprefix(_ROW) if name.startswith(_ROW) else ""


def note_name(note_id: str) -> str:
    """The name of the block of a footnote."""
    return f"note-{note_id}"


def source_name(source_id: str) -> str:
    """The name of the block of a source."""
    return f"source-{source_id}"


def joined(groups: list[tuple[Piece, ...]], between: Piece = BETWEEN) -> tuple[Piece, ...]:
    """The pieces of all groups, with one between each two."""
    pieces: list[Piece] = []
    for group in groups:
        if pieces:
            pieces.append(between)
        pieces += group
    return tuple(pieces)


def faint(words: Words, target: Target | None = None) -> Piece:
    """A piece that stands back."""
    return Piece(words, Ink.FAINT, target)
