"""Ids of rows and notes: new ones by chance, missing ones from the content.

An id never changes and is never given to another element. The alphabet leaves
out vowels (no accidental words) and characters easily taken for one another;
the prefix keeps YAML readers from taking an id for a number, a time or a
truth value.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import Counter
from collections.abc import Container, Iterator

ALPHABET = "23456789bcdfghjkmnpqrtvwxz"
LENGTH = 5

NODE_PREFIX = "n-"
NOTE_PREFIX = "t-"

# After so many collisions at one length the next id is one character longer.
_TRIES_PER_LENGTH = 20


def new_id(prefix: str, taken: Container[str]) -> str:
    """A random id that is not in `taken`; longer than usual if it must be."""
    length = LENGTH
    while True:
        for _ in range(_TRIES_PER_LENGTH):
            candidate = prefix + "".join(secrets.choice(ALPHABET) for _ in range(length))
            if candidate not in taken:
                return candidate
        length += 1


def _digits(seed: bytes) -> Iterator[str]:
    """Endless characters of the alphabet that depend on the seed alone."""
    block = seed
    while True:
        block = hashlib.sha256(block).digest()
        number = int.from_bytes(block, "big")
        for _ in range(48):  # 26 ** 48 < 2 ** 256: no bias worth naming
            number, index = divmod(number, len(ALPHABET))
            yield ALPHABET[index]


class DerivedIds:
    """Ids derived from document id, text and occurrence.

    The same input gives the same ids on every machine. `taken` holds the ids
    that the input brings itself; derived ones are kept apart from them and
    from each other.
    """

    def __init__(self, document_id: str, taken: Container[str]) -> None:
        self._document_id = document_id
        self._taken = taken
        self._given: set[str] = set()
        self._occurrences: Counter[tuple[str, str]] = Counter()

    def derive(self, prefix: str, text: str) -> str:
        """The id for the next element with this prefix and text."""
        occurrence = self._occurrences[prefix, text]
        self._occurrences[prefix, text] += 1
        seed = f"{self._document_id}\n{prefix}\n{occurrence}\n{text}"
        digits = _digits(seed.encode("utf-8"))
        length = LENGTH
        while True:
            for _ in range(_TRIES_PER_LENGTH):
                candidate = prefix + "".join(next(digits) for _ in range(length))
                if candidate not in self._taken and candidate not in self._given:
                    self._given.add(candidate)
                    return candidate
            length += 1


def slug_from(text: str, fallback: str = "outline") -> str:
    """A slug from a file name or title: ASCII letters and digits, lower case.

    Everything else becomes single hyphens; `fallback` where nothing is left.
    """
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in text.lower())
    return "-".join(part for part in kept.split("-") if part) or fallback
