"""What is common to all that is shown in the outline's place."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from outline_editor.ui.reading.view_bar import ViewBar
from outline_editor.ui.session import Session
from outline_editor.ui.slices import Slices

MANY_ROWS = 5_000
"""What is made of fewer is made at once."""

_PATIENCE = 400
"""Milliseconds without a change before so many rows are looked through anew."""


class CentreView(QWidget):
    """A bar, and below it what was made of the document.

    It follows the document while it can be seen; what changes meanwhile it
    takes in once it is shown. What takes long to make is made in slices, after
    what is in sight.
    """

    left = Signal()
    """The person wants back to the outline."""

    def __init__(self, session: Session, name: str, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._session = session
        self._is_stale = True
        self._work = Slices(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar = ViewBar(name, actions)
        self._bar.left.connect(self.left)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self.catch_up)
        session.changed.connect(self.outdate)
        session.codebook_changed.connect(self.outdate)
        session.switched.connect(self.outdate)

    def outdate(self) -> None:
        """What is shown is not what there is any more."""
        self._is_stale = True
        if self.isVisible():
            many = self._session.document.row_count > MANY_ROWS
            self._waiting.start(_PATIENCE if many else 0)

    def catch_up(self) -> None:
        """Show the document as it is now, if that was not done yet."""
        self._waiting.stop()
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    @property
    def is_complete(self) -> bool:
        """Whether all is there, in sight or not."""
        return not self._is_stale and not self._work.is_busy

    def complete(self) -> None:
        """Make at once what is not there yet."""
        self.catch_up()
        self._work.finish()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take in what has changed meanwhile."""
        self._work.resume()
        self.catch_up()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Leave time to what is shown instead."""
        self._work.pause()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc leads back to the outline, from every part."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # What subclasses know more about

    def refresh(self) -> None:
        """Make anew what is shown: what is in sight, and the rest as the view's work."""
        raise NotImplementedError

    def come_from(self, node_id: str) -> None:
        """Be shown to a person who comes from a row of the outline, `''` for none."""

    def copy(self) -> None:
        """Copy what is selected, or all of it."""
        raise NotImplementedError
