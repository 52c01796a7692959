"""Remembers how a window's file is looked at, and shows it so again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from outline_editor.app.columns import Columns
from outline_editor.app.paths import view_file
from outline_editor.core.addresses import node_ref
from outline_editor.core.index import walk
from outline_editor.core.model import Node
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session

if TYPE_CHECKING:
    from outline_editor.app.view_states import ViewState

_MANY = 500
"""Folded rows from which on it pays to see whether those unfolded are fewer."""


class ViewMemory(QObject):
    """Keeps the view of a file when it is left or saved; another version keeps it too.

    Made once the outline shows the session's document.
    """

    def __init__(self, session: Session, outline: OutlineTreeView) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._path = session.opened.path
        self._before: ViewState | None = None
        session.switching.connect(self._leave)
        session.switched.connect(self._enter)
        session.saved.connect(self.store)

    def restore(self) -> None:
        """Show the file as it was looked at last."""
        # A window on a file that was never looked at opens without what this takes.
        if self._path is None or not view_file(self._path).exists():
            return
        from outline_editor.app.view_states import load_view_state

        state = load_view_state(self._path)
        if state is not None:
            self._show(state)

    def store(self) -> None:
        """Keep how the file is looked at now."""
        self._store(self._session.opened.path, self._state())

    def _leave(self) -> None:
        self._before = self._state()
        self._store(self._path, self._before)

    def _enter(self) -> None:
        before, path = self._path, self._session.opened.path
        self._path = path
        if self._before is not None and _same(before, path):
            self._show(self._before)
        else:
            self.restore()

    @staticmethod
    def _store(path: Path | None, state: ViewState) -> None:
        from outline_editor.app.view_states import store_view_state

        if path is not None:
            store_view_state(path, state)

    # The view

    def _state(self) -> ViewState:
        from outline_editor.app.view_states import ViewState

        rows = self._outline.rows
        top, offset = self._outline.place
        folded = tuple(sorted(rows.folded))
        unfolded = None
        if len(folded) > _MANY:
            parents = (node.id for node in walk(rows.document.root.outline) if node.children)
            others = tuple([node_id for node_id in parents if node_id not in rows.folded])
            if len(others) < len(folded):
                folded, unfolded = (), others
        return ViewState(
            folded=folded,
            unfolded=unfolded,
            zoomed=rows.zoomed,
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
            parents = (node.id for node in walk(rows.document.root.outline) if node.children)
            folded = set(parents).difference(state.unfolded)
        if folded or state.zoomed:
            rows.restore(folded, state.zoomed)
        current = rows.document.find(node_ref(state.current))
        if isinstance(current, Node) and rows.position(current.id) is not None:
            self._outline.set_current(current.id)
        self._outline.go_to_place(state.top, state.offset)


def _same(one: Path | None, other: Path | None) -> bool:
    return one is not None and one == other
