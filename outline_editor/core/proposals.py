"""Which words of a row may be those that a note quoted, where these are not there any more.

After an edit outside the program a quote may be lost. The closest words are
proposed then, for a person to confirm: nothing here is ever applied by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq
from typing import NamedTuple

from outline_editor.core.anchors import QUOTABLE_FIELDS, Outcome, outcome_of
from outline_editor.core.folding import folded
from outline_editor.core.model import Node, Note

LEAST_SIMILAR = 0.7
"""Less has little in common: the share of a text's characters that stay as they are,
of the longer of both (Levenshtein's distance, normalised)."""

_MOST_LONGER = 1.5
"""Times the length of the quote that a proposal has at most."""

WORDS = re.compile(r"[^\W\u2e80-\u9fff\uac00-\ud7a3]+|\S")
"""Words of scripts that have spaces between them; all else character by character."""


class Proposal(NamedTuple):
    """Words of a row that are close to a quote; offsets in characters from 0."""

    field: str
    start: int
    end: int
    similarity: float
    """From `LEAST_SIMILAR` to 1, the same."""


def closest_words(node: Node, note: Note) -> Proposal | None:
    """The words of a row closest to a quote that is lost.

    The same words if they stand elsewhere, else whole words or stretches of
    Chinese, of which those between the note's neighbours are preferred. `None`
    where nothing is close, and for a note whose quote is not lost.
    """
    if outcome_of(node, note) is not Outcome.LOST:
        return None
    for field in QUOTABLE_FIELDS:
        start = getattr(node, field).find(note.quote)
        if start >= 0:
            # Where they stand between other neighbours, they stand once.
            return Proposal(field, start, start + len(note.quote), 1.0)
    found = [
        proposal
        for field in QUOTABLE_FIELDS
        if (proposal := _closest_in(field, getattr(node, field), note)) is not None
    ]
    return max(found, key=lambda proposal: proposal.similarity, default=None)


def _closest_in(field: str, text: str, note: Note) -> Proposal | None:
    # A window opens without it: few notes lose their words.
    from rapidfuzz.distance import Levenshtein

    between = _between_neighbours(text, note)
    if between is not None:
        similar = Levenshtein.normalized_similarity(
            folded(note.quote), folded(text[slice(*between)])
        )
        if similar >= LEAST_SIMILAR and _is_about_as_long(note.quote, *between):
            return Proposal(field, *between, similar)
    quote, plain = folded(note.quote), folded(text)
    if len(plain) != len(text):
        quote, plain = note.quote, text
    best, likest = None, (LEAST_SIMILAR, 0, 0)
    for start, end in _stretches(text, len(note.quote)):
        stretch = plain[start:end]
        similar = Levenshtein.normalized_similarity(quote, stretch, score_cutoff=likest[0])
        if similar:
            likeness = similar, sum(map(eq, quote, stretch)), -abs(len(quote) - len(stretch))
            if likeness > likest:
                best, likest = (start, end), likeness
    return None if best is None else Proposal(field, *best, likest[0])


def _stretches(text: str, length: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole words that are about so many characters long, from left to right."""
    places = [found.span() for found in WORDS.finditer(text)]
    for first, (start, _) in enumerate(places):
        for _, end in places[first:]:
            if end - start > length * _MOST_LONGER:
                break
            if (end - start) * _MOST_LONGER >= length:
                yield start, end


def _between_neighbours(text: str, note: Note) -> tuple[int, int] | None:
    """The words between the neighbours that a note has kept, if they stand there once."""
    if not note.before or not note.after or text.count(note.before) != 1:
        return None
    start = text.index(note.before) + len(note.before)
    end = text.find(note.after, start)
    return (start, end) if start < end else None


def _is_about_as_long(quote: str, start: int, end: int) -> bool:
    longer = max(len(quote), end - start)
    return longer <= _MOST_LONGER * max(1, min(len(quote), end - start))
