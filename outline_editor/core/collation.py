"""The order in which a person expects texts to be sorted."""

from __future__ import annotations

import re
from typing import TypeAlias

from outline_editor.core.search import normalised

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_DIGITS = re.compile("([0-9]+)")

CollationKey: TypeAlias = tuple[tuple[tuple[bool, int, str], ...], str]


def collation_key(text: str) -> CollationKey:
    """What to sort a text by: without case and width, numbers by their value.

    Chinese stands by its reading in pinyin, with Latin letters; numbers stand
    before letters.
    """
    words = normalised(text)
    if _HAN.search(words):
        words = _read_aloud(words)
    parts = [part for part in _DIGITS.split(words) if part.strip()]
    return tuple([_part_key(part) for part in parts]), text


def _part_key(part: str) -> tuple[bool, int, str]:
    if part[0] not in "0123456789":
        return True, 0, part
    digits = part.lstrip("0")
    return False, len(digits), digits


def _read_aloud(text: str) -> str:
    # A tenth of a second to import: only for those who have Chinese to sort.
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(text))
