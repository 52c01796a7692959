"""A number for each row of a document, counted at leisure and kept in step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.document import Document
from outline_editor.core.model import Node

CountRows = Callable[[Sequence[Node]], Sequence[int]]
"""Counts something in each of some rows."""


class RowCounts:
    """How much of something each row has; the document itself may have some, too.

    Nothing is counted before `prepare` is called. Rows that have changed are to
    be told by `touch`, and are counted anew; till then they keep their number.
    """

    def __init__(self, document: Document, count: CountRows, count_own: Callable[[], int]) -> None:
        """Count by `count` in rows, by `count_own` in what is the document's own."""
        self._document = document
        self._count, self._count_own = count, count_own
        self._counts: dict[str, int] = {}
        self._touched: dict[str, None] = {}
        self.total = 0
        """All of it, as far as it was counted."""
        self.begin_anew()

    def begin_anew(self) -> None:
        """Count everything again."""
        self._waiting: Iterator[Node] | None = self._document.walk()
        self._walked = 0
        self._touched[DOCUMENT.id] = None

    def touch(self, rows: Iterable[str]) -> None:
        """Count some rows anew, or the document's own, whose id is `''`."""
        self._touched.update(dict.fromkeys(rows))

    @property
    def is_complete(self) -> bool:
        """Whether all rows were counted as they are now."""
        return self._waiting is None and not self._touched

    @property
    def done(self) -> float:
        """The part of the rows that were counted since it was begun anew, from 0 to 1."""
        return 1.0 if self._waiting is None else self._walked / (self._document.row_count + 1)

    def has(self, row: str) -> bool:
        """Whether a row has any, as far as it was counted."""
        return row in self._counts

    def prepare(self, most: int) -> bool:
        """Count in some more rows; whether all of them are done."""
        nodes = []
        for row in self._next(most):
            if row == DOCUMENT.id:
                self._keep(row, self._count_own())
                continue
            try:
                nodes.append(self._document.node(row))
            except KeyError:
                self._keep(row, 0)
        for node, count in zip(nodes, self._count(nodes), strict=True):
            self._keep(node.id, count)
        return self.is_complete

    def _next(self, most: int) -> list[str]:
        rows = [self._touched.popitem()[0] for _ in range(min(most, len(self._touched)))]
        if self._waiting is not None and len(rows) < most:
            further = [node.id for node in islice(self._waiting, most - len(rows))]
            self._walked += len(further)
            if len(rows) + len(further) < most:
                self._waiting = None
            rows += further
        return rows

    def _keep(self, row: str, count: int) -> None:
        self.total += count - self._counts.pop(row, 0)
        if count:
            self._counts[row] = count
