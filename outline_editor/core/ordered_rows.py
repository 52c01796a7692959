"""The rows of a document as one reads them: found by id, numbered from any of them on."""

from __future__ import annotations

from outline_editor.core.model import Node
from outline_editor.core.numbering import NumberedRow, numbered


class OrderedRows:
    """All rows of one state of a document in reading order; `top` are its top rows.

    Making it takes a walk through them, and nothing else: what is said of a
    row is found out when it is asked for.
    """

    def __init__(self, top: tuple[Node, ...]) -> None:
        self._top = top
        self.nodes: list[Node] = []
        self.with_notes: list[int] = []
        """Where the rows stand that have notes."""
        self._ids: list[str] = []
        self._depths: list[int] = []
        self._read()
        self._next = 0
        self._waiting = numbered(top)

    def _read(self) -> None:
        nodes, ids, depths = self.nodes, self._ids, self._depths
        waiting = [iter(self._top)]
        while waiting:
            depth = len(waiting)
            for node in waiting[-1]:
                if node.notes:
                    self.with_notes.append(len(nodes))
                nodes.append(node)
                ids.append(node.id)
                depths.append(depth)
                if node.children:
                    waiting.append(iter(node.children))
                    break
            else:
                waiting.pop()

    @property
    def levels(self) -> int:
        """How many levels of rows there are."""
        return max(self._depths, default=0)

    def position(self, node_id: str) -> int | None:
        """Where a row stands, `None` if it is not there."""
        try:
            return self._ids.index(node_id)
        except ValueError:
            return None

    def positions(self, node_ids: set[str]) -> dict[str, int]:
        """Where rows stand, in reading order; those that are not there are left out."""
        if not node_ids:
            return {}
        return {one: at for at, one in enumerate(self._ids) if one in node_ids}

    def end_of(self, at: int) -> int:
        """The position after the row at one and all rows under it."""
        depth = self._depths[at]
        below = range(at + 1, len(self._depths))
        return next((end for end in below if self._depths[end] <= depth), len(self._depths))

    def row(self, at: int) -> NumberedRow:
        """The row at a position with its number; one after the other they cost least."""
        if at != self._next:
            self._waiting = numbered(self._top, self._way_to(at))
        self._next = at + 1
        return next(self._waiting)

    def _way_to(self, at: int) -> list[Node]:
        """The rows that one stands under, from the top, and itself."""
        way, depth = [self.nodes[at]], self._depths[at]
        while depth > 1:
            depth -= 1
            at = self._last_before(at, depth)
            way.append(self.nodes[at])
        return way[::-1]

    def _last_before(self, at: int, depth: int) -> int:
        return next(before for before in range(at - 1, -1, -1) if self._depths[before] == depth)
