"""Tells assistive technology of the outline, once there is any that asks."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QModelIndex, QObject
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)

from outline_editor.ui.outline.accessible_outline import AccessibleOutline
from outline_editor.ui.outline.tree_view import OutlineTreeView

_kept: list[AccessibleOutline] = []
"""The interfaces given to Qt, which deletes them: Python must not do that before."""


def accessible_outline(view: QObject) -> AccessibleOutline | None:
    """The interface of an outline view, for Qt to keep; `None` for one that is going."""
    if not isinstance(view, OutlineTreeView) or not shiboken6.isValid(view):
        return None
    made = AccessibleOutline(view)
    Teller(view)
    # Qt deletes the interface of a view that goes only after this; the next
    # time it can be told.
    # Through a function: PySide6 takes whoever has a bound method for a QObject.
    view.destroyed.connect(lambda: made.forget_rows())
    _kept[:] = [*(one for one in _kept if shiboken6.isValid(one)), made]
    return made


class Teller(QObject):
    """Tells of what Qt's views tell nobody: rows that fold, and the row that gets the keys."""

    def __init__(self, view: OutlineTreeView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)
        view.model().dataChanged.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """The view gets the keys: they go to its current row."""
        row = self._view.currentIndex().row()
        if event.type() == QEvent.Type.FocusIn and row >= 0 and QAccessible.isActive():
            told = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)
        return False

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Rows look different: they may have been folded or unfolded."""
        if not QAccessible.isActive():
            return
        changed = QAccessible.State()
        changed.expanded = changed.collapsed = True
        for row in range(first.row(), last.row() + 1):
            told = QAccessibleStateChangeEvent(self._view, changed)
            told.setChild(row)
            QAccessible.updateAccessibility(told)
