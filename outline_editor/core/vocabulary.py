"""The closed vocabularies of `policy-outline/1`: every choice a field can hold."""

from __future__ import annotations

from enum import StrEnum


class DocumentStatus(StrEnum):
    """How far a document has come on its way to being citable."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    CURATED = "curated"


class SourceKind(StrEnum):
    """What sort of publication a source is."""

    BRIEFING = "briefing"
    PRESS_CONFERENCE = "press-conference"
    WORK_CONFERENCE = "work-conference"
    NEWS = "news"
    LAW = "law"
    PLAN = "plan"
    SPEECH = "speech"
    OTHER = "other"


class NodeKind(StrEnum):
    """The part a row plays in the outline."""

    SECTION = "section"
    PRIORITY = "priority"
    THEME = "theme"
    MEASURE = "measure"
    TARGET = "target"


class Instrument(StrEnum):
    """The policy instrument a measure uses."""

    REGULATION = "regulation"
    STANDARD = "standard"
    MARKET_ACCESS = "market-access"
    TAX_RELIEF = "tax-relief"
    GRANT = "grant"
    GUARANTEE_FUND = "guarantee-fund"
    LOAN = "loan"
    EQUITY = "equity"
    PROCUREMENT = "procurement"
    RESEARCH_CENTRE = "research-centre"
    PILOT_ZONE = "pilot-zone"
    CAMPAIGN = "campaign"
    TRAINING = "training"
    INFORMATION = "information"
    PLAN = "plan"
    OTHER = "other"


class Change(StrEnum):
    """How a measure stands to what was there before it."""

    NEW = "new"
    CONTINUED = "continued"
    EXPANDED = "expanded"
    REDUCED = "reduced"
    ENDED = "ended"


class Stated(StrEnum):
    """Whether the source says what the row says; `ABSENT` records a silence."""

    ABSENT = "absent"


class Modifier(StrEnum):
    """How an amount is qualified in its source."""

    AROUND = "around"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    RANGE = "range"


class Basis(StrEnum):
    """Whether the source states an amount or the analyst inferred it."""

    STATED = "stated"
    INFERRED = "inferred"


class NoteKind(StrEnum):
    """What a note does for its reader."""

    CONTEXT = "context"
    COMPARISON = "comparison"
    COMMENT = "comment"
    QUESTION = "question"
    EVIDENCE = "evidence"
    DEFINITION = "definition"
    TODO = "todo"


KINDS_WITH_STATE = frozenset({NoteKind.QUESTION, NoteKind.TODO})
"""The kinds of note that are open or done."""


class NoteState(StrEnum):
    """Whether a question or a todo still waits for somebody."""

    OPEN = "open"
    DONE = "done"


class Finding(StrEnum):
    """What a comparison with another document found."""

    EMPHASIS = "emphasis"
    ADDED = "added"
    DROPPED = "dropped"
    REWORDED = "reworded"
    REORDERED = "reordered"
    OTHER = "other"


class ConceptKind(StrEnum):
    """The family a concept of the codebook belongs to."""

    CONCERN = "concern"
    INSTRUMENT = "instrument"
    SECTOR = "sector"
    CAMPAIGN = "campaign"
    OTHER = "other"
