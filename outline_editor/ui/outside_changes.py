"""Notices that the file of a window's document was changed by another program."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.names_beside import beside
from outline_editor.app.open_document import OpenDocument
from outline_editor.app.outside import Outside, look_to_follow
from outline_editor.app.outside_codebook import OutsideCodebook
from outline_editor.core.errors import Message
from outline_editor.core.progress import Cancelled, Tell, share
from outline_editor.storage.files import signature_of
from outline_editor.ui.background_work import BackgroundWork
from outline_editor.ui.file_actions import FileActions
from outline_editor.ui.file_watch import FileWatch
from outline_editor.ui.session import Session
from outline_editor.ui.translation import shown, translate
from outline_editor.ui.window_layout import WindowLayout

if TYPE_CHECKING:
    from outline_editor.app.outside_version import OutsideVersion
    from outline_editor.app.ways import Way
    from outline_editor.ui.outside_taking import OutsideTaking

_CODEBOOK = 0.3
"""The share of looking at the files that is done when the codebook is read."""

_AGAIN = 600
"""Milliseconds after which a file that was gone is looked at again: it may have been replaced."""


class OutsideChanges(QObject):
    """Reads the file again where nothing was changed here; else offers to merge it.

    A file that is whole again, or back, is taken up where it was left. The
    codebook is read again, too; if it was changed here, that is told where all
    is told of codebooks. Of a document that another process has open, what that
    saves is shown.
    """

    def __init__(
        self, window: QWidget, session: Session, panes: WindowLayout, files: FileActions
    ) -> None:
        super().__init__(window)
        self._session, self._files = session, files
        self._window = window
        self._bar = panes.add_notice_bar(stays=True)
        self._bar.setObjectName("outsideBar")
        self._watch = FileWatch(self)
        self._watch.changed.connect(self.look)
        self._told: tuple[bytes, Message | None] | None = None
        """The digest of what was told of last, and why it can't be used if so."""
        self._is_gone = False
        self._seen: object = None
        self._is_ended = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN)
        self._again.timeout.connect(self.look)
        self._reading = BackgroundWork(lambda: not self._session.opened.is_being_saved, self)
        # Meanwhile they may have been changed again.
        self._reading.ended.connect(self.look)
        session.switched.connect(self._follow)
        session.saved.connect(self._follow)
        session.codebook_changed.connect(self._watch_files)
        session.state_changed.connect(self._forget_if_settled)
        window.installEventFilter(self)
        application = QApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.end)
        self._follow()

    def end(self) -> None:
        """The window is closed, or the application ends: nothing is looked at any more.

        The process would not end before a reading does.
        """
        self._is_ended = True
        self._watch.watch(())
        self._again.stop()
        self._reading.stop()

    @cached_property
    def _taking(self) -> OutsideTaking:
        # Imported here: most files are never changed by others while they are open.
        from outline_editor.ui.outside_taking import OutsideTaking

        return OutsideTaking(self._window, self._session)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look when the person comes back from another program."""
        if event.type() is QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self.look)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """There is another document, or another file of it."""
        self._bar.say("")
        self._told, self._is_gone = None, False
        # Of the document before; or of the file as it was before it was saved.
        self._reading.stop()
        self._again.stop()
        # What was done to it since it was read or saved has not been seen.
        self._seen = None
        self._watch_files()
        QTimer.singleShot(0, self, self.look)

    def _watch_files(self) -> None:
        self._watch.watch(self._watched)

    @property
    def _watched(self) -> list[Path]:
        """The document's file, and those of codebooks, be it one that can't be used yet."""
        opened = self._session.opened
        files = [] if opened.path is None else [opened.path]
        files += [codebook.path for codebook in opened.named.known]
        unused = opened.named.unused(opened.folder)
        return files if unused is None else [*files, unused]

    def _signature(self) -> object:
        """What changes with the files: their times, sizes and numbers."""
        return [signature_of(path) for path in self._watched]

    def _look_again(self) -> None:
        """Look at the files in a while, and not before, however they stand then."""
        self._seen = None
        self._again.start()

    def look(self) -> None:
        """See whether the files are still as they were."""
        if self._is_ended or self._again.isActive():
            return
        seen = self._signature()
        if seen == self._seen or self._reading.is_under_way:
            return
        opened = self._session.opened
        if opened.is_being_saved:
            self._look_again()
            return
        self._seen = seen
        codebook, look_at_file = OutsideCodebook(opened), self._look_at_file(opened)

        def looked_at(tell: Tell) -> tuple[OutsideCodebook, Outside | None]:
            codebook.look(share(tell, 0, _CODEBOOK))
            return codebook, look_at_file(share(tell, _CODEBOOK, 1))

        self._reading.begin(looked_at, self._take_up)

    def _look_at_file(self, opened: OpenDocument) -> Callable[[Tell], Outside | None]:
        """What looks at a document's own file in any thread."""
        path = opened.path
        if path is None:
            return lambda _tell: None
        digest, saved, here = opened.digest, opened.saved_root, opened.document.root
        by_edits, is_held = not opened.read_only, opened.held_by is not None

        def looked_at(tell: Tell) -> Outside:
            return look_to_follow(
                path,
                digest,
                saved,
                here,
                by_edits=by_edits,
                # Shown only as what the process that has it has saved.
                with_errors=is_held,
                tell=tell,
            )

        return looked_at

    def _take_up(self, looked_at: tuple[OutsideCodebook, Outside | None]) -> None:
        codebook, found = looked_at
        if not codebook.take(self._tell_codebook):
            self._seen = None
        if found is not None:
            self._found(found)

    def _tell_codebook(self, name: str) -> None:
        self._session.said.emit(Message.of("outside.codebook", name=name))

    def _found(self, found: Outside) -> None:
        """The file was read. Meanwhile it may have been saved here."""
        opened = self._session.opened
        if found.digest == opened.digest:
            self._is_as_it_was()
        elif opened.held_by is not None:
            self._show_theirs(found)
        else:
            self._found_other(found)

    def _show_theirs(self, found: Outside) -> None:
        """Show what the process that has the file has saved; what can't be read is half written."""
        opened, way = self._session.opened, found.way
        if way is None:
            return
        other = OpenDocument(way.wanted, opened.path, opened.named.codebooks, checked=way.checked)
        other.held_by = opened.held_by
        self._session.versions.begin_with(other)

    def _found_other(self, found: Outside) -> None:
        version = self._taking.version_in(found)
        if version is not None:
            self._is_gone = False
            self._found_version(version, found.way)
        elif not found.is_there:
            self._found_gone()
        elif found.reason is not None and found.reason.code == "file.unsteady":
            # Another program is writing it.
            self._look_again()
        elif found.reason is not None and self._told != (found.digest, found.reason):
            self._tell_unusable(found)

    def _is_as_it_was(self) -> None:
        opened = self._session.opened
        if self._is_gone or self._told:
            self._is_gone, self._told = False, None
            self._bar.say("")
            if opened.document.root is opened.saved_root and not opened.notices:
                opened.history.mark_now_saved()
                self._session.tell_standing()

    def _found_version(self, version: OutsideVersion, way: Way | None) -> None:
        if version.says_the_same:
            version.become_base()
            self._session.tell_standing()
        elif way is not None and way.before is not self._session.document.root:
            # Written on while the file was read: it is looked at anew once the reading has ended.
            self._seen = None
            return
        elif way is not None and not self._session.pending:
            self._taking.read_again(version, way)
        else:
            self._offer(version)
            return
        self._told = None
        self._bar.say("")

    def _offer(self, version: OutsideVersion) -> None:
        self._told = version.read.digest, None
        name = self._session.opened.display_name
        offers = [
            (translate("Outside", "&Merge…"), self._merge),
            (translate("Outside", "&Keep Mine as a Copy…"), self._keep_copy),
            (translate("Outside", "&Reload"), self._reload),
        ]
        self._bar.say(shown(Message.of("outside.changed", name=name)), offers)

    def _tell_unusable(self, found: Outside) -> None:
        assert found.reason is not None
        self._told = found.digest, found.reason
        opened = self._session.opened
        name, reason = opened.display_name, shown(found.reason)
        self._mark_unsaved()
        close = (translate("Outside", "Put Away"), lambda: self._bar.say(""))
        text = shown(Message.of("outside.unusable", name=name, reason=reason))
        self._bar.say(text, [close])

    def _found_gone(self) -> None:
        if not self._is_gone:
            # Some programs remove a file and write it anew.
            self._is_gone = True
            self._look_again()
        elif not self._bar.text:
            self._mark_unsaved()
            name = self._session.opened.display_name
            close = (translate("Outside", "Put Away"), lambda: self._bar.say(""))
            self._bar.say(shown(Message.of("outside.gone", name=name)), [close])

    def _mark_unsaved(self) -> None:
        """No file has any more what is shown here."""
        self._session.opened.history.mark_unsaved()
        self._session.tell_standing()

    def _forget_if_settled(self) -> None:
        """What was told is so no more: it was merged, or saved, perhaps in another window."""
        digest = self._session.opened.digest
        if digest and self._told is not None and self._told[0] == digest:
            self._told = None
            self._bar.say("")

    # What the person wants

    def _version(self) -> OutsideVersion | None:
        """The version in the file now, which may be another than the one told of."""
        self._files.saving.finish()
        version = self._taking.version_in(self._taking.look())
        if version is None:
            self._seen = None
            self.look()
        return version

    def _merge(self) -> None:
        with suppress(Cancelled):
            version = self._version()
            if version is not None:
                self._taking.merge(version)

    def _reload(self) -> None:
        with suppress(Cancelled):
            version = self._version()
            if version is not None:
                self._taking.reload(version)

    def _keep_copy(self) -> None:
        path = self._session.opened.path
        if path is not None:
            self._files.saving.save_as(waiting=False, proposed=beside(path, "mine"))
