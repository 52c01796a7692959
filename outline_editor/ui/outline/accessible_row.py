"""One row as assistive technology sees it; made on demand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleAttributesInterface,
    QAccessibleInterface,
    QColor,
    QWindow,
)

from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Node
from outline_editor.ui.outline.row_words import facts, no_text, notes_shown

if TYPE_CHECKING:
    from outline_editor.ui.outline.tree_view import OutlineTreeView

NO_INTERFACE = shiboken6.VoidPtr(0)
"""What to answer: PySide6 6.11 makes a wild pointer of `None` and of 0."""


class AccessibleRow(QAccessibleInterface):
    """A row: its text, level, whether it is folded, its kind and notes.

    It is valid while the row is in the list.
    """

    def __init__(self, tree: QAccessibleInterface, view: OutlineTreeView, node_id: str) -> None:
        super().__init__()
        self._tree = tree
        self._view = view
        self.node_id = node_id
        self._actions = _Actions(self)
        self._attributes = _Attributes(self)
        self._told_folded = self._is_folded()

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

    def _is_folded(self) -> bool:
        return self.node is not None and self._view.rows.is_folded(self.node_id)

    def take_fold_change(self) -> bool:
        """Whether it was folded or unfolded since this was last asked, or the row first was."""
        before, self._told_folded = self._told_folded, self._is_folded()
        return self._told_folded != before

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
        return self._tree

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
        return NO_INTERFACE


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
