"""Saving a window's document, while the person writes on or waits for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.core.errors import Message
from outline_editor.ui import dialogs
from outline_editor.ui.session import Session
from outline_editor.ui.translation import listed, translate
from outline_editor.ui.work_line import WorkLine

if TYPE_CHECKING:
    from outline_editor.app.saves import NotSaved, Owner, Save
    from outline_editor.app.tasks import Task
    from outline_editor.ui.dialogs.about_saving import AfterFailure

SOON = 0.04
"""Seconds that a save may keep the person waiting, so that most are over at once."""

_SOON_SAVED = 500
"""Rows and notes; what has more is not waited for, as it would hardly be over so soon.

The key that saves a large outline has other work to do in the window's thread.
"""

_LOOK = 20
"""Milliseconds between two looks at how far a save has come."""


class _Wanted(NamedTuple):
    """What is to be saved, and how."""

    path: Path
    without: frozenset[OpenCodebook] = frozenset()
    overwriting: frozenset[Owner] = frozenset()


class _Underway(NamedTuple):
    """A save that is being written."""

    wanted: _Wanted
    save: Save
    task: Task[None]
    called: str
    """The id that the document got with it, `''` for none."""


class Saving(QObject):
    """Saves the document of one window, one time after the other."""

    work_begun = Signal(QWidget)
    """A save takes longer than most; the widget that shows how far it has come."""
    written = Signal(Path)
    """The document is saved to this file."""

    def __init__(
        self, window: QWidget, session: Session, may_write_to: Callable[[Path], bool]
    ) -> None:
        """What saves for a window; `may_write_to` tells the person where it is not so."""
        super().__init__(window)
        self._may_write_to = may_write_to
        self._window = window
        self._session = session
        self._underway: _Underway | None = None
        self._line: WorkLine | None = None
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look)
        # What is saved must not be another document by the time it is.
        session.settling.connect(self.finish)

    def save(self, *, waiting: bool) -> bool:
        """Save to the document's file, or ask for one; whether it is saved by now.

        Where the person is `waiting` for it, this takes as long as saving does.
        With the document goes its codebook, if that was changed.
        """
        path = self._session.opened.path
        if path is None:
            return self.save_as(waiting=waiting)
        return self._save(path, waiting=waiting)

    def save_as(self, *, waiting: bool, proposed: Path | None = None) -> bool:
        """Ask for a file and save to it; whether it is saved by now."""
        opened = self._session.opened
        if opened.read_only and not opened.is_repaired:
            self._session.said.emit(opened.why_read_only)
            return False
        path = dialogs.choose_file.to_save(self._window, proposed or opened.proposed_path)
        if path is None or not self._may_write_to(path):
            return False
        return self._save(path, waiting=waiting)

    def finish(self) -> bool:
        """Wait for what is being saved; whether all is well with it."""
        return self._underway is None or self._finish(self._underway)

    def cancel(self) -> None:
        """Let the file be as it is."""
        if self._underway is not None:
            self._underway.task.cancel()

    def _save(self, path: Path, *, waiting: bool) -> bool:
        self.finish()
        # What an input method is composing still.
        QApplication.inputMethod().commit()
        return self._begin(_Wanted(path), waiting=waiting)

    def _begin(self, wanted: _Wanted, *, waiting: bool) -> bool:
        # Imported here: a window opens without them.
        from outline_editor.app.saves import Save
        from outline_editor.app.tasks import Task

        opened = self._session.opened
        if opened.is_being_saved:
            # By another window.
            self._session.said.emit(Message.of("file.being-saved", name=opened.display_name))
            return False
        called = self._session.editing.name_after(wanted.path)
        save = Save(opened, wanted.path, wanted.without, overwriting=wanted.overwriting)
        self._underway = underway = _Underway(wanted, save, Task(save.write), called)
        underway.task.start()
        if waiting:
            return self._finish(underway)
        document = opened.document
        is_soon_saved = document.row_count + document.note_count <= _SOON_SAVED
        if is_soon_saved and underway.task.wait(SOON):
            return self._end(underway, waiting=False)
        self._looking.start()
        return False

    def _look(self) -> None:
        underway = self._underway
        if underway is None:
            return
        if underway.task.is_over:
            self._end(underway, waiting=False)
            return
        if self._line is None:
            self._line = WorkLine(_doing(underway.wanted.path))
            self._line.cancelled.connect(self.cancel)
            self.work_begun.emit(self._line)
        self._line.tell(underway.task.done)

    def _finish(self, underway: _Underway) -> bool:
        self._looking.stop()
        if not underway.task.wait(SOON):
            dialogs.waiting.wait_for(underway.task, _doing(underway.wanted.path), self._window)
        return self._end(underway, waiting=True)

    def _end(self, underway: _Underway, *, waiting: bool) -> bool:
        """Whether it is saved, after all questions that stood against it."""
        if self._underway is not underway:  # it was ended while it was waited for
            return False
        from outline_editor.app.backups import take_fault
        from outline_editor.app.saves import NotSaved
        from outline_editor.core.progress import Cancelled

        self._looking.stop()
        if self._line is not None:
            self._line.end()
        self._underway = self._line = None
        remarks = underway.save.end()
        try:
            underway.task.result()
        except Cancelled:
            self._take_back(underway)
            name = underway.wanted.path.name
            self._session.said.emit(Message.of("file.saving-cancelled", name=name))
            return False
        except NotSaved as error:
            self._take_back(underway)
            return self._ask(error, underway.wanted, waiting=waiting)
        except BaseException:
            # Nobody expects it: it is told as an error of the program.
            self._take_back(underway)
            raise
        self.written.emit(underway.wanted.path)
        self._session.tell_saved()
        for message in (self._said(underway), *remarks, take_fault()):
            if message is not None:
                self._session.said.emit(message)
        return True

    def _take_back(self, underway: _Underway) -> None:
        """Let the window be as it was before."""
        if underway.called:
            self._session.editing.take_back_name()
        # A codebook may have been saved.
        self._session.state_changed.emit()

    def _ask(self, error: NotSaved, wanted: _Wanted, *, waiting: bool) -> bool:
        """Ask what to do where something stands against saving; whether it is saved then."""
        from outline_editor.app.saves import ChangedOnDisk

        owner, choice = error.owner, dialogs.about_saving.AfterFailure
        if isinstance(owner, OpenCodebook):
            asked = self._ask_about_codebook(error, owner, wanted.path.name)
        elif isinstance(error, ChangedOnDisk):
            return self._settle(owner, wanted, waiting=waiting)
        else:
            asked = dialogs.about_saving.about_failure(self._window, error.message)
        match asked:
            case choice.OVERWRITE:
                again = wanted._replace(overwriting=wanted.overwriting | {owner})
            case choice.LEAVE:
                assert isinstance(owner, OpenCodebook)
                again = wanted._replace(without=wanted.without | {owner})
            case choice.RETRY:
                again = wanted
            case choice.SAVE_AS:
                return self.save_as(waiting=waiting)
            case _:
                return False
        return self._begin(again, waiting=waiting)

    def _ask_about_codebook(
        self, error: NotSaved, codebook: OpenCodebook, document: str
    ) -> AfterFailure:
        from outline_editor.app.saves import ChangedOnDisk

        if not isinstance(error, ChangedOnDisk):
            ask = dialogs.about_saving.about_codebook
            return ask(self._window, codebook.path.name, error.message, document)
        # Imported here: it hardly ever happens.
        from outline_editor.ui.codebook_taking import settle_changed_codebook

        return settle_changed_codebook(self._window, self._session, codebook, document)

    def _settle(self, owner: Owner, wanted: _Wanted, *, waiting: bool) -> bool:
        """Ask what to do with what another program has put into the file; whether it is saved."""
        # Imported here: it hardly ever happens.
        from outline_editor.app.names_beside import beside
        from outline_editor.ui.outside_taking import BeforeSaving, OutsideTaking

        match OutsideTaking(self._window, self._session).settle_before_saving():
            case BeforeSaving.SAVE:
                return self._begin(wanted, waiting=waiting)
            case BeforeSaving.OVERWRITE:
                overwriting = wanted.overwriting | {owner}
                return self._begin(wanted._replace(overwriting=overwriting), waiting=waiting)
            case BeforeSaving.SAVE_AS:
                return self.save_as(waiting=waiting, proposed=beside(wanted.path, "mine"))
            case BeforeSaving.STOP:
                return not self._session.opened.is_modified

    def _said(self, underway: _Underway) -> Message:
        """What was saved, in a sentence."""
        name = underway.wanted.path.name
        unsaved = listed([one.path.name for one in underway.wanted.without])
        names = listed([*(one.path.name for one in underway.save.codebooks), name])
        if unsaved:
            return Message.of("file.saved-without", name=names, codebook=unsaved)
        if self._session.opened.read_only:
            return Message.of("file.saved-with-errors", name=names)
        held = self._session.held_input()
        if held:
            return Message.of("file.saved-but-input", name=names, n=len(held))
        if underway.called:
            return Message.of("file.saved-and-called", name=names, id=underway.called)
        return Message.of("file.saved", name=names)


def _doing(path: Path) -> str:
    return translate("Saving", "Saving {name}…").format(name=path.name)
