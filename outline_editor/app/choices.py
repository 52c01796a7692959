"""What can be chosen from a long list by writing a part of it."""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import NamedTuple, Protocol

from outline_editor.app.likely_texts import LikelyTexts
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.concept_book import labels_of, names_of
from outline_editor.core.document import Document
from outline_editor.core.errors import shortened
from outline_editor.core.index import walk
from outline_editor.core.model import Actor, Concept
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


class EntryChoices:
    """Concepts or actors, by all that they are called, before them what stands for none.

    `without` are the ids of those that can't be chosen; neither can concepts
    that were merged into others.
    """

    def __init__(
        self, entries: Iterable[Concept | Actor], without: Set[str], none: str = ""
    ) -> None:
        self._entries = [
            one for one in entries if one.id not in without and not getattr(one, "merged_into", "")
        ]
        self._texts = LikelyTexts([_searchable(*names_of(one), one.id) for one in self._entries])
        self._none = none

    def matching(self, words: str, most: int) -> list[Choice]:
        """See `Choices.matching`; the detail of an entry are its other names and what it means."""
        fits = self._none and normalised(self._none).startswith(normalised(words))
        found = [_entry_choice(self._entries[at]) for at in self._texts.best(words, most)]
        return [*([Choice("", self._none)] if fits else []), *found]


def _entry_choice(entry: Concept | Actor) -> Choice:
    meaning = entry.definition if isinstance(entry, Concept) else entry.role
    detail = " · ".join(part for part in (*entry.alt, meaning) if part)
    return Choice(entry.id, labels_of(entry).shown, shortened(detail, _LONGEST_TEXT))


def _searchable(*texts: str) -> str:
    return "\n".join(normalised(text) for text in texts if text)
