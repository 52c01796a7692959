"""Two windows on one document, and what is done in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import Ref, node_ref
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.windows import shared_windows
from tests.ui.conftest import OpenWindow

NESTED = (
    "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\noutline:\n"
    "  - id: n-aa\n    text: first\n    children:\n"
    "      - id: n-ab\n        text: under it\n"
    "  - id: n-bb\n    text: second\n"
)

Beside = Callable[[MainWindow], MainWindow]


@pytest.fixture
def beside(qtbot: QtBot) -> Beside:
    """Opens another window on the document of one by its key, and waits until it has the focus."""

    def opened(window: MainWindow) -> MainWindow:
        before = shared_windows().all()
        press_key(qtbot, window, Qt.Key.Key_W, "Ctrl+Shift")
        (other,) = (one for one in shared_windows().all() if one not in before)
        # A test may look at it after it was closed; it goes with the test.
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(other)
        other.complete()
        turn_to(qtbot, other)
        return other

    return opened


@pytest.fixture
def pair(show: OpenWindow, beside: Beside, outline: Path) -> tuple[MainWindow, MainWindow]:
    """Two windows on a document with three rows; the second has the focus."""
    outline.write_text(NESTED, encoding="utf-8")
    window = show(outline)
    return window, beside(window)


def turn_to(qtbot: QtBot, window: MainWindow) -> None:
    """Give a window the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def press_key(qtbot: QtBot, window: MainWindow, key: Qt.Key, held: str = "") -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in filter(None, held.split("+")):
        modifiers |= getattr(
            Qt.KeyboardModifier, {"Ctrl": "ControlModifier"}.get(one, f"{one}Modifier")
        )
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def texts(window: MainWindow) -> list[str]:
    model = window.outline.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def editor_of(window: MainWindow) -> RowEditor:
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    return editor


def half_a_date(window: MainWindow, qtbot: QtBot) -> dict[tuple[Ref, str], Any]:
    """Write into a field what the document does not take; what the window keeps of it."""
    turn_to(qtbot, window)
    window.session.field_wanted.emit(node_ref("n-aa"), "due")
    qtbot.keyClicks(QApplication.focusWidget(), "2019-1")
    assert list(window.session.pending) == [(node_ref("n-aa"), "due")]
    return dict(window.session.pending)
