"""Rows that can be dragged to another place, and take what is dropped on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from outline_editor.core.document import Document
from outline_editor.ui.outline.folding_view import FoldingView

if TYPE_CHECKING:
    from outline_editor.ui.outline.row_drag import RowDrag


class DraggingView(FoldingView):
    """A view whose rows go where they are dropped.

    It changes nothing itself: a drop is told by a signal. `drag_data` gives
    what the selected rows are to other windows and programs, `takes` says
    whether something may be dropped here.
    """

    rows_dropped = Signal(tuple, object)
    """Rows of this view should move; their ids, and the `DropPlace` where to."""
    data_dropped = Signal(QMimeData, object)
    """Something from elsewhere, or a copy, should be put in at a `DropPlace`."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.dragged_data: Callable[[], QMimeData | None] = lambda: None
        self.takes: Callable[[QMimeData], bool] = lambda _: False
        self._made_drag: RowDrag | None = None
        self.drag_wanted.connect(lambda row, point: self._drag.begin(row, point))
        # Only now is the viewport told, too.
        self.setAcceptDrops(True)

    @property
    def _drag(self) -> RowDrag:
        if self._made_drag is None:
            # A window opens without: it need not wait for the module.
            from outline_editor.ui.outline.row_drag import RowDrag

            self._made_drag = RowDrag(self)
        return self._made_drag

    def paint_over(self, painter: QPainter) -> None:
        """Show where something would be dropped."""
        if self._made_drag is not None:
            self._made_drag.paint(painter)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """See whether it is for the rows; a file is for the window."""
        self._drag.move(event)
        # The whole way over the view counts, not the place it comes in at.
        if self.takes(event.mimeData()):
            event.accept()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show where it would go."""
        self._drag.move(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Show nothing any more."""
        self._drag.leave()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell what should be done; Qt's own drop would remove what was dragged."""
        self._drag.drop(event)

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Leave dragging to the mouse: Qt's own would remove rows."""
