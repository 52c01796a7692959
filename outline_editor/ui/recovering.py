"""At the start: what a crash has left is offered, and opened again where it is wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.changed_lines import ChangedLine, LineState, changed_lines
from outline_editor.app.journal_place import may_hold_journals
from outline_editor.app.kept_journals import days_kept
from outline_editor.app.leftover import Leftover, why_it_stays
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.recovering import (
    copy_of_codebook,
    file_for,
    recover_codebook,
    recovered,
    versions_of_recovered,
)
from outline_editor.app.recovery import left_behind
from outline_editor.app.unreadable_journals import put_aside_unreadable
from outline_editor.core.document import Document
from outline_editor.core.errors import Message, OutlineError, reason_of
from outline_editor.core.progress import Cancelled, Tell, share
from outline_editor.storage.claims import Owner
from outline_editor.storage.decoding import legible
from outline_editor.ui import dialogs
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.opening import opened_for
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.windows import Windows

_T = TypeVar("_T")


class Recovering:
    """Offers what was left in a folder of journals."""

    def __init__(self, windows: Windows, keeping: Safekeeping) -> None:
        self._windows, self._keeping = windows, keeping
        self._opened: set[Path] = set()
        """The journals that no other process may recover while they wait to be forgotten."""

    def offer(self, folder: Path, parent: QWidget | None) -> None:
        """Ask about each file, if there are any."""
        if not may_hold_journals(folder):
            return
        text = translate("Recovering", "Looking for unsaved changes…")
        refused: dict[Path, Exception] = {}

        def look(tell: Tell) -> tuple[list[Leftover], list[Path]]:
            found = left_behind(folder, tell, refused.__setitem__)
            return found, put_aside_unreadable(folder, refused)

        try:
            found, unreadable = dialogs.waiting.waited_for(look, text, parent)
        except Cancelled:
            return  # it is offered at the next start
        if found:
            self._ask(found, parent)
        if unreadable:
            paths = ", ".join(map(str, unreadable))
            n, days = len(unreadable), days_kept()
            message = Message.of("recovery.unreadable", n=n, paths=paths, days=days)
            dialogs.ask.tell_error(parent, message)
        if refused:
            _tell_refused(folder, refused, parent)

    def _ask(self, found: list[Leftover], parent: QWidget | None) -> None:
        dialog = RecoveringDialog(found, _preview, self._recover, parent)
        dialog.exec()
        dialog.deleteLater()
        for left in found:
            if left.journal not in self._opened:
                left.release()

    def _recover(self, left: Leftover) -> bool:
        """Open it again; whether that could be done. If not, the person was told."""
        try:
            is_codebook = left.beginning.is_codebook
            document = self._codebook(left) if is_codebook else self._document(left)
        except Cancelled:
            return False
        except OutlineError as error:
            dialogs.ask.tell_error(None, error.message)
            return False
        journals = self._keeping.journals
        if document is None:
            journals.put(partial(_finish, left))
        else:
            # Only once it is in another journal: till then it would be lost in a crash.
            journals.put_once_kept(document, partial(_finish, left))
        self._opened.add(left.journal)
        return True

    def _document(self, left: Leftover) -> Document:
        """Show a document as it was."""
        *before, opened = self._recovered(left)
        self._show(before, opened)
        return opened.document

    def _recovered(self, left: Leftover) -> list[OpenDocument]:
        file = file_for(left, self._has_unsaved, self._is_taken)
        made = _waited(left, lambda tell: recovered(left, file, tell))
        if file is not None:
            _refuse_held(file, self._windows.claims.owner(file))
        return versions_of_recovered(left, made, self._windows.codebooks)

    def _has_unsaved(self, file: Path) -> bool:
        window = self._windows.showing(file)
        if window is None:
            return False
        opened = window.session.opened
        # What another process had when it was opened here is only read; nothing may go into it.
        return opened.has_unsaved_work or opened.held_by is not None

    def _is_taken(self, file: Path) -> bool:
        windows = self._windows
        return windows.showing(file) is not None or windows.claims.owner(file) is not None

    def _show(self, before: list[OpenDocument], opened: OpenDocument) -> None:
        """Show it in the window of its file, if there is one, else after the version before."""
        window = None if opened.path is None else self._windows.showing(opened.path)
        if window is None:
            first, *after = (*before, opened)
            window = self._show_first(first)
        else:
            after = [opened]
        for version in after:
            window.session.show_version(version, Message.of("name.recover"))

    def _show_first(self, opened: OpenDocument) -> MainWindow:
        for window in self._windows.all():
            session = window.session
            if session.opened.is_blank and not session.pending:
                session.switch_to(opened)
                return window
        return self._windows.show_own(opened)

    def _codebook(self, left: Leftover) -> Document | None:
        """Let a codebook be as it was, in a document that names it; `None` if it is in a file."""
        named_by = Path(left.beginning.named_by)
        # There nothing would be asked when the window is closed.
        _refuse_held(named_by, self._windows.claims.owner(named_by))
        last = _waited(left, lambda tell: left.recovered(tell).root)
        try:
            return recover_codebook(left, last, self._opened_from(named_by))
        except OutlineError as error:
            copy = _waited(left, lambda tell: copy_of_codebook(left, last, tell))
            reason = shown(error.message)
            told = Message.of("recovery.codebook-copied", reason=reason, copy=str(copy))
            dialogs.ask.tell(None, told)
            return None

    def _opened_from(self, file: Path) -> OpenDocument:
        window = self._windows.showing(file)
        if window is None:
            opened = opened_for(None, file, self._windows.codebooks)
            window = self._windows.show_own(opened)
        _refuse_held(file, window.session.opened.held_by)
        return window.session.opened


def _tell_refused(folder: Path, refused: Mapping[Path, Exception], parent: QWidget | None) -> None:
    """Tell of journals that could not be looked at, or of the folder that could not be listed."""
    reasons = {path: _reason(error) for path, error in refused.items()}
    if folder in reasons:
        message = Message.of("recovery.not-listed", folder=str(folder), reason=reasons[folder])
    else:
        files = ", ".join(f"{path} ({reason})" for path, reason in reasons.items())
        message = Message.of("recovery.not-looked-at", n=len(reasons), files=files)
    dialogs.ask.tell_error(parent, message)


def _reason(error: Exception) -> str:
    """Why something was refused; what nobody expected is reported, too."""
    if isinstance(error, OSError):
        return reason_of(error)
    sys.excepthook(type(error), error, error.__traceback__)
    return shown(Message.of("recovery.unexpected"))


def _finish(left: Leftover) -> None:
    """Have done with a journal. Raises `OutlineError` where it stays."""
    try:
        left.finish()
    except OSError as error:
        raise OutlineError(why_it_stays(left, error)) from error


def _waited(left: Leftover, work: Callable[[Tell], _T]) -> _T:
    """What some work on what was left gives; see `waited_for`."""
    name = Path(left.beginning.path).name
    text = translate("Recovering", "Opening {name}…").format(name=name)
    parent = QApplication.activeModalWidget()
    return dialogs.waiting.waited_for(work, text, parent, at_once=dialogs.waiting.AT_ONCE)


def _refuse_held(file: Path, owner: Owner | None) -> None:
    """Raises `OutlineError` where another process has a file."""
    if owner is not None:
        raise OutlineError(Message.of("claim.not-recovered", path=str(file), **owner.told()))


def _preview(left: Leftover) -> list[ChangedLine]:
    """What would come back, as lines of the file that changed; why nothing would."""
    text = translate("Recovering", "Looking at unsaved changes…")
    try:
        return dialogs.waiting.waited_for(
            lambda tell: _lines(left, tell), text, QApplication.activeModalWidget()
        )
    except Cancelled:
        return []
    except OutlineError as error:
        return [ChangedLine(LineState.KEPT, shown(error.message))]


def _lines(left: Leftover, tell: Tell) -> list[ChangedLine]:
    tell(0.1)
    # Not with what the journal began with: that need not be saved either.
    before = legible(left.in_file())
    after = left.written(share(tell, 0.1, 0.8)).decode("utf-8")
    tell(0.8)
    return list(changed_lines(before.splitlines(), after.splitlines()))
