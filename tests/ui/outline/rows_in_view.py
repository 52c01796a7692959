"""What a view of rows shows, and where to click in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from outline_editor.ui.outline.tree_view import OutlineTreeView

MakeView = Callable[..., OutlineTreeView]

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def names(view: OutlineTreeView) -> str:
    """The rows in the list, by what their ids end in."""
    return " ".join(node_id.removeprefix("n-") for node_id in view.rows.node_ids())


def selected(view: OutlineTreeView) -> str:
    """The rows selected, likewise."""
    return " ".join(node_id.removeprefix("n-") for node_id in view.selected_ids())


def rect_of(view: OutlineTreeView, node_id: str) -> QRect:
    """Where a row is; empty off the screen."""
    row = view.rows.position(node_id)
    assert row is not None
    return view.visualRect(view.model().index(row, 0))


def text_point(view: OutlineTreeView, node_id: str) -> QPoint:
    """A point in the text of a row."""
    row = view.rows.position(node_id)
    assert row is not None
    left = view.metrics.text_left(view.rows.depth(row))
    return QPoint(left + 20, rect_of(view, node_id).center().y())


def arrow_point(view: OutlineTreeView, node_id: str) -> QPoint:
    """A point on what folds a row."""
    row = view.rows.position(node_id)
    assert row is not None
    centre = view.metrics.mark_centre(view.rows.depth(row))
    return QPoint(centre, rect_of(view, node_id).top() + view.metrics.padding + 5)


def click(
    qtbot: QtBot, view: OutlineTreeView, point: QPoint, held: Qt.KeyboardModifier = PLAIN
) -> None:
    """Click at a point of the view."""
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, point)


def heard_by(view: OutlineTreeView) -> list[str]:
    """The rows that become current from now on."""
    heard: list[str] = []
    view.current_changed.connect(heard.append)
    return heard
