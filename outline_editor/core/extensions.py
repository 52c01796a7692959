"""Own fields: whatever stands under a key that starts with `x-`.

The program keeps them without knowing what they mean: their order, their
nesting, and for each scalar whether it was written plain (a plain `2019` is a
number to other tools, a quoted one is text).
"""

# No `from __future__ import annotations`: pydantic would look the names up when a
# class is first used, first of all among the variables of whoever uses it.

import re
from collections.abc import Iterator
from typing import Annotated, TypeAlias

from pydantic import AfterValidator, ConfigDict, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from outline_editor.core.scalar_types import ExtensionKey, Text

# Plain style that every YAML 1.1 and 1.2 reader takes as one scalar after a key or
# dash, and as a key; which type they give it is not our business here.
_PLAIN = re.compile(
    r"""
    (?: [^ \t\n\-?:,\[\]{}\#&*!|>'"%@`\ufeff\u2028\u2029]
      | [-?:](?=[^ \t\n\ufeff\u2028\u2029]) )
    (?: [^ \t\n:\#\ufeff\u2028\u2029]
      | [ ](?=[ ]*[^ \t\n\#]) | :(?=[^ \t\n]) | (?<=[^ ])\# )*
    """,
    re.VERBOSE,
)

# The same inside brackets too, where some stop at any `?`, or at a `:` in front.
_PLAIN_IN_BRACKETS = re.compile(
    r"""
    (?: [^\s\-?:,\[\]{}\#&*!|>'"%@`\ufeff] | -(?=[^\s?:,\[\]{}\#]) )
    (?: [^\s?:,\[\]{}\#\ufeff] | [ ](?=[^\s\#]) | :(?=[^\s?:,\[\]{}\#]) | (?<=\S)\# )*
    """,
    re.VERBOSE,
)
_DOCUMENT_MARK = re.compile(r"(?:---|\.\.\.)(?:\s|$)")


def can_be_plain(text: str) -> bool:
    """Whether a text can stand in a YAML file without quotes, on one line, outside brackets."""
    return text == "" or _PLAIN.fullmatch(text) is not None


def can_be_plain_anywhere(text: str) -> bool:
    """Whether a text can stand so inside brackets too."""
    if text == "":
        return True
    return _PLAIN_IN_BRACKETS.fullmatch(text) is not None and _DOCUMENT_MARK.match(text) is None


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", defer_build=True))
class ExtensionScalar:
    """One scalar of an own field, as text.

    `plain` says that it stood without quotes and on one line; a plain scalar
    of several lines is text to every reader and counts as quoted.
    """

    text: Text
    plain: bool = False

    @model_validator(mode="after")
    def _plain_can_be_written(self) -> "ExtensionScalar":
        if self.plain and not can_be_plain(self.text):
            raise PydanticCustomError("extension_plain", "this text needs quotes")
        return self


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", defer_build=True))
class ExtensionList:
    """A list inside an own field."""

    # No default: `edits.encode` leaves defaults out, and an empty mapping is no list.
    items: tuple["ExtensionValue", ...]


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid", defer_build=True))
class ExtensionMap:
    """A mapping inside an own field; keys are unique by their text.

    A plain `<<` is no key: it would merge other content in.
    """

    entries: tuple[tuple[ExtensionScalar, "ExtensionValue"], ...]

    @model_validator(mode="after")
    def _unique_keys(self) -> "ExtensionMap":
        if len({key.text for key, _ in self.entries}) != len(self.entries):
            raise PydanticCustomError("extension_keys", "a key stands twice")
        if ExtensionScalar("<<", plain=True) in [key for key, _ in self.entries]:
            raise PydanticCustomError("extension_merge", "a plain << merges")
        return self


ExtensionValue: TypeAlias = ExtensionScalar | ExtensionList | ExtensionMap


def _unique(entries: tuple[tuple[str, ExtensionValue], ...]) -> tuple:
    if len({key for key, _ in entries}) != len(entries):
        raise PydanticCustomError("extension_keys", "a key stands twice")
    return entries


Extensions: TypeAlias = Annotated[
    tuple[tuple[ExtensionKey, ExtensionValue], ...], AfterValidator(_unique)
]
"""The own fields of one element, in the order of the file."""


def lines_of(key: str, value: ExtensionValue, level: int = 0) -> Iterator[str]:
    """An own field as a person reads it, in the manner of the file, two spaces a level."""
    indent = "  " * level
    match value:
        case ExtensionScalar(text=text):
            yield f"{indent}{key}: {text}"
        case ExtensionList(items=items):
            yield f"{indent}{key}:"
            for item in items:
                yield from _entry(item, level + 1)
        case ExtensionMap(entries=entries):
            yield f"{indent}{key}:"
            for name, item in entries:
                yield from lines_of(name.text, item, level + 1)


def _entry(value: ExtensionValue, level: int) -> Iterator[str]:
    indent = "  " * level
    match value:
        case ExtensionScalar(text=text):
            yield f"{indent}- {text}"
        case ExtensionList(items=items):
            yield f"{indent}-"
            for item in items:
                yield from _entry(item, level + 1)
        case ExtensionMap(entries=entries):
            yield f"{indent}-"
            for name, item in entries:
                yield from lines_of(name.text, item, level + 1)
