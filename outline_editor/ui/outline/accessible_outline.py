"""The outline as assistive technology sees it: a tree of rows.

Qt knows only widgets and its own views; these interfaces say the rest. Qt's
interfaces are not reference counted: those that were given away must live as
long as the view, or be taken back by `QAccessible.deleteAccessibleInterface`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleSelectionInterface
from PySide6.QtWidgets import QAccessibleWidget

from outline_editor.ui.outline.accessible_row import NO_INTERFACE, AccessibleRow

if TYPE_CHECKING:
    from outline_editor.ui.outline.tree_view import OutlineTreeView

_MOST_KEPT = 4096
"""Rows whose interfaces are kept before those of rows out of the list are taken back."""


class AccessibleOutline(QAccessibleWidget):
    """The view: a tree whose children are the rows in the list, then its other widgets."""

    def __init__(self, view: OutlineTreeView) -> None:
        super().__init__(view, QAccessible.Role.Tree, view.accessibleName())
        self._view = view
        self._kept: dict[str, AccessibleRow] = {}
        self._selection = _Selection(self)

    @property
    def view(self) -> OutlineTreeView:
        """The view itself."""
        return self._view

    def row(self, position: int) -> AccessibleRow:
        """The interface of the row at a position."""
        node_id = self._view.rows.node_id(position)
        if node_id not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                listed = self._view.rows.position
                self.forget_rows([one for one in self._kept if listed(one) is None])
            self._kept[node_id] = AccessibleRow(self, self._view, node_id)
        return self._kept[node_id]

    def known_rows(self, first: int, last: int) -> list[AccessibleRow]:
        """Those from one position to another, both included, that were asked for."""
        rows = self._view.rows
        if last - first < len(self._kept):
            ids = map(rows.node_id, range(first, last + 1))
            return [self._kept[node_id] for node_id in ids if node_id in self._kept]
        placed = ((rows.position(node_id), row) for node_id, row in self._kept.items())
        return [row for at, row in placed if at is not None and first <= at <= last]

    def forget_rows(self, node_ids: Sequence[str] | None = None) -> None:
        """Take back the interfaces of some rows, or of all of them."""
        for node_id in list(self._kept) if node_ids is None else node_ids:
            gone = self._kept.pop(node_id)
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(gone))

    # The children

    def childCount(self) -> int:  # noqa: N802
        """As many as there are rows, and the viewport, which holds the editor."""
        return len(self._view.rows) + 1

    def child(self, index: int) -> QAccessibleInterface | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """A row, or the viewport."""
        count = len(self._view.rows)
        if 0 <= index < count:
            return self.row(index)
        if index == count:
            return QAccessible.queryAccessibleInterface(self._view.viewport())
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Which child an interface is; -1 if it is none."""
        if isinstance(child, AccessibleRow):
            position = self._view.rows.position(child.node_id)
            return -1 if position is None else position
        return len(self._view.rows) if child.object() is self._view.viewport() else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        """The row at a point of the screen."""
        point = self._view.viewport().mapFromGlobal(QPoint(x, y))
        index = self._view.indexAt(point)
        return self.row(index.row()) if index.isValid() else None

    def focusChild(self) -> QAccessibleInterface | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        """The editor of a text, else the current row."""
        if self._view.is_editing:
            return super().focusChild()
        index = self._view.currentIndex()
        return self.row(index.row()) if index.isValid() and self._view.hasFocus() else None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """Rows can be selected, too."""
        if kind == QAccessible.InterfaceType.SelectionInterface:
            return self._selection
        return NO_INTERFACE


class _Selection(QAccessibleSelectionInterface):
    """The selected rows."""

    def __init__(self, outline: AccessibleOutline) -> None:
        super().__init__()
        self._outline = outline

    def selectedItemCount(self) -> int:  # noqa: N802
        """How many are selected."""
        return len(self._outline.view.choice.rows())

    def selectedItems(self) -> list[QAccessibleInterface]:  # noqa: N802
        """The rows."""
        return [self._outline.row(position) for position in self._outline.view.choice.rows()]

    def select(self, item: QAccessibleInterface) -> bool:
        """Select one more."""
        return self._set(item, selected=True)

    def unselect(self, item: QAccessibleInterface) -> bool:
        """Select one less."""
        return self._set(item, selected=False)

    def _set(self, item: QAccessibleInterface, *, selected: bool) -> bool:
        position = item.position if isinstance(item, AccessibleRow) else None
        if position is None:
            return False
        if self._outline.view.choice.has(position) != selected:
            self._outline.view.choice.toggle(position)
        return True

    def selectAll(self) -> bool:  # noqa: N802
        """Select all rows."""
        self._outline.view.choice.everything()
        return True

    def clear(self) -> bool:
        """Select the current row alone."""
        self._outline.view.choice.only(self._outline.view.currentIndex().row())
        return True
