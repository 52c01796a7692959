"""What each field of the format is for, in an analyst's words.

The JSON Schema carries these sentences to whoever edits a file by hand.
"""

from __future__ import annotations

from outline_editor.core.labels import Labels
from outline_editor.core.model import (
    MAX_DEPTH,
    Actor,
    Amount,
    Codebook,
    Comparison,
    Concept,
    DocumentRoot,
    Node,
    Note,
    Source,
)

_DATE_FORMS = "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn"
_SLUG_FORM = "lower-case letters, digits and hyphens"
_CITES = "Ids of the sources this rests on, each optionally with a place in it, such as s2@p. 3."
_CONCEPTS = "Ids of the concepts this is about, in this file or its codebook."

TITLES: dict[type, str] = {
    DocumentRoot: "Policy outline",
    Codebook: "Codebook of policy outlines",
    Source: "Source",
    Node: "Row",
    Amount: "Amount",
    Note: "Note",
    Comparison: "Comparison",
    Concept: "Concept",
    Actor: "Actor",
    Labels: "Name in several languages",
}
"""What the elements of a file are called."""

SUMMARIES: dict[type, str] = {
    DocumentRoot: "What one document sets as priorities, as an outline with notes.",
    Codebook: "Actors and concepts that many documents share.",
    Source: "Where statements come from: a publication, speech or event.",
    Node: "One statement, with the rows under it.",
    Amount: "A sum or quantity in a row, with the words it was read from.",
    Note: "What an analyst adds to a row, to words in it, or to the whole document.",
    Comparison: "The other document a note compares with, and what it found.",
    Concept: "An idea that recurs across documents.",
    Actor: "A person or body that says or does what rows state.",
    Labels: "A text for each language, by its code: {en: small giants, zh: 小巨人}.",
}
"""What they are, in one sentence each."""

FIELDS: dict[type, dict[str, str]] = {
    DocumentRoot: {
        "format": "The format of this file and its version.",
        "id": f"What other documents call this one: {_SLUG_FORM}.",
        "title": "What the document is called.",
        "language": "The language that rows and notes are written in, such as en.",
        "original_language": "The language of the source, such as zh.",
        "jurisdiction": "Whose policy it is: a country's code by ISO 3166, such as CN.",
        "status": "How far the document has come; curated means checked and fit to be cited.",
        "codebook": "The file with the actors and concepts that documents share, from this "
        "file's folder, such as ../codebook.yaml.",
        "sources": "What the document rests on.",
        "actors": "Persons and bodies that only this document knows.",
        "concepts": "Concepts that only this document knows.",
        "notes": "Notes about the document as a whole.",
        "outline": "The rows of the first level.",
    },
    Codebook: {
        "format": "The format of this file and its version.",
        "id": f"What the codebook is called: {_SLUG_FORM}.",
        "actors": "Persons and bodies.",
        "concepts": "Ideas that recur across documents.",
    },
    Source: {
        "id": f"What rows and notes cite it by, such as s1: {_SLUG_FORM}.",
        "title": "What the source is called.",
        "publisher": "Who published it.",
        "date": f"When it was published or took place: {_DATE_FORMS}.",
        "url": "Where it can be read.",
        "language": "The language it is in, such as zh.",
        "kind": "What sort of publication or event it is.",
        "accessed": f"When it was last looked at: {_DATE_FORMS}.",
        "checked": "Whether somebody has compared the document with it.",
    },
    Node: {
        "id": "What notes call the row: n- and characters that never change.",
        "kind": "The part the row plays in the outline.",
        "text": "The statement, on one line.",
        "original": "The same in the source's own language.",
        "actors": "Ids of who says or does this, in this file or its codebook.",
        "places": "Where it applies: codes by ISO 3166-2, such as CN-HN.",
        "targets": f"Whom it is meant for, such as smes: {_SLUG_FORM}.",
        "instrument": "The policy instrument that is used.",
        "change": "How it stands to what was there before.",
        "stated": "absent records that the source is silent on this.",
        "period": f"When it applies: {_DATE_FORMS}, or two of these as A/B.",
        "due": f"By when it is to be done: {_DATE_FORMS}.",
        "amounts": "Sums and quantities that the row names.",
        "concepts": _CONCEPTS,
        "cites": _CITES,
        "notes": "Notes about this row.",
        "children": f"The rows under this one; a document has at most {MAX_DEPTH} levels.",
    },
    Amount: {
        "quote": "The words of the row that it was read from, such as 60 bn.",
        "value": "The number, without exponent or separators; of a range, its lower end.",
        "to": "The upper end of a range.",
        "currency": "The currency by ISO 4217, such as CNY; not together with a unit.",
        "unit": "What is counted, such as % or vehicles; not together with a currency.",
        "modifier": "How the source qualifies it.",
        "basis": "Whether the source states it or the analyst inferred it.",
    },
    Note: {
        "id": "What the note is known by: t- and characters that never change.",
        "kind": "What the note does for its reader.",
        "quote": "The words of the row that it is about; none means the whole row.",
        "before": "The characters before the quote, at most 32, where it stands twice.",
        "after": "The characters after the quote, at most 32, where it stands twice.",
        "text": "What the note says.",
        "also_on": "Ids of other rows that it is about.",
        "concepts": _CONCEPTS,
        "compares": "The document it compares with, and what that found.",
        "cites": _CITES,
        "by": "Who wrote it.",
        "date": f"When it was written: {_DATE_FORMS}.",
        "state": "Whether a question or todo still waits for somebody.",
    },
    Comparison: {
        "document": "The id of the other document.",
        "finding": "What the comparison found.",
    },
    Concept: {
        "id": f"What rows and notes call it: {_SLUG_FORM}.",
        "label": "What it is called, in each language.",
        "alt": "Other spellings of it.",
        "definition": "What it means.",
        "include": "What counts as it.",
        "exclude": "What does not count as it.",
        "broader": "The id of the concept it is part of.",
        "kind": "The family it belongs to.",
        "merged_into": "The id of the concept that has taken its place.",
    },
    Actor: {
        "id": f"What rows call it: {_SLUG_FORM}.",
        "name": "What it is called, in each language.",
        "alt": "Other spellings of it.",
        "role": "What it does, such as minister.",
        "of": "The id of the actor that it belongs to.",
    },
}
"""What each of their fields is for."""

_ACRONYMS = {"id": "ID", "url": "URL"}


def field_title(name: str) -> str:
    """What a field is called in words, such as `Original language`."""
    return _ACRONYMS.get(name, name.replace("_", " ").capitalize())
