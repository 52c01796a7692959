"""The ways in which a text may write a label: its acronym, one or several, other hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from outline_editor.core.folding import folded
from outline_editor.core.pinyin import has_han

_BRACKETED = re.compile(r"(.*\S)\s*\(([^()]+)\)")
_LAST_WORD = re.compile(r"(?<![^\W_])[a-z]{3,}\Z")
# Scripts that put no spaces between words: Thai, Lao, Kana, Han; and Hangul, which hangs
# particles on them.
_RUNS_ON = re.compile(
    "[\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
    "\U00020000-\U000323af]"
)


class Spelling(NamedTuple):
    """One way in which a label may be written."""

    words: str
    """How it is looked for, made alike by `spread`."""
    exact: str = ""
    """How it must be written to count, but for its width; `''` where case is no matter."""


def spread(text: str) -> str:
    """A folded text with hyphens as spaces, each character where it was."""
    # Not by a table, which is asked for each character that is not ASCII.
    return text.replace("-", " ").replace("\u2010", " ")


def is_part_of_word(character: str) -> bool:
    """Whether a character belongs to a word that has its bounds, such as a Latin one."""
    return character.isalnum() and not runs_on(character)


def runs_on(character: str) -> bool:
    """Whether a character is of a script that puts no spaces between words."""
    return _RUNS_ON.match(character) is not None


# Codebooks have some thousand labels, and all are asked for whenever one of them changes.
@lru_cache(maxsize=10_000)
def spellings_of(label: str) -> tuple[Spelling, ...]:
    """The ways in which a text may write a label, each once.

    `Ministry of Industry and IT (MIIT)` may also be written as what stands in
    front of the brackets, or as the acronym in them. An acronym counts only
    with its capitals: a text that says “it” does not speak of IT. The last
    word of an English label may stand for one or for several. A single Latin
    letter is no name of anything.
    """
    found: dict[Spelling, None] = {}
    for name in _names(" ".join(unicodedata.normalize("NFKC", label).split())):
        found |= dict.fromkeys(_ways(name))
    return tuple(way for way in found if _is_telling(way.words))


def _names(label: str) -> Iterator[str]:
    yield label
    parts = _BRACKETED.fullmatch(label)
    if parts is not None:
        name, inner = parts.groups()
        if _is_acronym(inner) or has_han(inner) != has_han(name):
            yield name
            yield inner


def _is_acronym(name: str) -> bool:
    """Whether capitals make a name, as in SMEs or PBoC."""
    capitals = sum(character.isupper() for character in name)
    letters = sum(character.isalpha() for character in name)
    return " " not in name and capitals >= 2 and capitals * 2 >= letters


def _ways(name: str) -> Iterator[Spelling]:
    if _is_acronym(name):
        stem = name[:-1] if name.endswith("s") else name
        for exact in (stem, f"{stem}s"):
            yield Spelling(spread(folded(exact)), exact)
        return
    words = spread(folded(name))
    yield Spelling(words)
    last = _LAST_WORD.search(words)
    if last is not None:
        for other in _other_numbers(last[0]):
            yield Spelling(words[: last.start()] + other)


def _other_numbers(word: str) -> Iterator[str]:
    """An English word in the plural, or in the singular if it is one."""
    if re.search("[^aeiou]ies$", word):
        yield f"{word[:-3]}y"
    elif re.search("(?:ch|sh|x|ss|zz)es$", word):
        yield word[:-2]
    elif word.endswith("s") and not re.search("(?:ss|us|is)$", word):
        yield word[:-1]
    elif re.search("[^aeiou]y$", word):
        yield f"{word[:-1]}ies"
    elif re.search("(?:ch|sh|x|s|z)$", word):
        yield f"{word}es"
    else:
        yield f"{word}s"


def _is_telling(words: str) -> bool:
    signs = [character for character in words if character.isalnum()]
    return len(signs) > 1 or any(map(runs_on, signs))
