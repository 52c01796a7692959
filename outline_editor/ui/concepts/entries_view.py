"""The tree of concepts and actors, and its keys."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView

from outline_editor.core.addresses import Ref
from outline_editor.ui.concepts.entries_model import EntriesModel, Index
from outline_editor.ui.concepts.entry_delegate import EntryDelegate
from outline_editor.ui.translation import translate
from outline_editor.ui.viewports import own_viewport

_FEWEST_LINES = 4


class EntriesView(QTreeView):
    """Enter leads to the fields of an entry, Esc back to the outline.

    The window's actions for entries have keys of their own, heard here.
    """

    chosen = Signal()
    """Another line is the current one."""
    fields_wanted = Signal()
    escaped = Signal()
    menu_wanted = Signal(QPoint)
    """The menu of the current entry is wanted, at a point of the screen."""

    def __init__(self, model: EntriesModel) -> None:
        super().__init__()
        own_viewport(self)
        self.setObjectName("entriesTree")
        self.setAccessibleName(translate("Concepts", "Concepts and actors"))
        self.entries = model
        self.setModel(model)
        self.setItemDelegate(EntryDelegate(self))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(self.fontMetrics().averageCharWidth() * 2)
        self.header().setStretchLastSection(True)
        self.header().setMinimumSectionSize(1)
        self._folded: set[Ref] = set()
        """What the person has folded; a group has the id `''`."""
        self.is_being_filled = False
        self.collapsed.connect(lambda index: self._keep_fold(index, folded=True))
        self.expanded.connect(lambda index: self._keep_fold(index, folded=False))
        self.doubleClicked.connect(lambda _: self.fields_wanted.emit())

    @property
    def current(self) -> Ref | None:
        """The entry of the current line."""
        return self.entries.ref(self.currentIndex())

    def choose(self, ref: Ref | None) -> bool:
        """Make the line of an entry the current one; whether it is shown."""
        index = self.entries.index_of(ref)
        if not index.isValid():
            return False
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    @contextmanager
    def being_filled(self) -> Iterator[None]:
        """While the lines are others: what becomes current meanwhile nobody has chosen."""
        self.is_being_filled = True
        try:
            yield
        finally:
            self.is_being_filled = False

    def unfold(self, *, everything: bool) -> None:
        """Show what stands under each entry, unless the person has folded it."""
        folded = () if everything else tuple(self._folded)
        self.expandAll()
        for ref in folded:
            index = self.entries.index_of(ref)
            if index.isValid():
                self.collapse(index)

    def _keep_fold(self, index: Index, *, folded: bool) -> None:
        if not self.is_being_filled:
            ref = self.entries.address(index)
            (self._folded.add if folded else self._folded.discard)(ref)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell of it; see `QAbstractItemView.currentChanged`."""
        super().currentChanged(current, previous)
        self.chosen.emit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few lines, however narrow."""
        return QSize(1, _FEWEST_LINES * (self.fontMetrics().height() + 6))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hear Enter and Esc; all else is as in any tree."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The line that is edited has passed it on: it is not meant for the tree.
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.fields_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu where the mouse is, or at the current line."""
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            point = self.viewport().mapToGlobal(below)
        self.menu_wanted.emit(point)
