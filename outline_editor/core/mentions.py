"""Finds what texts mention: concepts and actors by all that they are called."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from outline_editor.core.addresses import Ref
from outline_editor.core.folding import FoldedText, folded
from outline_editor.core.spellings import is_part_of_word, runs_on, spellings_of, spread

_HYPHENS = "-\u2010"

_BETWEEN = "\0"
"""Stands between two texts, as no text may hold it."""


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

    def terms_in(self, texts: Sequence[str]) -> list[set[Ref]]:
        """What each of some texts mentions; many at once take a fraction of the time."""
        folded_texts = _FoldedTexts(texts)
        terms: list[set[Ref]] = [set() for _ in texts]
        for start, _, term in self._found(folded_texts):
            terms[folded_texts.number_at(start)].add(term)
        return terms

    def find(self, text: str) -> list[Mention]:
        """What a text mentions and where, in its order; several may be meant by the same words."""
        folded_texts = _FoldedTexts([text])
        found = sorted(self._found(folded_texts))
        return [Mention(*folded_texts.span(start, end), term) for start, end, term in found]

    def _found(self, texts: _FoldedTexts) -> Iterator[tuple[int, int, Ref]]:
        """The same, counted in the folded texts, the longest first."""
        words = texts.words
        hits = self._search.find_matches_as_indexes(spread(words), overlapping=True)
        hits.sort(key=_longest_first)
        taken = bytearray(len(words))
        for number, start, end in hits:
            pattern = self._patterns[number]
            if taken.find(1, start, end) >= 0 or not _is_whole(pattern, words, start, end):
                continue
            for term, ways in pattern.exact.items():
                if not ways or texts.written(start, end) in ways:
                    taken[start:end] = b"\1" * (end - start)
                    yield start, end, term


class _FoldedTexts:
    """Some texts folded, one after the other, and where their characters come from."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        pieces = [folded(text) for text in texts]
        self.words = _BETWEEN.join(pieces)
        self._starts = [0, *accumulate([len(piece) + len(_BETWEEN) for piece in pieces])]
        self._places: dict[int, FoldedText] = {}

    def number_at(self, position: int) -> int:
        """Which of the texts a position is in."""
        return bisect_right(self._starts, position) - 1

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where words stood in their own text."""
        number = self.number_at(start)
        if number not in self._places:
            self._places[number] = FoldedText(self._texts[number])
        before = self._starts[number]
        return self._places[number].span(start - before, end - before)

    def written(self, start: int, end: int) -> str:
        """How words are written there, but for their width."""
        first, last = self.span(start, end)
        text = self._texts[self.number_at(start)]
        return unicodedata.normalize("NFKC", text[first:last])


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
    before, after = words[start - 1 : start], words[end : end + 1]
    if pattern.stands_alone:
        return not (before and runs_on(before)) and not (after and runs_on(after))
    # Most words have a space on either side, so that is asked first.
    if pattern.is_bound_before and before and before != " ":
        if is_part_of_word(before):
            return False
        if before in _HYPHENS and start > 1 and is_part_of_word(words[start - 2]):
            return False
    return not (pattern.is_bound_after and after and after != " " and is_part_of_word(after))
