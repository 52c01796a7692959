"""From the text of a file to its raw tree, refusing what the format excludes.

The nesting is kept on a stack of our own, so that no file can exhaust
Python's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from outline_editor.core.model import MAX_DEPTH
from outline_editor.core.progress import Tell, untold
from outline_editor.core.text_rules import FORBIDDEN, MAX_TEXT
from outline_editor.storage.decoding import code_point
from outline_editor.storage.in_pieces import PiecedText, Stream
from outline_editor.storage.loaded import FileRefused
from outline_editor.storage.part_limit import counted
from outline_editor.storage.positions import position_in
from outline_editor.storage.raw_tree import RawList, RawMap, RawText, RawValue
from outline_editor.storage.refusing import refusal
from outline_editor.storage.yaml_diagnose import diagnosed, forbidden_escape

MAX_NESTING = 100
"""Levels of lists and keys below a row, or outside all rows."""

_EVENTS_UNTOLD = 2048
"""Events that are taken before it is told again how far it has come."""

_TOO_DEEP_FOR_LIBYAML = "exceeded maximum nesting depth"
"""What libyaml says of 1,000 brackets in each other, which it sees before it tells of the first:
it reads ahead to where a key might end."""


@dataclass(frozen=True, slots=True)
class Composed:
    """The one document of a file."""

    root: RawMap
    texts: tuple[RawText, ...]
    """Every scalar, keys included, in the order of the file."""


@dataclass(slots=True)
class _Open:
    """A list, or keys with values, whose end has not been seen yet."""

    start: int
    column: int
    flow: bool
    is_map: bool
    row_level: int | None
    """Of keys: their level as a row, 0 for the document; `None` for others."""
    item_level: int | None
    """Of a list: the level of the rows in it; `None` if it holds none."""
    nesting: int
    """Levels since the nearest row."""
    items: list[RawValue] = field(default_factory=list)
    entries: list[tuple[RawValue, RawValue]] = field(default_factory=list)
    by_text: dict[str, tuple[RawText, RawValue]] = field(default_factory=dict)
    key: RawValue | None = None


def compose(text: str, tell: Tell = untold) -> Composed:
    """The raw tree of a file's text, whose characters have been checked.

    Raises `FileRefused` for broken YAML, duplicate keys, anchors, aliases,
    merge keys, tags, directives other than `%YAML`, several documents,
    nesting that is too deep, and a file without keys, and `TooManyParts`. `tell` may raise
    `Cancelled`.
    """
    composer = _Composer(text)
    loader = yaml.CSafeLoader(Stream(PiecedText(text)))
    length = max(1, len(text))
    get = counted(loader.get_event, length)
    untold_events = 0
    try:
        while loader.check_event():
            composer.feed(get())
            untold_events += 1
            if untold_events == _EVENTS_UNTOLD:
                untold_events = 0
                tell(composer.last[1] / length)
    except yaml.YAMLError as error:
        if getattr(error, "problem", None) == _TOO_DEEP_FOR_LIBYAML:
            raise composer.too_deep_ahead() from error
        raise diagnosed(text, error, composer.last, composer.bracket) from error
    finally:
        loader.dispose()
    return composer.result()


class _Composer:
    """Builds the tree from events, one after the other."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._stack: list[_Open] = []
        self._texts: list[RawText] = []
        self._root: RawValue | None = None
        self._documents = 0
        self.last = (0, 0)
        """Where the last event started and ended."""

    @property
    def bracket(self) -> int | None:
        """Where the innermost bracket stands whose end has not been seen yet."""
        top = self._stack[-1] if self._stack else None
        return top.start if top is not None and top.flow else None

    def feed(self, event: Any) -> None:
        """Take the next event of libyaml."""
        self.last = event.start_mark.index, event.end_mark.index
        match event:
            case events.ScalarEvent():
                self._refuse_properties(event)
                self._add(self._scalar(event))
            case events.AliasEvent():
                raise refusal(self._text, event.start_mark.index, "alias", name=str(event.anchor))
            case events.CollectionStartEvent():
                self._refuse_properties(event)
                self._stack.append(self._opened(event))
            case events.CollectionEndEvent():
                self._close(event)
            case events.DocumentStartEvent():
                self._begin_document(event)

    def too_deep_ahead(self) -> FileRefused:
        """The refusal for brackets nested too deep right after the last event."""
        nesting = self._stack[-1].nesting if self._stack else 0
        place = self.last[1]
        while nesting <= MAX_NESTING:
            nesting += {"[": 1, "{": 1, "]": -1, "}": -1}.get(self._text[place], 0)
            place += nesting <= MAX_NESTING
        return refusal(self._text, place, "nesting-too-deep", most=MAX_NESTING)

    def result(self) -> Composed:
        """The tree, after the last event."""
        root = self._root
        if root is None or (isinstance(root, RawText) and root.absent):
            raise refusal(self._text, 0, "empty-file")
        if not isinstance(root, RawMap):
            raise refusal(self._text, root.start, "not-an-outline")
        return Composed(root, tuple(self._texts))

    def _begin_document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise refusal(self._text, event.start_mark.index, "several-documents")
        if event.tags:
            place = self._text.index("%TAG", event.start_mark.index)
            raise refusal(self._text, place, "directive", name="%TAG")

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            place = self._text.index("&", event.start_mark.index)
            raise refusal(self._text, place, "anchor", name=event.anchor)
        if event.tag is not None:
            place = self._text.index("!", event.start_mark.index)
            shown = self._text[place:].split(maxsplit=1)[0]
            raise refusal(self._text, place, "tag", name=shown)

    def _scalar(self, event: Any) -> RawText:
        start, end = event.start_mark, event.end_mark
        if len(event.value) > MAX_TEXT:
            raise refusal(self._text, start.index, "text-too-long")
        style = event.style or ""
        if style == '"':
            self._refuse_escapes(event)
        close = end.index
        if style in ("|", ">"):
            close = start.index + len(self._text[start.index : close].rstrip())
        return RawText(event.value, start.index, close, style, start.line == end.line)

    def _refuse_escapes(self, event: Any) -> None:
        forbidden = FORBIDDEN.search(event.value)
        if forbidden:
            start = event.start_mark.index
            place = start + forbidden_escape(self._text[start : event.end_mark.index])
            code = code_point(forbidden[0])
            raise refusal(self._text, place, "control-character", character=code)

    def _add(self, value: RawValue) -> None:
        if isinstance(value, RawText):
            self._texts.append(value)
        if not self._stack:
            self._root = value
            return
        top = self._stack[-1]
        if not top.is_map:
            top.items.append(value)
        elif top.key is None:
            self._check_key(top, value)
            top.key = value
        else:
            top.entries.append((top.key, value))
            if isinstance(top.key, RawText):
                top.by_text[top.key.text] = (top.key, value)
            top.key = None

    def _check_key(self, top: _Open, key: RawValue) -> None:
        if not isinstance(key, RawText):
            return
        if key.text == "<<" and key.plain:
            raise refusal(self._text, key.start, "merge-key")
        if key.text in top.by_text:
            line, _ = position_in(self._text, top.by_text[key.text][0].start)
            raise refusal(self._text, key.start, "duplicate-key", key=key.text, line=line)

    def _opened(self, event: Any) -> _Open:
        is_map = isinstance(event, events.MappingStartEvent)
        top = self._stack[-1] if self._stack else None
        row_level = item_level = None
        if top is None:
            row_level = 0 if is_map else None
        elif is_map and not top.is_map:
            row_level = top.item_level
        elif not is_map and top.row_level is not None and isinstance(top.key, RawText):
            holds_rows = top.key.text == ("children" if top.row_level else "outline")
            item_level = top.row_level + 1 if holds_rows else None
        nesting = 0 if top is None or row_level is not None else top.nesting + 1
        start = event.start_mark
        if row_level is not None and row_level > MAX_DEPTH:
            raise refusal(self._text, start.index, "rows-too-deep", most=MAX_DEPTH)
        if nesting > MAX_NESTING:
            raise refusal(self._text, start.index, "nesting-too-deep", most=MAX_NESTING)
        flow = bool(event.flow_style)
        return _Open(start.index, start.column, flow, is_map, row_level, item_level, nesting)

    def _close(self, event: Any) -> None:
        done = self._stack.pop()
        end = event.end_mark.index if done.flow else _content_end(done)
        if done.is_map:
            entries = tuple(done.entries)
            self._add(RawMap(entries, done.by_text, done.start, end, done.column, done.flow))
        else:
            self._add(RawList(tuple(done.items), done.start, end, done.column, done.flow))


def _content_end(done: _Open) -> int:
    """Where a block ends; libyaml's mark stands at whatever comes after it."""
    if done.is_map:
        return max((max(key.end, value.end) for key, value in done.entries[-1:]), default=0)
    return max((item.end for item in done.items[-1:]), default=0)
