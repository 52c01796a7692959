"""What can be chosen from a long list by writing a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple, Protocol

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.document import Document
from outline_editor.core.errors import shortened
from outline_editor.core.index import walk
from outline_editor.core.search import normalised

_LIKENESS = 70
"""How alike a text must be to stand for one that nothing matches, of 100."""

_SHORTEST_MISSPELT = 4
"""Characters below which nearly every text would look alike."""

_LONGEST_TEXT, _LONGEST_STEP = 200, 60
"""Characters of a row's text that are shown, and of each row above it."""


class Choice(NamedTuple):
    """One thing to choose: what it is called, where it belongs, its key."""

    id: str
    text: str
    detail: str = ""
    keys: str = ""
    applies: bool = True
    """Whether it can be chosen now."""


class Choices(Protocol):
    """A list to choose from."""

    def matching(self, words: str, most: int) -> list[Choice]:
        """What some words may mean, the likeliest first; the first ones for `''`."""
        ...


def best_matches(words: str, texts: Sequence[str], most: int) -> list[int]:
    """Positions of the texts that some words may mean, the likeliest first.

    `texts` are `normalised`. All words must stand in a text, in any order: those
    that begin with them come first, then those that hold them as they are from
    the beginning of a word, then the others, each in the order given. Where
    there are none, those that look alike, for misspelt words.
    """
    wanted = normalised(words)
    if not wanted:
        return list(range(min(most, len(texts))))
    parts = wanted.split()
    found = (
        (_rank(wanted, text), position)
        for position, text in enumerate(texts)
        if all(part in text for part in parts)
    )
    ranked = [position for _, position in nsmallest(most, found)]
    if ranked or len(wanted) < _SHORTEST_MISSPELT:
        return ranked
    return _alike(wanted, texts, most)


def _rank(wanted: str, text: str) -> int:
    if text.startswith(wanted):
        return 0
    if f" {wanted}" in text or f"\n{wanted}" in text:
        return 1
    return 2 if wanted in text else 3


def _alike(wanted: str, texts: Sequence[str], most: int) -> list[int]:
    # Only for those who misspell something: a window opens without.
    from rapidfuzz import fuzz, process

    found = process.extract(
        wanted, texts, scorer=fuzz.partial_ratio, limit=most, score_cutoff=_LIKENESS
    )
    return [position for _, _, position in found]


class RowChoices:
    """Rows of a document, by their texts, originals and ids.

    `without` are rows that can't be chosen, nor what is under them.
    """

    def __init__(self, document: Document, without: Iterable[str] = ()) -> None:
        self._document = document
        left_out = {inner.id for row in without for inner in walk((document.node(row),))}
        nodes = [node for node in document.walk() if node.id not in left_out]
        self._ids = [node.id for node in nodes]
        self._texts = [_searchable(node.text, node.original, node.id) for node in nodes]

    def matching(self, words: str, most: int) -> list[Choice]:
        """See `Choices.matching`; the detail of a row are the rows above it."""
        return [self._choice(self._ids[at]) for at in best_matches(words, self._texts, most)]

    def _choice(self, row: str) -> Choice:
        node = self._document.node(row)
        above = [self._document.node(one).text for one in self._document.ancestors(row)]
        way = " › ".join(shortened(text, _LONGEST_STEP) for text in reversed(above) if text)
        return Choice(row, shortened(node.text or node.original, _LONGEST_TEXT), way)


class PlaceChoices(RowChoices):
    """Where rows can be moved: under any row but themselves, or to the top."""

    def __init__(self, document: Document, moving: Iterable[str], top: str) -> None:
        super().__init__(document, moving)
        self._top = Choice(DOCUMENT.id, top)

    def matching(self, words: str, most: int) -> list[Choice]:
        """See `Choices.matching`; without words the top of the document comes first."""
        fits = normalised(self._top.text).startswith(normalised(words))
        return [*([self._top] if fits else []), *super().matching(words, most)]


def _searchable(*texts: str) -> str:
    return "\n".join(normalised(text) for text in texts if text)
