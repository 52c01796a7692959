"""A view of the rows reduced to the bare list, that lives on splices alone."""

from __future__ import annotations

from collections.abc import Sequence

from outline_editor.core.changes import ChangeSet
from outline_editor.core.model import Node
from outline_editor.core.row_splices import (
    RowsInserted,
    RowsMoved,
    RowsRemoved,
    RowsReplaced,
    Splice,
)
from outline_editor.core.rows import VisibleRows


class RowMirror:
    """Carries out every splice on a list of its own, as a view would."""

    def __init__(self, rows: VisibleRows) -> None:
        self.rows = rows
        self.ids = rows.node_ids()
        self.splices: list[Splice] = []
        self.changed_ids: list[str] = []
        self.settlings: list[ChangeSet | None] = []
        self._expected: Splice | None = None
        self.stop = rows.follow(self)

    def about_to(self, splice: Splice) -> None:
        assert self._expected is None
        assert self.ids == self.rows.node_ids(), "the list changed outside a splice"
        self._expected = splice

    def did(self, splice: Splice) -> None:
        assert self._expected is splice
        self._expected = None
        self.splices.append(splice)
        now = self.rows.node_ids()
        match splice:
            case RowsInserted(start, count):
                assert count > 0
                assert 0 <= start <= len(self.ids)
                self.ids[start:start] = now[start : start + count]
            case RowsRemoved(start, count):
                assert count > 0
                assert start + count <= len(self.ids)
                del self.ids[start : start + count]
            case RowsMoved(start, count, before):
                assert count > 0
                assert not start <= before <= start + count
                assert 0 <= before <= len(self.ids)
                moved = self.ids[start : start + count]
                del self.ids[start : start + count]
                at = before if before < start else before - count
                self.ids[at:at] = moved
            case RowsReplaced():
                self.ids = now
        assert self.ids == now

    def changed(self, positions: Sequence[int]) -> None:
        assert list(positions) == sorted(positions)
        self.changed_ids += [self.ids[position] for position in positions]

    def settled(self, change_set: ChangeSet | None) -> None:
        assert self.rows.in_step
        self.settlings.append(change_set)


def visible_by_walking(rows: VisibleRows) -> list[tuple[str, int]]:
    """Ids and levels of the rows that should be visible, the slow and plain way."""

    def walk(nodes: tuple[Node, ...], level: int) -> list[tuple[str, int]]:
        found = []
        for node in nodes:
            if rows.filter is None or node.id in {*rows.filter.shown, rows.zoomed}:
                found.append((node.id, level))
                if node.id not in rows.folded:
                    found += walk(node.children, level + 1)
        return found

    if rows.zoomed:
        return walk((rows.document.node(rows.zoomed),), 1)
    return walk(rows.document.root.outline, 1)


def shown(rows: VisibleRows) -> list[tuple[str, int]]:
    """Ids and levels of the rows as they are."""
    return list(zip(rows.node_ids(), rows.depths(), strict=True))
