"""Collects garbage while nobody writes, and in the thread of the windows alone."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from outline_editor.app import turns
from outline_editor.storage.collector import (
    collect_as_usual,
    collect_only_when_asked,
    keep_all,
    look_at_all,
)
from outline_editor.ui.windows import Windows

_PAUSE = 1000
"""Milliseconds without a change before garbage is collected."""

_MOST_NEW_OBJECTS = 200_000
"""After so many nothing waits for a pause: some minutes of writing."""

_LOOK = 10_000
"""Milliseconds between two looks at how many there are."""

_YOUNG, _ALL = 1, 2
"""The generations up to which Python collects."""


class Pauses(QObject):
    """Collects garbage in pauses, in Python's stead, for as long as it is there.

    Each edit of a document leaves a state of it for undo, which shares nearly
    all with the one before. Python looks through all that is shared each time
    it collects, a few hundredths of a second for long outlines, and finds
    nothing: what is dropped here is freed at once. And it collects in whatever
    thread it comes to do so, while timers and widgets that are garbage may end
    in that of the windows alone.
    """

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PAUSE)
        self._waiting.timeout.connect(self._collect)
        self._is_for_all = False
        """Whether something that was there for long may be garbage now."""
        windows.document_changed.connect(self._waiting.start)
        windows.document_dropped.connect(self._look_at_all)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        self._looking.start()
        collect_only_when_asked()

    def _look_at_all(self) -> None:
        """What belonged to a document may be garbage now, however long it was there."""
        look_at_all()
        self._is_for_all = True
        self._waiting.start()

    def end(self) -> None:
        """Let Python collect as it usually does."""
        self._waiting.stop()
        self._looking.stop()
        collect_as_usual()
        self.deleteLater()

    def _look(self) -> None:
        new, *_ = gc.get_count()
        if new > _MOST_NEW_OBJECTS and not turns.is_working():
            gc.collect(_YOUNG)

    def _collect(self) -> None:
        if turns.is_working():
            # What it makes is no garbage yet, but would be looked through.
            self._waiting.start()
            return
        # The oldest are those of large documents: to walk them takes most of a second.
        gc.collect(_ALL if self._is_for_all else _YOUNG)
        self._is_for_all = False
        # What is left will be there for long: it need not be looked through again.
        keep_all()
