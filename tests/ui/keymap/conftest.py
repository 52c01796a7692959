"""A window on a drawn outline, worked with real keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import outline_editor
from outline_editor.core.document import Document
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from tests.core.outlines import drawn, outline, row_id, row_ids
from tests.ui.conftest import OpenWindow


class Desk:
    """Somebody at the keyboard, and what they see."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self._qtbot = qtbot
        self.window = window
        self.view = window.outline

    @property
    def document(self) -> Document:
        return self.window.session.document

    # What is done

    def press(self, *keys: str) -> None:
        """Press combinations of keys, such as Ctrl+Z, where the focus is."""
        for combination in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            self._qtbot.keySequence(focus, QKeySequence(combination))

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self._qtbot.keyClicks(QApplication.focusWidget(), text)

    def go_to(self, name: str, caret: int | None = None) -> None:
        """Make a row current; with a caret, edit its text there."""
        self.view.setFocus()
        self.view.set_current(row_id(name))
        if caret is not None:
            self.view.edit_row(row_id(name), caret)

    def choose(self, names: str) -> None:
        """Select several rows; the last is current."""
        self.go_to(names.split()[-1])
        self.view.select_rows(row_ids(names))

    def run(self, action_id: str) -> None:
        """Choose an action from its menu."""
        action = self.window.actions_by_id[action_id]
        assert action.isEnabled()
        action.trigger()

    # What is seen

    @property
    def drawing(self) -> str:
        """The document, by the texts of its rows."""
        return drawn(self.document)

    @property
    def shown(self) -> str:
        """The texts of the rows in sight, with spaces between."""
        ids = self.view.rows.node_ids()
        return " ".join(self.document.node(node_id).text or "." for node_id in ids)

    @property
    def current(self) -> str:
        return self.document.node(self.view.current_id()).text or "."

    @property
    def selected(self) -> str:
        """The texts of the selected rows."""
        return " ".join(self.document.node(i).text or "." for i in self.view.selected_ids())

    @property
    def caret(self) -> int | None:
        """Where the caret is, `None` in row mode; the keys go where it shows."""
        focus = QApplication.focusWidget()
        assert isinstance(focus, RowEditor) == self.view.is_editing
        return self.view.caret

    @property
    def said(self) -> str:
        """What the status bar says."""
        label = self.window.findChild(QLabel, "said")
        assert label is not None
        return label.text()

    @property
    def undo_name(self) -> str:
        name = self.window.session.versions.undo_name
        return "" if name is None else name.text


SitDown = Callable[[str], Desk]


@pytest.fixture
def sit_down(qtbot: QtBot, show: OpenWindow, tmp_path: Path) -> SitDown:
    """Opens a drawing in a window and puts the focus into the outline."""

    def sit(drawing: str) -> Desk:
        path = tmp_path / "drawn.yaml"
        outline_editor.save(outline(drawing), path)
        desk = Desk(qtbot, show(path))
        desk.view.setFocus()
        return desk

    return sit
