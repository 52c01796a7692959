"""Text that an input method composes, while everything else goes on.

Whatever is done meanwhile, what is composed comes into the row once: at once,
where the person has gone elsewhere, or when the input method commits it.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from outline_editor.ui.outline.row_editor import RowEditor
from tests.core.outlines import lines
from tests.ui.answers import press
from tests.ui.keymap.conftest import Desk

OUTLINE = lines("aa", "  bb", "  cc", "dd", *(f"row {number}" for number in range(60)))

Step = Callable[[Desk], object]


def _compose(shown: str, committed: str = "") -> None:
    """What an input method sends to where the focus is."""
    event = QInputMethodEvent(shown, [])
    event.setCommitString(committed)
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, event)


def _composed(desk: Desk) -> str:
    editor = desk.view.findChild(RowEditor)
    assert editor is not None
    return editor.textCursor().block().layout().preeditAreaText()


def _wheel(desk: Desk, notches: int) -> None:
    viewport = desk.view.viewport()
    point = QPointF(300, viewport.height() - 40)
    QApplication.sendEvent(
        viewport,
        QWheelEvent(
            point,
            QPointF(viewport.mapToGlobal(point)),
            QPoint(),
            QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def _pressing(*keys: str) -> Step:
    return lambda desk: desk.press(*keys)


def _scroll_far(desk: Desk) -> None:
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    QApplication.processEvents()


def _scroll_there_and_back(desk: Desk) -> None:
    _scroll_far(desk)
    desk.view.verticalScrollBar().setValue(0)
    QApplication.processEvents()


def _click_on(desk: Desk, row: int) -> None:
    rect = desk.view.visualRect(desk.view.model().index(row, 0))
    point = QPoint(desk.view.metrics.text_left(1) + 5, rect.center().y())
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=point)


GOES_ON = {
    "Enter": _pressing("Return"),
    "Tab": _pressing("Tab"),
    "Shift+Tab": _pressing("Shift+Tab"),
    "Shift+Enter": _pressing("Shift+Return"),
    "Esc": _pressing("Esc"),
    "F2": _pressing("F2"),
    "Enter, Tab and Esc": _pressing("Return", "Tab", "Esc"),
    "the wheel": lambda desk: _wheel(desk, -3),
    "scrolling away": _scroll_far,
    "scrolling away and back": _scroll_there_and_back,
    "a wider window": lambda desk: desk.window.resize(desk.window.width() + 60, 500),
}
"""What is done while the composition stays the input method's."""

ENDS = {
    "a click on another row": lambda desk: _click_on(desk, 3),
    "the focus elsewhere": lambda desk: desk.window.panes.sidebar.setFocus(),
    "finding": _pressing("Ctrl+F"),
    "going to a row": _pressing("Ctrl+K", "Esc"),
    "the next pane": _pressing("F6"),
    "a page down": _pressing("PgDown"),
    "zooming": _pressing("Alt+Down"),
    "moving the row": _pressing("Alt+Shift+Down"),
    "indenting the row": _pressing("Alt+Shift+Right"),
    "folding what it is under": lambda desk: desk.view.toggle_fold(0, deep=False),
    "larger text": lambda desk: desk.run("view.text_larger"),
}
"""What brings into the row at once what is composed."""


@pytest.fixture(params=["text mode", "row mode"])
def desk(sit_down: Callable[[str], Desk], request: pytest.FixtureRequest) -> Desk:
    """Somebody about to compose, at the end of a text or with a row selected."""
    desk = sit_down(OUTLINE)
    desk.window.resize(900, 500)
    QApplication.processEvents()
    desk.go_to("cc", 2 if request.param == "text mode" else None)
    return desk


def _text(desk: Desk) -> str:
    return desk.document.node("n-cc").text


@pytest.mark.parametrize("meanwhile", GOES_ON)
def test_it_goes_on(desk: Desk, meanwhile: str) -> None:
    _compose("tui")
    GOES_ON[meanwhile](desk)
    assert desk.view.is_editing
    assert _text(desk) == "cc"
    assert _composed(desk) == "tui"
    _compose("tuidong")
    _compose("", "推动")
    assert _text(desk) == "cc推动"
    assert desk.drawing == OUTLINE.replace("cc", "cc推动")
    desk.press("Ctrl+Z")
    assert desk.drawing == OUTLINE


@pytest.mark.parametrize("step", ENDS)
def test_it_comes_into_the_row_once(desk: Desk, step: str) -> None:
    _compose("tui")
    ENDS[step](desk)
    assert _text(desk) == "cctui"
    assert desk.drawing.count("tui") == 1
    desk.view.leave_text_mode()
    while desk.undo_name:
        desk.run("edit.undo")
    assert desk.drawing == OUTLINE


def test_undo_takes_back_what_was_composed_and_redo_brings_it_again(desk: Desk) -> None:
    desk.type("x")
    _compose("tui")
    desk.press("Ctrl+Z")
    assert (_text(desk), _composed(desk)) == ("ccx", "")
    desk.press("Ctrl+Y")
    assert _text(desk) == "ccxtui"
    desk.press("Ctrl+Z", "Ctrl+Z")
    assert desk.drawing == OUTLINE
    desk.press("Ctrl+Y", "Ctrl+Y")
    assert _text(desk) == "ccxtui"


def test_saving_keeps_what_is_composed(desk: Desk) -> None:
    _compose("tui")
    desk.press("Ctrl+S")
    path = desk.window.session.opened.path
    assert path is not None
    assert "cctui" in path.read_text(encoding="utf-8")
    assert desk.drawing.count("tui") == 1


@pytest.mark.parametrize("key", ["Del", "Backspace", "Ctrl+Shift+Backspace"])
def test_what_deletes_leaves_the_rows_to_undo(desk: Desk, key: str) -> None:
    _compose("tui")
    desk.press(key)
    _compose("")
    while desk.undo_name:
        desk.run("edit.undo")
    assert desk.drawing == OUTLINE


@pytest.mark.answers_dialogs
def test_closing_asks_about_what_is_composed(desk: Desk) -> None:
    _compose("tui")
    asked = press("Cancel")
    desk.press("Ctrl+W")
    assert len(asked) == 1
    assert _text(desk) == "cctui"
    asked = press("Don't Save")
    desk.window.close()
    assert len(asked) == 1


@pytest.mark.parametrize("opens", ["Ctrl+F", "Ctrl+H", "Ctrl+K"])
def test_words_to_find_are_composed_in_peace(desk: Desk, opens: str) -> None:
    desk.press(opens)
    _compose("dd")
    field = QApplication.focusWidget()
    desk.press("Return", "Esc")
    assert QApplication.focusWidget() is field
    _compose("", "dd")
    desk.press("Return")
    assert desk.current == "dd"
