"""Files in a window: new, open, save, revert, recent ones, and leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from outline_editor.app.open_document import OpenDocument, new_document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Cancelled
from outline_editor.storage.files import is_same_file
from outline_editor.ui import dialogs
from outline_editor.ui.opening import opened_as_wanted, opened_for
from outline_editor.ui.saving import Saving
from outline_editor.ui.session import Session
from outline_editor.ui.translation import listed, translate
from outline_editor.ui.windows import Windows


class FileActions(QObject):
    """What the File menu does for one window."""

    def __init__(self, window: QWidget, session: Session, windows: Windows) -> None:
        super().__init__(window)
        self._window = window
        self._session = session
        self._windows = windows
        self.saving = Saving(window, session, self.may_write_to)
        self.saving.written.connect(windows.add_recent)
        self._actions: dict[str, Callable[[], object]] = {
            "file.new": self._new,
            "file.open": self._open,
            "file.save": lambda: self.saving.save(waiting=False),
            "file.save_as": lambda: self.saving.save_as(waiting=False),
            "file.export_text": self._export_text,
            "file.revert": self._revert,
            "file.close": window.close,
            "file.quit": self._quit,
            "view.new_window": lambda: windows.show_beside(session),
        }
        session.state_changed.connect(self._show_title)
        session.switched.connect(self._show_title)
        windows.opened.connect(self._show_title)
        windows.document_dropped.connect(self._show_title)
        self._show_title()

    def run(self, action_id: str) -> bool:
        """Do an action with files or windows; whether it is one."""
        if action_id not in self._actions:
            return False
        self._actions[action_id]()
        return True

    def open_path(self, path: str | Path) -> QWidget | None:
        """Open a file: here if this window shows nothing yet, else in its own.

        Returns the window, `None` where the file could not be opened; the
        person has then been told why, or does not want it after all.
        """
        path = Path(path)
        showing = self._windows.showing(path)
        if showing is not None:
            showing.setWindowState(showing.windowState() & ~Qt.WindowState.WindowMinimized)
            showing.raise_()
            showing.activateWindow()
            return showing
        try:
            windows = self._windows
            opened = opened_as_wanted(self._window, path, windows.codebooks, windows.claims)
        except Cancelled:
            return None
        except OutlineError as error:
            if error.message.code == "file.not-found":
                return self._tell_gone(path, error)
            dialogs.ask.tell_opening_failed(self._window, error, path)
            return None
        self._windows.add_recent(path)
        return self._show(opened)

    def _tell_gone(self, path: Path, error: OutlineError) -> QWidget | None:
        """Tell that a file is gone, and show a version of it where there are any and one is wanted.

        Without any, it is not a recent file any more.
        """
        # Imported here: few windows ever need them.
        from outline_editor.app.backups import kept_backups, list_unreadable
        from outline_editor.ui.gone_files import chosen_version

        try:
            versions = kept_backups().versions(path)
        except OSError as refused:
            dialogs.ask.tell_opening_failed(self._window, error, path)
            dialogs.ask.tell_error(self._window, list_unreadable(refused))
            return None
        if not versions:
            dialogs.ask.tell_opening_failed(self._window, error, path)
            self._windows.drop_recent(path)
            return None
        codebooks = self._windows.codebooks
        opened = chosen_version(
            self._window, path, error.message, versions, codebooks, self.may_write_to
        )
        return None if opened is None else self._show(opened)

    def _show(self, opened: OpenDocument) -> QWidget:
        """Show a document: here if this window shows nothing yet, else in its own."""
        if self._session.opened.is_blank and not self._session.pending:
            self._session.switch_to(opened)
            return self._window
        return self._windows.show_own(opened)

    def save(self) -> bool:
        """Save to the document's file, or ask for one; whether it is saved."""
        return self.saving.save(waiting=True)

    def may_write_to(self, path: Path) -> bool:
        """Whether a file is nobody's who has it open; else the person is told who."""
        shown, owner = self._windows.showing(path), self._windows.claims.owner(path)
        if owner is not None:
            message = Message.of("claim.not-written", path=str(path), **owner.told())
        elif shown is not None and shown.session.opened is not self._session.opened:
            message = Message.of("claim.shown-here", path=str(path))
        elif any(one.named.known_at(path) for one in self._windows.documents()):
            message = Message.of("claim.codebook-here", path=str(path))
        else:
            return True
        dialogs.ask.tell_error(self._window, message)
        return False

    def may_export_to(self, path: Path) -> bool:
        """The same for what is not the document: that is not written over its own file, either."""
        own = self._session.opened.path
        if own is not None and is_same_file(path, own):
            dialogs.ask.tell_error(self._window, Message.of("claim.exported-over", path=str(path)))
            return False
        return self.may_write_to(path)

    def may_leave(self, *, is_last: bool) -> bool:
        """Whether the window may go, and with it the document if it `is_last` to show that.

        What would be lost is then saved, or given up by the person.
        """
        if not self._may_drop_pending():
            return False
        self.saving.finish()
        if not is_last:
            return True
        opened = self._session.opened
        # Saved without its codebook, it still has something to lose.
        while opened.is_modified:
            match dialogs.ask.about_unsaved(self._window, *opened.modified_names):
                case dialogs.ask.Unsaved.SAVE:
                    if not self.save():
                        return False
                case dialogs.ask.Unsaved.DISCARD:
                    return True
                case dialogs.ask.Unsaved.CANCEL:
                    return False
        return True

    def _may_drop_pending(self) -> bool:
        """Whether what fields hold and the document refused may go; else it is shown."""
        held = self._session.held_input()
        if not held:
            return True
        ref, field = held[0]
        if dialogs.ask.accept_dropping_input(self._window, field):
            return True
        self._session.field_wanted.emit(ref, field)
        return False

    def add_recent_menu(self, menu: QMenu, after: QAction) -> None:
        """Put the list of recent files into a menu, below an action."""
        recent = QMenu(translate("FileActions", "Open &Recent"), menu)
        recent.setObjectName("recentFiles")
        recent.aboutToShow.connect(lambda: self._list_recent(recent))
        actions = menu.actions()
        menu.insertMenu(actions[actions.index(after) + 1], recent)

    def _new(self) -> None:
        self._windows.show_own(new_document())

    def _open(self) -> None:
        for path in dialogs.choose_file.to_open(self._window, self._session.opened.folder):
            self.open_path(path)

    def _export_text(self) -> None:
        # Imported here: a window opens without it.
        from outline_editor.app.exporting import export_text, lost_in_text

        opened = self._session.opened
        # Nothing changes it while the person is asked; the windows wait for that.
        root, header = opened.document.root, opened.document.header
        wait = dialogs.waiting.waited_for
        try:
            text = translate("FileActions", "Looking for what the text can't carry…")
            lost = wait(
                partial(lost_in_text, root), text, self._window, at_once=dialogs.waiting.AT_ONCE
            )
            if lost and not dialogs.ask.accept_losses(self._window, lost):
                return
            proposed = opened.proposed_path.with_suffix(".txt")
            path = dialogs.choose_file.to_export(self._window, proposed)
            if path is not None and self.may_export_to(path):
                text = translate("FileActions", "Exporting {name}…").format(name=path.name)
                wait(
                    partial(export_text, root, header, path),
                    text,
                    self._window,
                    at_once=dialogs.waiting.AT_ONCE,
                )
        except Cancelled:
            return
        except OutlineError as error:
            dialogs.ask.tell_error(self._window, error.message)

    def _revert(self) -> None:
        opened = self._session.opened
        if opened.path is None:
            return
        reverted = self._what_to_revert()
        if reverted is dialogs.ask.Reverted.NOTHING:
            return
        self._session.settle()
        try:
            again = opened_for(self._window, opened.path, self._windows.codebooks)
        except Cancelled:
            return
        except OutlineError as error:
            dialogs.ask.tell_opening_failed(self._window, error, opened.path)
            return
        if reverted is dialogs.ask.Reverted.BOTH:
            opened.revert_codebooks()
            # Without changes of its own it takes in what another program has put into its file.
            again.read_codebook()
        self._session.show_version(again, Message.of("name.revert"))

    def _what_to_revert(self) -> dialogs.ask.Reverted:
        """Ask what may go back to its file, where something would go that is not saved."""
        opened, reverted = self._session.opened, dialogs.ask.Reverted
        codebooks = opened.named.modified
        if codebooks:
            names = listed([codebook.path.name for codebook in codebooks])
            others = [one for one in opened.sharing_codebook() if opened.named.shared in codebooks]
            sharing = listed([one.display_name for one in others])
            return dialogs.ask.about_revert(self._window, opened.display_name, names, sharing)
        if not opened.is_modified and not self._session.pending:
            return reverted.DOCUMENT
        accepted = dialogs.ask.accept_revert(self._window, opened.display_name)
        return reverted.DOCUMENT if accepted else reverted.NOTHING

    def _quit(self) -> None:
        if self._windows.close_all():
            QApplication.quit()

    def _show_title(self) -> None:
        opened = self._session.opened
        name = opened.display_name or translate("FileActions", "Untitled")
        number = self._windows.number_of(self._session)
        if number:
            name = f"{name}:{number}"
        if opened.held_by is not None:
            name = translate("FileActions", "{name} (read-only)").format(name=name)
        # The dash that Qt itself puts into the titles of dialogs.
        self._window.setWindowTitle(f"{name}[*] — Outline Editor")
        self._window.setWindowFilePath("" if opened.path is None else str(opened.path))
        self._window.setWindowModified(opened.is_modified)

    def _list_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._windows.recent_files():
            action = menu.addAction(str(path).replace("&", "&&"))
            action.triggered.connect(lambda _=False, path=path: self.open_path(path))
        if menu.isEmpty():
            menu.addAction(translate("FileActions", "(none)")).setEnabled(False)
