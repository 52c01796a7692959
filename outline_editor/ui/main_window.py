"""The main window: it puts the parts together and nothing else."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from outline_editor.app.action_specs import Menu
from outline_editor.app.columns import Columns
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.versions import Versions
from outline_editor.ui.action_binder import ActionBinder
from outline_editor.ui.action_states import ActionStates
from outline_editor.ui.composing import end_composition
from outline_editor.ui.edit_actions import EditActions
from outline_editor.ui.file_actions import FileActions
from outline_editor.ui.icons import application_icon
from outline_editor.ui.navigation import Navigation
from outline_editor.ui.notices import Notices
from outline_editor.ui.outline.tree_view import OutlineTreeView
from outline_editor.ui.repairs import Repairs
from outline_editor.ui.scope_actions import ScopeActions
from outline_editor.ui.session import Session
from outline_editor.ui.status_line import StatusLine
from outline_editor.ui.view_actions import ViewActions
from outline_editor.ui.view_memory import ViewMemory
from outline_editor.ui.window_layout import WindowLayout, other_notes
from outline_editor.ui.windows import Windows

_BREATH = 10
"""Milliseconds for what was painted to reach the screen before the rest is made."""


class Part(Protocol):
    """A part of the window that does some of its actions."""

    def run(self, action_id: str) -> bool:
        """Do an action; whether it is one of this part."""
        ...


class MainWindow(QMainWindow):
    """One window on one document; windows on the same one have its `versions` in common.

    `session` is what its parts share; `actions_by_id` are its actions under
    the ids of the action table.
    """

    completed = Signal()
    """Everything in the window is there; see `complete`."""
    closed = Signal()

    def __init__(
        self, opened: OpenDocument, windows: Windows, versions: Versions | None = None
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAcceptDrops(True)
        self.session = Session(opened, self, sign=windows.signature, versions=versions)
        self.outline = OutlineTreeView(self.session.document)
        self.outline.name_by(lambda: self.session.opened.codebook.root)
        self.session.names_changed.connect(self.outline.viewport().update)
        self.panes = WindowLayout(self.session, self.outline)
        self.setCentralWidget(self.panes)
        self._status = StatusLine(self.session)
        self.setStatusBar(self._status)
        self.panes.centre_changed.connect(self._status.forget)
        self._windows = windows
        self._binder = binder = ActionBinder(self, self.outline, self.run, windows.keymap)
        self.actions_by_id = binder.actions
        windows.settings_changed.connect(lambda: binder.set_keymap(windows.keymap))
        self.files = FileActions(self, self.session, windows)
        self.files.saving.work_begun.connect(self._status.show_work)
        self._edits = EditActions(self.session, self.outline, self.panes)
        self._navigation = Navigation(self.session, self.outline, self.panes)
        self._views = ViewActions(self.panes, binder.actions, windows)
        self._repairs = Repairs(self.session, self.panes)
        self._notices = Notices(self.session, self.panes.notice_bar, windows)
        self._scope = ScopeActions(self.session, self.outline, self.panes)
        self._states = ActionStates(self.session, self.outline, binder)
        self.memory = ViewMemory(self.session, self.outline)
        self.files.add_recent_menu(binder.menus[Menu.FILE], binder.actions["file.open"])
        self.panes.set_actions(binder.actions)
        self._parts: list[Part] = [
            self.files,
            self._edits,
            self._navigation,
            self._scope,
            self._views,
        ]
        if windows.settings.columns:
            self.outline.set_columns(Columns.of(windows.settings.columns))
        self.resize(self.fontMetrics().averageCharWidth() * 180, self.fontMetrics().height() * 46)
        self._theme = windows.theme
        self._theme.changed.connect(self._take_style_sheet)
        self._take_style_sheet()
        self._was_painted = self._is_complete = self._may_go = False

    def run(self, action_id: str) -> None:
        """Do what an action of the table says."""
        self.complete()
        self._status.forget()
        self._end_composition()
        for part in self._parts:
            if part.run(action_id):
                return
        raise KeyError(action_id)

    def _end_composition(self) -> None:
        """Put what an input method is composing where it is going, for what follows to find it."""
        self.outline.end_composition()
        end_composition(QApplication.focusWidget())

    def _take_style_sheet(self) -> None:
        self.setStyleSheet(self._theme.style_sheet)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the desktop's font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ThemeChange):
            # Later: the other parts of the window have yet to hear of it.
            QTimer.singleShot(0, self, self._theme.follow_font)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """After the first time, make ready what was not in sight."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(_BREATH, self, self.complete)

    @property
    def is_complete(self) -> bool:
        """Whether everything in the window is there."""
        return self._is_complete

    def complete(self) -> None:
        """Make what the first look does not need; by itself, this follows the first paint."""
        if not self._is_complete:
            self._is_complete = True
            self.setWindowIcon(application_icon())
            # The first of them hears of an action before all others.
            self._parts[:0] = self._later_parts()
            self._add_row_menu()
            self.panes.sidebar.prepare()
            self._notices.refresh()
            self.completed.emit()

    def _later_parts(self) -> list[Part]:
        """Parts that nobody needs to see the window; it opens without their modules."""
        from outline_editor.ui.centre_views import CentreViews
        from outline_editor.ui.clipboard import ClipboardActions
        from outline_editor.ui.column_actions import ColumnActions
        from outline_editor.ui.concepts.concept_actions import ConceptActions
        from outline_editor.ui.find_actions import FindActions
        from outline_editor.ui.help_actions import HelpActions
        from outline_editor.ui.note_signing import NoteSigning
        from outline_editor.ui.outside_changes import OutsideChanges
        from outline_editor.ui.picking import Picking
        from outline_editor.ui.readiness import Readiness
        from outline_editor.ui.spelling.window_spelling import WindowSpelling
        from outline_editor.ui.suggestions.window_suggestions import WindowSuggestions
        from outline_editor.ui.version_actions import VersionActions

        spelling = self.actions_by_id["edit.spelling"]
        picking = Picking(self.session, self.panes, self.actions_by_id)
        Readiness(self.session, self.panes)
        self.closed.connect(OutsideChanges(self, self.session, self.panes, self.files).end)
        suggestions = WindowSuggestions(
            self.session,
            self.outline,
            self.panes,
            self._status,
            self._windows,
            self.actions_by_id,
        )
        self.closed.connect(suggestions.end)
        return [
            CentreViews(
                self.session,
                self.outline,
                self.panes,
                self.actions_by_id,
                self.files.may_export_to,
            ),
            ClipboardActions(self.session, self.outline, self.actions_by_id),
            ColumnActions(self.outline, self._binder, self._windows),
            FindActions(self.session, self.outline, self.panes),
            picking,
            ConceptActions(self.session, self.panes, picking),
            HelpActions(self, self._windows),
            VersionActions(self, self.session, self.files.may_write_to),
            NoteSigning(self, self.session, self.actions_by_id["note.sign"], self._windows),
            WindowSpelling(self.session, self.outline, self._windows, spelling),
            suggestions,
        ]

    def _add_row_menu(self) -> None:
        from outline_editor.ui.row_menu import RowMenu

        RowMenu(self.outline, self.actions_by_id, other_notes(self.actions_by_id))

    def leave(self) -> None:
        """Close without asking: the person has been asked."""
        self._may_go = True
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before anything is lost."""
        # Unless all of this comes to its end; Qt would close it.
        event.ignore()
        self._end_composition()
        is_last = self._windows.is_last(self)
        if not self._may_go and not self.files.may_leave(is_last=is_last):
            return
        self.memory.store()
        event.accept()
        self.closed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files."""
        if event.mimeData().hasUrls() and any(u.isLocalFile() for u in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the files dropped on the window."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.files.open_path(url.toLocalFile())
