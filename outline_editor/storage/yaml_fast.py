"""The fast way from a file's text to the model, for files without any fault.

It keeps no places. Whatever is out of the ordinary it leaves to the thorough
way by raising `Irregular`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import yaml
from pydantic import ValidationError
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from outline_editor.core.model import Root
from outline_editor.core.progress import Tell, untold
from outline_editor.core.text_rules import FORBIDDEN
from outline_editor.storage.collector import collector_off
from outline_editor.storage.in_pieces import PiecedText, Stream
from outline_editor.storage.model_builder import Event, Irregular, ModelBuilder
from outline_editor.storage.part_limit import counted


class FastReading(NamedTuple):
    """A document or codebook without any fault."""

    root: Root
    first_key: int
    """Where the content starts, after the header."""
    has_all_ids: bool


def read_fast(text: PiecedText, cls: type[Root], tell: Tell = untold) -> FastReading:
    """The document or codebook in a text.

    Raises `Irregular` unless it is in order and has no comment but the header, and
    `TooManyParts`. The same text gives the same root as the thorough way does. `tell` may
    raise `Cancelled`.
    """
    if text.holds_any("\r\x85\u2028\u2029", partial(tell, 0)):
        raise Irregular
    with collector_off():
        try:
            loader = yaml.CSafeLoader(Stream(text))
            try:
                return _read(text, counted(loader.get_event, len(text)), cls, tell)
            finally:
                loader.dispose()
        except (yaml.YAMLError, ValidationError, UnicodeEncodeError) as error:
            raise Irregular from error


def _read(text: PiecedText, get: Callable[[], Event], cls: type[Root], tell: Tell) -> FastReading:
    get()  # the start of the stream
    start = get()
    if type(start) is not DocumentStartEvent or start.tags:
        raise Irregular
    first = get()
    if type(first) is not MappingStartEvent or first.anchor or first.tag:
        raise Irregular
    first_key = first.start_mark.index
    if FORBIDDEN.search(text.head(first_key)):
        raise Irregular
    if any(text.find(character, first_key) >= 0 for character in "#&!"):
        get = _watched(get, text, first_key)
    length = max(1, len(text))
    builder = ModelBuilder(get, untold if tell is untold else lambda read: tell(read / length))
    try:
        root = builder.root(cls)
    finally:
        builder.let_go()
    if type(get()) is not DocumentEndEvent or type(get()) is not StreamEndEvent:
        raise Irregular
    return FastReading(root, first_key, builder.has_all_ids)


def _watched(get: Callable[[], Event], text: PiecedText, start: int) -> Callable[[], Event]:
    """Events, but `Irregular` at the first comment, anchor or tag.

    A `#` outside all scalars is a comment, and so is one on the line of a `|`
    or `>`, which belongs to its scalar.
    """
    next_hash = _next_hash(text, start)

    def watched() -> Event:
        nonlocal next_hash
        event = get()
        kind = type(event)
        if kind is ScalarEvent:
            if event.anchor or event.tag:
                raise Irregular
            end = event.end_mark.index
            if next_hash < end:
                begin = event.start_mark.index
                if event.style == "|" or event.style == ">":
                    line_end = text.find("\n", begin)
                    begin = len(text) if line_end < 0 else line_end
                if next_hash < begin:
                    raise Irregular
                next_hash = _next_hash(text, end)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.anchor or event.tag:
                raise Irregular
        elif kind is DocumentEndEvent and next_hash < len(text):
            raise Irregular
        return event

    return watched


def _next_hash(text: PiecedText, start: int) -> int:
    """Where the next `#` is; the end of the text if there is none."""
    place = text.find("#", start)
    return len(text) if place < 0 else place
