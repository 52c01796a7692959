"""Notices that the file of a window's document was changed by another program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from outline_editor.app.open_document import OpenDocument
from outline_editor.app.outside import Outside, look_to_follow
from outline_editor.app.outside_codebook import OutsideCodebook
from outline_editor.core.errors import Message
from outline_editor.core.progress import Tell, share
from outline_editor.storage.files import signature_of
from outline_editor.ui.background_work import BackgroundWork
from outline_editor.ui.file_actions import FileActions
from outline_editor.ui.file_watch import FileWatch
from outline_editor.ui.outside_notice import OutsideNotice
from outline_editor.ui.session import Session
from outline_editor.ui.window_layout import WindowLayout

_CODEBOOK = 0.3
"""The share of looking at the files that is done when the codebook is read."""

_AGAIN = 600
"""Milliseconds after which a file that was gone is looked at again: it may have been replaced."""


class OutsideChanges(QObject):
    """Looks at the file when it was changed, and has what it found taken in, or offered.

    A file that is whole again, or back, is taken up where it was left. The
    codebook is read again, too; if it was changed here, that is told where all
    is told of codebooks. Of a document that another process has open, what that
    saves is shown.
    """

    def __init__(
        self, window: QWidget, session: Session, panes: WindowLayout, files: FileActions
    ) -> None:
        super().__init__(window)
        self._session = session
        self._notice = OutsideNotice(window, session, panes, files)
        self._notice.outdated.connect(self._look_anew)
        self._notice.unsteady.connect(self._look_again)
        self._watch = FileWatch(self)
        self._watch.changed.connect(self.look)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Look when the person comes back from another program."""
        if event.type() is QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self.look)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """There is another document, or another file of it."""
        self._notice.clear()
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

    def _look_anew(self) -> None:
        """Look at the files now, also where they stand as when they were seen last."""
        self._seen = None
        self.look()

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
            self._notice.take_up(found)

    def _tell_codebook(self, name: str) -> None:
        self._session.said.emit(Message.of("outside.codebook", name=name))
