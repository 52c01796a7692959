"""Keys that are no business of the outline."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.document import Document
from outline_editor.ui.outline.tree_view import OutlineTreeView
from tests.ui.outline.rows_in_view import (
    ALT,
    CONTROL,
    PLAIN,
    SHIFT,
)


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_Tab, PLAIN),
        (Qt.Key.Key_Backtab, SHIFT),
        (Qt.Key.Key_Return, PLAIN),
        (Qt.Key.Key_Return, SHIFT),
        (Qt.Key.Key_Delete, PLAIN),
        (Qt.Key.Key_F2, PLAIN),
        (Qt.Key.Key_Up, CONTROL),
        (Qt.Key.Key_Down, ALT | SHIFT),
        (Qt.Key.Key_Left, ALT),
        (Qt.Key.Key_S, CONTROL),
    ],
)
def test_keys_of_commands_are_left_alone(
    document: Document, qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    class Window(QWidget):
        reached: list[int]

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
            self.reached.append(event.key())

    window = Window()
    window.reached = []
    qtbot.addWidget(window)
    view = OutlineTreeView(document)
    QVBoxLayout(window).addWidget(view)
    with qtbot.waitActive(window):
        window.show()
    view.setFocus()
    qtbot.keyClick(view, key, held)
    assert not view.is_editing
    assert view.current_id() == "n-aa"
    # Tab, which no action took, moves the focus.
    assert window.reached[-1:] == [key] or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
