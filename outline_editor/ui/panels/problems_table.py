"""The lines of the list of problems."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from outline_editor.ui.panels.problems_model import Index
from outline_editor.ui.translation import translate
from outline_editor.ui.viewports import own_viewport

_LINES_MEASURED = 64
"""Lines, from the first in sight on, whose widest place gives its column the width."""


class ProblemsTable(QTableView):
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
        self._set_muted(True)
        self._grown: int | None = None

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802
        """Give the sentence the room."""
        super().setModel(model)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        # With 0, for what is in sight, Qt measures every line of a table that is not shown yet.
        header.setResizeContentsPrecision(_LINES_MEASURED)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make lines and marks as large as the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()
            self._grow_current()
        elif event.type() is QEvent.Type.ApplicationPaletteChange:
            self._set_muted(not self.hasFocus())

    def _measure(self) -> None:
        size = self.fontMetrics().height()
        self.setIconSize(QSize(size, size))
        self.verticalHeader().setDefaultSectionSize(line_height(self))

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

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Keys go to the chosen line: it stands out."""
        super().focusInEvent(event)
        self._set_muted(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """They go elsewhere: it stands back."""
        super().focusOutEvent(event)
        self._set_muted(True)

    def _set_muted(self, muted: bool) -> None:
        # By colours, not by the state of a line: Qt's `QStyle`, which names the states,
        # has hundreds of members of enums that a window would wait for.
        palette = QPalette()
        if muted:
            usual, groups = QGuiApplication.palette(), QPalette.ColorGroup
            for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
                palette.setColor(groups.Active, role, usual.color(groups.Inactive, role))
        self.setPalette(palette)

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


def line_height(widget: QWidget) -> int:
    """How high a line is, in pixels."""
    return widget.fontMetrics().height() + 8
