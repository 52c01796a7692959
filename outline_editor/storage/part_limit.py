"""How much a file may hold, however few bytes that takes in it.

A row of a few characters takes a hundred times as much memory as it does in its
file. What is made for that alone is refused while it is read, before all of it
is in memory. What is saved, or comes back after it was open, is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from math import inf
from typing import Any

from yaml.events import CollectionStartEvent, MappingStartEvent, ScalarEvent

from outline_editor.core.errors import OutlineError
from outline_editor.core.progress import Waiting, go_on
from outline_editor.storage.limits import MEGABYTE, TooManyParts, allow, largest_file

_BYTES = 220
"""Of memory that a part takes at most while a file is opened, about."""

_FOR_EACH_PART = 5
"""Bytes of the largest file for each of the most parts: rows of 100 characters have half as many
parts for their bytes."""

_OF_KEYS = 8
"""Parts for which keys with their values count, and so does each row, beside what they hold."""


_SIGNS = {
    **dict.fromkeys((b":", b"{", b"?"), _OF_KEYS + 2),
    **dict.fromkeys((b",", b"["), 2),
    **dict.fromkeys((b"\n", b"\r", b"-"), 1),
}
"""As many parts as there may be at most for each of these characters, of which all have one."""


_AT_ONCE = 1 << 17
"""Bytes whose signs are counted in one step."""


@dataclass(slots=True)
class _Counting:
    """What is counted while a file is read, be it in more than one way, one after the other."""

    path: str
    most: float
    bound: int
    """At least as many parts as there are."""
    parts: int = 0
    """As many as were found in one of the ways."""

    def refusal(self, parts: float) -> TooManyParts:
        memory = round(parts * _BYTES / MEGABYTE)
        return TooManyParts(self.path, self.bound * _FOR_EACH_PART, memory)


# Read far below, where bytes have become events, and for few files.
_counting: ContextVar[_Counting | None] = ContextVar("counting", default=None)


@contextmanager
def limited_parts(data: bytes, path: str, *, was_open: bool = False) -> Iterator[None]:
    """Let what is read of a YAML file meanwhile, in this thread, hold no more than has room.

    Else `TooManyParts` is raised. `largest_file` says how much that is. What `was_open`
    before may hold whatever it does.
    """
    if was_open:
        yield
        return
    most, bound = largest_file() // _FOR_EACH_PART, _bound(data)
    with _counted_by(_Counting(path, most, bound) if bound > most else None):
        yield


@contextmanager
def allowed_parts(data: bytes, waiting: Waiting = go_on) -> Iterator[None]:
    """Let what is read of a YAML file meanwhile hold whatever it does, and be opened from then on.

    It is in memory anyway: what is saved, and what was open before. Only what is too much
    without that allows more in this process. `waiting` may raise `Cancelled`.
    """
    try:
        largest = largest_file()
    except OutlineError:  # a limit that is no number is no reason not to save
        yield
        return
    bound = _bound(data, waiting)
    counting = _Counting("", inf, bound)
    with _counted_by(counting if bound * _FOR_EACH_PART > largest else None):
        yield
    size = max(len(data), counting.parts * _FOR_EACH_PART)
    if size > largest:
        allow(size)


@contextmanager
def _counted_by(counting: _Counting | None) -> Iterator[None]:
    token = _counting.set(counting)
    try:
        yield
    finally:
        _counting.reset(token)


def counted(get: Callable[[], Any], length: int) -> Callable[[], Any]:
    """The events of a text of so many characters, until they are too many; see `limited_parts`."""
    counting, parts = _counting.get(), 0
    if counting is None:
        return get

    def watched() -> Any:
        nonlocal parts
        event = get()
        if isinstance(event, ScalarEvent | CollectionStartEvent):
            parts += _OF_KEYS if isinstance(event, MappingStartEvent) else 1
            if parts > counting.parts:
                counting.parts = parts
                if parts > counting.most:
                    raise counting.refusal(parts * length / event.end_mark.index)
        return event

    return watched


def check_lines(data: bytes, path: str) -> None:
    """Raises `TooManyParts` for a text with too many lines, each of which may be a row."""
    most = largest_file() // _FOR_EACH_PART
    lines = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    parts = lines * (_OF_KEYS + 2)
    if parts > most:
        raise _Counting(path, most, parts).refusal(parts)


def _bound(data: bytes, waiting: Waiting = go_on) -> int:
    """At least as many parts as the bytes of a YAML file hold, found in a moment."""
    bound = 0
    for start in range(0, len(data), _AT_ONCE):
        # In pieces: no other thread has its turn while Python counts in one.
        piece = data[start : start + _AT_ONCE]
        for sign, parts in _SIGNS.items():
            bound += piece.count(sign) * parts
        waiting()
    return bound
