"""A made-up outline of any size, half of it under its first row, many rows wrapped."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from outline_editor.core.model import DocumentRoot, Node, Note
from outline_editor.core.vocabulary import NodeKind, NoteKind

_UNDER_EACH = 7
_LEVELS = 3
_WORDS = (
    "promote",
    "high-quality",
    "development",
    "of",
    "the",
    "manufacturing",
    "industry",
    "推动制造业高质量发展",
)
_LENGTHS = (3, 6, 8, 10, 40)
"""Words in a row: the longest wrap in a window of 1200 pixels."""


def long_outline(count: int) -> DocumentRoot:
    """Some `count` rows, seven under each; one in ten has a note, one in ten a kind.

    The first row has half of all rows under it, so that folding it hides them.
    """
    chance = random.Random(20190129)
    numbers = itertools.count()

    def row(children: tuple[Node, ...] = ()) -> Node:
        number = next(numbers)
        text = " ".join(chance.choices(_WORDS, k=chance.choice(_LENGTHS)))
        note = Note(id=f"t-{number:07}", kind=NoteKind.CONTEXT, text="Said before, too.")
        return Node(
            id=f"n-{number:07}",
            kind=NodeKind.MEASURE if number % 10 == 5 else None,
            text=f"{number} {text}",
            notes=(note,) if number % 10 == 0 else (),
            children=children,
        )

    def branch(level: int) -> Node:
        children = (branch(level + 1) for _ in range(_UNDER_EACH)) if level < _LEVELS else ()
        return row(tuple(children))

    def branches(rows: int) -> Iterator[Node]:
        end = next(numbers) + rows
        while next(numbers) < end:
            yield branch(1)

    first = row(tuple(branches(count // 2)))
    return DocumentRoot(id="benchmark", outline=(first, *branches(count // 2)))
