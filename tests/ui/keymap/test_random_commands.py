"""Somebody works through the whole keymap at random, with random selections."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import shiboken6
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.core.model import DocumentRoot
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.outline.row_editor import RowEditor
from tests.core.outlines import outline
from tests.core.row_mirror import shown, visible_by_walking
from tests.ui.program_window import open_window

KEYS = (
    *("Return", "Ctrl+Shift+Return", "Ins", "Backspace", "Del", "Ctrl+Shift+Backspace"),
    *("F2", "Esc", "Tab", "Shift+Tab", "Alt+Shift+Right", "Alt+Shift+Left"),
    *("Alt+Shift+Up", "Alt+Shift+Down", "Ctrl+Up", "Ctrl+Down", "Ctrl+Shift+D"),
    *("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"),
    *("Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right", "Ctrl+A"),
    *("Alt+Down", "Alt+Up", "Alt+Left", "Alt+Right"),
    *("Ctrl+1", "Ctrl+2", "Ctrl+6", "Ctrl+0", "Ctrl+Z", "Ctrl+Y", "a", "Space", "国"),
    *("Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+Shift+V", "Ctrl+Shift+Up", "Ctrl+Shift+Down"),
    *("Ctrl+Return", "Ctrl+Shift+M", "Ctrl+PgUp", "Ctrl+PgDown"),
    *("Ctrl+Left", "Ctrl+Right", "Ctrl+Space", "Ctrl+Shift+Space", "Ctrl+D"),
)
ACTIONS = (
    *("row.group", "row.sort_children", "row.join_above", "row.join_below"),
    *("row.insert_above", "row.indent_only", "row.outdent_only", "row.delete_only"),
    *("row.fold_all", "row.unfold_all", "view.show_all"),
)
WORDS = ("row", "row 1", "o", "2 3", "zz", "ROW")
CHANCES = st.integers(0, 2**32).map(random.Random)
"""A generator of our own: Hypothesis would have most choices be the first."""


def _drawing(chance: random.Random, size: int) -> str:
    level, rows = 0, []
    for number in range(size):
        rows.append("  " * level + f"row {number}")
        level = chance.randint(0, min(level + 1, 4))
    return "\n".join(rows)


class Working(RuleBasedStateMachine):
    """Commands on a window; in the end everything is undone and done again."""

    @initialize(chance=CHANCES, size=st.integers(1, 14))
    def open(self, chance: random.Random, size: int) -> None:
        # What was copied in another example must not be pasted in this one.
        QGuiApplication.clipboard().clear()
        self.folder = TemporaryDirectory()
        path = Path(self.folder.name) / "drawn.yaml"
        outline_editor.save(outline(_drawing(chance, size)), path)
        self.window = open_window(path)
        self.window.resize(600, 400)
        self.window.show()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window)
        self.view = self.window.outline
        self.tester = QAbstractItemModelTester(
            self.view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        self.view.setFocus()
        self.opened = self.window.session.document.root

    @rule(keys=st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
    def press(self, keys: list[str]) -> None:
        for key in keys:
            focus = QApplication.focusWidget()
            if focus is None or not (focus is self.view or self.view.isAncestorOf(focus)):
                self.view.setFocus()
                focus = self.view
            if key == "国":
                event = QInputMethodEvent("", [])
                event.setCommitString(key)
                QApplication.sendEvent(focus, event)
            else:
                QTest.keySequence(focus, QKeySequence(key))

    @rule(action=st.sampled_from(ACTIONS))
    def choose(self, action: str) -> None:
        self.window.actions_by_id[action].trigger()

    @rule(
        keys=st.sampled_from(("Ctrl+F", "Ctrl+L")),
        words=st.sampled_from(WORDS),
        then=st.lists(st.sampled_from(("Return", "F3", "Shift+F3", "Down", "Esc")), max_size=3),
    )
    def look_for(self, keys: str, words: str, then: list[str]) -> None:
        QTest.keySequence(self.view, QKeySequence(keys))
        self._write(words, *then)

    @rule(words=st.sampled_from(WORDS), by=st.sampled_from(("", "a", "row row")))
    def replace(self, words: str, by: str) -> None:
        QTest.keySequence(self.view, QKeySequence("Ctrl+H"))
        self._write(words)
        bar = self.window.findChild(FindBar)
        assert bar is not None
        bar.substitute.setFocus()
        self._write(by, "Return")
        dialog = self.window.findChild(QDialog, "replaceDialog")
        if dialog is not None and dialog.isVisible():
            dialog.accept()
            # Only a window manager would do so by itself.
            self.window.activateWindow()
            QTest.qWaitForWindowActive(self.window)

    @rule(
        keys=st.sampled_from(("Ctrl+K", "Ctrl+Shift+J", "Ctrl+Shift+P")),
        words=st.sampled_from((*WORDS, "duplicate", "move up", "sort", "all levels")),
        downs=st.integers(0, 3),
        end=st.sampled_from(("Return", "Ctrl+Return", "Esc")),
    )
    def pick(self, keys: str, words: str, downs: int, end: str) -> None:
        # What the list of all actions offers for other words may ask for files.
        if keys == "Ctrl+Shift+P" and words in WORDS:
            return
        QTest.keySequence(self.view, QKeySequence(keys))
        self._write(words, *["Down"] * downs, end)
        if isinstance(QApplication.focusWidget(), QLineEdit):
            # Nothing is called like that: the list waits for other words.
            self._write("", "Esc")

    def _write(self, words: str, *keys: str) -> None:
        """Write over what stands where the focus is, and press keys there."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            field.selectAll()
            QTest.keyClicks(field, words)
        QApplication.processEvents()
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.view, QKeySequence(key))

    @rule(chance=CHANCES)
    def select(self, chance: random.Random) -> None:
        ids = self.view.rows.node_ids()
        if ids:
            chosen = chance.sample(ids, min(len(ids), chance.randint(1, 4)))
            self.view.set_current(chosen[-1])
            self.view.select_rows(chosen)

    @invariant()
    def the_rows_are_those_that_walking_finds(self) -> None:
        if hasattr(self, "view"):
            assert shown(self.view.rows) == visible_by_walking(self.view.rows)
            assert self.view.model().rowCount() == len(self.view.rows)

    @invariant()
    def a_row_is_current_while_there_is_one(self) -> None:
        if hasattr(self, "view"):
            current = self.view.current_id()
            assert bool(current) == bool(len(self.view.rows))
            assert self.window.session.current == current

    @invariant()
    def the_text_written_is_the_text_of_the_row(self) -> None:
        if hasattr(self, "view") and self.view.is_editing:
            editor = QApplication.focusWidget()
            assert isinstance(editor, RowEditor)
            current = self.window.session.document.node(self.view.current_id())
            assert editor.toPlainText() == current.text

    def teardown(self) -> None:
        if not hasattr(self, "view"):
            return
        self._repeat("edit.redo")
        done = self.window.session.document.root
        steps = self._repeat("edit.undo")
        _assert_same(self.window.session.document.root, self.opened)
        assert self._repeat("edit.redo") == steps
        _assert_same(self.window.session.document.root, done)
        self.tester.deleteLater()
        self.window.leave()
        shiboken6.delete(self.window)
        self.folder.cleanup()

    def _repeat(self, action: str) -> int:
        steps = 0
        while self.window.actions_by_id[action].isEnabled():
            self.window.actions_by_id[action].trigger()
            self.the_rows_are_those_that_walking_finds()
            steps += 1
        return steps


def _assert_same(one: DocumentRoot, other: DocumentRoot) -> None:
    assert one == other
    assert repr(one) == repr(other)


@pytest.mark.long
def test_random_commands(qtbot: QtBot) -> None:
    run_state_machine_as_test(Working, settings=settings(stateful_step_count=30, max_examples=25))
