"""The strips above the outline: what they say, what they offer, where their buttons are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.ui.notice_bar import NoticeBar
from outline_editor.ui.plain_text import PlainLabel

TEXT = "The file was changed by another program, and here too, which can be brought together."


@pytest.fixture
def column(qtbot: QtBot) -> QWidget:
    column = QWidget()
    QVBoxLayout(column).addStretch()
    column.resize(900, 300)
    column.show()
    qtbot.addWidget(column)
    return column


def _added(column: QWidget, *, stays: bool) -> NoticeBar:
    bar, layout = NoticeBar(stays=stays), column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, bar)
    return bar


def _buttons(bar: NoticeBar) -> list[QPushButton]:
    return [one for one in bar.findChildren(QPushButton) if not one.isHidden()]


@pytest.mark.parametrize("stays", [False, True])
def test_a_choice_puts_it_away_unless_it_stays(column: QWidget, qtbot: QtBot, stays: bool) -> None:
    bar = _added(column, stays=stays)
    done: list[str] = []
    bar.say(TEXT, [("One", lambda: done.append("one")), ("Two", lambda: done.append("two"))])
    assert bar.text == TEXT
    assert [button.text() for button in _buttons(bar)] == ["One", "Two"]
    qtbot.mouseClick(_buttons(bar)[1], Qt.MouseButton.LeftButton)
    assert done == ["two"]
    assert bar.isVisible() == stays
    assert bool(bar.text) == stays
    assert bool(bar.findChildren(QToolButton)) != stays


def test_what_is_said_next_takes_the_place_of_what_was_offered(column: QWidget) -> None:
    bar = _added(column, stays=False)
    bar.say(TEXT, [("One", lambda: None), ("Two", lambda: None)])
    bar.say("Other.", [("Three", lambda: None)])
    assert [button.text() for button in _buttons(bar)] == ["Three"]
    assert bar.accessibleName() == "Other."
    bar.say("")
    assert not bar.isVisible()


def test_buttons_stand_below_a_text_that_they_would_squeeze(column: QWidget, qtbot: QtBot) -> None:
    bar = _added(column, stays=True)
    bar.say(TEXT, [(f"Do what is offered {n}", lambda: None) for n in range(2)])
    text = bar.findChild(PlainLabel)
    assert text is not None

    def top() -> int:
        return _buttons(bar)[0].mapTo(bar, _buttons(bar)[0].rect().topLeft()).y()

    qtbot.waitUntil(lambda: text.height() > 0)
    assert top() < text.geometry().bottom()
    column.resize(360, 300)
    qtbot.waitUntil(lambda: top() > text.geometry().bottom())
    column.resize(900, 300)
    qtbot.waitUntil(lambda: top() < text.geometry().bottom())
