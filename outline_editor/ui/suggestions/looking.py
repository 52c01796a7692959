"""How far a document is looked through, where that takes a while."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject

from outline_editor.ui.status_line import StatusLine
from outline_editor.ui.translation import translate
from outline_editor.ui.work_line import WorkLine

SOON = 0.3
"""Seconds that looking through rows may take before it is shown."""


class Looking(QObject):
    """Shows it at the foot of the window, and takes Cancel."""

    def __init__(self, status: StatusLine, parent: QObject) -> None:
        super().__init__(parent)
        self._status = status
        self._began: float | None = None
        self._line: WorkLine | None = None
        self.is_wanted = True
        """Whether the person has not cancelled it."""

    def begin(self) -> None:
        """Another document is looked through, or the person wants it again."""
        self.is_wanted = True
        self.end()

    def tell(self, done: float) -> None:
        """It has come so far, from 0 to 1."""
        if not done:
            # What it takes to begin is no measure of how long it will be.
            return
        now = time.monotonic()
        if self._began is None:
            self._began = now
        if self._line is None and now >= self._began + SOON:
            self._line = WorkLine(translate("Looking", "Looking for suggestions…"))
            self._line.cancelled.connect(self.cancel)
            self._status.show_work(self._line)
        if self._line is not None:
            self._line.tell(done)

    def end(self) -> None:
        """All is looked through, or nothing is any more."""
        self._began = None
        if self._line is not None:
            self._line.end()
            self._line = None

    def cancel(self) -> None:
        """It goes no further until it is wanted again."""
        self.is_wanted = False
        self.end()
