"""What distinguishes two versions of a text.

Offsets count the characters of Python's strings, from 0.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = r"(?s)[^\W\u2e80-\u9fff\uac00-\ud7a3]+|."
"""Words of scripts that have spaces between them; all else character by character."""


_MOST_COMPARED = 1_000_000
"""Words of one text times those of the other up to which they are compared: a few
hundredths of a second."""


class Difference(NamedTuple):
    """A stretch of a text that is replaced."""

    start: int
    end: int
    """Where the stretch ends in the old text."""
    replacement: str


def difference(old: str, new: str, caret: int | None = None) -> Difference:
    """The smallest stretch to be replaced in `old` to get `new`.

    Where several fit, as after one of two equal letters, it is the one furthest
    to the right; or with `caret`, a place in `new`, that which ends there, if
    there is one.
    """
    shorter = min(len(old), len(new))
    if caret is not None:
        shorter = min(shorter, max(0, caret - max(0, len(new) - len(old))))
    start = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    tail, most = 0, min(len(old), len(new)) - start
    while tail < most and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Difference(start, len(old) - tail, new[start : len(new) - tail])


def differences(old: str, new: str, caret: int | None = None) -> list[Difference]:
    """All stretches to be replaced in `old` to get `new`, in their order.

    Where much was replaced at once, such as by pasting a corrected sentence over
    another, the words that are the same in both are left out.
    """
    whole = difference(old, new, caret)
    before = old[whole.start : whole.end]
    if not before or not whole.replacement:
        return [whole] if before or whole.replacement else []
    # Little is replaced by more than a character: who writes need not wait for it.
    from difflib import SequenceMatcher

    olds, news = re.findall(_WORDS, before), re.findall(_WORDS, whole.replacement)
    if len(olds) * len(news) > _MOST_COMPARED:
        return [whole]
    found, offset = [], whole.start
    for kind, i, j, k, m in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        removed, added = "".join(olds[i:j]), "".join(news[k:m])
        if kind != "equal":
            found.append(Difference(offset, offset + len(removed), added))
        offset += len(removed)
    return found
