"""Documents that another process has open: who that is, and when it lets them go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from outline_editor.app.open_document import OpenDocument
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Cancelled
from outline_editor.storage.claims import Owner
from outline_editor.ui import dialogs
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.opening import copy_for, opened_for
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.windows import Windows

_LOOK = 2000
"""Milliseconds between two looks at who has the files."""


class HeldFiles(QObject):
    """Looks after the documents that other processes have, as long as there are any.

    Once the other process has closed a file, or has ended, the person is
    offered to edit it here. What it saves till then `OutsideChanges` shows.
    """

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._notices: dict[MainWindow, _HeldNotice] = {}
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self.look)
        windows.document_dropped.connect(self.look)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _held(self) -> list[tuple[OpenDocument, Path]]:
        return [
            (opened, opened.path)
            for opened in self._windows.documents()
            if opened.held_by is not None and opened.path is not None
        ]

    def show_anew(self, opened: OpenDocument) -> None:
        """Show a document in which something of that has changed by other means than an edit.

        By then its windows may be gone, or show another.
        """
        for window in self._windows.all():
            if window.session.opened is opened:
                # All its windows share the versions.
                window.session.versions.begin_with(opened)
                return

    # What the windows say

    def look(self) -> None:
        """See who has the files now, and have the windows say so."""
        held = self._held()
        owners: dict[OpenDocument, Owner | None] = {}
        for opened, path in held:
            owners[opened] = owner = self._windows.claims.owner(path)
            opened.held_by = owner or opened.held_by
        if held:
            self._looking.start()
        else:
            self._looking.stop()
        windows = self._windows.all()
        self._notices = {one: bar for one, bar in self._notices.items() if one in windows}
        for window in windows:
            opened = window.session.opened
            if opened in owners and window not in self._notices:
                self._notices[window] = _HeldNotice(self, window)
            if window in self._notices:
                self._notices[window].show(opened in owners, owners.get(opened))

    # What a person does

    def edit(self, window: MainWindow) -> None:
        """Let a document be edited here, as its file is now; unless another process was quicker."""
        opened = window.session.opened
        assert opened.path is not None
        owner = self._windows.claims.take(opened.path)
        if owner is None:
            try:
                again = opened_for(window, opened.path, self._windows.codebooks)
                # Meanwhile the windows may have come to show what was saved elsewhere last.
                window.session.versions.begin_with(again)
            except Cancelled:
                self._windows.claims.drop(opened.path)
            except OutlineError as error:
                self._windows.claims.drop(opened.path)
                dialogs.ask.tell_opening_failed(window, error, opened.path)
        self.look()

    def copy(self, window: MainWindow) -> None:
        """Open a copy, in a window of its own."""
        path = window.session.opened.path
        assert path is not None
        try:
            self._windows.show_own(copy_for(window, path, self._windows.codebooks))
        except Cancelled:
            pass
        except OutlineError as error:
            dialogs.ask.tell_opening_failed(window, error, path)
        self.look()


class _HeldNotice:
    """The strip in one window that says who has its document."""

    def __init__(self, files: HeldFiles, window: MainWindow) -> None:
        self._files, self._window = files, window
        self._bar = window.panes.add_notice_bar()
        self._bar.setObjectName("heldNotice")
        self._said: Message | None = None

    def show(self, is_held: bool, owner: Owner | None) -> None:
        """Say who has it; that nobody has it any more for `None`."""
        message = None
        if is_held:
            freed = Message.of("claim.freed")
            message = freed if owner is None else Message.of("claim.held", **owner.told())
        if message == self._said:
            return  # the person may have put it away
        self._said = message
        text = "" if message is None else shown(message)
        if owner is None:
            act, offer = self._files.edit, translate("HeldNotice", "Edit Here")
        else:
            act, offer = self._files.copy, translate("HeldNotice", "Open a Copy")
        self._bar.say(text, [(offer, lambda: self._act(act))])

    def _act(self, act: Callable[[MainWindow], None]) -> None:
        self._said = None
        act(self._window)
