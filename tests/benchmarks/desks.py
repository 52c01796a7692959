"""The same work on a long outline: in the program's window, and in Qt's own tree view."""

from __future__ import annotations

import random
from typing import Protocol

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QMainWindow, QTreeView, QWidget

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.opening import Opened
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.model import DEFAULT_HEADER, DocumentRoot, Node
from outline_editor.formats.base import FORMATS, FormatName
from outline_editor.storage.in_pieces import PiecedText
from outline_editor.ui.windows import shared_windows
from tests.benchmarks.timing import Act

WIDTH, HEIGHT = 1200, 800
"""The size of each window in pixels."""


_NO_CODEBOOK = SharedCodebook()


class Desk(Protocol):
    """A window, and what is measured in it.

    Each piece of work makes itself ready and gives back what is to be timed.
    """

    @property
    def window(self) -> QWidget: ...
    @property
    def viewport(self) -> QWidget: ...
    @property
    def paints_always(self) -> bool:
        """Whether a move that paints nothing is a fault of the benchmark."""
        ...

    def new_row(self) -> Act: ...
    def character(self) -> Act: ...
    def indent(self) -> Act: ...
    def move(self) -> Act: ...
    def undo(self) -> Act: ...
    def fold(self) -> Act: ...
    def unfold(self) -> Act: ...
    def page(self) -> Act: ...


