"""Carrying the quotes of notes along with the words of their row, as these are edited.

A note keeps the words that it quotes, not their place (see `anchors`). Where
the program itself edits a row it knows the place, and sees to it that the note
quotes what stands there now. Where the words are gone, the note says so: it
is never left to quote the same words at another place. Where it finds words
again that were lost, a person is told, for only they know whether it is these.

Offsets count the characters of Python's strings, from 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.addresses import Ref, note_ref
from outline_editor.core.anchors import (
    Anchor,
    Outcome,
    Quotation,
    anchor_for,
    find_quote,
    neighbours,
    outcome_of,
    without_spaces,
)
from outline_editor.core.errors import Message
from outline_editor.core.model import Node, Note
from outline_editor.core.text_difference import Difference
from outline_editor.core.transaction import Transaction
from outline_editor.core.wording import words_of

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

    What a person should look at afterwards is remarked on.

    `changes` lead from the words there to `text`: stretches of the old text in
    their order, none within another, and what comes in their place; for
    `takes_in` see `carried`. With `base` they lead from an earlier state of the
    row, whose notes were these. Raises `EditRefused`.
    """
    last: Node = transaction.document.require(ref)
    before = last if base is None else base
    anchors = {note.id: find_quote(before, note) for note in before.notes if note.quote}
    transaction.set(ref, **{field: text})
    doubtful = []
    for note in before.notes:
        anchor = anchors.get(note.id)
        if anchor is None:
            continue
        if anchor.outcome is not Outcome.FOUND:
            if not _finds(last, note.id):
                doubtful.append(note.id)
            continue
        span: Span | None = anchor.start, anchor.end
        if anchor.field == field:
            span = carried(span, changes, takes_in=takes_in)
            span = None if span is None else without_spaces(text, *span)
        carry_quote(transaction, before, note, anchor, span)
        if not span:
            doubtful.append(note.id)
    now = transaction.document.node(ref.id)
    settled = sum(_finds(now, note_id) for note_id in doubtful)
    if settled:
        transaction.remark(Message.of("quote.found-again", n=settled, place=words_of(now)))


def in_one(remarks: Sequence[Message]) -> Message:
    """What `set_words` has remarked on several rows, as one sentence; at least on one."""
    first, *others = remarks
    if not others:
        return first
    place = dict(first.values)["place"]
    return Message.of("quote.found-again-in-rows", n=len(remarks), place=place)


def _finds(row: Node, note_id: str) -> bool:
    """Whether a note on a row finds the words that it quotes."""
    return any(note.id == note_id and outcome_of(row, note) is Outcome.FOUND for note in row.notes)


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
    quotation = carried_quotation(before, now, note, anchor, span)
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


def carried_quotation(
    before: Node, now: Node, note: Note, anchor: Anchor, span: Span | None
) -> Quotation:
    """What a note should quote that was found in its row `before` a change, in the row `now`.

    For the rest see `carry_quote`.
    """
    if span is None or span[0] == span[1]:
        return _lost(before, note, anchor)
    if find_quote(now, note) == Anchor(Outcome.FOUND, anchor.field, *span):
        return Quotation(note.quote, note.before, note.after)
    found = anchor_for(now, anchor.field, *span)
    return _undecided(now, anchor.field, span) if found is None else found


def _undecided(node: Node, field: str, span: Span) -> Quotation:
    """Words that stand twice between the same neighbours: that is for a person to decide."""
    text, (start, end) = getattr(node, field), span
    return Quotation(text[start:end], *neighbours(text, start, end))


def _lost(before: Node, note: Note, anchor: Anchor) -> Quotation:
    """The words with all that stood beside them.

    So the same words elsewhere in the row are not taken for them, now or once
    they are written there, and a person sees where they were.
    """
    text = getattr(before, anchor.field)
    return Quotation(note.quote, *neighbours(text, anchor.start, anchor.end))
