"""What has changed between two states of a document, as lines to be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
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


def changed_lines(before: Sequence[str], after: Sequence[str]) -> Iterator[ChangedLine]:
    """The lines that went and came, each with its neighbours.

    All lines of `after`, as new ones, where there are too many to be compared.
    """
    if max(len(before), len(after)) > MOST_COMPARED:
        yield from (ChangedLine(LineState.NEW, line) for line in after)
        return
    # Few people ever see what a crash has left.
    from difflib import SequenceMatcher

    last = 0
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        if group[0][3] > last:
            yield ChangedLine(LineState.SKIPPED)
        for kind, i, j, k, m in group:
            if kind == "equal":
                yield from (ChangedLine(LineState.KEPT, line) for line in after[k:m])
            else:
                yield from (ChangedLine(LineState.GONE, line) for line in before[i:j])
                yield from (ChangedLine(LineState.NEW, line) for line in after[k:m])
            last = m
    if last < len(after):
        yield ChangedLine(LineState.SKIPPED)
