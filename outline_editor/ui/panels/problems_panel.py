"""The list of problems, following the document as it is edited."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.problems import Problem, Repair
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.problems_model import Index, ProblemsModel
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.viewports import own_viewport

_ANY_HEIGHT = 16777215
"""Qt's own maximum (`QWIDGETSIZE_MAX`)."""

_SLIT = 12
"""Pixels of a list too low to be read."""

_MOST_REPAIRS = 4
"""As many repairs of a problem are offered, the likeliest."""


class ProblemsPanel(QWidget):
    """Shows every problem; choosing one goes to its row and field."""

    chosen = Signal(Problem)
    selected = Signal(Problem)
    repair_wanted = Signal(Repair)
    unfold_wanted = Signal()
    """The list should have room to be read."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPanel")
        self._session = session
        self._visited: Problem | None = None
        """The problem that the person went to last."""
        self._offered: tuple[Repair, ...] = ()
        self._heading = heading("")
        self._unfold = QToolButton()
        self._unfold.setObjectName("showProblems")
        self._unfold.setProperty("link", "true")
        self._unfold.setText(translate("ProblemsPanel", "Show"))
        self._unfold.clicked.connect(self.unfold_wanted)
        self._repairs = QHBoxLayout()
        self.model = ProblemsModel(session, self)
        self._table: _ProblemsTable | None = None
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addWidget(self._unfold)
        top.addStretch(1)
        top.addLayout(self._repairs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        session.problems_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        self.refresh()

    @property
    def table(self) -> _ProblemsTable:
        """The list itself; a window without problems opens without one."""
        if self._table is None:
            self._table = table = _ProblemsTable()
            table.setModel(self.model)
            table.activated.connect(lambda index: self._go_to(self.model.problem(index)))
            table.escaped.connect(self._session.outline_wanted)
            selection = table.selectionModel()
            selection.currentRowChanged.connect(lambda index, _: self._selected(index))
            layout = self.layout()
            assert layout is not None
            layout.addWidget(table)
        return self._table

    @property
    def folded_height(self) -> int:
        """How high the panel is, in pixels, where its list has no room."""
        return self._unfold.sizeHint().height() + 16

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the list where it has no room."""
        super().resizeEvent(event)
        self._offer_list()

    def _offer_list(self) -> None:
        self._unfold.setVisible(self.count > 0 and self.height() <= self.folded_height + _SLIT)

    @property
    def count(self) -> int:
        """How many problems there are."""
        return self.model.rowCount()

    def refresh(self) -> None:
        """Show the problems of now; the chosen one stays chosen if it is there."""
        row = -1 if self._table is None else self._table.currentIndex().row()
        self.model.refresh()
        count = self.model.rowCount()
        self._heading.setText(
            translate("ProblemsPanel", "Problems · {n}").format(n=count)
            if count
            else translate("ProblemsPanel", "No problems")
        )
        if count or self._table is not None:
            self.table.setVisible(count > 0)
        self.setMaximumHeight(_ANY_HEIGHT if count else self.folded_height)
        self._offer_list()
        if not count:
            self._show_repairs(None)
            return
        # One is always chosen, so that its repairs can be seen.
        if (
            not self.table.currentIndex().isValid()
            or not self.table.selectionModel().hasSelection()
        ):
            self.table.selectRow(max(0, min(row, count - 1)))
        self._show_repairs(self.model.problem(self.table.currentIndex()))

    def step(self, by: int) -> None:
        """Go to the next or the previous problem; at first to the chosen one."""
        count = self.model.rowCount()
        if not count:
            return
        row = max(0, self.table.currentIndex().row())
        if self.model.problem(self.model.index(row, 0)) == self._visited:
            row = (row + by) % count
        self.table.selectRow(row)
        self._go_to(self.model.problem(self.model.index(row, 0)))

    @property
    def current_line(self) -> int:
        """Which problem is chosen, from 0."""
        return max(0, self.table.currentIndex().row())

    def choose_repairable(self, line: int) -> None:
        """Choose the next problem from a line on that can be repaired, if there is one."""
        lines = [*range(line, self.count), *range(min(line, self.count))]
        for candidate in lines:
            if self.model.problem(self.model.index(candidate, 0)).repairs:
                self.table.selectRow(candidate)
                return

    def tell_selected(self) -> None:
        """Tell once more which problem is selected, for those who have come since."""
        self._selected(self.table.currentIndex())

    def _go_to(self, problem: Problem) -> None:
        self._visited = problem
        self.chosen.emit(problem)

    def _selected(self, index: QModelIndex) -> None:
        problem = self.model.problem(index) if index.isValid() else None
        self._show_repairs(problem)
        if problem is not None:
            self.selected.emit(problem)

    def _show_repairs(self, problem: Problem | None) -> None:
        repairs = () if problem is None else problem.repairs[:_MOST_REPAIRS]
        if repairs == self._offered:
            return
        self._offered = repairs
        while (item := self._repairs.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for repair in repairs:
            button = QPushButton(shown(repair.label))
            button.clicked.connect(lambda _=False, repair=repair: self.repair_wanted.emit(repair))
            self._repairs.addWidget(button)


class _ProblemsTable(QTableView):
    """A list of lines: mark, sentence, place.

    All lines are equally high, for measuring thousands of them takes seconds;
    the chosen one shows its whole sentence.
    """

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        own_viewport(self).setAutoFillBackground(False)
        self.setObjectName("problemsTable")
        self.setAccessibleName(translate("ProblemsPanel", "Problems"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self.setAutoFillBackground(False)
        self.setMinimumHeight(1)
        self._grown: int | None = None

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Give the sentence the room."""
        super().setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setResizeContentsPrecision(0)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Show the whole sentence of the chosen line."""
        super().currentChanged(current, previous)
        self._grow_current()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the chosen sentence to another width."""
        super().resizeEvent(event)
        self._grow_current()

    def _grow_current(self) -> None:
        height = self.verticalHeader().defaultSectionSize()
        if self._grown is not None:
            self.setRowHeight(self._grown, height)
        row = self.currentIndex().row()
        self._grown = row if row >= 0 else None
        if row >= 0:
            self.setRowHeight(row, max(height, self.sizeHintForRow(row)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the problem, on every platform; Esc back to the outline."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            if index.isValid():
                self.activated.emit(index)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
