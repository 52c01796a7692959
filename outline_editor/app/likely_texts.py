"""What a few letters may mean in a long list of texts, the likeliest first."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import accumulate, islice

from outline_editor.core.pinyin import has_han, sounds_of
from outline_editor.core.search import normalised

_LIKENESS = 70
"""How alike a text must be to stand for one that nothing matches, of 100."""

_SHORTEST_MISSPELT = 4
"""Characters below which nearly every text would look alike."""

_FEWEST_LETTERS = 3
"""Letters below which nearly every text would have them in order."""

_MOST_TRIED = 3000
"""Texts with all letters in order that are looked at closely: it takes some 40 ms."""

_WORD = re.compile(r"[^\W_]+|[^\w\s]")
"""A word, or a sign, which is one of its own."""


class LikelyTexts:
    """Texts to choose from, which are `normalised`; they are told by position.

    A text fits that has all words written, in any order; that sounds like them
    in Chinese (`gjmt` for 国进民退); or that has their letters in order, each
    run of them from the beginning of a word on (`bldinn` for ‘build an
    innovation system’). Where none does, those fit that look alike.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts

    def best(self, words: str, most: int) -> list[int]:
        """The positions of what some words may mean; the first ones for `''`.

        At last, where nothing fits as written, comes what is misspelt.
        """
        wanted = normalised(words)
        found = self.fitting(words, most)
        if found or len(wanted) < _SHORTEST_MISSPELT:
            return found
        return self._alike(wanted, most)

    def fitting(self, words: str, most: int) -> list[int]:
        """As `best`, without what is misspelt.

        As it is written comes first: at the beginning of a line, of a word,
        within one; then all the words, at the beginnings of words or anywhere;
        then what sounds so; then the letters in order. Of each sort they have
        the order given.
        """
        wanted = normalised(words)
        if not wanted:
            return list(range(min(most, len(self._texts))))
        found = self._as_written(wanted, most)
        for others in (self._by_sound, self._by_letters):
            if len(found) < most:
                known = set(found)
                new = (at for at in others(wanted) if at not in known)
                found += islice(dict.fromkeys(new), most - len(found))
        return found

    def _as_written(self, wanted: str, most: int) -> list[int]:
        parts, texts = wanted.split(), self._texts
        if not all(part in self._all.text for part in parts):
            # The usual case while few letters are written: told without a look at each text.
            return []
        found: Iterable[int] = range(len(texts))
        for part in parts:
            found = [at for at in found if part in texts[at]]
        ranked = ((_rank(wanted, parts, texts[at]), at) for at in found)
        return [at for _, at in nsmallest(most, ranked)]

    def _by_sound(self, wanted: str) -> Iterator[int]:
        if not self._chinese.positions:
            return
        sounds = sounds_of(wanted)
        if sounds is not None:
            for start, _ in sounds.spans(self._chinese.text):
                yield self._chinese.at(start)

    def _by_letters(self, wanted: str) -> Iterator[int]:
        letters = wanted.replace(" ", "")
        if len(letters) < _FEWEST_LETTERS:
            return
        in_order = "".join(f"[^{re.escape(one)}\n]*{re.escape(one)}" for one in letters)
        tried = islice(re.finditer(f"^{in_order}.*", self._all.text, re.MULTILINE), _MOST_TRIED)
        for line in tried:
            if _begin_words(letters, line[0]):
                yield self._all.at(line.start())

    def _alike(self, wanted: str, most: int) -> list[int]:
        # Only for those who misspell something: a window opens without.
        from rapidfuzz import fuzz, process

        found = process.extract(
            wanted, self._texts, scorer=fuzz.partial_ratio, limit=most, score_cutoff=_LIKENESS
        )
        return [position for _, _, position in found]

    @cached_property
    def _all(self) -> _Joined:
        return _Joined(enumerate(self._texts))

    @cached_property
    def _chinese(self) -> _Joined:
        return _Joined((at, text) for at, text in enumerate(self._texts) if has_han(text))


class _Joined:
    """Texts one after the other, to be searched at once."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        placed = list(texts)
        self.positions = [position for position, _ in placed]
        self.text = "\n".join(text for _, text in placed)
        self._ends = list(accumulate(len(text) + 1 for _, text in placed))

    def at(self, place: int) -> int:
        """The position of the text that a place is in."""
        return self.positions[bisect_right(self._ends, place)]


def _rank(wanted: str, parts: Sequence[str], text: str) -> int:
    if text.startswith(wanted) or f"\n{wanted}" in text:
        return 0
    if _begins_word(wanted, text):
        return 1
    if wanted in text:
        return 2
    return 3 if all(_begins_word(part, text) for part in parts) else 4


def _begins_word(part: str, text: str) -> bool:
    return text.startswith(part) or f" {part}" in text or f"\n{part}" in text


def _begin_words(letters: str, text: str) -> bool:
    """Whether letters stand in a text in order, each in the word of the last or beginning one."""
    words = [found[0] for found in _WORD.finditer(text)]
    # Up to where each word is used, if the letters so far can end in it.
    used = {n: 1 for n, word in enumerate(words) if word[0] == letters[0]}
    for letter in letters[1:]:
        if not used:
            return False
        first = min(used)
        going_on = ((n, words[n].find(letter, end) + 1) for n, end in used.items())
        after = {n: end for n, end in going_on if end}
        for n in range(first + 1, len(words)):
            if words[n][0] == letter:
                after[n] = 1
        used = after
    return bool(used)
