"""Where the words that a note quotes stand in its row.

A quote is kept as words, not as offsets, so that it survives edits made
elsewhere. It is looked for in the row's `text` and in its `original`, between
its neighbours: the characters right before and after it, as the note has kept
them. A note keeps some where the words stand more than once, and once they are
gone from their place.

Offsets count the characters of Python's strings (Unicode code points), from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from outline_editor.core.model import Node, Note

MAX_NEIGHBOURS = 32
"""Neighbouring characters that a note keeps at most on either side of a quote."""

QUOTABLE_FIELDS = ("text", "original")
"""The fields of a row that a note can quote, in the order in which they are searched."""


class Outcome(StrEnum):
    """What came of looking for a quote."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    """The words stand in several places, and nothing decides between them."""
    LOST = "lost"
    """They stand nowhere, or only between other neighbours than the note has kept."""
    WHOLE_ROW = "whole-row"
    """The note quotes nothing."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about: if `FOUND`, the words `start` to `end` of `field`."""

    outcome: Outcome
    field: str = ""
    start: int = 0
    end: int = 0


class Quotation(NamedTuple):
    """Words of a row as a note keeps them; see the fields of `Note`."""

    quote: str
    before: str
    after: str


class _Occurrence(NamedTuple):
    field: str
    text: str
    start: int
    end: int


def find_quote(node: Node, note: Note) -> Anchor:
    """Where the words stand that a note of a row quotes.

    Words that stand in one place alone, but not between the neighbours that the
    note has kept, may be others than those that it quoted: they are not found.
    """
    if not note.quote:
        return Anchor(Outcome.WHOLE_ROW)
    # Two places tell as much as all, of which a long text may have very many.
    found = list(islice(_occurrences(node, note.before + note.quote + note.after), 2))
    if len(found) == 1:
        start = found[0].start + len(note.before)
        return Anchor(Outcome.FOUND, found[0].field, start, start + len(note.quote))
    places = found or list(islice(_occurrences(node, note.quote), 2))
    return Anchor(Outcome.AMBIGUOUS if len(places) > 1 else Outcome.LOST)


def outcome_of(node: Node, note: Note) -> Outcome:
    """What comes of `find_quote`, in a fraction of the time where no neighbours are to be seen."""
    quote = note.quote
    if not quote:
        return Outcome.WHOLE_ROW
    places = 0
    for field in QUOTABLE_FIELDS:
        text = getattr(node, field)
        first = text.find(quote)
        if first >= 0:
            places += 1 if text.find(quote, first + 1) < 0 else 2
    if places > 1 or (places and (note.before or note.after)):
        return find_quote(node, note).outcome
    return Outcome.FOUND if places else Outcome.LOST


def anchor_for(node: Node, field: str, start: int, end: int) -> Quotation | None:
    """The quote for a stretch of a row's text or original, with its neighbours.

    Of all neighbours that single the words out, the fewest are taken, at most
    `MAX_NEIGHBOURS` on either side, and of equally many those before the
    words. `None` where even these don't: the same words stand elsewhere in
    the row between the same neighbours. Needs 0 ≤ `start` < `end` ≤ length.
    """
    here = _Occurrence(field, getattr(node, field), start, end)
    quote = here.text[start:end]
    others = [other for other in _occurrences(node, quote) if other != here]
    alike = [(_alike_before(here, other), _alike_after(here, other)) for other in others]
    best: tuple[int, int] | None = None
    for before in range(min(start, MAX_NEIGHBOURS) + 1):
        after = max((right + 1 for left, right in alike if left >= before), default=0)
        fits = after <= min(len(here.text) - end, MAX_NEIGHBOURS)
        if fits and (best is None or before + after <= sum(best)):
            best = before, after
    if best is None:
        return None
    return Quotation(quote, here.text[start - best[0] : start], here.text[end : end + best[1]])


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """All the characters beside a stretch of a text that a note may keep."""
    return text[max(0, start - MAX_NEIGHBOURS) : start], text[end : end + MAX_NEIGHBOURS]


def without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of a text without the white space at its edges; empty where it is all that."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return start, max(start, end)


def _occurrences(node: Node, quote: str) -> Iterator[_Occurrence]:
    """Every place where the words stand, overlapping ones too."""
    for field in QUOTABLE_FIELDS:
        text = getattr(node, field)
        start = text.find(quote)
        while start >= 0:
            yield _Occurrence(field, text, start, start + len(quote))
            start = text.find(quote, start + 1)


def _alike_before(one: _Occurrence, other: _Occurrence) -> int:
    """How many characters before two places are the same, as far as it matters."""
    most = min(one.start, other.start, MAX_NEIGHBOURS)
    for count in range(most):
        if one.text[one.start - 1 - count] != other.text[other.start - 1 - count]:
            return count
    return most


def _alike_after(one: _Occurrence, other: _Occurrence) -> int:
    """The same after two places."""
    most = min(len(one.text) - one.end, len(other.text) - other.end, MAX_NEIGHBOURS)
    for count in range(most):
        if one.text[one.end + count] != other.text[other.end + count]:
            return count
    return most
