"""The line at the bottom: how long a sentence stands there, and what is seen of a long one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from outline_editor.core.errors import Message
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(show: OpenWindow, outline: Path) -> MainWindow:
    return show(outline)


def _label(window: MainWindow) -> QLabel:
    label = window.findChild(QLabel, "said")
    assert label is not None
    return label


def _said(window: MainWindow) -> str:
    return _label(window).text()


# How long


def test_a_refusal_goes_when_the_row_is_left_by_key(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.outline, Qt.Key.Key_Return, CTRL)
    assert _said(window).startswith("The row has no question")
    qtbot.keyClick(window.outline, Qt.Key.Key_Down)
    assert _said(window) == ""
    assert _label(window).toolTip() == ""


def test_a_refusal_goes_when_the_row_is_left_by_mouse(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.outline, Qt.Key.Key_Return, CTRL)
    view = window.outline
    place = view.visualRect(view.model().index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.session.current == "n-bb"
    assert _said(window) == ""


@pytest.mark.parametrize("action", ["view.reading", "view.statistics", "edit.filter", "go.row"])
def test_a_refusal_goes_with_the_next_thing_that_is_done(
    window: MainWindow, qtbot: QtBot, action: str
) -> None:
    qtbot.keyClick(window.outline, Qt.Key.Key_Return, CTRL)
    assert _said(window)
    window.actions_by_id[action].trigger()
    assert _said(window) == ""


def test_what_is_said_in_another_view_goes_with_it(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_by_id["view.reading"].trigger()
    window.session.said.emit(Message.of("note.none"))
    focus = QApplication.focusWidget()
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert window.outline.hasFocus()
    assert _said(window) == ""


def test_a_refusal_that_is_asked_for_again_stands_again(window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        qtbot.keyClick(window.outline, Qt.Key.Key_Return, CTRL)
        assert _said(window).startswith("The row has no question")


def test_what_a_step_did_stays_until_the_next_step(window: MainWindow, qtbot: QtBot) -> None:
    edit(qtbot, window)
    qtbot.keyClick(window.outline, Qt.Key.Key_Escape)
    window.actions_by_id["edit.undo"].trigger()
    step = _said(window)
    assert step.startswith("Undone")
    qtbot.keyClick(window.outline, Qt.Key.Key_Down)
    window.actions_by_id["go.row"].trigger()
    assert _said(window) == step
    window.actions_by_id["edit.redo"].trigger()
    assert _said(window) not in ("", step)


# How much


def _picture(label: QLabel) -> QImage:
    return label.grab().toImage()


def _ink(picture: QImage, columns: range) -> bool:
    """Whether anything is painted in some columns."""
    ground = QColor(picture.pixel(0, 0))
    return any(
        QColor(picture.pixel(x, y)) != ground for x in columns for y in range(picture.height())
    )


def test_a_long_sentence_ends_in_a_sign_and_is_all_in_the_tooltip(window: MainWindow) -> None:
    label = _label(window)
    window.session.said.emit(Message.of("file.pdf-written", name="name " * 100))
    whole = label.text()
    beginning = label.fontMetrics().elidedText(
        whole, Qt.TextElideMode.ElideRight, label.contentsRect().width() - 16
    )
    assert beginning.endswith("…")
    assert label.toolTip() == whole
    cut = _picture(label)
    label.setText(beginning)
    assert _picture(label) == cut
    label.setText(beginning.removesuffix("…"))
    assert _picture(label) != cut


def test_a_short_sentence_is_all_there(window: MainWindow) -> None:
    label = _label(window)
    window.session.said.emit(Message.of("note.none"))
    end = 16 + label.fontMetrics().horizontalAdvance(label.text())
    picture = _picture(label)
    assert _ink(picture, range(end - 12, end))
    assert not _ink(picture, range(end + 2, picture.width()))
