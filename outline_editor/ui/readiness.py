"""Makes ready while nobody does anything what would delay the first look at a panel."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

from outline_editor.ui.session import Session
from outline_editor.ui.slices import Slices
from outline_editor.ui.window_layout import FURTHER_TABS, WindowLayout

_PAUSE = 1000
"""Milliseconds without a change or a step to another row before anything is made ready."""

_MODULES = (
    "ui.all_notes.card_list",
    "ui.all_notes.all_notes_panel",
    "core.prose_details",
    "core.prose_notes",
    "core.prose",
    "ui.reading.prose_writer",
    "ui.reading.centre_view",
    "ui.reading.prose_text",
    "ui.reading.reading_view",
    "core.statistics",
    "ui.reading.bar_table",
    "ui.reading.statistics_view",
)
"""What views bring along, each after what it needs itself: each takes some milliseconds."""


class Readiness(QObject):
    """Imports what views need, and makes the pages of tabs, in the first pause of a window."""

    def __init__(self, session: Session, panes: WindowLayout) -> None:
        super().__init__(panes)
        self._panes = panes
        self._work = Slices(self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PAUSE)
        self._waiting.timeout.connect(lambda: self._work.begin(self._steps()))
        session.changed.connect(self._put_off)
        session.current_changed.connect(self._put_off)
        self._waiting.start()

    def _put_off(self) -> None:
        if self._waiting.isActive():
            self._waiting.start()

    def _steps(self) -> Iterator[None]:
        for name in _MODULES:
            import_module(f"outline_editor.{name}")
            yield
        for tab in FURTHER_TABS:
            self._panes.sidebar.page(tab)
            yield
