"""The comments of a file, and which row or entry each one is about.

The block above the first key stays as it is, as the file's header. Every other
comment is kept as a note, since a file that is written from the model has no
place for it: one at the end of a line on its own element, one on a line of its
own on the next element of the list it stands in, at the end on the last.
Which list that is, the indentation of the comment tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from outline_editor.core.extensions import (
    ExtensionList,
    Extensions,
    ExtensionScalar,
    ExtensionValue,
)
from outline_editor.core.text_rules import MAX_TEXT
from outline_editor.storage.positions import line_at, line_start
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.refusing import refusal
from outline_editor.storage.yaml_compose import Composed

COMMENT_KEY = "x-comment"
"""Where a codebook keeps its comments, which has no notes."""

CommentTexts = dict[RawMap, list[str]]
"""What the comments about an element say, in the order of the file."""


class ElementLists(NamedTuple):
    """The keys whose entries can be what a comment is about."""

    of_root: frozenset[str]
    of_entries: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A comment as far as one line holds it."""

    words: str
    element: RawMap
    start: int
    """Where its line starts."""
    column: int
    alone: bool
    """Whether nothing stands before it."""


def comment_texts(text: str, composed: Composed, lists: ElementLists) -> CommentTexts:
    """What every comment says that is not in the header, by what it is about.

    Raises `FileRefused` for one that is longer than a text may be.
    """
    found: CommentTexts = {}
    for lines in _joined(text, _lines(text, composed, lists)):
        words = "\n".join(line.words for line in lines).strip("\n")
        if len(words) > MAX_TEXT:
            place = text.index("#", lines[0].start + lines[0].column)
            raise refusal(text, place, "text-too-long")
        found.setdefault(lines[0].element, []).append(words or "#")
    return found


def _lines(text: str, composed: Composed, lists: ElementLists) -> Iterator[_Line]:
    finder = _ElementFinder(composed.root, lists)
    for offset in _offsets(text, composed):
        start = line_start(text, offset)
        before = text[start:offset]
        alone = not before.strip(" \t-?") or before.startswith("...")
        element = finder.find(_Standing(offset, _standing_column(before) if alone else None))
        words = line_at(text, offset)[len(before) + 1 :].rstrip().removeprefix(" ")
        yield _Line(words, element, start, len(before), not before.strip())


def _joined(text: str, lines: Iterator[_Line]) -> Iterator[list[_Line]]:
    """The comments, adjacent lines about the same element as one.

    A line under a comment that follows something goes on with it if both start
    in the same column.
    """
    current: list[_Line] = []
    for line in lines:
        adjacent = line.alone and current and text.find("\n", current[-1].start) + 1 == line.start
        if adjacent and (
            current[0].element is line.element
            if current[0].alone
            else current[0].column == line.column
        ):
            current.append(line)
            continue
        if current:
            yield current
        current = [line]
    if current:
        yield current


def _standing_column(before: str) -> int:
    """The column that says which list a comment stands in.

    After a dash it is the dash's: what comes next is that entry.
    """
    dash = before.rfind("-")
    return dash if dash >= 0 else len(before)


def _offsets(text: str, composed: Composed) -> Iterator[int]:
    """Where the comments start that are not in the header.

    Between two scalars a `#` can only start a comment. The line that opens a
    block text belongs to its scalar, but what follows its `|` or `>` may be a
    comment too.
    """
    position = line_start(text, composed.root.start)
    for scalar in composed.texts:
        if scalar.style in ("|", ">"):
            end = text.find("\n", scalar.start)
            yield from _hashes(text, position, len(text) if end < 0 else end)
        else:
            yield from _hashes(text, position, scalar.start)
        position = max(position, scalar.end)
    yield from _hashes(text, position, len(text))


def _hashes(text: str, start: int, end: int) -> Iterator[int]:
    place = text.find("#", start, end)
    while place >= 0:
        yield place
        line_end = text.find("\n", place, end)
        place = text.find("#", line_end, end) if line_end >= 0 else -1


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where a comment stands."""

    offset: int
    column: int | None
    """What tells its list if it has its line for itself, from 0; else `None`."""

    def inside(self, value: RawValue | None) -> bool:
        """Whether it stands in a list, or among keys, rather than after them."""
        if value is None or isinstance(value, RawText) or self.offset < value.start:
            return False
        if self.offset < value.end or value.flow:
            return self.offset < value.end
        return self.column is None or self.column >= value.column


class _ElementFinder:
    """Finds what a comment is about: a row, an entry, or the document."""

    def __init__(self, root: RawMap, lists: ElementLists) -> None:
        self._root = root
        self._lists = lists

    def find(self, place: _Standing) -> RawMap:
        """The element that a comment is about."""
        element, names = self._root, self._lists.of_root
        while True:
            items = self._list_around(element, names, place)
            if items is None:
                return element
            found = _entry_around(items, place)
            if not isinstance(found, RawMap):
                return element
            if not place.inside(found):
                return found
            element, names = found, self._lists.of_entries

    def _list_around(
        self, element: RawMap, names: frozenset[str], place: _Standing
    ) -> RawList | None:
        """The list of elements that a comment stands in or right before."""
        index = bisect_left(element.entries, place.offset, key=_start_of_key)
        if index == 0:
            return None
        key, value = element.entries[index - 1]
        if not isinstance(key, RawText) or key.text not in names:
            return None
        if not isinstance(value, RawList):
            return None
        before_it = place.offset < value.start and place.column is not None
        return value if before_it or place.inside(value) else None


def _entry_around(items: RawList, place: _Standing) -> RawValue | None:
    """The entry of a list that a comment stands in, else the one it is about."""
    index = bisect_left(items.items, place.offset, key=_start_of)
    previous = items.items[index - 1] if index else None
    at_end = index == len(items.items)
    if place.inside(previous) or place.column is None or at_end:
        return previous
    return items.items[index]


def _start_of(value: RawValue) -> int:
    return value.start


def _start_of_key(entry: tuple[RawValue, RawValue]) -> int:
    return entry[0].start


def with_comments(own: Extensions, texts: list[str]) -> Extensions:
    """Own fields with comments under `x-comment`, after what stands there already."""
    kept = dict(own)
    before = kept.get(COMMENT_KEY)
    earlier: tuple[ExtensionValue, ...] = ()
    if isinstance(before, ExtensionList):
        earlier = before.items
    elif before is not None:
        earlier = (before,)
    items = (*earlier, *(ExtensionScalar(text) for text in texts))
    kept[COMMENT_KEY] = items[0] if len(items) == 1 else ExtensionList(items)
    return tuple(kept.items())
