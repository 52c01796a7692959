"""A file with errors in a window: its source, and repairs by one click."""

from __future__ import annotations

from PySide6.QtCore import QObject

from outline_editor.core.errors import Message
from outline_editor.core.problems import Repair
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown
from outline_editor.ui.window_layout import WindowLayout


class Repairs(QObject):
    """Shows the source of a file with errors and makes repaired copies."""

    def __init__(self, session: Session, panes: WindowLayout) -> None:
        super().__init__(panes)
        self._session = session
        self._panes = panes
        session.switched.connect(self._show)
        panes.problems.repair_wanted.connect(self._repair)
        self._show()

    def _show(self) -> None:
        opened = self._session.opened
        self._panes.show_source(opened.source if opened.has_errors else "", opened.file_problems)
        self._panes.problems.tell_selected()

    def _repair(self, repair: Repair) -> None:
        if self._session.opened.held_by is not None:
            self._session.said.emit(self._session.opened.why_read_only)
            return
        # Imported here: hardly a file needs it.
        from outline_editor.app.repairing import repaired_document

        problems = self._panes.problems
        line = problems.current_line
        self._session.show_version(repaired_document(self._session.opened, repair), repair.label)
        problems.choose_repairable(line)
        self._session.said.emit(Message.of("repair.made", what=shown(repair.label)))
