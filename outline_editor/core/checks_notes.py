"""Warnings about notes."""

from __future__ import annotations

from collections.abc import Iterator

from outline_editor.core.addresses import ref_of
from outline_editor.core.anchors import Outcome, outcome_of
from outline_editor.core.checks_values import check_date
from outline_editor.core.errors import Message, Severity, shortened
from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.problems import Problem
from outline_editor.core.vocabulary import KINDS_WITH_STATE
from outline_editor.core.wording import words_of

QUOTE_TROUBLE = {Outcome.LOST: "quote-lost", Outcome.AMBIGUOUS: "quote-ambiguous"}
"""The warnings about a quote that is not found, or not where."""


def check_note(note: Note, holder: DocumentRoot | Node) -> Iterator[Problem]:
    """The warnings about a note that stands on a row or on the document.

    What it refers to is checked elsewhere; see `checks`.
    """
    if note.quote:
        trouble = _quote_trouble(note, holder)
        if trouble is not None:
            yield Problem(Severity.WARNING, trouble, ref_of(note), "quote")
    yield from check_date(note, "date")
    if note.state is not None and note.kind not in KINDS_WITH_STATE:
        message = Message.of("state-not-for-kind", note=words_of(note), kind=note.kind.value)
        yield Problem(Severity.WARNING, message, ref_of(note), "state")


def _quote_trouble(note: Note, holder: DocumentRoot | Node) -> Message | None:
    words = {"note": words_of(note), "quote": shortened(note.quote)}
    if isinstance(holder, DocumentRoot):
        return Message.of("quote-on-document", **words)
    code = QUOTE_TROUBLE.get(outcome_of(holder, note))
    return None if code is None else Message.of(code, place=words_of(holder), **words)
