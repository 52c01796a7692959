"""Finding rows by their words, whatever the spelling of quotation marks and width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, auto
from typing import Protocol

from outline_editor.core.folding import FoldedText, folded
from outline_editor.core.model import Node
from outline_editor.core.pinyin import Sounds, has_han, sounds_of
from outline_editor.core.search_expressions import ExpressionMatcher, TimeLeft

Span = tuple[int, int]

_EDGE = re.compile(r"[^\W\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
"""A character that a word in a script with spaces between words can go on with."""


class Where(Flag):
    """What of a row is searched."""

    TEXT = auto()
    ORIGINAL = auto()
    NOTES = auto()
    ALL = TEXT | ORIGINAL | NOTES


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for."""

    words: str = ""
    where: Where = Where.ALL
    match_case: bool = False
    whole_words: bool = False
    is_expression: bool = False
    """Whether the words are a regular expression."""


class Matcher(Protocol):
    """Finds what a query asks for in one text."""

    def spans(self, text: str, left: TimeLeft) -> Iterator[Span]:
        """Where it stands, in characters of the text; none is empty or overlaps another.

        Raises `OutlineError` for an expression that takes longer than what is left.
        """
        ...


def matcher_for(query: Query) -> Matcher | None:
    """What finds a query, `None` for one without words.

    Raises `OutlineError` for a regular expression that is none, or too large a one.
    """
    if not query.words:
        return None
    return ExpressionMatcher(query) if query.is_expression else WordMatcher(query)


class WordMatcher:
    """Finds words: in any width and quotation marks, and Chinese by its sound.

    White space is looked for as it is written, at the edges of the words and
    where there is nothing else, too; any run of it is the same as one space.
    Only as a sound are words read without it.
    """

    def __init__(self, query: Query) -> None:
        self.case = query.match_case
        self.words = folded(query.words, case=self.case)
        self.any_case = folded(self.words)
        """The words without their capitals: nothing matches that does not hold these."""
        self.sounds: Sounds | None = None
        if not query.match_case and not query.whole_words:
            self.sounds = sounds_of(self.words)
        self._whole = _whole_words(self.words) if query.whole_words else None

    def count_in(self, text: str, *, is_folded: bool = False) -> int:
        """How often the words stand in a text as they are written."""
        if not is_folded:
            text = folded(text, case=self.case)
        if self._whole is None or self.words not in text:
            return text.count(self.words)
        return sum(1 for _ in self._whole.finditer(text))

    def spans(self, text: str, left: TimeLeft) -> Iterator[Span]:  # noqa: ARG002
        """See `Matcher.spans`; it never takes long."""
        yield from self.literal_spans(text)
        if self.sounds is not None and has_han(text):
            yield from self.sounds.spans(text)

    def literal_spans(self, text: str) -> Iterator[Span]:
        """Where the words stand as they are written."""
        if self.words not in folded(text, case=self.case):
            return
        source = FoldedText(text, case=self.case)
        pattern = self._whole or re.compile(re.escape(self.words))
        for found in pattern.finditer(source.text):
            yield source.span(found.start(), found.end())


def _whole_words(words: str) -> re.Pattern[str]:
    """Finds words that do not go on; what has no spaces between words always does."""
    edge = _EDGE.pattern
    before = f"(?<!{edge})" if _EDGE.match(words[0]) else ""
    after = f"(?!{edge})" if _EDGE.match(words[-1]) else ""
    return re.compile(before + re.escape(words) + after)


def normalised(text: str) -> str:
    """A text `folded`, without white space at its edges."""
    return folded(text).strip()


def matches(node: Node, words: str) -> bool:
    """Whether a row's text or original holds the words, in whatever spelling."""
    wanted = normalised(words)
    return wanted in normalised(node.text) or wanted in normalised(node.original)
