"""The document is read again while what was copied is read: nothing goes where it was not meant."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from outline_editor.app import clipboard
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.drop_places import DropPlace
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from tests.ui.conftest import OpenWindow
from tests.ui.outside import look_now, texts, write_over

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier
LONGER = "a longer text from elsewhere"


def _paste_rows(window: MainWindow) -> None:
    window.run("edit.paste")


def _drop_rows(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("x\ny")
    window.outline.data_dropped.emit(data, DropPlace(DOCUMENT, 2, 0))


def _write_in_row(window: MainWindow) -> RowEditor:
    """All of the row is selected."""
    window.outline.edit_current()
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_A, CTRL)
    return editor


def _paste_lines(window: MainWindow) -> None:
    QTest.keyClick(_write_in_row(window), Qt.Key.Key_V, CTRL)


def _paste_words(window: MainWindow) -> None:
    _write_in_row(window)
    window.run("edit.paste_into_row")


@pytest.mark.parametrize("paste", [_paste_rows, _drop_rows, _paste_lines, _paste_words])
@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("text: second", f"text: {LONGER}", ["first", LONGER]),
        ("  - id: n-bb\n    text: second\n", "", ["first"]),
    ],
)
def test_what_was_read_is_put_nowhere_and_that_is_said(
    show: OpenWindow,
    outline: Path,
    monkeypatch: pytest.MonkeyPatch,
    paste: Callable[[MainWindow], None],
    old: str,
    new: str,
    wanted: list[str],
) -> None:
    window = show(outline)
    window.outline.set_current("n-bb")
    QApplication.clipboard().setText("x\ny")
    said: list[str] = []
    window.session.said.connect(lambda message: said.append(message.text))
    may_go = threading.Event()
    for name in ("pasted", "one_row"):
        read = getattr(clipboard, name)

        def slow(*args: Any, read: Callable[..., Any] = read) -> Any:
            may_go.wait()
            return read(*args)

        monkeypatch.setattr(clipboard, name, slow)

    def go_on() -> None:
        look_now(window)
        if texts(window) == wanted:
            may_go.set()
        else:
            QTimer.singleShot(20, go_on)

    def change() -> None:
        write_over(outline, old, new)
        go_on()

    QTimer.singleShot(0, change)
    paste(window)
    assert may_go.is_set()
    assert texts(window) == wanted
    assert said[-1] == (
        "Nothing was pasted: meanwhile the outline was changed by another program; paste once more."
    )
    window.run("edit.undo")
    assert texts(window) == ["first", "second"]
