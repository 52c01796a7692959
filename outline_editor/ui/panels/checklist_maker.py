"""Makes the checklist of a document piece by piece, between what a person does."""

from __future__ import annotations

import time
from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from outline_editor.core.curation import Checklist, checklist_in_steps
from outline_editor.ui.session import Session

_AT_ONCE = 0.03
"""Seconds after which the rest waits its turn: only long outlines need more."""

_SLICE = 0.008
"""Seconds that one more piece may take."""

_PAUSE = 300
"""Milliseconds without a change before the checklist is made anew."""


class ChecklistMaker(QObject):
    """Makes checklists of a session's document as it is when each is begun."""

    made = Signal(Checklist)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._steps: Generator[None, None, Checklist] | None = None
        self._next_piece = QTimer(self)
        self._next_piece.timeout.connect(lambda: self._go_on(_SLICE))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.begin)

    def begin(self) -> None:
        """Make one now; that of a short outline is there when this returns."""
        opened = self._session.opened
        self.stop()
        self._steps = checklist_in_steps(opened.document.root, opened.all_problems())
        self._next_piece.start(0)
        self._go_on(_AT_ONCE)

    def begin_soon(self) -> None:
        """Make one once the person pauses."""
        self.stop()
        self._pause.start()

    def stop(self) -> None:
        """Make none for now."""
        self._steps = None
        self._next_piece.stop()
        self._pause.stop()

    def _go_on(self, seconds: float) -> None:
        stop = time.perf_counter() + seconds
        while self._steps is not None and time.perf_counter() < stop:
            try:
                next(self._steps)
            except StopIteration as end:
                self.stop()
                self.made.emit(end.value)
