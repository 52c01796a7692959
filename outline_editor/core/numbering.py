"""The numbers that rows have in print: 1, 1.1, 1.1.2.

Sections are headings and have none. They don't interrupt the counting either:
the rows under them are counted on with those beside them, as articles are
through the chapters of a law, so that a number names one row of the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from outline_editor.core.model import Node
from outline_editor.core.vocabulary import NodeKind


class NumberedRow(NamedTuple):
    """A row with its number, `''` for a section."""

    node: Node
    number: str
    level: int
    """How many numbered rows it stands under."""
    sections: int
    """How many sections it stands under."""


@dataclass(slots=True)
class _Counter:
    """The last number given among rows that are counted together."""

    last: int = 0


def numbered(nodes: tuple[Node, ...]) -> Iterator[NumberedRow]:
    """All rows of a document in reading order, with their numbers; `nodes` are its top rows."""
    waiting = [(iter(nodes), "", _Counter(), 0, 0)]
    while waiting:
        siblings, prefix, counter, level, sections = waiting[-1]
        for node in siblings:
            if node.kind is NodeKind.SECTION:
                yield NumberedRow(node, "", level, sections)
                under = prefix, counter, level, sections + 1
            else:
                counter.last += 1
                number = f"{prefix}{counter.last}"
                yield NumberedRow(node, number, level, sections)
                under = f"{number}.", _Counter(), level + 1, sections
            if node.children:
                waiting.append((iter(node.children), *under))
                break
        else:
            waiting.pop()
