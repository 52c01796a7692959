"""Scrolling rows: by the bar, by the wheel, and to a row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from outline_editor.core.document import Document
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    CONTROL,
    PLAIN,
    MakeView,
    rect_of,
)


@pytest.mark.parametrize(
    ("hint", "top"),
    [
        (QAbstractItemView.ScrollHint.PositionAtTop, 0.0),
        (QAbstractItemView.ScrollHint.PositionAtCenter, 0.5),
        (QAbstractItemView.ScrollHint.PositionAtBottom, 1.0),
    ],
)
def test_scrolling_to_a_row(
    make_view: MakeView,
    long_document: Document,
    hint: QAbstractItemView.ScrollHint,
    top: float,
) -> None:
    view = make_view(long_document)
    view.scrollTo(view.model().index(203, 0), hint)
    rect = rect_of(view, "n-203")
    free = view.viewport().height() - rect.height()
    assert rect.top() == pytest.approx(top * free, abs=1)


def test_a_jump_puts_a_row_a_third_down_the_screen(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    for row in ("n-203", "n-077"):
        view.set_current(row)
        assert rect_of(view, row).top() == pytest.approx(view.viewport().height() / 3, abs=2)
    view.set_current("n-000")
    assert rect_of(view, "n-000").top() >= 0
    view.set_current(view.rows.node_id(len(view.rows) - 1))
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()


def test_a_step_to_a_row_near_by_scrolls_as_little_as_it_takes(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-203")
    for step in (1, -1):
        placed = view.placed_rows()
        edge = placed[-1].row if step > 0 else placed[0].row
        view.set_current(view.rows.node_id(edge + step))
        rect = rect_of(view, view.current_id())
        at_edge = view.viewport().height() - rect.height() if step > 0 else 0
        assert rect.top() == pytest.approx(at_edge, abs=1)


def test_the_current_row_stays_in_sight_as_the_room_changes(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    view.set_current("n-301")
    for size in ((700, 90), (200, 90), (700, 500)):
        view.resize(*size)
        assert view.viewport().rect().contains(rect_of(view, "n-301").center())
    font = QFont(view.font())
    font.setPointSizeF(font.pointSizeF() * 3)
    view.resize(700, 200)
    view.setFont(font)
    assert view.viewport().rect().contains(rect_of(view, "n-301").center())
    view.verticalScrollBar().setValue(0)
    view.resize(400, 300)
    assert rect_of(view, "n-301").isEmpty(), "it was not in sight"


def test_the_scroll_bar_leads_from_first_to_last_row(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    bar = view.verticalScrollBar()
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    assert rect_of(view, "n-499").bottom() < view.viewport().height()
    bar.setValue(bar.maximum() // 2)
    assert not rect_of(view, "n-251").isEmpty() or not rect_of(view, "n-248").isEmpty()
    bar.setValue(0)
    assert not rect_of(view, "n-000").isEmpty()


def _turn_wheel(view: OutlineTreeView, pixels: int, angle: int, held=PLAIN) -> QWheelEvent:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(0, pixels),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)
    return event


def test_the_wheel_scrolls_by_pixels(make_view: MakeView, long_document: Document) -> None:
    view = make_view(long_document)
    before = rect_of(view, "n-001").top()
    _turn_wheel(view, -7, 0)
    assert rect_of(view, "n-001").top() == before - 7
    _turn_wheel(view, 0, -120)
    assert rect_of(view, "n-001").top() == before - 7 - 3 * view.metrics.pitch
    for _ in range(30):
        _turn_wheel(view, 0, 120)
    assert rect_of(view, "n-001").top() == before
    assert view.verticalScrollBar().value() == 0


def test_the_smallest_turns_of_a_fine_wheel_add_up(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    before = rect_of(view, "n-001").top()
    for _ in range(120):
        _turn_wheel(view, 0, -1)
    assert abs(rect_of(view, "n-001").top() - (before - 3 * view.metrics.pitch)) <= 1


def test_the_wheel_with_control_is_for_the_window(
    make_view: MakeView, long_document: Document
) -> None:
    view = make_view(long_document)
    before = rect_of(view, "n-001")
    event = _turn_wheel(view, 0, -120, CONTROL)
    assert not event.isAccepted()
    assert rect_of(view, "n-001") == before
