"""The list of problems, following the document as it is edited."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from outline_editor.core.addresses import ElementKind
from outline_editor.core.errors import shortened
from outline_editor.core.model import Node
from outline_editor.core.problems import Problem, Repair
from outline_editor.ui.icons import severity_icon
from outline_editor.ui.panels.headings import heading
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate, word

_ANY_HEIGHT = 16777215
"""Qt's own maximum (`QWIDGETSIZE_MAX`)."""

_Index = QModelIndex | QPersistentModelIndex


class ProblemsPanel(QWidget):
    """Shows every problem; choosing one goes to its row and field."""

    chosen = Signal(Problem)
    selected = Signal(Problem)
    repair_wanted = Signal(Repair)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPanel")
        self._session = session
        self._heading = heading("")
        self._repairs = QHBoxLayout()
        self.model = _ProblemsModel(session, self)
        self.table = _ProblemsTable()
        self.table.setModel(self.model)
        self.table.activated.connect(lambda index: self.chosen.emit(self.model.problem(index)))
        selection = self.table.selectionModel()
        selection.currentRowChanged.connect(lambda index, _: self._selected(index))
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addLayout(self._repairs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 4)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.table)
        session.problems_changed.connect(self.refresh)
        session.switched.connect(self.refresh)
        self.refresh()

    @property
    def count(self) -> int:
        """How many problems there are."""
        return self.model.rowCount()

    def refresh(self) -> None:
        """Show the problems of now; the chosen one stays chosen if it is there."""
        row = self.table.currentIndex().row()
        self.model.refresh()
        count = self.model.rowCount()
        self._heading.setText(
            translate("ProblemsPanel", "Problems · {n}").format(n=count)
            if count
            else translate("ProblemsPanel", "No problems")
        )
        self.table.setVisible(count > 0)
        self.setMaximumHeight(_ANY_HEIGHT if count else self._heading.sizeHint().height() + 16)
        if count:
            # One is always chosen, so that its repairs can be seen.
            self.table.selectRow(max(0, min(row, count - 1)))
            self._show_repairs(self.model.problem(self.table.currentIndex()))
        else:
            self._show_repairs(None)

    def step(self, by: int) -> None:
        """Go to the next or the previous problem."""
        count = self.model.rowCount()
        if count:
            row = self.table.currentIndex().row()
            row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
            self.table.selectRow(row)
            self.chosen.emit(self.model.problem(self.model.index(row, 0)))

    def _selected(self, index: QModelIndex) -> None:
        problem = self.model.problem(index) if index.isValid() else None
        self._show_repairs(problem)
        if problem is not None:
            self.selected.emit(problem)

    def _show_repairs(self, problem: Problem | None) -> None:
        while (item := self._repairs.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for repair in () if problem is None else problem.repairs[:4]:
            button = QPushButton(shown(repair.label))
            button.clicked.connect(lambda _=False, repair=repair: self.repair_wanted.emit(repair))
            self._repairs.addWidget(button)


class _ProblemsTable(QTableView):
    """A list of lines: mark, sentence, place."""

    def __init__(self) -> None:
        super().__init__()
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
        self.viewport().setAutoFillBackground(False)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Give the sentence the room."""
        super().setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the problem, on every platform."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            index = self.currentIndex()
            if index.isValid():
                self.activated.emit(index)
            return
        super().keyPressEvent(event)


class _ProblemsModel(QAbstractTableModel):
    """The problems of a session as lines."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._problems: tuple[Problem, ...] = ()

    def refresh(self) -> None:
        """Read the problems of now."""
        problems = self._session.opened.all_problems()
        if problems != self._problems:
            self.beginResetModel()
            self._problems = problems
            self.endResetModel()

    def problem(self, index: _Index) -> Problem:
        """The problem on a line."""
        return self._problems[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.columnCount`."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        problem = self._problems[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._place(problem) if index.column() else shown(problem.message)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return severity_icon(problem.severity)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return f"{word(problem.severity.value)}: {shown(problem.message)}"
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return self._palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _palette(self) -> QPalette:
        panel = self.parent()
        assert isinstance(panel, QWidget)
        return panel.palette()

    def _place(self, problem: Problem) -> str:
        if problem.line:
            return translate("ProblemsPanel", "line {n}").format(n=problem.line)
        document = self._session.document
        ref = problem.ref
        if ref.kind is ElementKind.NOTE and document.has(ref):
            ref = document.owner(ref)
        node = document.find(ref)
        return shortened(node.text, 40) if isinstance(node, Node) else ""
