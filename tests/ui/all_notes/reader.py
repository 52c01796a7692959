"""Somebody who goes through the list of all notes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton

from outline_editor.ui.all_notes.all_notes_panel import AllNotesPanel
from outline_editor.ui.all_notes.notes_view import NotesView
from outline_editor.ui.window_layout import ALL_NOTES
from tests.ui.panels.driving import Person


class Reader(Person):
    """Works in the list with keys and mouse."""

    @property
    def panel(self) -> AllNotesPanel:
        page = self.window.panes.sidebar.page(ALL_NOTES)
        assert isinstance(page, AllNotesPanel)
        return page

    @property
    def view(self) -> NotesView:
        return self.panel.view

    @property
    def listed(self) -> list[str]:
        """The ids of the notes in the list."""
        model = self.view.notes
        return [model.note_id(model.index(row)) for row in range(model.rowCount())]

    @property
    def counted(self) -> str:
        """What stands above the list."""
        return self.child(QLabel, "allNotesHeading").text()

    def press_button(self, name: str) -> None:
        self.click(self.child(QAbstractButton, name))

    def click_note(self, note_id: str) -> None:
        """Click on a note."""
        index = self.view.notes.index_of(note_id)
        self.view.scrollTo(index)
        place = self.view.visualRect(index).center()
        self.qtbot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert self.view.current_id == note_id

    def tick(self, button: str, *values: str) -> None:
        """Tick values in the menu of a filter."""
        for value in values:
            opened = self.child(QToolButton, button).menu()
            opened.aboutToShow.emit()
            next(action for action in opened.actions() if action.text() == value).trigger()
