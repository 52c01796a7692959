"""How the list of visible rows changes, step by step, and who is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from outline_editor.core.changes import ChangeSet


@dataclass(frozen=True, slots=True)
class RowsInserted:
    """`count` rows come in before the row now at `start`."""

    start: int
    count: int


@dataclass(frozen=True, slots=True)
class RowsRemoved:
    """`count` rows go, the first of them at `start`."""

    start: int
    count: int


@dataclass(frozen=True, slots=True)
class RowsMoved:
    """`count` rows from `start` on go before the row at `before`.

    All positions count before the move, and `before` is neither one of the
    rows nor right after them.
    """

    start: int
    count: int
    before: int


@dataclass(frozen=True, slots=True)
class RowsReplaced:
    """Everything is new."""


Splice: TypeAlias = RowsInserted | RowsRemoved | RowsMoved | RowsReplaced


class RowsFollower(Protocol):
    """Who shows the visible rows and hears what happens to them.

    While splices are told, the rows are on their way to the document's state:
    a row in the list may be gone from the document already.
    """

    def about_to(self, splice: Splice) -> None:
        """The list of rows is going to change."""

    def did(self, splice: Splice) -> None:
        """The list of rows has changed."""

    def changed(self, positions: Sequence[int]) -> None:
        """The rows at these positions, in order, look different."""

    def settled(self, change_set: ChangeSet | None) -> None:
        """The rows show the document again; the change set that was followed, if any."""
