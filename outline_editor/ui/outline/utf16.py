"""Offsets in a text, as Python counts them and as Qt does.

Python counts characters, Qt counts UTF-16 code units; they differ after every
character beyond U+FFFF, of which Chinese names have some.
"""

from __future__ import annotations


def to_units(text: str, offset: int) -> int:
    """Qt's offset for an offset in characters."""
    return len(text[:offset].encode("utf-16-le")) // 2


def to_characters(text: str, units: int) -> int:
    """The offset in characters for one of Qt's; within a character, its start."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
