"""Shows a long list of notes as cards: those on the screen are laid out, nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPalette,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from outline_editor.ui.all_notes.note_entry import Card, Content, Measures
from outline_editor.ui.all_notes.notes_model import Index, NotesModel
from outline_editor.ui.outline.scroller import STEPS, Scroller
from outline_editor.ui.outline.wheel import Wheel
from outline_editor.ui.viewports import own_viewport

_MOST_KEPT = 300
"""Cards kept laid out: some screens full."""

_SIDE = 14
"""Pixels beside the cards, as beside all else in the sidebar."""

_Action = QAbstractItemView.CursorAction


class _Placed(NamedTuple):
    row: int
    area: QRect
    card: Card


class CardList(QListView):
    """A list whose entries are of different heights, as quick with 20,000 as with ten.

    It is a list to Qt, and so to assistive technology; but Qt's own measures
    every entry before it shows the first.
    """

    def __init__(self, model: NotesModel) -> None:
        super().__init__()
        own_viewport(self).setBackgroundRole(QPalette.ColorRole.Window)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAutoScroll(False)
        self.notes = model
        self._cards: dict[str, Card] = {}
        """By note: what has not changed need not be laid out again."""
        self._by_row: dict[int, Card | None] = {}
        """By line, as long as nothing changes: each is asked for several times for one paint."""
        self._measures: Measures | None = None
        self.scroller = Scroller(model.rowCount, self._height_of)
        self._wheel = Wheel()
        self._setting_bar = False
        self.setModel(model)
        model.rowsInserted.connect(self._rows_inserted)
        model.rowsRemoved.connect(self._rows_removed)
        model.dataChanged.connect(self._data_changed)
        model.modelReset.connect(self.relayout)

    # Layout

    def _card(self, row: int) -> Card | None:
        """The card on a line, `None` where the document has no such note any more."""
        if row not in self._by_row:
            if len(self._by_row) >= _MOST_KEPT:
                self._by_row.clear()
            self._by_row[row] = self._laid_out(row)
        return self._by_row[row]

    def _laid_out(self, row: int) -> Card | None:
        if self._measures is None:
            width = self.viewport().width() - 2 * _SIDE
            self._measures = Measures.of(self.font(), width)
        placed = self.notes.placed(row)
        if placed is None:
            return None
        labels = [self.notes.concept(one) for one in placed.note.concepts]
        content = Content.of(placed, labels)
        kept = self._cards.get(placed.note.id)
        if kept is not None and kept.content == content and kept.measures is self._measures:
            return kept
        if len(self._cards) >= _MOST_KEPT:
            self._cards.clear()
        card = self._cards[placed.note.id] = Card(content, self._measures)
        return card

    def _height_of(self, row: int) -> int:
        card = self._card(row)
        return 1 if card is None else card.height + card.measures.gap

    def _placed(self) -> Iterator[_Placed]:
        """The cards on the screen, from top to bottom."""
        width = self.viewport().width() - 2 * _SIDE
        for row, y in list(self.scroller.on_screen()):
            card = self._card(row)
            if card is not None:
                yield _Placed(row, QRect(_SIDE, y, width, card.height), card)

    def doItemsLayout(self) -> None:  # noqa: N802
        """Place the cards in sight, and none besides."""
        self.scroller.keep_within()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:  # noqa: N802
        """Bring the scroll bar in step with the cards."""
        bar = self.verticalScrollBar()
        self._setting_bar = True
        bar.setRange(0, self.scroller.maximum)
        bar.setPageStep(max(1, sum(1 for _ in self.scroller.on_screen()) - 1) * STEPS)
        bar.setSingleStep(STEPS)
        bar.setValue(self.scroller.value)
        self._setting_bar = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the texts to another width."""
        was_in_sight = self.visualRect(self.currentIndex()).isValid()
        self.scroller.room = self.viewport().height()
        if event.size().width() != event.oldSize().width():
            self._measures = None
            self._by_row.clear()
        self.scroller.keep_within()
        if was_in_sight:
            # What can be done about a lost quote comes up below the list.
            self.scroller.reveal(self.currentIndex().row())
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow another font or palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measures = None
            self.relayout()

    def relayout(self) -> None:
        """Look at everything anew: notes, names of concepts, measures."""
        self._by_row.clear()
        self.scroller.keep_within()
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    # Notes that come and go

    def _rows_inserted(self, _: Index, first: int, last: int) -> None:
        self.scroller.inserted(first, last - first + 1)
        self.relayout()

    def _rows_removed(self, _: Index, first: int, last: int) -> None:
        self.scroller.removed(first, last - first + 1)
        self.relayout()

    def _data_changed(self, first: Index, last: Index) -> None:
        if first.row() == last.row():
            self._change_one(first.row())
        else:
            self.relayout()

    def _change_one(self, row: int) -> None:
        """A note says something else: only its card is painted, unless it is higher or lower now.

        Who writes in a row with notes should not wait for all cards in sight.
        """
        before = self._by_row.pop(row, None)
        area = next((one.area for one in self._placed() if one.row == row), None)
        if area is None:
            return
        if before is None or before.height != area.height():
            self.relayout()
        else:
            self.viewport().update(area)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cards in sight."""
        self.executeDelayedItemsLayout()
        painter = QPainter(self.viewport())
        try:
            current = self.currentIndex().row()
            for row, area, card in self._placed():
                if area.intersects(event.rect()):
                    chosen = row == current
                    card.paint(painter, area, self._palette_now(), chosen=chosen)
        finally:
            # With one that is still open Qt ends the program.
            painter.end()

    def _palette_now(self) -> QPalette:
        """The colours, which tell whether keys go here."""
        palette = QPalette(self.palette())
        group = QPalette.ColorGroup.Active if self.hasFocus() else QPalette.ColorGroup.Inactive
        palette.setCurrentColorGroup(group)
        return palette

    # Scrolling

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802, ARG002
        """Follow the scroll bar."""
        if not self._setting_bar:
            self.scroller.set_value(self.verticalScrollBar().value())
            self._scrolled()

    def scrollTo(  # noqa: N802
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a card into sight."""
        if not index.isValid():
            return
        if hint is QAbstractItemView.ScrollHint.PositionAtTop:
            self.scroller.go_to(index.row())
        else:
            self.scroller.reveal(index.row())
        self._scrolled()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll by pixels."""
        pitch = self.fontMetrics().lineSpacing()
        self.scroller.scroll_by(self._wheel.pixels(event, pitch))
        self._scrolled()
        event.accept()

    def _scrolled(self) -> None:
        self.updateGeometries()
        self.viewport().update()

    # What Qt asks of every view

    def visualRect(self, index: Index) -> QRect:  # noqa: N802
        """Where a card is in the viewport; empty if it is not on the screen."""
        areas = (area for row, area, _ in self._placed() if row == index.row())
        return next(areas, QRect()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:  # noqa: N802
        """The note at a point of the viewport."""
        for row, area, _ in self._placed():
            if area.contains(point):
                return self.notes.index(row)
        return QModelIndex()

    def horizontalOffset(self) -> int:  # noqa: N802
        """None: texts wrap."""
        return 0

    def verticalOffset(self) -> int:  # noqa: N802
        """None: the height of all cards above the screen is not known, nor needed."""
        return 0

    def setSelection(  # noqa: N802
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select the card at a point."""
        index = self.indexAt(rect.center())
        selection = QItemSelection(index, index) if index.isValid() else QItemSelection()
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:  # noqa: N802
        """The part of the screen that shows selected notes."""
        region = QRegion()
        for row, area, _ in self._placed():
            if selection.contains(self.notes.index(row)):
                region += area
        return region
