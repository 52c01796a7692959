"""Names to be looked for in texts, in parts of which each is made in a moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias
from zlib import crc32

from ahocorasick_rs import AhoCorasick

from outline_editor.core.addresses import Ref
from outline_editor.core.spellings import is_part_of_word, spellings_of

_MOST = 512
"""As many concepts and actors are in one part, or about so many.

No other thread has its turn while a part is put together, for some 0.02 s.
"""

Names: TypeAlias = tuple[tuple[Ref, tuple[str, ...]], ...]
"""What some concepts and actors are called."""


class Pattern(NamedTuple):
    """Words that may be a name, wherever they stand."""

    words: str
    exact: dict[Ref, frozenset[str]]
    """What may be meant, and how it must be written then; nothing for in any way."""
    is_bound_before: bool
    is_bound_after: bool
    stands_alone: bool


Hit: TypeAlias = tuple[Pattern, int, int]
"""Words that were found, from where to where."""


def grouped(names: Mapping[Ref, Iterable[str]]) -> list[Names]:
    """All that there is to look for, in the groups that make one part each.

    Where something is called otherwise, or is added or gone, the other groups
    stay as they are; but for when there are twice as many names.
    """
    # A power of two, so that it hardly ever is another number.
    count = 1 << max(0, (len(names) - 1) // _MOST).bit_length()
    groups: list[list[tuple[Ref, tuple[str, ...]]]] = [[] for _ in range(count)]
    for ref, labels in names.items():
        groups[crc32(ref.id.encode()) % count].append((ref, tuple(labels)))
    return [tuple(group) for group in groups if group]


class NamesPart:
    """Finds all of some names, as `spread` writes them."""

    def __init__(self, names: Names) -> None:
        exact: dict[str, dict[Ref, set[str]]] = {}
        for term, labels in names:
            for label in labels:
                for spelling in spellings_of(label):
                    ways = exact.setdefault(spelling.words, {}).setdefault(term, set())
                    ways.add(spelling.exact)
        self._patterns = [_pattern(words, terms) for words, terms in exact.items()]
        self._search = AhoCorasick([pattern.words for pattern in self._patterns])

    def hits(self, words: str) -> Iterator[Hit]:
        """Wherever one of them stands in a text, also as a part of other words."""
        for number, start, end in self._search.find_matches_as_indexes(words, overlapping=True):
            yield self._patterns[number], start, end


def _pattern(words: str, terms: Mapping[Ref, set[str]]) -> Pattern:
    return Pattern(
        words,
        {term: frozenset() if "" in ways else frozenset(ways) for term, ways in terms.items()},
        is_part_of_word(words[0]),
        is_part_of_word(words[-1]),
        len(words) == 1,
    )
