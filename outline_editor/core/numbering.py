"""The numbers that rows have in print: 1, 1.1, 1.1.2.

Sections are headings and have none. They don't interrupt the counting either:
the rows under them are counted on with those beside them, as articles are
through the chapters of a law, so that a number names one row of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
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


@dataclass(slots=True)
class _Siblings:
    """Rows beside each other that are still to come, and how they are counted."""

    waiting: Iterator[Node]
    prefix: str
    counter: _Counter
    level: int
    sections: int

    def number(self, node: Node) -> NumberedRow:
        """A row of these with its number."""
        number = ""
        if node.kind is not NodeKind.SECTION:
            self.counter.last += 1
            number = f"{self.prefix}{self.counter.last}"
        return NumberedRow(node, number, self.level, self.sections)

    def under(self, row: NumberedRow) -> _Siblings:
        """The rows under one of these."""
        children = iter(row.node.children)
        if not row.number:
            return _Siblings(children, self.prefix, self.counter, self.level, self.sections + 1)
        return _Siblings(children, f"{row.number}.", _Counter(), self.level + 1, self.sections)

    def pass_to(self, node: Node) -> None:
        """Leave out the rows before one of these, and what is under them."""
        for other in self.waiting:
            if other is node:
                self.waiting = chain((node,), self.waiting)
                return
            self.counter.last += _counted_in(other)


def numbered(nodes: tuple[Node, ...], way: Sequence[Node] = ()) -> Iterator[NumberedRow]:
    """All rows of a document in reading order, with their numbers; `nodes` are its top rows.

    Where there is a `way`, of rows each of which stands under the one before,
    they begin with its last; those before it cost no more than their siblings.
    """
    waiting = [_Siblings(iter(nodes), "", _Counter(), 0, 0)]
    for node in way:
        waiting[-1].pass_to(node)
        if node is not way[-1]:
            above = waiting[-1]
            waiting.append(above.under(above.number(next(above.waiting))))
    while waiting:
        siblings = waiting[-1]
        for node in siblings.waiting:
            row = siblings.number(node)
            yield row
            if node.children:
                waiting.append(siblings.under(row))
                break
        else:
            waiting.pop()


def _counted_in(node: Node) -> int:
    """How many numbers a row and those under it take from the count that it belongs to."""
    count, waiting = 0, [node]
    while waiting:
        node = waiting.pop()
        if node.kind is NodeKind.SECTION:
            waiting += node.children
        else:
            count += 1
    return count
