"""Paints the rows in sight, each as it stands to what the person is doing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.core.document import Document
from outline_editor.core.model import Codebook, Node
from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.cells import Names
from outline_editor.ui.outline.row_colours import RowState
from outline_editor.ui.outline.row_painter import PaintedRow, RowPainter
from outline_editor.ui.outline.row_screen import PlacedRow
from outline_editor.ui.outline.scrolling_view import ScrollingView

if TYPE_CHECKING:
    from outline_editor.ui.find.found_rows import Found
    from outline_editor.ui.spelling.row_marks import Misspelt, RowMarks
    from outline_editor.ui.suggestions.row_marks import Suggested, SuggestionMarks


class PaintedView(ScrollingView):
    """A view of rows that shows their state; all colours come from the palette."""

    def __init__(self, rows: VisibleRows, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._painter: RowPainter | None = None
        self._found: Callable[[Node], Found] | None = None
        self._marks: RowMarks | None = None
        self._suggestions: SuggestionMarks | None = None
        self._codebook: Callable[[], Codebook | None] = lambda: None
        self._names: tuple[Document, Names] | None = None

    # What subclasses know more about

    def row_state(self, row: int) -> RowState:
        """How a row stands to what the person is doing."""
        selected = self.selectionModel().isSelected(self._rows_model.index(row))
        return RowState.SELECTED if selected else RowState.PLAIN

    def words_in(self, row: int) -> tuple[int, int] | None:  # noqa: ARG002
        """The words selected in a row, counted as Qt does."""
        return None

    def empty_hint(self) -> str:
        """What to say where there are no rows."""
        return ""

    def _remeasure(self) -> None:
        self._painter = None
        super()._remeasure()

    # Names

    def name_by(self, codebook: Callable[[], Codebook | None]) -> None:
        """Look up names in the codebook of now, too."""
        self._codebook = codebook

    @property
    def names(self) -> Names:
        """What rows name by id, in the words of the document and of its codebook."""
        document, codebook = self.rows.document, self._codebook()
        kept = self._names
        if kept is None or kept[0] is not document or kept[1].codebook is not codebook:
            kept = self._names = document, Names(document, codebook)
        return kept[1]

    # Painting

    @property
    def is_active(self) -> bool:
        """Whether keys go to the rows, or to the text of one."""
        focus = QApplication.focusWidget()
        return focus is not None and (focus is self or self.isAncestorOf(focus))

    @property
    def look(self) -> RowPainter:
        """What paints the rows, in the colours of now."""
        if self._painter is None:
            self._painter = RowPainter(self.palette())
        return self._painter

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rows in sight."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        try:
            self._paint_all(painter, event.rect())
        finally:
            # With one that is still open Qt ends the program.
            painter.end()

    def _paint_all(self, painter: QPainter, area: QRect) -> None:
        painter.fillRect(area, self.palette().color(QPalette.ColorRole.Base))
        if not self.placed_rows():
            self.look.paint_hint(painter, self.viewport().rect(), self.metrics, self.empty_hint())
        for placed in self.placed_rows():
            if self._rect(placed).intersects(area):
                self._paint(painter, placed)
        self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what lies over the rows."""

    def show_found(self, found: Callable[[Node], Found] | None) -> None:
        """Mark what a search found, as `found` tells for a row; nothing any more for `None`."""
        self._found = found
        self.viewport().update()

    def _found_in(self, node: Node) -> Found | None:
        return None if self._found is None else self._found(node)

    def show_misspelt(self, marks: RowMarks | None) -> None:
        """Mark words that no dictionary knows; none any more for `None`."""
        self._marks = marks
        self._rows_model.remark = None if marks is None else marks.remark
        self.viewport().update()

    def show_suggested(self, marks: SuggestionMarks | None) -> None:
        """Mark words that suggest something; none any more for `None`."""
        self._suggestions = marks
        self.viewport().update()

    def _suggested_in(self, node: Node) -> Suggested | None:
        return None if self._suggestions is None else self._suggestions.of(node)

    def _misspelt_in(self, node: Node, state: RowState) -> Misspelt | None:
        # The text being edited is not painted here, and changes with each key.
        if self._marks is None or state is RowState.EDITED:
            return None
        return self._marks.of(node)

    def _is_dimmed(self, node: Node) -> bool:
        return self.rows.filter is not None and node.id not in self.rows.filter.matched

    def _paint(self, painter: QPainter, placed: PlacedRow) -> None:
        node = self._rows_model.node(placed.row)
        if node is None:
            return
        state = self.row_state(placed.row)
        row = PaintedRow(
            names=self.names,
            node=node,
            notes=self._rows_model.notes(node),
            layout=placed.layout,
            area=self._rect(placed),
            state=state,
            folded=self.rows.is_folded(node.id),
            is_current=self.is_active and placed.row == self.currentIndex().row(),
            words=self.words_in(placed.row),
            found=self._found_in(node),
            misspelt=self._misspelt_in(node, state),
            suggested=self._suggested_in(node),
            is_dimmed=self._is_dimmed(node),
        )
        self.look.paint(painter, row)
