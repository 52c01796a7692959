"""The document model of `policy-outline/1`: at once memory, rules and schema.

Everything here is frozen and shares what it can: sequences are tuples, so a
snapshot of a document is one reference and costs nothing to keep. Nothing in
an element points upwards; parents and positions are the business of
`document.Document`. An empty field is `''`, `()` or `None`, whichever its type
says, and is left out of the file.

Field order is the order of the file; `extensions` are the own fields, each
under its own key.
"""

# No `from __future__ import annotations`: pydantic would look the names up when a
# class is first used, first of all among the variables of whoever uses it.

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, ConfigDict, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from outline_editor.core.extensions import Extensions
from outline_editor.core.labels import Labels
from outline_editor.core.scalar_types import (
    Boolean,
    Citation,
    Currency,
    Date,
    Label,
    Language,
    NodeId,
    NoteId,
    Number,
    Period,
    Place,
    Slug,
    Text,
)
from outline_editor.core.vocabulary import (
    Basis,
    Change,
    ConceptKind,
    DocumentStatus,
    Finding,
    Instrument,
    Modifier,
    NodeKind,
    NoteKind,
    NoteState,
    SourceKind,
    Stated,
)

OUTLINE_FORMAT = "policy-outline/1"
CODEBOOK_FORMAT = "policy-codebook/1"

DEFAULT_HEADER = "# yaml-language-server: $schema=policy-outline-1.schema.json\n"
"""The first line of a new file; it tells editors where the schema is."""

MAX_DEPTH = 100
"""Levels of rows a document may have; the top rows are level 1."""

# Validators are built at first use: a command that needs few of them starts
# the faster.
_CONFIG = ConfigDict(extra="forbid", defer_build=True)


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Source:
    """Where statements come from: a publication, speech or event."""

    id: Slug
    title: Text = ""
    publisher: Text = ""
    date: Date | None = None
    url: Text = ""
    language: Language | None = None
    kind: SourceKind | None = None
    accessed: Date | None = None
    checked: Boolean | None = None
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Amount:
    """A sum or quantity that a row names, with the words it was read from.

    `currency` and `unit` exclude each other.
    """

    quote: Label
    value: Number | None = None
    to: Number | None = None
    currency: Currency | None = None
    unit: Text = ""
    modifier: Modifier | None = None
    basis: Basis | None = None
    extensions: Extensions = ()

    @model_validator(mode="after")
    def _currency_or_unit(self) -> "Amount":
        if self.currency is not None and self.unit:
            raise PydanticCustomError("amount_unit", "currency and unit exclude each other")
        return self


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Comparison:
    """The other document a note compares with, and what it found."""

    document: Slug | None = None
    finding: Finding | None = None
    extensions: Extensions = ()


def _none_if_empty(comparison: Comparison | None) -> Comparison | None:
    """An empty mapping is an empty field, and an empty field is not there."""
    # Not compared with an empty one: to make the first takes longer than to read a small file.
    if comparison is None or comparison.document or comparison.finding or comparison.extensions:
        return comparison
    return None


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Note:
    """What an analyst adds to a row, to words within it, or to a document.

    `quote` is the words the note is about, `''` for the whole row; `before`
    and `after` are the neighbouring characters that single the quote out where
    it stands more than once (`anchors` gives at most 32; a file may have more).
    A document's note has no quote; one in a file is a warning.
    `id` is empty only until the note joins a document.
    """

    id: NoteId = ""
    kind: NoteKind = NoteKind.COMMENT
    quote: Text = ""
    before: Text = ""
    after: Text = ""
    text: Text
    also_on: tuple[NodeId, ...] = ()
    concepts: tuple[Slug, ...] = ()
    compares: Annotated[Comparison | None, AfterValidator(_none_if_empty)] = None
    cites: tuple[Citation, ...] = ()
    by: Text = ""
    date: Date | None = None
    state: NoteState | None = None
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Node:
    """A row of the outline with everything under it.

    `text` is the statement, `original` the same in the source's language.
    `id` is empty only until the node joins a document.
    """

    id: NodeId = ""
    kind: NodeKind | None = None
    text: Text
    original: Text = ""
    actors: tuple[Slug, ...] = ()
    places: tuple[Place, ...] = ()
    targets: tuple[Slug, ...] = ()
    instrument: Instrument | None = None
    change: Change | None = None
    stated: Stated | None = None
    period: Period | None = None
    due: Date | None = None
    amounts: tuple[Amount, ...] = ()
    concepts: tuple[Slug, ...] = ()
    cites: tuple[Citation, ...] = ()
    extensions: Extensions = ()
    notes: tuple[Note, ...] = ()
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Concept:
    """An entry of the codebook: an idea that recurs across documents."""

    id: Slug
    label: Labels
    alt: tuple[Label, ...] = ()
    definition: Text = ""
    include: Text = ""
    exclude: Text = ""
    broader: Slug | None = None
    kind: ConceptKind | None = None
    merged_into: Slug | None = None
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Actor:
    """A person or body that says or does what the rows state."""

    id: Slug
    name: Labels
    alt: tuple[Label, ...] = ()
    role: Text = ""
    of: Slug | None = None
    extensions: Extensions = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class DocumentRoot:
    """A whole document, frozen: one consistent state of it."""

    format: Literal["policy-outline/1"] = OUTLINE_FORMAT
    id: Slug
    title: Text = ""
    language: Language = "en"
    original_language: Language | None = None
    jurisdiction: Place | None = None
    status: DocumentStatus = DocumentStatus.DRAFT
    codebook: Text = ""
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    concepts: tuple[Concept, ...] = ()
    extensions: Extensions = ()
    notes: tuple[Note, ...] = ()
    outline: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=_CONFIG)
class Codebook:
    """Actors and concepts that many documents share, frozen."""

    format: Literal["policy-codebook/1"] = CODEBOOK_FORMAT
    id: Slug
    actors: tuple[Actor, ...] = ()
    concepts: tuple[Concept, ...] = ()
    extensions: Extensions = ()


Element: TypeAlias = Node | Note | Source | Actor | Concept
"""What has an id of its own, and so can be inserted, removed and moved."""

Root: TypeAlias = DocumentRoot | Codebook
