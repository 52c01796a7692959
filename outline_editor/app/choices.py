"""What can be chosen from a long list by writing a part of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from outline_editor.app.likely_texts import LikelyTexts
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.document import Document
from outline_editor.core.errors import shortened
from outline_editor.core.index import walk
from outline_editor.core.search import normalised

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


class RowChoices:
    """Rows of a document, by their texts, originals and ids.

    `without` are rows that can't be chosen, nor what is under them.
    """

    def __init__(self, document: Document, without: Iterable[str] = ()) -> None:
        self._document = document
        left_out = {inner.id for row in without for inner in walk((document.node(row),))}
        nodes = [node for node in document.walk() if node.id not in left_out]
        self._ids = [node.id for node in nodes]
        self._texts = LikelyTexts(
            [_searchable(node.text, node.original, node.id) for node in nodes]
        )

    def matching(self, words: str, most: int) -> list[Choice]:
        """See `Choices.matching`; the detail of a row are the rows above it."""
        return [self._choice(self._ids[at]) for at in self._texts.best(words, most)]

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
