"""The texts that would be replaced, as a list: what changes in each is marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from outline_editor.core.addresses import ElementKind
from outline_editor.core.replacing import Replacement
from outline_editor.core.search import Span
from outline_editor.ui.outline.row_colours import RowState, row_colours
from outline_editor.ui.outline.utf16 import to_units
from outline_editor.ui.plain_text import plain_tip
from outline_editor.ui.translation import translate

Index = QModelIndex | QPersistentModelIndex

MARKED = Qt.ItemDataRole.UserRole
"""The role of the places that are marked in what is shown, in characters."""

_AROUND = 30
"""Characters shown before the first place, at most; the rest is cut."""

_WORD = re.compile(r"(?<=\s)\S")


class ListColumn(IntEnum):
    """What is shown of a text."""

    BEFORE = 0
    AFTER = 1
    WHERE = 2


class _Excerpt(NamedTuple):
    text: str
    marked: list[Span]


class ReplacementsModel(QAbstractTableModel):
    """The texts before and after, with a box each."""

    chosen_changed = Signal()

    def __init__(self, found: Sequence[Replacement]) -> None:
        super().__init__()
        self._found = found
        self._chosen = [True] * len(found)

    def chosen(self) -> list[Replacement]:
        """Those whose box is ticked."""
        return [one for one, wanted in zip(self._found, self._chosen, strict=True) if wanted]

    @property
    def all_chosen(self) -> bool:
        """Whether every box is ticked."""
        return all(self._chosen)

    def toggle_all(self) -> None:
        """Choose all of them, or none if all are chosen."""
        wanted = not self.all_chosen
        self._chosen = [wanted] * len(self._found)
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._found) - 1, 0))
        self.chosen_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.rowCount`."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """See `QAbstractItemModel.columnCount`."""
        return 0 if parent.isValid() else len(ListColumn)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """See `QAbstractItemModel.headerData`."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(ListColumn(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See `QAbstractItemModel.data`."""
        one, column = self._found[index.row()], ListColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._excerpt(index).text
            case Qt.ItemDataRole.ToolTipRole if column is not ListColumn.WHERE:
                return plain_tip(one.after if column is ListColumn.AFTER else one.before)
            case Qt.ItemDataRole.CheckStateRole if column is ListColumn.BEFORE:
                wanted = self._chosen[index.row()]
                return Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked
            case _ if role == MARKED:
                return self._excerpt(index).marked
        return None

    def _excerpt(self, index: Index) -> _Excerpt:
        one = self._found[index.row()]
        match ListColumn(index.column()):
            case ListColumn.BEFORE:
                return _excerpt(one.before, [(piece.start, piece.end) for piece in one.pieces])
            case ListColumn.AFTER:
                return _excerpt(one.after, _places_after(one))
            case ListColumn.WHERE:
                return _Excerpt(_field_name(one), [])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """See `QAbstractItemModel.flags`."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def setData(  # noqa: N802
        self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take a line in or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._chosen[index.row()] = Qt.CheckState(value) is Qt.CheckState.Checked
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True


def _heading(column: ListColumn) -> str:
    match column:
        case ListColumn.BEFORE:
            return translate("Find", "Now")
        case ListColumn.AFTER:
            return translate("Find", "Afterwards")
        case ListColumn.WHERE:
            return translate("Find", "Where")


def _field_name(one: Replacement) -> str:
    if one.ref.kind is ElementKind.NOTE:
        return translate("Find", "Note")
    if one.field == "original":
        return translate("Find", "Original")
    return translate("Find", "Text")


def _places_after(one: Replacement) -> list[Span]:
    """Where the words stand that are put in."""
    places, shift = [], 0
    for piece in one.pieces:
        start = piece.start + shift
        places.append((start, start + len(piece.words)))
        shift += len(piece.words) - (piece.end - piece.start)
    return places


def _excerpt(text: str, places: list[Span]) -> _Excerpt:
    """A text on one line, from the start of a word a little before the first place."""
    line, first = text.replace("\n", " "), places[0][0]
    if first <= _AROUND:
        return _Excerpt(line, places)
    word = _WORD.search(line, first - _AROUND, first + 1)
    # Chinese has no spaces to begin after.
    start = first - _AROUND if word is None else word.start()
    return _Excerpt("…" + line[start:], [(a - start + 1, b - start + 1) for a, b in places])


class ChangesDelegate(QStyledItemDelegate):
    """Draws a text with some of its words heavier, and on a ground of their own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See `QStyledItemDelegate.paint`."""
        marked = index.data(MARKED)
        if not marked:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        text, option.text = option.text, ""  # pyright: ignore[reportAttributeAccessIssue]
        widget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = widget.style() if widget is not None else QApplication.style()
        # The ground, the box and the focus, as the desktop has them.
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, widget)
        option.text = text  # pyright: ignore[reportAttributeAccessIssue]
        room = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, widget)
        _draw(painter, room.adjusted(3, 0, -3, 0), text, marked, option)


def _draw(
    painter: QPainter, room: QRect, text: str, marked: list[Span], option: QStyleOptionViewItem
) -> None:
    font: QFont = option.font  # pyright: ignore[reportAttributeAccessIssue]
    palette: QPalette = option.palette  # pyright: ignore[reportAttributeAccessIssue]
    heavy = QFont(font)
    heavy.setBold(True)
    plain, bold = QFontMetrics(font), QFontMetrics(heavy)
    words = [text[start:end] for start, end in marked]
    wider = sum(bold.horizontalAdvance(one) - plain.horizontalAdvance(one) for one in words)
    elided = plain.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - wider)
    layout = QTextLayout(elided, font)
    layout.setFormats([_mark(text, span, palette) for span in marked])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(10 * room.width() + 1)
    layout.endLayout()
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # pyright: ignore[reportAttributeAccessIssue]
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
    painter.save()
    painter.setClipRect(room)
    painter.setPen(palette.color(role))
    top = room.top() + (room.height() - line.height()) / 2
    layout.draw(painter, QPointF(room.left(), top))
    painter.restore()


def _mark(text: str, span: Span, palette: QPalette) -> QTextLayout.FormatRange:
    mark = QTextLayout.FormatRange()
    mark.start = to_units(text, span[0])
    mark.length = to_units(text, span[1]) - mark.start
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(row_colours(palette, RowState.PLAIN).found)
    look.setForeground(palette.color(QPalette.ColorRole.Text))
    mark.format = look
    return mark
