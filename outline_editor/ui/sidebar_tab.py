"""Tabs of the sidebar that are made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Page(Protocol):
    """What a further tab shows: a widget that can take the focus."""

    def focus_first(self) -> None:
        """Put the focus where a person begins."""
        ...


@runtime_checkable
class NoteHolder(Protocol):
    """A page on which a note can have the focus."""

    def focused_note(self) -> str:
        """The id of the note that has the focus, `''` for none."""
        ...


class FurtherTab(QWidget):
    """A further tab; its page is made when it is first shown."""

    def __init__(self, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._make = make
        self._page: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)

    @property
    def page(self) -> QWidget:
        """What it shows."""
        if self._page is None:
            self._page = self._make()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._page)
            # Now, not with the next turn of the event loop: what is hidden takes no focus.
            self._page.show()
        return self._page
