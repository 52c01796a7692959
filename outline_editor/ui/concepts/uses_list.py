"""The rows and notes that name a concept or actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from outline_editor.core.addresses import Ref
from outline_editor.core.document import Document
from outline_editor.core.errors import shortened
from outline_editor.core.model import Node, Note
from outline_editor.core.reading_order import found_in_reading, in_reading_order
from outline_editor.ui.outline.row_words import home_of, kind_and_state, no_text
from outline_editor.ui.plain_text import plain_tip
from outline_editor.ui.slices import Slices
from outline_editor.ui.translation import translate
from outline_editor.ui.viewports import own_viewport

_LONGEST = 200
"""Characters of a text that are shown."""
_MOST_IN_SIGHT = 10
"""Lines: a longer list scrolls."""
_MOST_AT_ONCE = 1_000
"""Rows and notes put in order before any is shown: some thousandths of a second."""
_FIRST = 100
"""Of more, as many are shown at once."""
_STEP = 200
"""And as many of the others are put in order in one step."""

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class _UsesModel(QAbstractListModel):
    """The words of rows and notes, looked up for the lines in sight alone."""

    def __init__(self) -> None:
        super().__init__()
        self._document: Document | None = None
        self.users: Sequence[Ref] = ()

    def show(self, document: Document, users: Sequence[Ref]) -> None:
        self.beginResetModel()
        self._document, self.users = document, users
        self.endResetModel()

    def add(self, users: Sequence[Ref]) -> None:
        """Let more follow those that are there."""
        first = len(self.users)
        self.beginInsertRows(_NO_PARENT, first, first + len(users) - 1)
        self.users = (*self.users, *users)
        self.endInsertRows()

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.users)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        assert self._document is not None
        whole = role == Qt.ItemDataRole.ToolTipRole
        words = use_in_words(self._document, self.users[index.row()], whole=whole)
        return plain_tip(words) if whole else words


def use_in_words(document: Document, user: Ref, *, whole: bool = False) -> str:
    """What a row or note that names an entry says; of a note its kind first."""
    match document.find(user):
        case Node() as node:
            text = node.text or node.original or no_text()
            return text if whole else shortened(text, _LONGEST)
        case Note() as note:
            kind = kind_and_state(note)
            if whole:
                kind = f"{kind} {home_of(document, note)}"
            text = note.text if whole else shortened(note.text, _LONGEST)
            return translate("Concepts", "{kind}: {text}").format(kind=kind, text=text)
    return ""


class UsesList(QListView):
    """Enter or a click goes to a row or note; as high as its lines, up to some."""

    wanted = Signal(Ref)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        own_viewport(self).setAutoFillBackground(False)
        self.setObjectName("usesList")
        self.setAccessibleName(translate("Concepts", "Where it is used"))
        self._uses = _UsesModel()
        self._rest = Slices(self)
        self.setModel(self._uses)
        self.setUniformItemSizes(True)
        # Thousands of lines are placed bit by bit: nobody need wait for those out of sight.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.clicked.connect(self._go)

    def show_users(self, document: Document, users: Set[Ref]) -> None:
        """Show rows and notes of a document as one reads them; of very many the first at once."""
        self._rest.stop()
        if len(users) <= _MOST_AT_ONCE:
            self._uses.show(document, in_reading_order(document, users))
        else:
            found = found_in_reading(document, users)
            self._uses.show(document, tuple(islice(found, _FIRST)))
            self._rest.begin(self._show_rest(found))
        self._fit()

    def _show_rest(self, found: Iterator[Ref]) -> Iterator[None]:
        users: list[Ref] = []
        while step := tuple(islice(found, _STEP)):
            users += step
            yield
        self._uses.add(users)

    def say_anew(self) -> None:
        """Show what the same rows and notes say now."""
        # Not told as a change of the lines: Qt would place all of them anew.
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make lines as high as the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        lines = min(len(self._uses.users), _MOST_IN_SIGHT)
        self.setFixedHeight(lines * max(1, self.sizeHintForRow(0)) + 2)
        self.setVisible(lines > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes there, on every platform; Esc back to the outline."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, index: _Index) -> None:
        if index.isValid():
            self.wanted.emit(self._uses.users[index.row()])
