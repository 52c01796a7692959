"""Keys are changed in their dialog, and count at once and ever after."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from outline_editor.app.actions import ACTIONS, BY_ID
from outline_editor.app.settings import read_settings
from outline_editor.ui.dialogs.keys import KeysDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.answers_dialogs


@pytest.fixture
def window(show: OpenWindow, outline: Path) -> MainWindow:
    return show(outline)


def _in_dialog(qtbot: QtBot, window: MainWindow, work: Callable[[KeysDialog], None]) -> None:
    """Open the dialog by its key, work in it, and close it."""
    failures: list[BaseException] = []

    def begin() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeysDialog)
        try:
            work(dialog)
        except BaseException as failure:  # noqa: BLE001
            failures.append(failure)
        finally:
            dialog.reject()

    QTimer.singleShot(0, begin)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    if failures:
        raise failures[0]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _choose(dialog: KeysDialog, action: str) -> None:
    dialog.search.setText(action)
    row = next(row for row, spec in enumerate(ACTIONS) if spec.id == action)
    assert not dialog.table.isRowHidden(row)
    dialog.table.setCurrentCell(row, 0)


def _capture(qtbot: QtBot, dialog: KeysDialog, key: str) -> None:
    dialog.capture.setFocus()
    qtbot.keySequence(dialog.capture, QKeySequence(key))


def _said(dialog: KeysDialog) -> str:
    label = dialog.findChild(QLabel, "keysSaid")
    assert label is not None
    return label.text()


def _rows(window: MainWindow) -> int:
    return window.session.document.row_count


def test_lists_every_action_with_its_keys(qtbot: QtBot, window: MainWindow) -> None:
    def look(dialog: KeysDialog) -> None:
        listed = {}
        for row in range(dialog.table.rowCount()):
            name, keys = dialog.table.item(row, 0), dialog.table.item(row, 1)
            assert name is not None
            assert keys is not None
            listed[name.text()] = keys.text()
        assert len(listed) == len(ACTIONS)
        assert listed["Outline › New Child Row"] == "Ctrl+Shift+Enter   Ins"
        assert listed["Outline › New Row Above"] == ""

    _in_dialog(qtbot, window, look)


def test_is_searched_by_name_and_key(qtbot: QtBot, window: MainWindow) -> None:
    def look(dialog: KeysDialog) -> None:
        def shown() -> list[str]:
            return [s.id for n, s in enumerate(ACTIONS) if not dialog.table.isRowHidden(n)]

        dialog.search.setText("duplic")
        assert shown() == ["row.duplicate"]
        dialog.search.setText("ctrl+shift+j")
        assert shown() == ["row.move_to", "concept.put_under"]

    _in_dialog(qtbot, window, look)


def test_a_new_key_works_at_once_and_after_a_restart(
    qtbot: QtBot, window: MainWindow, show: OpenWindow, outline: Path
) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.duplicate")
        qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
        _capture(qtbot, dialog, "Ctrl+Shift+Y")
        assert dialog.add.isEnabled()
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        assert _said(dialog) == "“Duplicate” has the key Ctrl+Shift+Y now."

    other = show(None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _in_dialog(qtbot, window, change)
    assert other.actions_by_id["row.duplicate"].shortcut() == QKeySequence("Ctrl+Shift+Y")
    window.outline.setFocus()
    qtbot.keySequence(window.outline, QKeySequence("Ctrl+Shift+D"))
    assert _rows(window) == 2
    qtbot.keySequence(window.outline, QKeySequence("Ctrl+Shift+Y"))
    assert _rows(window) == 3
    assert read_settings()[0].keys == {"row.duplicate": ["Ctrl+Shift+Y"]}


def test_a_key_that_is_taken_is_said_and_can_be_taken_over(
    qtbot: QtBot, window: MainWindow
) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.group")
        _capture(qtbot, dialog, "Ctrl+Shift+D")
        assert _said(dialog) == "Ctrl+Shift+D is the key of “Duplicate”."
        assert not dialog.add.isEnabled()
        qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    _in_dialog(qtbot, window, change)
    actions = window.actions_by_id
    assert actions["row.group"].shortcut() == QKeySequence("Ctrl+Shift+D")
    assert actions["row.duplicate"].shortcuts() == []


def test_what_is_searched_for_is_chosen(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        dialog.search.setFocus()
        qtbot.keyClicks(dialog.search, "duplicate")
        assert dialog.table.selectedItems()[0].text() == "Outline › Duplicate"
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.keyClick(dialog.search, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
        qtbot.waitUntil(lambda: not dialog.clear.isEnabled())

    _in_dialog(qtbot, window, change)
    assert window.actions_by_id["file.new"].shortcuts() == [QKeySequence("Ctrl+N")]
    assert window.actions_by_id["row.duplicate"].shortcuts() == []


def test_nothing_is_done_to_an_action_that_is_not_listed(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        dialog.search.setFocus()
        qtbot.keyClicks(dialog.search, "no such action")
        parts = (dialog.clear, dialog.reset, dialog.add, dialog.capture, dialog.only_rows)
        assert not any(part.isEnabled() for part in parts)
        assert dialog.table.selectedItems() == []

    _in_dialog(qtbot, window, change)
    assert read_settings()[0].keys == {}


def test_an_action_stays_in_sight_when_its_key_goes(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        qtbot.keyClicks(dialog.search, "ctrl+shift+d")
        qtbot.mouseClick(dialog.clear, Qt.MouseButton.LeftButton)
        assert dialog.reset.isEnabled()
        qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)

    _in_dialog(qtbot, window, change)
    assert window.actions_by_id["row.duplicate"].shortcuts() == [QKeySequence("Ctrl+Shift+D")]


def _press_as_typed(dialog: KeysDialog, key: Qt.Key, text: str) -> None:
    """Ctrl, Shift and a key as a keyboard sends them: the key is what Shift makes of it."""
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(dialog.capture, QKeyEvent(kind, key, held, text))


def test_shift_that_makes_the_character_is_no_part_of_a_key(
    qtbot: QtBot, window: MainWindow
) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.group")
        dialog.capture.setFocus()
        _press_as_typed(dialog, Qt.Key.Key_Plus, "+")
        assert _said(dialog) == "Ctrl++ is the key of “Larger Text”."
        assert not dialog.add.isEnabled()
        _press_as_typed(dialog, Qt.Key.Key_D, "\x04")
        assert _said(dialog) == "Ctrl+Shift+D is the key of “Duplicate”."

    _in_dialog(qtbot, window, change)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("Alt+O", "Alt+O opens the menu “Outline”; take another key."),
        ("Ctrl+Backspace", "Ctrl+Backspace edits the text of a row."),
        ("Ctrl+Left", "Ctrl+Left edits the text of a row."),
        ("Shift+Ins", "Shift+Ins edits the text of a row."),
    ],
)
def test_a_key_that_would_not_arrive_is_refused(
    qtbot: QtBot, window: MainWindow, key: str, said: str
) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.group")
        _capture(qtbot, dialog, key)
        assert _said(dialog).startswith(said)
        assert not dialog.add.isEnabled()

    _in_dialog(qtbot, window, change)


def test_a_key_counts_everywhere_or_only_on_rows(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        for in_rows in (False, True):
            _choose(dialog, "row.duplicate")
            dialog.only_rows.setChecked(in_rows)
            _capture(qtbot, dialog, "F12")
            qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        _capture(qtbot, dialog, "F12")
        assert _said(dialog) == "“Duplicate” has the key F12 already."
        assert not dialog.add.isEnabled()

    _in_dialog(qtbot, window, change)
    assert read_settings()[0].keys == {}
    window.outline.setFocus()
    qtbot.keyClick(window.outline, Qt.Key.Key_F12)
    assert _rows(window) == 3


def test_a_key_that_can_be_none_is_refused(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.group")
        _capture(qtbot, dialog, "g")
        assert "writes a character" in _said(dialog)
        assert not dialog.add.isEnabled()
        _capture(qtbot, dialog, "Ctrl+.")
        assert "Input methods" in _said(dialog)
        assert dialog.add.isEnabled()

    _in_dialog(qtbot, window, change)


def test_a_key_for_whole_rows_leaves_texts_alone(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        _choose(dialog, "row.duplicate")
        dialog.only_rows.setChecked(True)
        _capture(qtbot, dialog, "Backspace")
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    _in_dialog(qtbot, window, change)
    window.outline.setFocus()
    qtbot.keyClick(window.outline, Qt.Key.Key_Backspace)
    assert _rows(window) == 3
    window.outline.edit_current()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert _rows(window) == 3
    assert window.session.document.root.outline[1].text == "firs"


def test_reset_gives_the_usual_keys_back(qtbot: QtBot, window: MainWindow) -> None:
    def change(dialog: KeysDialog) -> None:
        for action, key in (("row.group", "F12"), ("row.duplicate", "F10")):
            _choose(dialog, action)
            _capture(qtbot, dialog, key)
            qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
        assert window.actions_by_id["row.duplicate"].shortcuts() == [QKeySequence("Ctrl+Shift+D")]
        assert window.actions_by_id["row.group"].shortcuts() == [QKeySequence("F12")]
        qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)

    _in_dialog(qtbot, window, change)
    assert window.actions_by_id["row.group"].shortcuts() == []
    assert read_settings()[0].keys == {}


def test_every_part_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    def look(dialog: KeysDialog) -> None:
        for widget in (dialog.search, dialog.table, dialog.capture):
            assert widget.accessibleName()

    _in_dialog(qtbot, window, look)
    assert BY_ID["help.keys"].keys == ("F1",)
