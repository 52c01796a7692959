"""Remembers how a window's file is looked at, and shows it so again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from outline_editor.app.columns import Columns
from outline_editor.app.paths import view_file
from outline_editor.app.written_later import is_or_will_be_there
from outline_editor.core.addresses import node_ref
from outline_editor.core.index import walk
from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session

if TYPE_CHECKING:
    from outline_editor.app.view_states import ViewState

_MANY = 500
"""Folded rows from which on it pays to see whether those unfolded are fewer."""


class ViewMemory(QObject):
    """Keeps the view of a file when it is left or saved; another version keeps it too.

    A document read from another format has the view of the file it came from,
    until it is saved to one of its own. Made once the outline shows the
    session's document.
    """

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._left: tuple[Path, ViewState] | None = None
        session.switching.connect(self._leave)
        session.switched.connect(self._enter)
        session.saved.connect(self.store)

    def restore(self) -> None:
        """Show the file as it was looked at last."""
        file = self._session.opened.file
        if file is None or not is_or_will_be_there(view_file(file)):
            return
        # A window on a file that was never looked at opens without what this takes.
        from outline_editor.app.view_states import load_view_state

        state = load_view_state(file)
        if state is not None:
            self._show(state)

    def begin_like(self, other: ViewMemory) -> None:
        """Show the document as another window on it does."""
        self._show(other._state())

    def store(self) -> None:
        """Keep how the file is looked at now."""
        file = self._session.opened.file
        if file is not None:
            _store(file, self._state())

    def _leave(self) -> None:
        file = self._session.opened.file
        self._left = None if file is None else (file, self._state())

    def _enter(self) -> None:
        left, self._left = self._left, None
        if left is not None and left[0] == self._session.opened.file:
            self._show(left[1])
            return
        if left is not None:
            _store(*left)
        self.restore()

    # The view

    def _state(self) -> ViewState:
        from outline_editor.app.view_states import ViewState

        top, offset = self._outline.place
        folded, unfolded = _folds(self._outline.rows)
        return ViewState(
            folded=folded,
            unfolded=unfolded,
            zoomed=self._outline.rows.zoomed,
            current=self._outline.current_id(),
            top=top,
            offset=offset,
            columns=self._outline.columns.data(),
        )

    def _show(self, state: ViewState) -> None:
        rows = self._outline.rows
        if state.columns is not None:
            self._outline.set_columns(Columns.of(state.columns))
        folded = set(state.folded)
        if state.unfolded is not None:
            folded = set(_parents(rows)).difference(state.unfolded)
        if folded or state.zoomed:
            rows.restore(folded, state.zoomed)
        self._outline.set_current(_in_sight(rows, state.current))
        self._outline.go_to_place(state.top, state.offset)


def _store(file: Path, state: ViewState) -> None:
    from outline_editor.app.view_states import store_view_state

    store_view_state(file, state)


def _parents(rows: VisibleRows) -> Iterator[str]:
    """The rows of the document that have others under them."""
    return (node.id for node in walk(rows.document.root.outline) if node.children)


def _folds(rows: VisibleRows) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """The folded rows, or where these are fewer only those that are not."""
    folded = rows.own_folds
    if len(folded) > _MANY:
        others = tuple([node_id for node_id in _parents(rows) if node_id not in folded])
        if len(others) < len(folded):
            return (), others
    return tuple(sorted(folded)), None


def _in_sight(rows: VisibleRows, node_id: str) -> str:
    """A row, or the nearest one above it that is in the list; `''` for none."""
    if not rows.document.has(node_ref(node_id)):
        return ""
    way = (node_id, *rows.document.ancestors(node_id))
    return next((one for one in way if rows.position(one) is not None), "")
