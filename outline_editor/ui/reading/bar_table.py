"""A table of counts with a bar for each row: a chart whose values can be read and copied."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from outline_editor.ui.theme import note_colour
from outline_editor.ui.viewports import own_viewport

_NAME, _BAR = 0, 1
_FIRST_VALUE = 2

_NAME_SHARE = 0.45
"""How much of the width names take at most, the ends of longer ones being left out."""

_LEAST_BAR = 3
"""Pixels of the bar of any count but zero."""

Index = QModelIndex | QPersistentModelIndex


class Counted(NamedTuple):
    """A row of the table: what is counted, and how often."""

    name: str
    values: tuple[int, ...]
    key: str = ""
    """What the row is known by to who made it."""


class CountModel(QAbstractTableModel):
    """Names and values, and between them what bars are drawn from.

    The first `in_bar` values stand end to end in the bar; the others are only
    written.
    """

    def __init__(self, heads: Sequence[str], in_bar: int) -> None:
        super().__init__()
        self._heads = (heads[0], "", *heads[1:])
        self._in_bar = in_bar
        self.rows: Sequence[Counted] = ()
        self.swatch: Callable[[int], QPixmap | None] = lambda _: None
        """What shows the colour of one of the values in the bar."""
        self.largest = 0
        """The longest bar's value."""

    def show_rows(self, rows: Sequence[Counted]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.largest = max((sum(self.bar(row)) for row in range(len(rows))), default=0)
        self.endResetModel()

    def bar(self, row: int) -> tuple[int, ...]:
        """The values in the bar of a row."""
        return self.rows[row].values[: self._in_bar]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """See Qt."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """See Qt."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See Qt."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
            case Qt.ItemDataRole.DisplayRole:
                return self._heads[section]
            case Qt.ItemDataRole.DecorationRole if section >= _FIRST_VALUE:
                # Which colour is which, where there are two.
                at = section - _FIRST_VALUE
                return self.swatch(at) if at < self._in_bar > 1 else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt; the cell of the bar says the values that it is drawn from."""
        row, column = self.rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Qt.ItemDataRole.DisplayRole if column >= _FIRST_VALUE:
                return f"{row.values[column - _FIRST_VALUE]:,}"
            case Qt.ItemDataRole.DisplayRole if column == _NAME:
                return row.name
            case Qt.ItemDataRole.ToolTipRole if column == _NAME:
                # A tool tip takes what looks like HTML for it.
                return f"<p>{escape(row.name)}</p>"
            case Qt.ItemDataRole.AccessibleTextRole if column == _BAR:
                return f"{sum(self.bar(index.row())):,}"
        return None

    def text(self, rows: Sequence[int]) -> str:
        """Rows as lines with tabs, as spreadsheets paste them, under a line of heads."""
        lines = [(self._heads[_NAME], *self._heads[_FIRST_VALUE:])]
        lines += [(row.name, *map(str, row.values)) for row in map(self.rows.__getitem__, rows)]
        return "".join("\t".join(line) + "\n" for line in lines)


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column >= _FIRST_VALUE else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class BarTable(QTableView):
    """Shows a `CountModel`, as high as all its rows."""

    chosen = Signal(str)
    """A row was chosen by Enter or a double click; its key."""
    row_reached = Signal()
    """Another row is the current one."""

    def __init__(self, name: str, model: CountModel) -> None:
        super().__init__()
        self.counts = model
        self._wanted = [0] * model.columnCount()
        """Pixels that each column would have if there were room; that of the bar gets the rest."""
        model.setParent(self)
        own_viewport(self)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegateForColumn(_BAR, _BarDelegate(self))
        self.setProperty("bars", "true")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self.chosen.emit(model.rows[index.row()].key))
        self.selectionModel().currentChanged.connect(lambda *_: self.row_reached.emit())
        model.modelReset.connect(self._fit)
        model.swatch = self._swatch

    def colours(self) -> tuple[QColor, ...]:
        """Those of the values in a bar, in order."""
        palette = self.palette()
        return palette.color(QPalette.ColorRole.Accent), note_colour(palette)

    def copy(self) -> None:
        """Copy the selected rows, or all of them."""
        selected = sorted(index.row() for index in self.selectionModel().selectedRows())
        rows = selected if len(selected) > 1 else range(len(self.counts.rows))
        QApplication.clipboard().setText(self.counts.text(rows))

    def _swatch(self, value: int) -> QPixmap:
        side = self.fontMetrics().xHeight()
        pixmap = QPixmap(side, side)
        pixmap.fill(self.colours()[value])
        return pixmap

    def make_current(self, row: int) -> None:
        """Go to a row."""
        index = self.counts.index(row, _NAME)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if self.hasFocus():
            self.selectRow(row)

    # What is selected shows where keys go, so that only one table shows it.

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the current row."""
        super().focusInEvent(event)
        self.selectRow(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show no row."""
        super().focusOutEvent(event)
        self.selectionModel().clearSelection()

    # Room

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as all rows."""
        rows = self.counts.rowCount() * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width will do."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give names and values their room, and bars the rest."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(round(1.5 * self.fontMetrics().height()))
        self._measure()
        self.setFixedHeight(self.sizeHint().height())
        self._fit_columns()

    def _fit_columns(self) -> None:
        width = self.viewport().width()
        wanted = list(self._wanted)
        wanted[_NAME] = min(wanted[_NAME] + 12, round(_NAME_SHARE * width))
        wanted[_BAR] = max(0, width - wanted[_NAME] - sum(wanted[_FIRST_VALUE:]))
        for column, section in enumerate(wanted):
            self.setColumnWidth(column, section)

    def _measure(self) -> None:
        self._wanted = [
            max(self._width_of(column), self.horizontalHeader().sectionSizeHint(column))
            for column in range(self.counts.columnCount())
        ]

    def _width_of(self, column: int) -> int:
        """The width of the widest cell: it alone is asked for, as Qt takes long for each."""
        rows = self.counts.rows
        if not rows or column == _BAR:
            return 0
        if column == _NAME:
            advance = self.fontMetrics().horizontalAdvance
            widest = max(range(len(rows)), key=lambda row: advance(rows[row].name))
        else:
            widest = max(range(len(rows)), key=lambda row: rows[row].values[column - _FIRST_VALUE])
        return self.sizeHintForIndex(self.counts.index(widest, column)).width()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter chooses a row."""
        index = self.currentIndex()
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if index.isValid():
                self.chosen.emit(self.counts.rows[index.row()].key)
            case Qt.Key.Key_C if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.copy()
            case _:
                super().keyPressEvent(event)


class _BarDelegate(QStyledItemDelegate):
    """Draws the bars, the longest as wide as there is room."""

    def __init__(self, table: BarTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as of any cell, then the bar."""
        super().paint(painter, option, index)
        counts, area = self._table.counts, QRectF(option.rect)  # type: ignore[attr-defined]
        high = round(area.height() * 0.5)
        left, room = area.left(), area.width() - 8
        for value, colour in zip(counts.bar(index.row()), self._table.colours(), strict=False):
            if value and room > 0:
                width = max(_LEAST_BAR, value / counts.largest * room)
                bar = QRectF(left, area.center().y() - high / 2, width, high)
                painter.fillRect(bar, colour)
                left += width
