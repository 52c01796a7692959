"""What a person does in the panels, and what she sees there."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.core.document import Document
from outline_editor.core.model import Node
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.panels.field_editors import ChoiceEditor, FieldEditor
from outline_editor.ui.panels.notes_panel import NotesPanel
from outline_editor.ui.panels.tokens_editor import TokensEditor

Some = TypeVar("Some", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
_NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

HEAD = "format: policy-outline/1\nid: test\ntitle: Test\nstatus: draft\n"


class Person:
    """Works in one window with keys and mouse."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window

    @property
    def document(self) -> Document:
        return self.window.session.document

    def row(self, node_id: str) -> Node:
        return self.document.node(node_id)

    # Keys and mouse

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = _NOTHING) -> None:
        """Press keys where they go: into an open list, else where the focus is."""
        for key in keys:
            self.qtbot.keyPress(self._heard_by, key, held)
            self.qtbot.keyRelease(self._heard_by, key, held)

    def type(self, text: str) -> None:
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(self._heard_by, event)

    @property
    def _heard_by(self) -> QWidget:
        popup = QApplication.activePopupWidget()
        if popup is None:
            self._come_back()
        return popup or self.focus

    def _come_back(self) -> None:
        """Without a screen, lists that open become the active window for good."""
        QApplication.processEvents()
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, held=CTRL)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of something, scrolled into sight first."""
        self._come_back()
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(widget)
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    @property
    def focus(self) -> QWidget:
        focus = QApplication.focusWidget()
        assert focus is not None
        return focus

    # Rows

    def go_to(self, node_id: str) -> None:
        """Click on a row."""
        view = self.window.outline
        view.rows.reveal(node_id)
        index = self.index(node_id)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        self.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert self.window.session.current == node_id

    def index(self, node_id: str) -> QModelIndex:
        """A row that is in sight, as the outline's model has it."""
        view = self.window.outline
        position = view.rows.position(node_id)
        assert position is not None
        return view.model().index(position, 0)

    # Fields

    def field(self, name: str, where: QWidget | None = None) -> FieldEditor:
        """A field's editor: of the row, unless told where."""
        panel = where or self.window.panes.sidebar.inspector
        editor = panel.findChild(FieldEditor, f"field.{name}")
        assert editor is not None
        return editor

    def enter(self, name: str, where: QWidget | None = None) -> FieldEditor:
        """Put the focus into a field, by mouse, with all of its text selected."""
        editor = self.field(name, where)
        if not editor.isVisible():
            self.click(self.child(QAbstractButton, "moreFields"))
        target = editor.focus_target
        self.click(target)
        if isinstance(target, QLineEdit):
            target.selectAll()
        return editor

    def choose(self, name: str, word: str, where: QWidget | None = None) -> None:
        """Choose a value of a list by typing its first letters."""
        editor = self.field(name, where)
        assert isinstance(editor, ChoiceEditor)
        editor.box.setFocus()
        if word:
            self.qtbot.keyClicks(editor.box, word)
        else:
            self.qtbot.keyClick(editor.box, Qt.Key.Key_Home)

    def tokens(self, name: str, where: QWidget | None = None) -> TokensEditor:
        editor = self.field(name, where)
        assert isinstance(editor, TokensEditor)
        return editor

    def leave(self) -> None:
        """Go on to the next field."""
        self.press(Qt.Key.Key_Tab)

    # What is there

    @property
    def undo_name(self) -> str:
        name = self.window.session.opened.history.undo_name
        return "" if name is None else name.text

    @property
    def said(self) -> str:
        """What the window says at its foot."""
        status = self.window.statusBar()
        return " ".join([status.currentMessage(), *(x.text() for x in status.findChildren(QLabel))])

    def child(self, kind: type[Some], name: str) -> Some:
        found = self.window.findChild(kind, name)
        assert found is not None
        return found

    def button(self, text: str, where: QWidget) -> QAbstractButton:
        """The button in sight that says something."""
        return next(
            button
            for button in where.findChildren(QAbstractButton)
            if button.isVisible() and (button.text() == text or button.accessibleName() == text)
        )

    def card(self, note_id: str) -> QWidget:
        return next(
            card
            for card in self.window.findChildren(QWidget, f"note.{note_id}")
            if not card.isHidden()
        )

    @property
    def notes(self) -> NotesPanel:
        return self.window.panes.sidebar.notes

    @property
    def page(self) -> QWidget:
        return self.window.panes.sidebar.document_page

    def heading(self, where: QWidget) -> str:
        return next(label.text() for label in where.findChildren(QLabel) if label.text())


def written(folder: Path, *parts: str) -> Path:
    """A file of these parts under the usual head."""
    path = folder / "test.yaml"
    path.write_text(HEAD + "".join(parts), encoding="utf-8")
    return path
