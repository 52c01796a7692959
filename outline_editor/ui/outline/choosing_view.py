"""Rows to choose from: the current row and the selection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.rows import VisibleRows
from outline_editor.ui.outline.columned_view import ColumnedView
from outline_editor.ui.outline.row_colours import RowState
from outline_editor.ui.outline.row_selection import RowSelection
from outline_editor.ui.outline.rows_model import Index


class ChoosingView(ColumnedView):
    """A view in which one row is current as long as there are rows.

    The current row and the selection stay with their rows, whatever happens to
    the document. What is told of them is told when the rows show it again.
    `choice` selects rows by position.
    """

    current_changed = Signal(str)
    """Another row is the current one; its id, `''` for none."""
    selection_changed = Signal()
    """Other rows are selected."""
    rows_settled = Signal()
    """The rows show the document again; others than before may be in sight."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(VisibleRows(document), parent)
        self._announced = ""
        self._selection_told = True
        self._wanted = ""
        self._held: list[str] = []
        self._held_selection: list[str] = []
        self._held_place = "", 0

    def _start(self) -> None:
        super()._start()
        self.choice = RowSelection(self._rows_model, self.selectionModel())
        self._rows_model.modelAboutToBeReset.connect(self._hold_current)
        self._rows_model.modelReset.connect(self._restore_current)
        self._rows_model.rows_settled.connect(self._settle)
        self._choose_some_row()

    # The document

    def set_document(self, document: Document) -> None:
        """Show another document, all its rows unfolded.

        A row that has the id of the current one is the current one again.
        """
        before = self.rows
        self._screen.scroller.go_to(0)
        self._rows_model.show(VisibleRows(document))
        before.close()
        self._choose_some_row()
        self._announce_current()

    # The current row and the selection

    def current_id(self) -> str:
        """The id of the current row, `''` if there are no rows."""
        index = self.currentIndex()
        return self.rows.node_id(index.row()) if index.isValid() else ""

    def set_current(self, node_id: str) -> None:
        """Make a row current, unfolding what hides it, and bring it into sight.

        It alone is selected then, unless it was current and selected already. While
        a change of the document is being told this waits until the rows show
        it. Does nothing for an id that is not in the document.
        """
        if not self.rows.in_step:
            self._wanted = node_id
            return
        if not self.rows.document.has(node_ref(node_id)):
            return
        self.rows.reveal(node_id)
        row = self.rows.position(node_id)
        assert row is not None
        index = self._rows_model.index(row)
        if self.currentIndex() != index or not self.selectionModel().isSelected(index):
            self.choice.only(row)
        self.jump_to(index)

    def select_rows(self, node_ids: Sequence[str]) -> None:
        """Select those of the rows that are in sight; the current one stays current."""
        self.choice.these([row for row in map(self.rows.position, node_ids) if row is not None])

    def show_selected(self, node_ids: Iterable[str]) -> None:
        """Select rows besides none other, unfolding what hides them; the current one stays so."""
        rows = list(node_ids)
        if rows in ([], [self.current_id()]):
            return
        for node_id in rows:
            self.rows.reveal(node_id)
        self.select_rows(rows)

    def row_above(self, node_id: str) -> str:
        """The id of the row in sight right above another, `''` for none."""
        row = self.rows.position(node_id)
        return self.rows.node_id(row - 1) if row else ""

    def row_below(self, node_id: str) -> str:
        """The id of the row in sight right below another, `''` for none."""
        row = self.rows.position(node_id)
        return self.rows.node_id(row + 1) if row is not None and row + 1 < len(self.rows) else ""

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, in the order of the document."""
        return [self.rows.node_id(row) for row in self.choice.rows()]

    def _choose_some_row(self) -> None:
        if not self.currentIndex().isValid() and self._rows_model.rowCount():
            self.choice.only(0)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell of another current row, once the rows show the document."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if self._rows_model.is_settled:
            self._announce_current()

    def selectionChanged(  # noqa: N802
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell of another selection, once the rows show the document."""
        super().selectionChanged(selected, deselected)
        self.viewport().update()
        self._selection_told = False
        if self._rows_model.is_settled:
            self._announce_selection()

    def _announce_current(self) -> None:
        current = self.current_id()
        if current != self._announced:
            self._announced = current
            self.current_changed.emit(current)

    def _announce_selection(self) -> None:
        if not self._selection_told:
            self._selection_told = True
            self.selection_changed.emit()

    def row_state(self, row: int) -> RowState:
        """Selected rows look fainter while the focus is elsewhere."""
        state = super().row_state(row)
        if state is RowState.SELECTED and not self.is_active:
            return RowState.SELECTED_ELSEWHERE
        return state

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the current row in sight, if it was."""
        in_sight = self._current_in_sight()
        super().resizeEvent(event)
        if in_sight:
            self.scrollTo(self.currentIndex())

    def _remeasure(self) -> None:
        in_sight = self._current_in_sight()
        super()._remeasure()
        if in_sight:
            self.scrollTo(self.currentIndex())

    def _current_in_sight(self) -> bool:
        return not self.visualRect(self.currentIndex()).isEmpty()

    # Rows that come and go

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:  # noqa: N802
        """Find another current row for one that goes."""
        if start <= self.currentIndex().row() <= end:
            heir = self._heir(start, end)
            if heir is not None:
                self.choice.only(heir)
        super().rowsAboutToBeRemoved(parent, start, end)

    def _heir(self, start: int, end: int) -> int | None:
        """The next sibling of rows that go, else the row before, else any."""
        after, count = end + 1, self._rows_model.rowCount()
        if after < count and self.rows.depth(after) == self.rows.depth(start):
            return after
        if start > 0:
            return start - 1
        return after if after < count else None

    def _hold_current(self) -> None:
        """Note what is in sight and selected, the current row and those above it.

        One of these will be there again.
        """
        current, document = self.current_id(), self.rows.document
        self._held_selection = self.selected_ids()
        self._held_place = self.place
        self._held = [current]
        if document.has(node_ref(current)):
            self._held += document.ancestors(current)

    def _restore_current(self) -> None:
        self.go_to_place(*self._held_place)
        for node_id in self._held:
            row = self.rows.position(node_id)
            if row is not None:
                self.choice.only(row)
                if node_id == self._held[0] in self._held_selection:
                    self.select_rows(self._held_selection)
                self.jump_to(self._rows_model.index(row))
                return

    def _settle(self) -> None:
        """Do and tell what had to wait until the rows show the document."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.set_current(wanted)
        self._choose_some_row()
        self._announce_current()
        self._announce_selection()
        self.rows_settled.emit()
