"""The rows under large folds, as they were listed, for when they are shown again."""

from __future__ import annotations

from typing import NamedTuple

from outline_editor.core.model import Node
from outline_editor.core.row_list import RowRun

LARGE = 2_000
"""Rows under a fold from which on it pays to keep them: fewer are listed in a millisecond."""


class _Hidden(NamedTuple):
    children: tuple[Node, ...]
    level: int
    run: RowRun


class HiddenRuns:
    """Rows set aside by the row above them.

    They are good as long as nothing happened under that row, which its frozen
    children tell; as no fold was changed out of sight; and as none of them
    may have been listed elsewhere. Whoever does the latter two says so.
    """

    def __init__(self) -> None:
        self._hidden: dict[str, _Hidden] = {}

    def keep(self, node: Node, level: int, run: RowRun) -> None:
        """Keep the rows under a row of this level."""
        self._hidden[node.id] = _Hidden(node.children, level, run)

    def take(self, node: Node, level: int) -> RowRun | None:
        """The rows under a row if they are still good; they are kept no longer."""
        hidden = self._hidden.pop(node.id, None)
        if hidden is None or hidden.children is not node.children or hidden.level != level:
            return None
        return hidden.run

    def forget_all(self) -> None:
        """Every row is to be listed anew."""
        self._hidden.clear()
