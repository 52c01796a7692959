"""Scrolls a long list of rows: by its bar, by pixels, and to a row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.row_view import RowView
from outline_editor.ui.outline.rows_model import Index
from outline_editor.ui.outline.scroller import STEPS
from outline_editor.ui.outline.wheel import Wheel


class ScrollingView(RowView):
    """A view of rows that can be scrolled; its bar counts rows, not their pixels."""

    _setting_bar = False

    def __init__(self, rows: VisibleRows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._wheel = Wheel()

    def updateGeometries(self) -> None:  # noqa: N802
        """Bring the scroll bar in step with the rows."""
        scroller, bar = self._screen.scroller, self.verticalScrollBar()
        shown = len(self.placed_rows())
        self._setting_bar = True
        bar.setRange(0, scroller.maximum)
        bar.setPageStep(max(1, shown - 1) * STEPS)
        bar.setSingleStep(STEPS)
        bar.setValue(scroller.value)
        self._setting_bar = False
        super().updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Follow the scroll bar."""
        if not self._setting_bar:
            self._screen.scroller.set_value(self.verticalScrollBar().value())
            self._scrolled()

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight."""
        if not index.isValid():
            return
        scroller, row = self._screen.scroller, index.row()
        free = scroller.room - self._screen.room_for(row)
        match hint:
            case QAbstractItemView.ScrollHint.PositionAtTop:
                scroller.go_to(row)
            case QAbstractItemView.ScrollHint.PositionAtBottom:
                scroller.put_at(row, max(0, free))
            case QAbstractItemView.ScrollHint.PositionAtCenter:
                scroller.put_at(row, max(0, free // 2))
            case _:
                scroller.reveal(row)
        self._scrolled()

    def jump_to(self, index: Index) -> None:
        """Bring a row into sight with some of what is around it.

        One that is in sight, or next to what is, comes by as little as it takes:
        there a person goes on. Any other is put a third down the screen.
        """
        near = range(0)
        if placed := self.placed_rows():
            near = range(placed[0].row - 1, placed[-1].row + 2)
        if not index.isValid() or index.row() in near:
            self.scrollTo(index)
            return
        scroller, row = self._screen.scroller, index.row()
        free = scroller.room - self._screen.room_for(row)
        scroller.put_at(row, max(0, min(free, scroller.room // 3)))
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll by pixels."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        self.scroll_by(self._wheel.pixels(event, self.metrics.pitch))
        event.accept()

    def scroll_by(self, pixels: int) -> None:
        """Scroll down by pixels, or up by negative ones, as far as it goes."""
        self._screen.scroller.scroll_by(pixels)
        self._scrolled()

    @property
    def place(self) -> tuple[str, int]:
        """The row at the top of the screen, and how many pixels of it are scrolled away."""
        scroller = self._screen.scroller
        if scroller.row >= len(self.rows):
            return "", 0
        return self.rows.node_id(scroller.row), scroller.offset

    def go_to_place(self, node_id: str, offset: int) -> None:
        """Scroll to a place, as far as the row is in the list."""
        row = self.rows.position(node_id)
        if row is not None:
            self._screen.scroller.go_to(row, max(0, offset))
            self._scrolled()

    def _scrolled(self) -> None:
        self._screen.scrolled()
        self.updateGeometries()
        self.viewport().update()
