"""The problems of a document as lines of a table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QWidget

from outline_editor.core.addresses import ElementKind
from outline_editor.core.errors import Severity, shortened
from outline_editor.core.model import Node
from outline_editor.core.problems import Problem, how_many
from outline_editor.ui.icons import severity_icon
from outline_editor.ui.plain_text import plain_tip
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate, word

Index = QModelIndex | QPersistentModelIndex


class ProblemsModel(QAbstractTableModel):
    """Sentence and place of each problem, in the order of the document.

    Changes are told as the lines between the first and the last that differ,
    so that what is chosen stays chosen while others come and go.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = parent
        self._problems: tuple[Problem, ...] = ()
        self._icons: dict[tuple[Severity, int], QIcon] = {}

    def refresh(self) -> None:
        """Read the problems of now."""
        old, new = self._problems, self._session.opened.all_problems()
        if old == new:
            return
        start = _alike(old, new)
        end = _alike(old[start:][::-1], new[start:][::-1])
        gone, come = len(old) - start - end, len(new) - start - end
        if gone == come:
            self._problems = new
            self.dataChanged.emit(self.index(start, 0), self.index(start + come - 1, 1))
            return
        if gone:
            self.beginRemoveRows(QModelIndex(), start, start + gone - 1)
            self._problems = old[:start] + old[start + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), start, start + come - 1)
            self._problems = new
            self.endInsertRows()

    @property
    def how_many(self) -> int:
        """How many problems there are, with those that are only counted."""
        return how_many(self._problems)

    def problem(self, index: Index) -> Problem:
        """The problem on a line."""
        return self._problems[index.row()]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.columnCount`."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        problem = self._problems[index.row()]
        is_place = index.column() == 1
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._place(problem) if is_place else shown(problem.message)
            case Qt.ItemDataRole.ToolTipRole if not is_place:
                return plain_tip(shown(problem.message))
            case Qt.ItemDataRole.DecorationRole if not is_place:
                return self._icon(problem.severity)
            case Qt.ItemDataRole.AccessibleTextRole if not is_place:
                return f"{word(problem.severity.value)}: {shown(problem.message)}"
            case Qt.ItemDataRole.ForegroundRole if is_place:
                return self._panel.palette().color(QPalette.ColorRole.PlaceholderText)
        return None

    def _icon(self, severity: Severity) -> QIcon:
        """The mark of a severity, drawn once for each palette."""
        key = severity, self._panel.palette().cacheKey()
        if key not in self._icons:
            self._icons[key] = severity_icon(severity)
        return self._icons[key]

    def _place(self, problem: Problem) -> str:
        if problem.line:
            return translate("ProblemsPanel", "line {n}").format(n=problem.line)
        document = self._session.document
        ref = problem.ref
        if ref.kind is ElementKind.NOTE and document.has(ref):
            ref = document.owner(ref)
        node = document.find(ref)
        return shortened(node.text, 40) if isinstance(node, Node) else ""


def _alike(one: tuple[Problem, ...], other: tuple[Problem, ...]) -> int:
    """How many problems are the same from the start on."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))
