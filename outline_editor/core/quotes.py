"""Carrying the quotes of notes along with the words of their row, as these are edited.

A note keeps the words that it quotes, not their place (see `anchors`). Where
the program itself edits a row it knows the place, and sees to it that the note
quotes what stands there now. Where the words are gone, the note says so: it
is never left to quote the same words at another place.

Offsets count the characters of Python's strings, from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.addresses import Ref, note_ref
from outline_editor.core.anchors import (
    MAX_NEIGHBOURS,
    Anchor,
    Outcome,
    Quotation,
    anchor_for,
    find_quote,
    without_spaces,
)
from outline_editor.core.fields import replaced
from outline_editor.core.model import Node, Note
from outline_editor.core.text_difference import Difference
from outline_editor.core.transaction import Transaction

Span = tuple[int, int]
"""Where words start and end."""


def set_words(
    transaction: Transaction,
    ref: Ref,
    field: str,
    text: str,
    changes: Sequence[Difference],
    *,
    takes_in: bool = False,
    base: Node | None = None,
) -> None:
    """Give a row another text or original, and its notes what they quote now.

    `changes` lead from the words there to `text`: stretches of the old text in
    their order, none within another, and what comes in their place; for
    `takes_in` see `carried`. With `base` they lead from an earlier state of the
    row, whose notes were these. Raises `EditRefused`.
    """
    before: Node = transaction.document.require(ref) if base is None else base
    anchors = {note.id: find_quote(before, note) for note in before.notes if note.quote}
    transaction.set(ref, **{field: text})
    for note in before.notes:
        anchor = anchors.get(note.id)
        if anchor is not None and anchor.outcome is Outcome.FOUND:
            span: Span | None = anchor.start, anchor.end
            if anchor.field == field:
                span = carried(span, changes, takes_in=takes_in)
                span = None if span is None else without_spaces(text, *span)
            carry_quote(transaction, before, note, anchor, span)


def carry_quote(
    transaction: Transaction, before: Node, note: Note, anchor: Anchor, span: Span | None
) -> None:
    """Let a note quote the words that it was found at, where its row has them now.

    `note` and its row are those of `before` the change, where `anchor` was
    found; the note may stand on another row by now. `span` is where the words
    are there, in the same field; `None` if they are gone, which the note then
    says. Raises `EditRefused`.
    """
    document = transaction.document
    kept = document.note(note.id)
    now = document.node(document.owner(note_ref(note.id)).id)
    quotation = _carried_quotation(before, now, note, anchor, span)
    if quotation != (kept.quote, kept.before, kept.after):
        transaction.set(note_ref(note.id), **quotation._asdict())


def carried(span: Span, changes: Sequence[Difference], *, takes_in: bool = False) -> Span | None:
    """Where words stand after changes of their text; `None` if they are gone.

    What is put in within words becomes a part of them, and what replaces all
    of them takes their place. What is put in beside them stays beside. What
    comes in the place of words across their edge is not theirs, unless one
    word was put for another, as in replacing: `takes_in` says so.
    """
    start, end = span
    for change in reversed(changes):
        put = len(change.replacement)
        grown = put - (change.end - change.start)
        if change.start >= end:
            continue
        if change.end <= start:
            start, end = start + grown, end + grown
        elif change.start >= start and change.end <= end:
            end += grown
        elif takes_in and put:
            start, end = min(start, change.start), max(end + grown, change.start + put)
        elif change.start <= start and change.end >= end:
            return None
        elif change.start < start:
            start, end = change.start + put, end + grown
        else:
            end = change.start
    return (start, end) if start < end else None


def _carried_quotation(
    before: Node, now: Node, note: Note, anchor: Anchor, span: Span | None
) -> Quotation:
    """What a note should quote that was found in its row before the change."""
    if span is None or span[0] == span[1]:
        return _lost(before, note, anchor, now)
    if find_quote(now, note) == Anchor(Outcome.FOUND, anchor.field, *span):
        return Quotation(note.quote, note.before, note.after)
    found = anchor_for(now, anchor.field, *span)
    return _undecided(now, anchor.field, span) if found is None else found


def _undecided(node: Node, field: str, span: Span) -> Quotation:
    """Words that stand twice between the same neighbours: that is for a person to decide."""
    text, (start, end) = getattr(node, field), span
    before = text[max(0, start - MAX_NEIGHBOURS) : start]
    return Quotation(text[start:end], before, text[end : end + MAX_NEIGHBOURS])


def _lost(before: Node, note: Note, anchor: Anchor, now: Node) -> Quotation:
    """The words as they stood, with as many neighbours as it takes for them to be missed.

    Where the row has all of its earlier text still, the words alone: they are
    ambiguous there, or stand among all that they stood among.
    """
    text = getattr(before, anchor.field)
    for more in range(len(text) + 1):
        start, end = max(0, anchor.start - more), anchor.end + more
        quotation = Quotation(text[start:end], "", "")
        if find_quote(now, _quoting(note, quotation)).outcome is Outcome.LOST:
            return quotation
    return Quotation(note.quote, "", "")


def _quoting(note: Note, quotation: Quotation) -> Note:
    """A note with another quote; it stands in no document."""
    for name, value in quotation._asdict().items():
        note = replaced(note, name, value)
    return note
