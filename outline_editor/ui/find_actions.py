"""The actions that find, filter and replace; their bar is made when it is first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.session import Session
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.ui.find.finding import Finding


class FindActions(QObject):
    """Runs the actions on the search of one window."""

    def __init__(self, session: Session, outline: OutlineTreeView, panes: WindowLayout) -> None:
        super().__init__(outline)
        self._session = session
        self._outline = outline
        self._panes = panes
        self._finding: Finding | None = None

    def run(self, action_id: str) -> bool:
        """Do an action of these; whether it is one."""
        match action_id:
            case "edit.find":
                self._made().open()
            case "edit.find_next":
                self._made().step(1)
            case "edit.find_previous":
                self._made().step(-1)
            case "edit.filter":
                self._made().open(filters=True)
            case "edit.replace":
                self._made().open(replaces=True)
            case _:
                return False
        return True

    def _made(self) -> Finding:
        if self._finding is None:
            # A window opens without: it need not wait for what this takes.
            from outline_editor.ui.find.finding import Finding

            self._finding = Finding(self._session, self._outline, self._panes)
        return self._finding
