"""A look at rows out of sight: the folds and the zoom are put back after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from outline_editor.core.addresses import node_ref
from outline_editor.ui.outline.tree_view import OutlineTreeView


class Peek:
    """Brings one row after the other into sight.

    What was unfolded for one is folded again for the next, or by `put_back`,
    unless `keep` lets it stay.
    """

    def __init__(self, outline: OutlineTreeView) -> None:
        self._outline = outline
        self._unfolded: set[str] = set()
        self._left: str | None = None
        """The row zoomed into before the zoom was left, `''` for none."""
        self.is_moving = False
        """Whether the current row changes because of it."""

    @property
    def zoomed(self) -> str:
        """The row that the person has zoomed into, `''` for none."""
        return self._outline.rows.zoomed if self._left is None else self._left

    def show(self, node_id: str) -> None:
        """Make a row current and bring it into sight."""
        rows = self._outline.rows
        if not rows.in_step:
            # The view does it once it can.
            self._outline.set_current(node_id)
            return
        above = set(rows.document.ancestors(node_id))
        folded = rows.own_folds & above
        with self._moving():
            if self._left in {node_id, *above}:
                self._zoom_back()
            zoomed = rows.zoomed
            self._outline.set_current(node_id)
            if rows.zoomed != zoomed and self._left is None:
                self._left = zoomed
            self._fold(self._unfolded - above)
        self._unfolded = (self._unfolded & above) | (folded - rows.own_folds)

    def put_back(self, start: str) -> None:
        """Fold and zoom as it was before, whatever goes out of sight by that.

        In a zoom that was left the row is current from which one started.
        """
        with self._moving():
            self._fold(self._unfolded)
            if self._left is not None:
                self._zoom_back()
                self._outline.set_current(start)
        self.keep()

    def keep(self) -> None:
        """Leave everything as it is now."""
        self._unfolded = set()
        self._left = None

    def keep_around(self, node_id: str) -> None:
        """Leave what it takes to see a row, and fold the rest again; the row stays in its place."""
        document = self._outline.rows.document
        above = set(document.ancestors(node_id)) if document.has(node_ref(node_id)) else set()
        before = self._outline.visualRect(self._outline.currentIndex()).top()
        with self._moving():
            self._fold(self._unfolded - above)
        after = self._outline.visualRect(self._outline.currentIndex()).top()
        if after != before:
            self._outline.scroll_by(after - before)
        self.keep()

    def _zoom_back(self) -> None:
        zoomed, self._left = self._left, None
        if zoomed and self._outline.rows.document.has(node_ref(zoomed)):
            self._outline.zoom(zoomed)

    def _fold(self, node_ids: set[str]) -> None:
        rows = self._outline.rows
        known = {one for one in node_ids if rows.document.has(node_ref(one))}
        if rows.filter is not None and known:
            # Its own folds count now; these wait for its end.
            rows.restore(rows.own_folds | known, rows.zoomed)
            return
        for node_id in known:
            rows.fold(node_id)

    @contextmanager
    def _moving(self) -> Iterator[None]:
        was, self.is_moving = self.is_moving, True
        try:
            yield
        finally:
            self.is_moving = was
