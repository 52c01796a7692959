"""The outline as assistive technology sees it: a tree of rows, whose items are made on demand.

Qt knows only widgets and its own views; these interfaces say the rest. Qt's
interfaces are not reference counted: those that were given away must live as
long as the view, or be taken back by `QAccessible.deleteAccessibleInterface`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QColor,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget

from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Node
from outline_editor.ui.outline.row_words import facts, no_text, notes_shown

if TYPE_CHECKING:
    from outline_editor.ui.outline.tree_view import OutlineTreeView

_MOST_KEPT = 4096
"""Rows whose interfaces are kept before those of rows out of the list are taken back."""


_NONE = shiboken6.VoidPtr(0)
"""No interface: PySide6 6.11 makes a wild pointer of `None` and of 0."""


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
            self._kept[node_id] = AccessibleRow(self, node_id)
        return self._kept[node_id]

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
        return _NONE


class AccessibleRow(QAccessibleInterface):
    """A row: its text, level, whether it is folded, its kind and notes.

    It is valid while the row is in the list.
    """

    def __init__(self, outline: AccessibleOutline, node_id: str) -> None:
        super().__init__()
        self._outline = outline
        self._view = outline.view
        self.node_id = node_id
        self._actions = _Actions(self)
        self._attributes = _Attributes(self)

    @property
    def view(self) -> OutlineTreeView:
        """The view that the row is in."""
        return self._view

    @property
    def position(self) -> int | None:
        """Where the row is in the list."""
        return self._view.rows.position(self.node_id)

    @property
    def node(self) -> Node | None:
        """The row itself, `None` once it is gone."""
        node = self._view.rows.document.find(node_ref(self.node_id))
        return node if isinstance(node, Node) else None

    # Where it is

    def isValid(self) -> bool:  # noqa: N802
        """Whether the row is in the list."""
        return self.position is not None and self.node is not None

    def object(self) -> QObject | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """None: rows are no objects of Qt."""
        return None

    def window(self) -> QWindow | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """The window of the view."""
        return self._view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        """The tree."""
        return self._outline

    def child(self, index: int) -> QAccessibleInterface | None:  # noqa: ARG002  # pyright: ignore[reportIncompatibleMethodOverride]
        """None: the rows under it follow it; its level says so."""
        return None

    def childCount(self) -> int:  # noqa: N802
        """No children; see `child`."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # noqa: N802, ARG002  # pyright: ignore[reportIncompatibleMethodOverride]
        """No children; see `child`."""
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802, ARG002
        """No children; see `child`."""
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # noqa: N802  # pyright: ignore[reportIncompatibleMethodOverride]
        """No children; see `child`."""
        return None

    def relations(self, match: Any = None) -> list[Any]:  # noqa: ARG002
        """None that would be known."""
        return []

    def rect(self) -> QRect:
        """Its place on the screen, empty while it is scrolled away."""
        position = self.position
        if position is None:
            return QRect()
        rect = self._view.visualRect(self._view.model().index(position, 0))
        return QRect(self._view.viewport().mapToGlobal(rect.topLeft()), rect.size())

    # What it says

    def role(self) -> QAccessible.Role:
        """An item of a tree."""
        return QAccessible.Role.TreeItem

    def text(self, kind: QAccessible.Text) -> str:
        """Its text as its name; its kind, original and notes as its description."""
        node = self.node
        if node is None:
            return ""
        if kind == QAccessible.Text.Name:
            return node.text or no_text()
        if kind == QAccessible.Text.Description:
            return ", ".join(facts(node, notes_shown(self._view.rows.document, node)))
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:  # noqa: N802
        """Nothing: rows are edited as anybody edits them."""

    def state(self) -> QAccessible.State:
        """Selected, focused, folded or not, in sight or not."""
        state = QAccessible.State()
        position, node = self.position, self.node
        if position is None or node is None:
            state.invalid = True
            return state
        view = self._view
        index = view.model().index(position, 0)
        state.focusable = state.selectable = True
        state.multiSelectable = state.extSelectable = True
        state.selected = view.selectionModel().isSelected(index)
        is_current = view.currentIndex().row() == position
        state.focused = state.active = is_current and view.hasFocus()
        if node.children:
            folded = view.rows.is_folded(node.id)
            state.expandable, state.expanded, state.collapsed = True, not folded, folded
        state.offscreen = state.invisible = view.visualRect(index).isEmpty()
        return state

    def foregroundColor(self) -> QColor:  # noqa: N802
        """Of no interest."""
        return QColor()

    def backgroundColor(self) -> QColor:  # noqa: N802
        """Of no interest."""
        return QColor()

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        """It can be pressed and folded, and has a level."""
        match kind:
            case QAccessible.InterfaceType.ActionInterface:
                return self._actions
            case QAccessible.InterfaceType.AttributesInterface:
                return self._attributes
        return _NONE


class _Actions(QAccessibleActionInterface):
    """What can be done to a row: edit its text, fold it."""

    def __init__(self, row: AccessibleRow) -> None:
        super().__init__()
        self._row = row

    def actionNames(self) -> list[str]:  # noqa: N802
        """Press edits the text, Toggle folds or unfolds."""
        node = self._row.node
        names = [self.pressAction(), self.setFocusAction()]
        return [*names, self.toggleAction()] if node is not None and node.children else names

    def doAction(self, name: str) -> None:  # noqa: N802
        """Do one of them."""
        view, position = self._row.view, self._row.position
        if position is None:
            return
        if name == self.toggleAction():
            view.toggle_fold(position, deep=False)
            return
        view.setFocus()
        view.set_current(self._row.node_id)
        if name == self.pressAction():
            view.edit_current()

    def keyBindingsForAction(self, name: str) -> list[str]:  # noqa: N802
        """The keys for it."""
        return {self.pressAction(): ["F2"]}.get(name, [])


class _Attributes(QAccessibleAttributesInterface):
    """How deep a row stands."""

    def __init__(self, row: AccessibleRow) -> None:
        super().__init__()
        self._row = row

    def attributeKeys(self) -> list[QAccessible.Attribute]:  # noqa: N802
        """The level alone."""
        return [QAccessible.Attribute.Level]

    def attributeValue(self, key: QAccessible.Attribute) -> Any:  # noqa: N802
        """The level, 1 for a row at the top of the list."""
        position = self._row.position
        if key != QAccessible.Attribute.Level or position is None:
            return None
        return self._row.view.rows.depth(position)


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
