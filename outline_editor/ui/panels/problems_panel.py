"""The list of problems, following the document as it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.problems import Problem, Repair
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.panels.problems_model import ProblemsModel
from outline_editor.ui.panels.problems_table import ProblemsTable, line_height
from outline_editor.ui.session import Session
from outline_editor.ui.translation import translate

if TYPE_CHECKING:
    from outline_editor.ui.panels.repair_buttons import RepairButtons

_ANY_HEIGHT = 16777215
"""Qt's own maximum (`QWIDGETSIZE_MAX`)."""

_SLIT = 12
"""Pixels of a list too low to be read."""

_AROUND_HEADING = 24
"""Pixels above and below the heading, and within its button."""

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
        self._heading = heading("")
        self._unfold = QToolButton()
        self._unfold.setObjectName("showProblems")
        self._unfold.setProperty("link", "true")
        self._unfold.setText(translate("ProblemsPanel", "Show"))
        self._unfold.clicked.connect(self.unfold_wanted)
        self._repairs: RepairButtons | None = None
        self.model = ProblemsModel(session, self)
        self._table: ProblemsTable | None = None
        self._top = top = QHBoxLayout()
        top.setAlignment(Qt.AlignmentFlag.AlignLeft)
        top.addWidget(self._heading)
        top.addWidget(self._unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        session.problems_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        self.refresh()

    @property
    def table(self) -> ProblemsTable:
        """The list itself; a window without problems opens without one."""
        if self._table is None:
            self._table = table = ProblemsTable()
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
        return self.fontMetrics().height() + _AROUND_HEADING

    def height_with(self, lines: float) -> int:
        """How high the panel is, in pixels, with so many lines of its list in sight."""
        return self.folded_height + round(lines * line_height(self))

    def lines_in(self, height: int) -> float:
        """How many lines of the list are in sight where the panel is so high."""
        return max(0.0, (height - self.folded_height) / line_height(self))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another size of text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._limit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Offer the list where it has no room."""
        super().resizeEvent(event)
        self._offer_list()

    def _offer_list(self) -> None:
        self._unfold.setVisible(self.count > 0 and self.height() <= self.folded_height + _SLIT)

    @property
    def count(self) -> int:
        """How many lines the list has."""
        return self.model.rowCount()

    def refresh(self) -> None:
        """Show the problems of now; the chosen one stays chosen if it is there."""
        row = -1 if self._table is None else self._table.currentIndex().row()
        self.model.refresh()
        count = self.count
        self._heading.setText(
            translate("ProblemsPanel", "Problems · {n}").format(n=self.model.how_many)
            if count
            else translate("ProblemsPanel", "No problems")
        )
        if count or self._table is not None:
            self.table.setVisible(count > 0)
        self._limit_height()
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

    def _limit_height(self) -> None:
        self.setMaximumHeight(_ANY_HEIGHT if self.count else self.folded_height)

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
        if self._repairs is None:
            if not repairs:
                return
            self._repairs = self._made_repairs()
        self._repairs.show_repairs(repairs)

    def _made_repairs(self) -> RepairButtons:
        # A window opens without: it need not wait for the module.
        from outline_editor.ui.panels.repair_buttons import RepairButtons

        buttons = RepairButtons()
        buttons.wanted.connect(self.repair_wanted)
        self._top.addWidget(buttons, 1)
        return buttons
