"""All windows of the program, and what they share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication

from outline_editor.app.keymap import Keymap
from outline_editor.app.open_codebook import Codebooks
from outline_editor.app.open_document import OpenDocument, new_document
from outline_editor.app.paths import claims_folder
from outline_editor.app.settings import (
    MAX_TEXT_SIZE,
    MIN_TEXT_SIZE,
    ColourScheme,
    change_recent_files,
    load_recent_files,
    read_settings,
    store,
)
from outline_editor.app.signatures import Signature, signature_of
from outline_editor.core.errors import Message
from outline_editor.storage.claims import Claims
from outline_editor.storage.files import is_same_file
from outline_editor.storage.limits import choose_limit
from outline_editor.ui.opening import opened_for
from outline_editor.ui.theme import Theme
from outline_editor.ui.window_memory import restore_window, store_window

if TYPE_CHECKING:
    from outline_editor.app.spelling.speller import Speller
    from outline_editor.app.versions import Versions
    from outline_editor.ui.held_files import HeldFiles
    from outline_editor.ui.main_window import MainWindow
    from outline_editor.ui.session import Session


class Windows(QObject):
    """Keeps the open windows, the user's settings and the recent files.

    There is one for each application, made by `shared_windows`.
    """

    settings_changed = Signal()
    opened = Signal(QObject)
    """There is another window."""
    document_changed = Signal()
    """The document of one of the windows has changed."""
    document_dropped = Signal()
    """The document of one of the windows is not shown any more."""
    spelling_changed = Signal()
    """Other words than before are right."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("windows")
        self._windows: list[MainWindow] = []
        self.settings, self._settings_fault = read_settings()
        self._keymap: Keymap | None = None
        self.theme = Theme(application)
        self.today: Callable[[], date] = date.today
        """The day that new notes are dated."""
        self.codebooks = Codebooks(self.documents)
        self.claims = Claims(claims_folder())
        """The files that this process has open for editing, and who has others."""
        QAccessible.installFactory(_accessible)
        self._apply()

    @cached_property
    def speller(self) -> Speller:
        """What knows which words are right."""
        # Nothing waits for it, least of all a window that opens.
        from outline_editor.app.spelling.speller import Speller

        return Speller()

    @cached_property
    def held_files(self) -> HeldFiles:
        """What watches the documents that other processes have open."""
        # Hardly anybody ever has one.
        from outline_editor.ui.held_files import HeldFiles

        return HeldFiles(self)

    def _look_after(self, window: MainWindow) -> None:
        if window.session.opened.held_by is not None:
            self.held_files.look()

    def open(self, opened: OpenDocument, versions: Versions | None = None) -> MainWindow:
        """A new window on a document; the caller shows it.

        With the `versions` of a document it is one more window on that.
        """
        # The main window needs this module: it is imported when it is made.
        from outline_editor.ui.main_window import MainWindow

        window = MainWindow(opened, self, versions)
        self._windows.append(window)
        window.closed.connect(lambda: self._forget(window))
        window.session.state_changed.connect(self.document_changed)
        window.session.switched.connect(self.document_dropped)
        window.session.switched.connect(lambda: self._look_after(window))
        self._look_after(window)
        self.opened.emit(window)
        return window

    def show_own(self, opened: OpenDocument) -> MainWindow:
        """A window that belongs to the program alone: closed, it is gone."""
        others = self.all()
        window = self.open(opened)
        restore_window(window, others)
        window.memory.restore()
        self._show(window)
        return window

    def show_beside(self, session: Session) -> MainWindow:
        """One more such window on the document of a window, which it begins to show alike."""
        other = next(window for window in self._windows if window.session is session)
        window = self.open(session.opened, session.versions)
        restore_window(window, (other,))
        window.memory.begin_like(other.memory)
        self._show(window)
        return window

    def _show(self, window: MainWindow) -> None:
        window.closed.connect(lambda: store_window(window))
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.show()

    def open_path(self, path: Path | None) -> MainWindow:
        """A new window on a file, or on a new document; a file that another process has is read.

        Raises `OutlineError` where the file can't be opened, `Cancelled` where
        the person does not want to wait for it.
        """
        opened = new_document() if path is None else opened_for(None, path, self.codebooks)
        if path is not None:
            opened.held_by = self.claims.owner(path)
        window = self.open(opened)
        window.memory.restore()
        if path is not None:
            self.add_recent(path)
        return window

    def all(self) -> tuple[MainWindow, ...]:
        """The open windows, oldest first."""
        return tuple(self._windows)

    def documents(self) -> list[OpenDocument]:
        """The documents that are shown, each once."""
        return list(dict.fromkeys(window.session.opened for window in self._windows))

    def _on(self, opened: OpenDocument) -> list[MainWindow]:
        """The windows on a document, oldest first."""
        return [window for window in self._windows if window.session.opened is opened]

    def number_of(self, session: Session) -> int:
        """Which of the windows on its document a window is, from 1; 0 for the only one."""
        on_it = [window.session for window in self._on(session.opened)]
        return on_it.index(session) + 1 if len(on_it) > 1 and session in on_it else 0

    def is_last(self, window: MainWindow) -> bool:
        """Whether no other window is on the same document."""
        return self._on(window.session.opened) == [window]

    def close_all(self) -> bool:
        """Close all windows, once each has been asked; whether they are closed.

        Where one may not be left, all stay.
        """
        for window in self._windows:
            is_last = self._on(window.session.opened)[-1] is window
            if not window.files.may_leave(is_last=is_last):
                return False
        for window in self.all():
            window.leave()
        return True

    def showing(self, path: Path) -> MainWindow | None:
        """The window that has a file open already."""
        for window in self._windows:
            other = window.session.opened.path
            if other is not None and is_same_file(path, other):
                return window
        return None

    # Another process of the program may have changed the list of recent files:
    # it is read again each time.

    def recent_files(self) -> tuple[Path, ...]:
        """The files opened last, newest first."""
        return tuple(load_recent_files().paths)

    def add_recent(self, path: Path) -> None:
        """Remember a file as opened last."""
        change_recent_files(lambda recent: recent.add(path))

    def drop_recent(self, path: Path) -> None:
        """Forget a file that is not there any more."""
        change_recent_files(lambda recent: recent.drop(path))

    def change_settings(self, change: Callable[[], None]) -> None:
        """Apply a change to the settings everywhere, and keep it."""
        change()
        self._apply()
        store(self.settings)
        self.settings_changed.emit()

    def signature(self) -> Signature | None:
        """Author and date of a note that is added now, `None` where notes are not signed."""
        return signature_of(self.settings.note_author, self.today())

    @property
    def keymap(self) -> Keymap:
        """The keys of all actions, as the user has set them."""
        if self._keymap is None:
            self._keymap = Keymap(self.settings.keys, self.settings.row_keys)
        return self._keymap

    def set_keymap(self, keymap: Keymap) -> None:
        """Use other keys in all windows, from now on."""
        self._keymap = keymap

        def change() -> None:
            self.settings.keys = {name: list(keys) for name, keys in keymap.changed.items()}
            in_rows = keymap.changed_in_rows.items()
            self.settings.row_keys = {name: list(keys) for name, keys in in_rows}

        self.change_settings(change)

    def take_settings_fault(self) -> Message | None:
        """What is wrong with the stored settings, for the first window that asks."""
        fault, self._settings_fault = self._settings_fault, None
        return fault

    def set_text_size(self, percent: int) -> None:
        """Scale the text of all windows, within the bounds of the settings."""
        size = max(MIN_TEXT_SIZE, min(MAX_TEXT_SIZE, percent))
        self.change_settings(lambda: setattr(self.settings, "text_size", size))

    def set_scheme(self, scheme: ColourScheme) -> None:
        """Choose light or dark colours for all windows."""
        self.change_settings(lambda: setattr(self.settings, "colour_scheme", scheme))

    def _apply(self) -> None:
        choose_limit(self.settings.largest_file)
        self.theme.set_scheme(self.settings.colour_scheme)
        self.theme.set_text_size(self.settings.text_size)

    def _forget(self, window: MainWindow) -> None:
        is_last = self.is_last(window)
        self._windows.remove(window)
        self.document_dropped.emit()
        if not is_last:
            # The document lives on: nothing of the window may follow it any more.
            window.session.switch_to(new_document())


def _accessible(name: str, view: QObject) -> QAccessibleInterface | None:
    """What assistive technology is told of an outline; all else Qt knows itself."""
    if name != "OutlineTreeView":
        return None
    # Most people work without: it need not be there for them.
    from outline_editor.ui.outline.accessibility import accessible_outline

    return accessible_outline(view)


def shared_windows() -> Windows:
    """The windows of the running application. Raises `RuntimeError` without one."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no QApplication; make one first")
    windows = application.findChild(Windows, "windows")
    return Windows(application) if windows is None else windows
