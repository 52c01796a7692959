"""How one line of the tree of concepts and actors looks, and how its label is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from outline_editor.ui.composing import Composition
from outline_editor.ui.concepts.entries_model import EntryRole, Index
from outline_editor.ui.outline.editor_keys import ENDING, LEAVING

_GAP = 8
"""Pixels between the label, the remark and the count."""
_PADDING = 3
"""Pixels above and below."""
_LEAST = 10
"""Average characters that a label keeps where the remark leaves it no more room."""


class EntryDelegate(QStyledItemDelegate):
    """Draws the label, a faint remark behind it, and the count at the right edge."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._composition: Composition | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002, N802
        """See `QStyledItemDelegate.sizeHint`: all lines are equally high."""
        return QSize(0, QFontMetrics(option.font).height() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See `QStyledItemDelegate.paint`."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_active = bool(option.state & QStyle.StateFlag.State_Active)
        groups = QPalette.ColorGroup
        palette, group = option.palette, groups.Active if is_active else groups.Inactive
        text = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        faint = QPalette.ColorRole.PlaceholderText
        painter.save()
        if chosen:
            painter.fillRect(option.rect, palette.brush(group, QPalette.ColorRole.Highlight))
        room = option.rect.adjusted(2, 0, -_GAP, 0)
        font = QFont(option.font)
        is_group = bool(index.data(EntryRole.IS_GROUP))
        font.setWeight(QFont.Weight.DemiBold if is_group else font.weight())
        painter.setFont(option.font)
        count = index.data(EntryRole.COUNT)
        room = _draw_right(painter, room, str(count or ""), palette.color(group, faint))
        painter.setFont(font)
        is_faint = bool(index.data(EntryRole.IS_FAINT)) and not chosen
        colour = palette.color(group, faint if is_faint else text)
        self._draw_label(painter, room, index, (colour, palette.color(group, faint)))
        painter.restore()

    def _draw_label(
        self, painter: QPainter, room: QRect, index: Index, colours: tuple[QColor, QColor]
    ) -> None:
        metrics, remark = painter.fontMetrics(), index.data(EntryRole.REMARK) or ""
        label, side = index.data(Qt.ItemDataRole.DisplayRole), Qt.TextElideMode.ElideRight
        behind = metrics.horizontalAdvance(remark) + _GAP if remark else 0
        if room.width() - behind < _LEAST * metrics.averageCharWidth():
            remark, behind = "", 0
        shown = metrics.elidedText(label, side, room.width() - behind)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(colours[0])
        painter.drawText(room, flags, shown)
        if remark:
            painter.setPen(colours[1])
            left = metrics.horizontalAdvance(shown) + _GAP
            painter.drawText(room.adjusted(left, 0, 0, 0), flags, remark)

    # Editing

    def createEditor(  # noqa: N802
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QWidget:
        """A line for the label, in its first language."""
        line = QLineEdit(parent)
        line.setObjectName("entryLabel")
        line.setAccessibleName(str(index.data(Qt.ItemDataRole.DisplayRole)))
        self._composition = Composition(line)
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802
        """See `QStyledItemDelegate.eventFilter`: it ends an entry, but not a composition."""
        if isinstance(event, QKeyEvent) and self._composition is not None:
            is_ending = event.key() in (*ENDING, *LEAVING)
            if self._composition.is_on and is_ending:
                # The input method's own, whether or not it takes it.
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(  # noqa: N802
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        """See `QStyledItemDelegate.updateEditorGeometry`: over the line, as high as it needs."""
        rect = QRect(option.rect)
        more = max(0, editor.sizeHint().height() - rect.height())
        editor.setGeometry(rect.adjusted(0, -(more // 2), 0, more - more // 2))


def _draw_right(painter: QPainter, room: QRect, text: str, colour: QColor) -> QRect:
    """Draw a text at the right edge; returns the room that is left."""
    if not text:
        return room
    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.setPen(colour)
    painter.drawText(room, flags, text)
    return room.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - _GAP, 0)
