"""What has changed between two states of a document, as lines to be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

MOST_COMPARED = 20_000
"""Lines of either state up to which they are compared: some tenths of a second."""

_AROUND = 2
"""Lines shown before and after those that changed."""


class LineState(StrEnum):
    """What has become of a line."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"
    SKIPPED = "skipped"
    """It stands for lines that have not changed."""


class ChangedLine(NamedTuple):
    """One line of what is shown."""

    state: LineState
    text: str = ""


_Block = tuple[LineState, Sequence[str]]


def changed_lines(
    before: Sequence[str], after: Sequence[str], around: int | None = _AROUND
) -> Iterator[ChangedLine]:
    """The lines that went and came, each with its neighbours; with `around` `None` all lines.

    Where there are too many to be compared, what came is still told, but not what went.
    """
    yield from _shortened(list(_blocks(before, after)), around)


def only_changed(lines: Iterable[ChangedLine]) -> Iterator[ChangedLine]:
    """Of lines that are all shown those that went and came, each with its neighbours."""
    runs = groupby(lines, lambda line: line.state)
    return _shortened([(state, [line.text for line in run]) for state, run in runs], _AROUND)


def _shortened(blocks: Sequence[_Block], around: int | None) -> Iterator[ChangedLine]:
    for number, (state, lines) in enumerate(blocks):
        if state is not LineState.KEPT or around is None:
            yield from (ChangedLine(state, line) for line in lines)
            continue
        first = around if number else 0
        last = around if number < len(blocks) - 1 else 0
        if len(lines) <= first + last:
            yield from (ChangedLine(state, line) for line in lines)
            continue
        yield from (ChangedLine(state, line) for line in lines[:first])
        yield ChangedLine(LineState.SKIPPED)
        yield from (ChangedLine(state, line) for line in lines[len(lines) - last :])


def _blocks(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """Lines one after the other of which the same has become; no block is empty."""
    # Most often all but a few lines are the same: the rest is compared in no time.
    start = _same_at_start(before, after)
    end = _same_at_start(before[start:][::-1], after[start:][::-1])
    if start:
        yield LineState.KEPT, after[:start]
    one, other = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(one), len(other)) > MOST_COMPARED:
        yield from _came(one, other)
    else:
        yield from _compared(one, other)
    if end:
        yield LineState.KEPT, after[len(after) - end :]


def _same_at_start(before: Sequence[str], after: Sequence[str]) -> int:
    differing = (
        n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other
    )
    return next(differing, min(len(before), len(after)))


def _compared(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    # Few people ever see what a crash has left, or what a file has held.
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield LineState.KEPT, after[k:m]
            continue
        if j > i:
            yield LineState.GONE, before[i:j]
        if m > k:
            yield LineState.NEW, after[k:m]


def _came(before: Sequence[str], after: Sequence[str]) -> Iterator[_Block]:
    """The lines of `after`, those as new that are nowhere in `before`, or not as often."""
    left = Counter(before)

    def state(line: str) -> LineState:
        left[line] -= 1
        return LineState.KEPT if left[line] >= 0 else LineState.NEW

    for state_of, lines in groupby(after, state):
        yield state_of, list(lines)
