"""Finds what texts mention: concepts and actors by all that they are called."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from outline_editor.core.addresses import Ref
from outline_editor.core.folding import FoldedText, folded
from outline_editor.core.spellings import is_part_of_word, runs_on, spellings_of, spread


class Mention(NamedTuple):
    """Words of a text that name a concept or an actor; counted in its characters, from 0."""

    start: int
    end: int
    term: Ref


class _Pattern(NamedTuple):
    words: str
    exact: dict[Ref, frozenset[str]]
    """What may be meant, and how it must be written then; nothing for in any way."""
    is_bound_before: bool
    is_bound_after: bool
    stands_alone: bool


class MentionFinder:
    """Finds all of some names in texts, in one pass over each.

    Case, width and the shape of quotation marks and hyphens are no matter.
    Latin words are found whole only, and not as the last part of a compound:
    “high-quality” is not about quality. Chinese is found anywhere, but a single
    character only where none stands beside it. Where names overlap, the longer
    one counts.
    """

    def __init__(self, names: Mapping[Ref, Iterable[str]]) -> None:
        """Look for these names of concepts and actors."""
        exact: dict[str, dict[Ref, set[str]]] = {}
        for term, labels in names.items():
            for label in labels:
                for spelling in spellings_of(label):
                    ways = exact.setdefault(spelling.words, {}).setdefault(term, set())
                    ways.add(spelling.exact)
        self._patterns = [_pattern(words, terms) for words, terms in exact.items()]
        self._search = AhoCorasick([pattern.words for pattern in self._patterns])

    def terms_in(self, text: str) -> set[Ref]:
        """What a text mentions; quicker than where it does."""
        words = folded(text)
        return {term for _, _, term in self._found(text, words)}

    def find(self, text: str) -> list[Mention]:
        """What a text mentions and where, in its order; several may be meant by the same words."""
        words = folded(text)
        found = list(self._found(text, words))
        if not found:
            return []
        places = _Places(text, words)
        return [Mention(*places.span(start, end), term) for start, end, term in sorted(found)]

    def _found(self, text: str, words: str) -> Iterator[tuple[int, int, Ref]]:
        """The same in a folded text, counted there."""
        hits = self._search.find_matches_as_indexes(spread(words), overlapping=True)
        if not hits:
            return
        places = _Places(text, words)
        if len(hits) > 1:
            hits.sort(key=_longest_first)
        taken = bytearray(len(words))
        for number, start, end in hits:
            pattern = self._patterns[number]
            if taken.find(1, start, end) >= 0 or not _is_whole(pattern, words, start, end):
                continue
            meant = [term for term, ways in pattern.exact.items() if places.say(start, end, ways)]
            if meant:
                taken[start:end] = b"\1" * (end - start)
            yield from ((start, end, term) for term in meant)


class _Places:
    """Where a folded text stood in its source, found out if it is asked for."""

    def __init__(self, text: str, words: str) -> None:
        self._text = text
        self._is_same = text.isascii() and len(text) == len(words)
        self._folded: FoldedText | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        if self._is_same:
            return start, end
        if self._folded is None:
            self._folded = FoldedText(self._text)
        return self._folded.span(start, end)

    def say(self, start: int, end: int, ways: frozenset[str]) -> bool:
        """Whether words are written in one of some ways; any way does where there are none."""
        if not ways:
            return True
        first, last = self.span(start, end)
        return unicodedata.normalize("NFKC", self._text[first:last]) in ways


def _pattern(words: str, terms: Mapping[Ref, set[str]]) -> _Pattern:
    return _Pattern(
        words,
        {term: frozenset() if "" in ways else frozenset(ways) for term, ways in terms.items()},
        is_part_of_word(words[0]),
        is_part_of_word(words[-1]),
        len(words) == 1,
    )


def _longest_first(hit: tuple[int, int, int]) -> tuple[int, int]:
    _, start, end = hit
    return start - end, start


def _is_whole(pattern: _Pattern, words: str, start: int, end: int) -> bool:
    """Whether what was found is not a part of something else."""
    before, after = words[:start][-2:], words[end : end + 1]
    if pattern.stands_alone:
        return not (before and runs_on(before[-1])) and not (after and runs_on(after))
    if pattern.is_bound_before and before:
        if is_part_of_word(before[-1]):
            return False
        if len(before) > 1 and before[1] in "-\u2010" and is_part_of_word(before[0]):
            return False
    return not (pattern.is_bound_after and after and is_part_of_word(after))
