"""Tells assistive technology of the outline, once there is any that asks."""

from __future__ import annotations

import sys

import shiboken6
from PySide6.QtCore import QEvent, QLibraryInfo, QModelIndex, QObject, QTimer, QVersionNumber
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleStateChangeEvent,
)

from outline_editor.ui.outline.accessible_outline import AccessibleOutline
from outline_editor.ui.outline.accessible_row import AccessibleRow
from outline_editor.ui.outline.tree_view import OutlineTreeView

_DROPS_FOLDS = sys.platform == "linux" and QLibraryInfo.version() < QVersionNumber(6, 12)
"""Qt 6.11's `AtSpiAdaptor::notify` tells a screen reader when something is `focused`, `checked`,
`active` or `disabled`, but not when it is `expanded`, even for its own trees."""

_kept: list[AccessibleOutline] = []
"""The interfaces given to Qt, which deletes them: Python must not do that before."""


def accessible_outline(view: QObject) -> AccessibleOutline | None:
    """The interface of an outline view, for Qt to keep; `None` for one that is going."""
    if not isinstance(view, OutlineTreeView) or not shiboken6.isValid(view):
        return None
    made = AccessibleOutline(view)
    Teller(made)
    # Qt deletes the interface of a view that goes only after this; the next
    # time it can be told.
    # Through a function: PySide6 takes whoever has a bound method for a QObject.
    view.destroyed.connect(lambda: made.forget_rows())
    _kept[:] = [*(one for one in _kept if shiboken6.isValid(one)), made]
    return made


class Teller(QObject):
    """Tells which row gets the keys, and of rows that fold.

    Qt's lists, tables and trees do so themselves; the view that they share,
    which this one is made from, does not.
    """

    def __init__(self, outline: AccessibleOutline) -> None:
        super().__init__(outline.view)
        self._outline = outline
        self._view = outline.view
        self._focusing = QTimer(self)
        self._focusing.setSingleShot(True)
        self._focusing.timeout.connect(self._tell_focus)
        self._view.installEventFilter(self)
        self._view.current_changed.connect(self._current_changed)
        self._view.model().dataChanged.connect(self._rows_changed)
        self._view.model().modelReset.connect(self._all_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, ARG002
        """The view gets the keys: they go to its current row."""
        if event.type() == QEvent.Type.FocusIn:
            # Later: Qt tells of the view itself only after this event, and the
            # last one told of is where a screen reader stays.
            self._focusing.start()
        return False

    def _current_changed(self, _: str) -> None:
        self._focusing.start()

    def _tell_focus(self) -> None:
        """The current row is where keys go."""
        row = self._view.currentIndex().row()
        if row >= 0 and self._view.hasFocus() and QAccessible.isActive():
            told = QAccessibleEvent(self._view, QAccessible.Event.Focus)
            told.setChild(row)
            QAccessible.updateAccessibility(told)

    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        """Rows look different: they may have been folded or unfolded."""
        self._tell_folds(first.row(), last.row())

    def _all_changed(self) -> None:
        self._tell_folds(0, len(self._view.rows) - 1)

    def _tell_folds(self, first: int, last: int) -> None:
        """Whoever asked for a row before has to know that it is folded now, or unfolded."""
        if not QAccessible.isActive():
            return
        for row in self._outline.known_rows(first, last):
            if row.take_fold_change():
                self._tell_fold(row)

    def _tell_fold(self, row: AccessibleRow) -> None:
        position = row.position
        if position is None:
            return
        changed = QAccessible.State()
        changed.expanded = True
        told = QAccessibleStateChangeEvent(self._view, changed)
        told.setChild(position)
        QAccessible.updateAccessibility(told)
        if _DROPS_FOLDS:
            _tell_at_spi(row)


def _tell_at_spi(row: AccessibleRow) -> None:
    """Say on Qt's own connection to AT-SPI whether a row is expanded.

    As Qt 6.12 does it; the signal is in `xml/Event.xml` of at-spi2-core.
    """
    from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

    connection = QDBusConnection("a11y")
    if not connection.isConnected():
        return
    signal = QDBusMessage.createSignal(
        f"/org/a11y/atspi/accessible/{QAccessible.uniqueId(row)}",
        "org.a11y.atspi.Event.Object",
        "StateChanged",
    )
    signal.setArguments(["expanded", int(row.state().expanded), 0, QDBusVariant(0), {}])
    connection.send(signal)
