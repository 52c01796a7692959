"""Finds what texts mention: concepts and actors by all that they are called."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from outline_editor.core.addresses import Ref
from outline_editor.core.folding import FoldedText, folded
from outline_editor.core.name_parts import Hit, Names, NamesPart, Pattern, grouped
from outline_editor.core.progress import Tell, untold
from outline_editor.core.spellings import is_part_of_word, runs_on, spread

_HYPHENS = "-\u2010"

_BETWEEN = "\0"
"""Stands between two texts, as no text may hold it."""


class Mention(NamedTuple):
    """Words of a text that name a concept or an actor; counted in its characters, from 0."""

    start: int
    end: int
    term: Ref


class MentionFinder:
    """Finds all of some names in texts, in one pass over each.

    Case, width and the shape of quotation marks and hyphens are no matter.
    Latin words are found whole only, and not as the last part of a compound:
    “high-quality” is not about quality. Chinese is found anywhere, but a single
    character only where none stands beside it. Where names overlap, the longer
    one counts.
    """

    def __init__(
        self,
        names: Mapping[Ref, Iterable[str]],
        like: MentionFinder | None = None,
        tell: Tell = untold,
    ) -> None:
        """Look for these names of concepts and actors.

        What looks for some of them already is taken from one that is `like`
        this. `tell` may raise `Cancelled`.
        """
        known = {} if like is None else like._parts
        groups = grouped(names)
        self._parts: dict[Names, NamesPart] = {}
        for number, group in enumerate(groups):
            self._parts[group] = known.get(group) or NamesPart(group)
            tell((number + 1) / len(groups))

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
        hits = self._hits(spread(words))
        taken = bytearray(len(words))
        for (minus_length, start), same in groupby(hits, _longest_first):
            end = start - minus_length
            if taken.find(1, start, end) >= 0:
                continue
            for pattern, _, _ in same:
                if not _is_whole(pattern, words, start, end):
                    break  # what else is written so is not whole either
                for term, ways in pattern.exact.items():
                    if not ways or texts.written(start, end) in ways:
                        taken[start:end] = b"\1" * (end - start)
                        yield start, end, term

    def _hits(self, words: str) -> list[Hit]:
        """Wherever a name might stand, the longest first."""
        hits = [hit for part in self._parts.values() for hit in part.hits(words)]
        hits.sort(key=_longest_first)
        return hits


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


def _longest_first(hit: Hit) -> tuple[int, int]:
    _, start, end = hit
    return start - end, start


def _is_whole(pattern: Pattern, words: str, start: int, end: int) -> bool:
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
