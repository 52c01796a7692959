"""The words of a text whose spelling can be checked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import regex

_LONGEST = 60
"""Characters of a word; what is longer is none, and Hunspell takes no more than 100."""

# Scripts without spaces between words are left alone, and so are the full-width forms
# that stand among them.
_LETTER = (
    r"[[\p{L}\p{M}\p{N}_]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Bopomofo}\p{Hangul}"
    r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\uff00-\uffef]]"
)
_ADDRESS = r"(?:\w+://|www\.)\S+|[\w.+-]+@[\w.-]+|\w[\w-]*(?:[./\\]\w[\w-]*)+"
_TOKEN = rf"(?V1)(?P<address>{_ADDRESS})|(?P<word>{_LETTER}+(?:['’‐‑-]{_LETTER}+)*)"
_ACRONYM = r"\p{Lu}{2,}(?:['’]?s)?"
_CAMEL = r"\p{Ll}\p{Lu}"
_HYPHEN = "[‐‑-]"


class Word(NamedTuple):
    """A word and where it stands, in characters of its text."""

    text: str
    start: int
    end: int


def words_in(text: str) -> Iterator[Word]:
    """The words to check, those joined by hyphens as one.

    Left out are numbers and words with digits, acronyms, names written with
    capitals inside, single letters, addresses, and scripts without spaces.
    """
    for found in _compiled(_TOKEN).finditer(text):
        word = found["word"]
        if word is not None and _can_be_checked(word):
            yield Word(word, *found.span())


def parts_of(word: Word) -> list[Word]:
    """What the hyphens of a word join, the word itself where there are none."""
    parts = []
    start = 0
    for stop in (
        *(hyphen.start() for hyphen in _compiled(_HYPHEN).finditer(word.text)),
        len(word.text),
    ):
        part = word.text[start:stop]
        if _can_be_checked(part):
            parts.append(Word(part, word.start + start, word.start + stop))
        start = stop + 1
    return parts


def _can_be_checked(word: str) -> bool:
    return (
        1 < len(word) <= _LONGEST
        and not any(character.isnumeric() or character == "_" for character in word)
        and not _compiled(_ACRONYM).fullmatch(word)
        and not _compiled(_CAMEL).search(word)
    )


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    # No window that opens need wait for it.
    import regex

    return regex.compile(pattern)
