"""Rows are dragged with the events that a desktop sends.

The offscreen platform drags nothing: here the test is the desktop, from the
moment the view begins a drag to the drop.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QUrl,
    QVersionNumber,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
)
from pytestqt.qtbot import QtBot

import outline_editor
from tests.core.outlines import MINISTRY, drawn, lines, outline, row_id
from tests.ui.conftest import OpenWindow
from tests.ui.keymap.conftest import Desk

SitDown = Callable[[str], Desk]

_BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_NONE = Qt.KeyboardModifier.NoModifier


class Desktop:
    """What carries something over windows and drops it."""

    def __init__(self) -> None:
        self.carried: QMimeData | None = None
        self.on_the_way: Callable[[QMimeData], None] = lambda _: None
        self.begun = 0

    def carry(self, drag: QDrag, *_: object) -> Qt.DropAction:
        """Stands for `QDrag.exec`, which no offscreen window can do."""
        self.begun += 1
        self.on_the_way(drag.mimeData())
        return Qt.DropAction.IgnoreAction

    @staticmethod
    def over(desk: Desk, point: QPoint, data: QMimeData, held: Qt.KeyboardModifier = _NONE) -> bool:
        """Hold something over a point; whether it may be dropped there."""
        viewport = desk.view.viewport()
        button = Qt.MouseButton.LeftButton
        # Since Qt 6.12 they take fractions of pixels, and warn of the way that is older.
        takes_fractions = QLibraryInfo.version() >= QVersionNumber(6, 12)
        place: Any = QPointF(point) if takes_fractions else point
        enter = QDragEnterEvent(place, _BOTH, data, button, held)
        QCoreApplication.sendEvent(viewport, enter)
        move = QDragMoveEvent(place, _BOTH, data, button, held)
        move.ignore()
        QCoreApplication.sendEvent(viewport, move)
        return move.isAccepted()

    def drop(
        self, desk: Desk, point: QPoint, data: QMimeData, held: Qt.KeyboardModifier = _NONE
    ) -> None:
        """Carry something to a point and let it go there, if it may."""
        if self.over(desk, point, data, held):
            event = QDropEvent(QPointF(point), _BOTH, data, Qt.MouseButton.LeftButton, held)
            QCoreApplication.sendEvent(desk.view.viewport(), event)
        else:
            self.leave(desk)

    @staticmethod
    def leave(desk: Desk) -> None:
        """Carry it out of the window, or give up."""
        QCoreApplication.sendEvent(desk.view.viewport(), QDragLeaveEvent())


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Desktop:
    made = Desktop()
    monkeypatch.setattr(QDrag, "exec", lambda drag, *more: made.carry(drag, *more))
    return made


@pytest.fixture
def desk(sit_down: SitDown) -> Desk:
    return sit_down(MINISTRY)


def _at(desk: Desk, name: str, part: float, level: int = 0) -> QPoint:
    """A point in a row: how far down in it, and at the text of which level."""
    row = desk.view.rows.position(row_id(name))
    assert row is not None
    rect = desk.view.visualRect(desk.view.model().index(row, 0))
    x = desk.view.metrics.text_left(level or desk.view.rows.depth(row)) + 1
    return QPoint(x, rect.top() + round(rect.height() * part))


def _drag(
    desk: Desk,
    desktop: Desktop,
    name: str,
    to: QPoint,
    qtbot: QtBot,
    held: Qt.KeyboardModifier = _NONE,
) -> None:
    """Press on a selected row, move on and drop it at a point."""
    viewport, start = desk.view.viewport(), _at(desk, name, 0.5)
    desktop.on_the_way = lambda data: desktop.drop(desk, to, data, held)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(viewport, start + QPoint(0, 40))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(0, 40))


ABOVE, INTO, BELOW = 0.1, 0.5, 0.9


class TestWithinAWindow:
    @pytest.mark.parametrize(
        ("part", "expected"),
        [
            (ABOVE, lines("a", "  b", "    c", "    d", "  e", "h", "f", "  g")),
            (INTO, lines("a", "  b", "    c", "    d", "  e", "f", "  g", "  h")),
            (BELOW, lines("a", "  b", "    c", "    d", "  e", "f", "  h", "  g")),
        ],
    )
    def test_above_into_and_below(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot, part: float, expected: str
    ) -> None:
        desk.go_to("h")
        _drag(desk, desktop, "h", _at(desk, "f", part, 1), qtbot)
        assert desk.drawing == expected
        assert (desk.current, desk.selected, desk.undo_name) == ("h", "h", "Move row")
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    def test_to_the_right_it_goes_a_level_deeper(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot
    ) -> None:
        desk.go_to("h")
        _drag(desk, desktop, "h", _at(desk, "g", BELOW, 3), qtbot)
        assert desk.drawing == lines(MINISTRY.removesuffix("\nh"), "    h")

    def test_to_the_left_it_comes_out(self, desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
        desk.go_to("e")
        _drag(desk, desktop, "e", _at(desk, "e", BELOW, 1), qtbot)
        assert desk.drawing == MINISTRY.replace("  e", "e")

    def test_several_rows_go_together_in_their_order(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot
    ) -> None:
        desk.choose("h c e")
        _drag(desk, desktop, "e", _at(desk, "g", INTO), qtbot)
        assert desk.drawing == lines("a", "  b", "    d", "f", "  g", "    c", "    e", "    h")
        assert (desk.selected, desk.undo_name) == ("c e h", "Move 3 rows")
        desk.press("Ctrl+Z")
        assert desk.drawing == MINISTRY

    @pytest.mark.parametrize("onto", ["b", "c", "d"])
    def test_never_onto_itself_nor_what_is_under_it(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot, onto: str
    ) -> None:
        desk.go_to("b")
        before = desk.undo_name
        _drag(desk, desktop, "b", _at(desk, onto, INTO), qtbot)
        assert (desk.drawing, desk.undo_name, desktop.begun) == (MINISTRY, before, 1)

    def test_where_it_stands_it_stays_and_there_is_nothing_to_undo(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot
    ) -> None:
        desk.go_to("c")
        for part in (ABOVE, BELOW):
            _drag(desk, desktop, "c", _at(desk, "c", part), qtbot)
        assert (desk.drawing, desk.undo_name) == (MINISTRY, "")

    def test_given_up_nothing_happens(self, desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
        desk.go_to("b")
        viewport, start = desk.view.viewport(), _at(desk, "b", 0.5)

        def give_up(data: QMimeData) -> None:
            assert desktop.over(desk, _at(desk, "h", INTO), data)
            desktop.leave(desk)

        desktop.on_the_way = give_up
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(viewport, start + QPoint(40, 0))
        assert (desk.drawing, desk.undo_name, desktop.begun) == (MINISTRY, "", 1)

    def test_with_ctrl_it_is_a_copy(self, desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
        desk.go_to("f")
        held = Qt.KeyboardModifier.ControlModifier
        _drag(desk, desktop, "f", _at(desk, "a", ABOVE), qtbot, held=held)
        assert desk.drawing == lines("f", "  g", MINISTRY)
        assert desk.undo_name == "Paste 2 rows"

    def test_by_its_bullet_a_row_that_is_not_selected(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot
    ) -> None:
        desk.go_to("a")
        to = _at(desk, "a", ABOVE, 1)
        desktop.on_the_way = lambda data: desktop.drop(desk, to, data)
        viewport = desk.view.viewport()
        bullet = QPoint(desk.view.metrics.mark_centre(1), _at(desk, "h", 0.4).y())
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=bullet)
        qtbot.mouseMove(viewport, bullet + QPoint(0, 40))
        assert desk.drawing == lines("h", MINISTRY.removesuffix("\nh"))

    def test_from_a_row_that_is_not_selected_rows_are_selected(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot
    ) -> None:
        desk.go_to("h")
        viewport = desk.view.viewport()
        qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=_at(desk, "b", 0.5))
        qtbot.mouseMove(viewport, _at(desk, "d", 0.5))
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=_at(desk, "d", 0.5))
        assert (desk.selected, desktop.begun) == ("b c d", 0)

    def test_a_click_on_one_of_several_selects_it_alone(self, desk: Desk, qtbot: QtBot) -> None:
        desk.choose("b e h")
        qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=_at(desk, "e", 0.5))
        assert desk.selected == "e"

    def test_over_a_folded_row_it_unfolds(self, desk: Desk, desktop: Desktop, qtbot: QtBot) -> None:
        desk.go_to("f")
        desk.press("Left")
        desk.go_to("h")

        def wait(data: QMimeData) -> None:
            desktop.over(desk, _at(desk, "f", INTO), data)
            qtbot.waitUntil(lambda: desk.view.shows_children(row_id("f")))
            desktop.drop(desk, _at(desk, "g", INTO), data)

        desktop.on_the_way = wait
        start = _at(desk, "h", 0.5)
        qtbot.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(desk.view.viewport(), start + QPoint(0, 40))
        assert desk.drawing == lines(MINISTRY.removesuffix("\nh"), "    h")

    def test_at_the_edge_the_rows_scroll(
        self,
        sit_down: SitDown,
        desktop: Desktop,
        qtbot: QtBot,
    ) -> None:
        desk = sit_down("\n".join(f"row {number}" for number in range(200)))
        desk.go_to("row 0")
        bottom = QPoint(200, desk.view.viewport().height() - 3)

        def wait(data: QMimeData) -> None:
            desktop.over(desk, bottom, data)
            qtbot.waitUntil(lambda: desk.view.verticalScrollBar().value() > 400)
            desktop.drop(desk, bottom, data)

        desktop.on_the_way = wait
        start = _at(desk, "row 0", 0.5)
        qtbot.mousePress(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(desk.view.viewport(), start + QPoint(0, 40))
        place = desk.drawing.replace("  ", "").splitlines().index("row 0")
        assert place > 4
        value = desk.view.verticalScrollBar().value()
        qtbot.wait(120)
        assert desk.view.verticalScrollBar().value() == value


class TestFromElsewhere:
    def test_rows_of_another_window_are_copied_with_new_ids(
        self, desk: Desk, desktop: Desktop, qtbot: QtBot, show: OpenWindow, tmp_path: Path
    ) -> None:
        path = tmp_path / "other.yaml"
        outline_editor.save(outline(lines("x", "  y")), path)
        other = Desk(qtbot, show(path))
        other.go_to("x")
        desktop.on_the_way = lambda data: desktop.drop(desk, _at(desk, "f", INTO), data)
        start = _at(other, "x", 0.5)
        qtbot.mousePress(other.view.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(other.view.viewport(), start + QPoint(0, 40))
        assert desk.drawing == MINISTRY.replace("  g", lines("  g", "  x", "    y"))
        assert desk.document.node(row_id("f")).children[1].id != row_id("x")
        assert drawn(other.document) == lines("x", "  y")
        assert (desk.undo_name, other.undo_name) == ("Paste 2 rows", "")

    def test_text_becomes_rows(self, desk: Desk, desktop: Desktop) -> None:
        data = QMimeData()
        data.setText("x\n\ty")
        desktop.drop(desk, _at(desk, "g", ABOVE, 2), data)
        assert desk.drawing == MINISTRY.replace("  g", lines("  x", "    y", "  g"))

    def test_into_an_empty_document(self, sit_down: SitDown, desktop: Desktop) -> None:
        desk = sit_down("")
        data = QMimeData()
        data.setText("x")
        desktop.drop(desk, QPoint(50, 50), data)
        assert desk.drawing == "x"

    def test_files_are_for_the_window(self, desk: Desk, desktop: Desktop, tmp_path: Path) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.yaml"))])
        assert not desktop.over(desk, _at(desk, "g", INTO), data)
        # Qt remembers the window that it is over.
        desktop.leave(desk)

    def test_nothing_where_the_document_can_only_be_read(
        self, desk: Desk, desktop: Desktop
    ) -> None:
        desk.window.session.opened.has_errors = True
        data = QMimeData()
        data.setText("x")
        assert not desktop.over(desk, _at(desk, "g", INTO), data)
        # Qt remembers the window that it is over.
        desktop.leave(desk)
