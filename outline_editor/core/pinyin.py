"""Chinese found by its sound: whole syllables, their first letters, or both mixed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from outline_editor.core.folding import folded

_LETTERS = re.compile(r"[a-zü]+(?:['\s]+[a-zü]+)*")
_BETWEEN = re.compile(r"['\s]+")
_LONGEST_SYLLABLE = 6
_LAST_COMMON = 0xFFFF

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character."""
    return not text.isascii() and _HAN.search(text) is not None


def sounds_of(words: str) -> Sounds | None:
    """What finds characters by the sound that words spell, `None` if they can't.

    `gjmt`, `guojinmintui`, `guo jin min tui` and `guojmt` all find 国进民退. A
    character may be read in any of its ways; `v` stands for ü. One letter
    alone is no sound.
    """
    words = folded(words).strip()
    letters = _BETWEEN.sub("", words).replace("ü", "v")
    if not _LETTERS.fullmatch(words) or len(letters) < 2:
        return None
    sounds = Sounds(letters)
    return sounds if sounds.can_be_said else None


class Sounds:
    """Letters as pinyin: each character said as a whole syllable or by its first letter."""

    def __init__(self, letters: str) -> None:
        self._letters = letters
        self._beginning = self._two_characters()

    @property
    def can_be_said(self) -> bool:
        """Whether the letters begin like syllables at all."""
        return self._beginning is not None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where characters stand in a text that sound so; none overlaps another."""
        if self._beginning is None:
            return
        found = self._beginning.search(text)
        while found is not None:
            end = self._end_from(text, found.start())
            if end is not None:
                yield found.start(), end
            found = self._beginning.search(text, found.start() + 1 if end is None else end)

    def _end_from(self, text: str, start: int) -> int | None:
        """Where the letters are used up, if characters from a place on say them."""
        said, readings = {0}, _sounds().readings
        for position in range(start, min(len(text), start + len(self._letters))):
            ways = readings.get(text[position], ())
            said = {
                at + len(sound)
                for at in said
                for sound in ways
                if self._letters.startswith(sound, at)
            }
            if len(self._letters) in said:
                return position + 1
            if not said:
                return None
        return None

    def _two_characters(self) -> re.Pattern[str] | None:
        """Finds where the letters may begin, by two characters.

        All the ways to go on from there would be too many to write down.
        """
        ways = []
        for end, characters in self._syllables_from(0):
            if end == len(self._letters):
                ways.append(f"[{characters}]")
                continue
            second = "".join(more for _, more in self._syllables_from(end))
            if second:
                ways.append(f"[{characters}][{second}]")
        return re.compile("|".join(ways)) if ways else None

    def _syllables_from(self, start: int) -> Iterator[tuple[int, str]]:
        """The syllables that the letters from a place on begin with: end, characters."""
        characters = _sounds().characters
        for end in range(start + 1, min(len(self._letters), start + _LONGEST_SYLLABLE) + 1):
            sound = self._letters[start:end]
            if sound in characters:
                yield end, characters[sound]


class _Table(NamedTuple):
    readings: dict[str, tuple[str, ...]]
    """The syllables of each character, and their first letters."""
    characters: dict[str, str]
    """The same the other way round."""


@lru_cache(maxsize=1)
def _sounds() -> _Table:
    # A fifth of a second to import: only for those who look for Chinese.
    from pypinyin.pinyin_dict import pinyin_dict

    plain: dict[str, str] = {}
    readings: dict[str, tuple[str, ...]] = {}
    characters: defaultdict[str, list[str]] = defaultdict(list)
    for code, said in pinyin_dict.items():
        if code > _LAST_COMMON:
            # Nobody writes them, and `re` looks through a class with one of them one by one.
            continue
        syllables = []
        for syllable in said.split(","):
            if syllable not in plain:
                plain[syllable] = _without_tone(syllable)
            syllables.append(plain[syllable])
        sounds = tuple(dict.fromkeys([*syllables, *(one[0] for one in syllables if one)]))
        readings[chr(code)] = sounds
        for sound in sounds:
            characters[sound].append(chr(code))
    return _Table(readings, {sound: "".join(found) for sound, found in characters.items()})


def _without_tone(syllable: str) -> str:
    parts = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return parts.encode("ascii", "ignore").decode()


def prepare() -> None:
    """Load what it takes to read Chinese, so that the first search need not wait."""
    _sounds()


def spelled_out(text: str) -> str:
    """A text with its Chinese characters written as sounds, with spaces between them."""
    if not has_han(text):
        return text
    # It takes a while, and most of the program needs nothing of it.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(text))