class ProgramDesk:
    """The program's whole window, worked with keys."""

    paints_always = True

    def __init__(self, root: DocumentRoot, codebook: SharedCodebook = _NO_CODEBOOK) -> None:
        opened = Opened(
            root=root,
            header=DEFAULT_HEADER,
            source=PiecedText(),
            format=FORMATS[FormatName.YAML],
            codebook=codebook,
        )
        self.window = shared_windows().open(OpenDocument(opened, None))
        self.document = self.window.session.document
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.window.complete()
        self.view = self.window.outline
        self.viewport = self.view.viewport()
        self._chance = random.Random(1)
        self._first = root.outline[0].id
        self._parents = [node.id for top in root.outline[1:] for node in top.children[1:]]
        self._typed = 0
        self._shifted = False

    def _press(self, keys: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keySequence(focus, QKeySequence(keys))

    def _pressing(self, keys: str) -> Act:
        return lambda: self._press(keys)

    def _go_to(self, node_id: str) -> None:
        self.view.leave_text_mode()
        self.view.setFocus()
        self.view.set_current(node_id)

    def _go_anywhere(self) -> None:
        """To any row but those at the end, from where paging would lead nowhere."""
        row = self._chance.randrange(self.view.model().rowCount() * 9 // 10)
        self._go_to(self.view.rows.node_id(row))

    def new_row(self) -> Act:
        self._go_anywhere()
        return self._pressing("Return")

    def character(self) -> Act:
        # A screenful of words, then another row.
        if self._typed % 100 == 0:
            self._go_anywhere()
            self._press("F2")
        self._typed += 1
        return self._pressing("x" if self._typed % 6 else "Space")

    def indent(self) -> Act:
        self._go_to_parent()
        return self._pressing("Tab")

    def move(self) -> Act:
        self._go_to_parent()
        return self._pressing("Alt+Shift+Up")

    def undo(self) -> Act:
        self._go_to_parent()
        self._press("Tab")
        self._shifted = False
        return self._pressing("Ctrl+Z")

    def _go_to_parent(self) -> None:
        """To a row with rows under it that is not the first of its own parent."""
        if self._shifted:
            self._press("Ctrl+Z")
        self._shifted = True
        self._go_to(self._chance.choice(self._parents))

    def fold(self) -> Act:
        self._go_to(self._first)
        self.view.rows.unfold(self._first)
        return self._pressing("Ctrl+Up")

    def unfold(self) -> Act:
        self._go_to(self._first)
        self.view.rows.fold(self._first)
        return self._pressing("Ctrl+Down")

    def page(self) -> Act:
        if self._chance.random() < 0.1:
            self._go_anywhere()
        return self._pressing("PgDown")


class StockDesk:
    """Qt's tree view on its own item model, changed through that model."""

    # It does not always find the place of a row among wrapped ones.
    paints_always = False

    def __init__(self, root: DocumentRoot) -> None:
        self.model = QStandardItemModel()
        for node in root.outline:
            self.model.appendRow(_item(node))
        self.view = QTreeView()
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setHeaderHidden(True)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.view)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.view.expandAll()
        self.viewport = self.view.viewport()
        self._chance = random.Random(1)
        self._take_back: Act | None = None

    def _item(self, index: QModelIndex) -> QStandardItem:
        return self.model.itemFromIndex(index)

    def _any_parent(self) -> QModelIndex:
        """A row with rows under it, not the first of its parent, made current."""
        if self._take_back is not None:
            self._take_back()
            self._take_back = None
        top = self.model.index(self._chance.randrange(1, self.model.rowCount()), 0)
        index = self.model.index(self._chance.randrange(1, self.model.rowCount(top)), 0, top)
        self.view.setCurrentIndex(index)
        return index

    def _put(self, index: QModelIndex, parent: QStandardItem, row: int) -> QModelIndex:
        """Move a row to another place, current and unfolded as it was."""
        taken = self._item(index.parent()).takeRow(index.row())
        parent.insertRow(row, taken)
        moved = taken[0].index()
        self.view.expandRecursively(moved)
        self.view.setCurrentIndex(moved)
        return moved

    def _shift(self, index: QModelIndex, parent: QStandardItem, row: int) -> None:
        old_parent, old_row = self._item(index.parent()), index.row()
        moved = self._put(index, parent, row)
        self._take_back = lambda: _ignore(self._put(moved, old_parent, old_row))

    def new_row(self) -> Act:
        index = self._any_parent()

        def act() -> None:
            item = QStandardItem("")
            self._item(index.parent()).insertRow(index.row() + 1, item)
            self.view.setCurrentIndex(item.index())
            self._take_back = lambda: _ignore(item.parent().takeRow(item.row()))

        return act

    def character(self) -> Act:
        # Into the line of text that Qt lays over a row; it neither wraps nor grows.
        if not isinstance(QApplication.focusWidget(), QLineEdit):
            self.view.edit(self._any_parent())
        editor = QApplication.focusWidget()
        assert editor is not None
        return lambda: QTest.keyClick(editor, Qt.Key.Key_X)

    def indent(self) -> Act:
        index = self._any_parent()
        above = self._item(index.siblingAtRow(index.row() - 1))
        return lambda: self._shift(index, above, above.rowCount())

    def move(self) -> Act:
        index = self._any_parent()
        return lambda: self._shift(index, self._item(index.parent()), index.row() - 1)

    def undo(self) -> Act:
        self.indent()()
        take_back, self._take_back = self._take_back, None
        assert take_back is not None
        return take_back

    def fold(self) -> Act:
        first = self.model.index(0, 0)
        self.view.expand(first)
        self.view.setCurrentIndex(first)
        return lambda: self.view.collapse(first)

    def unfold(self) -> Act:
        first = self.model.index(0, 0)
        self.view.collapse(first)
        self.view.setCurrentIndex(first)
        return lambda: self.view.expand(first)

    def page(self) -> Act:
        bar = self.view.verticalScrollBar()
        if self._chance.random() < 0.1 or bar.value() == bar.maximum():
            self._any_parent()
        return lambda: QTest.keyClick(self.view, Qt.Key.Key_PageDown)


def _item(node: Node) -> QStandardItem:
    item = QStandardItem(node.text)
    item.appendRows([_item(child) for child in node.children])
    return item


def _ignore(_: object) -> None:
    """A step of undo tells nothing."""
