"""A file's content as it was written: texts, lists and keys, each with its place.

The thorough way of reading goes through this tree; see `yaml_compose`. All
offsets count characters from the start of the decoded text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from outline_editor.storage.yaml_scalars import NULL_FORMS


@dataclass(frozen=True, slots=True, eq=False)
class RawText:
    """One scalar: a key or a value."""

    text: str
    start: int
    end: int
    """Just after its last character, closing quote included."""
    style: str = ""
    """`''` for plain, else the character that opens it: `'`, `"`, `|` or `>`."""
    one_line: bool = True

    @property
    def plain(self) -> bool:
        """Whether it stands without quotes, on one line."""
        return not self.style and self.one_line

    @property
    def absent(self) -> bool:
        """Whether it is one of the forms that stand for no value."""
        return not self.style and self.text in NULL_FORMS


@dataclass(frozen=True, slots=True, eq=False)
class RawList:
    """A list with its entries."""

    items: tuple[RawValue, ...]
    start: int
    end: int
    """Just after the last character of its content, closing bracket included."""
    column: int
    """The column of the first dash, from 0."""
    flow: bool = False
    """Whether it is written in brackets."""


@dataclass(frozen=True, slots=True, eq=False)
class RawMap:
    """Keys with their values, in the order of the file. No key stands twice."""

    entries: tuple[tuple[RawValue, RawValue], ...]
    by_text: Mapping[str, tuple[RawText, RawValue]]
    """The same by the text of the key, for those that are texts."""
    start: int
    end: int
    column: int
    flow: bool = False

    def key(self, name: str) -> RawText | None:
        """The key with this text, `None` if there is none."""
        entry = self.by_text.get(name)
        return None if entry is None else entry[0]

    def get(self, name: str) -> RawValue | None:
        """The value of a key; `None` where it is not there or absent."""
        entry = self.by_text.get(name)
        if entry is None or (isinstance(entry[1], RawText) and entry[1].absent):
            return None
        return entry[1]

    def text(self, name: str) -> str:
        """The text of a key's value; `''` where there is none."""
        value = self.get(name)
        return value.text if isinstance(value, RawText) else ""


RawValue: TypeAlias = RawText | RawList | RawMap
