"""How one line of a picker looks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from outline_editor.app.choices import Choice
from outline_editor.ui.picker.choices_model import ChoicesModel, Index

_PADDING = 6
"""Pixels above and below the text; twice that on its left and right."""

_SMALLER = 0.88
"""The size of what stands under the text, as a part of the text's."""


class ChoiceDelegate(QStyledItemDelegate):
    """Draws what a choice is called, its keys on the right and the rest below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """See `QStyledItemDelegate.sizeHint`."""
        height = QFontMetrics(option.font).height()
        if self._choice(index).detail:
            height += QFontMetrics(_small(option.font)).height()
        return QSize(0, height + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """See `QStyledItemDelegate.paint`."""
        choice = self._choice(index)
        palette, chosen = option.palette, bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Normal if choice.applies else QPalette.ColorGroup.Disabled
        text = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        if not choice.applies:
            text = QPalette.ColorRole.Text
        faint = text if chosen else QPalette.ColorRole.PlaceholderText
        painter.save()
        if chosen:
            painter.fillRect(option.rect, palette.brush(QPalette.ColorRole.Highlight))
        room = option.rect.adjusted(2 * _PADDING, _PADDING, -2 * _PADDING, -_PADDING)
        painter.setFont(option.font)
        painter.setPen(palette.color(group, faint))
        keys = painter.boundingRect(room, Qt.AlignmentFlag.AlignRight, choice.keys)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, choice.keys)
        painter.setPen(palette.color(group, text))
        beside = keys.width() + 2 * _PADDING if choice.keys else 0
        _draw(painter, room.adjusted(0, 0, -beside, 0), choice.text)
        painter.setFont(_small(option.font))
        painter.setPen(palette.color(group, faint))
        below = room.adjusted(0, QFontMetrics(option.font).height(), 0, 0)
        _draw(painter, below, choice.detail)
        painter.restore()

    def _choice(self, index: Index) -> Choice:
        model = index.model()
        assert isinstance(model, ChoicesModel)
        return model.choice(index)


def _draw(painter: QPainter, room: QRect, text: str) -> None:
    """Draw one line at the top of a room, shortened to fit."""
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
    painter.drawText(room, flags, elided)


def _small(font: QFont) -> QFont:
    smaller = QFont(font)
    if font.pointSizeF() > 0:
        smaller.setPointSizeF(font.pointSizeF() * _SMALLER)
    else:
        smaller.setPixelSize(max(1, round(font.pixelSize() * _SMALLER)))
    return smaller
