"""Rows that are folded, zoomed and filtered, chosen by keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from outline_editor.app.columns import Column
from outline_editor.core.document import Document
from outline_editor.core.row_filter import RowFilter
from outline_editor.ui.outline.choosing_view import ChoosingView
from outline_editor.ui.outline.row_keys import RowKeys
from outline_editor.ui.outline.row_mouse import RowMouse, RowPart, part_at
from outline_editor.ui.outline.rows_model import RowsModel


class FoldingView(ChoosingView):
    """A view in which the person decides which rows are in sight."""

    note_requested = Signal(str)
    """The notes of a row should be shown; the id of the row."""
    context_menu_requested = Signal(QPoint)
    """A menu for the selected rows is wanted, at a point of the screen."""
    menu_opening = Signal(QMenu, QPoint)
    """That menu is about to open, at a point of the screen."""
    field_requested = Signal(str, str)
    """A field of a row should be shown where it is edited; the id of the row, the field."""
    drag_wanted = Signal(int, QPoint)
    """The selected rows should go along with the mouse: the row and point it began at."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self._keys = RowKeys(self)
        self._mouse = RowMouse(self)

    # Folding

    def shows_children(self, node_id: str) -> bool:
        """Whether a row has rows under it and they are in the list."""
        node = self.rows.document.node(node_id)
        return bool(node.children) and self.rows.position(node.children[0].id) is not None

    def is_open(self, node_id: str) -> bool:
        """Whether what comes right under a row comes into sight there, as its first child."""
        return node_id == self.rows.zoomed or self.shows_children(node_id)

    def fold_selected(self, *, deep: bool = False) -> None:
        """Hide what is under the selected rows; `deep` folds every row there, too."""
        for node_id in self.selected_ids():
            self.rows.fold(node_id, deep=deep)

    def unfold_selected(self, *, deep: bool = False) -> None:
        """Show what is right under the selected rows, or all of it for `deep`."""
        for node_id in self.selected_ids():
            self.rows.unfold(node_id, deep=deep)

    def show_levels(self, most: int | None) -> None:
        """Show so many levels, all of them for `None`."""
        self.rows.show_levels(most)

    def zoom(self, node_id: str) -> None:
        """Show a row alone with what is under it, or everything for `''`.

        The current row stays, or becomes the row zoomed into.
        """
        self.rows.zoom(node_id)
        if node_id and self.rows.position(self.current_id()) is None:
            self.set_current(node_id)

    def set_filter(self, row_filter: RowFilter | None) -> None:
        """Show only what a filter lets through, or all rows again, folded as they were."""
        self.rows.set_filter(row_filter)

    def toggle_fold(self, row: int, *, deep: bool) -> None:
        """Fold a row, or unfold it; `deep` with every row under it."""
        node_id = self.rows.node_id(row)
        if self.rows.is_folded(node_id):
            self.rows.unfold(node_id, deep=deep)
        else:
            self.rows.fold(node_id, deep=deep)

    # Choosing rows by keys

    def toggle_current(self) -> None:
        """Select the current row besides the others, or no longer."""
        if self.currentIndex().isValid():
            self.choice.toggle(self.currentIndex().row())

    def go_alone(self, by: int) -> None:
        """Make the row above (-1) or below (1) current; those that are selected stay so."""
        row = self.currentIndex().row() + by
        if self.currentIndex().isValid() and 0 <= row < self._rows_model.rowCount():
            self.choice.go_to(row)
            self.scrollTo(self.currentIndex())

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move, fold and select by keys; all other keys are left to actions."""
        self._keys.press(event)

    def moveCursor(  # noqa: N802
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,  # noqa: ARG002
    ) -> QModelIndex:
        """The row to which a movement leads from the current one."""
        return self._rows_model.index(self._keys.target(action))

    def row_a_page_from(self, row: int, *, down: bool) -> int:
        """The row about one screen below another, or above it."""
        return self._screen.scroller.page_from(row, down=down)

    def part_under(self, point: QPoint) -> tuple[int | None, RowPart]:
        """The row at a point of the viewport, and which part of it."""
        placed = self._screen.at(point.y())
        node = None if placed is None else self._rows_model.node(placed.row)
        if placed is None or node is None:
            return None, RowPart.BODY
        notes = self._rows_model.notes(node)
        return placed.row, part_at(node, notes, placed.layout, point - QPoint(0, placed.top))

    def cell_under(self, point: QPoint) -> str:
        """The field of a row that a column at a point shows, `''` for the text."""
        metrics = self.metrics
        if metrics.original_left <= point.x() < metrics.original_left + metrics.original_width:
            return Column.ORIGINAL.value
        if metrics.kind_left <= point.x() < metrics.kind_left + metrics.kind_width:
            return Column.KIND.value
        cell = metrics.cell_at(point.x())
        return "" if cell is None else cell.column.value

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select a row, fold it, or ask for its notes."""
        self._mouse.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Select more rows."""
        self._mouse.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Fold or select what was pressed, or end selecting by the mouse."""
        self._mouse.release(event)

    @property
    def rows_model(self) -> RowsModel:
        """The rows in the list."""
        return self._rows_model

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tell of just what is under the mouse, where Qt tells of a row."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # A window opens without: it need not wait for the module.
            from outline_editor.ui.outline.row_hover import show_hover

            show_hover(self, event)
            return True
        return super().viewportEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for a menu, at the mouse or at the current row."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.ask_for_menu()
        else:
            self.context_menu_requested.emit(event.globalPos())

    def ask_for_menu(self) -> None:
        """Ask for a menu at the current row."""
        self.scrollTo(self.currentIndex())
        corner = self.visualRect(self.currentIndex()).bottomLeft()
        point = self.viewport().mapToGlobal(corner + QPoint(self.metrics.text_left(1), 0))
        self.context_menu_requested.emit(point)
