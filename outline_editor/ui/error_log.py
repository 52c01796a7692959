"""The last resort: what nobody caught is logged, and told once it happened.

An exception may come from anywhere: a slot, a timer, painting, another thread.
Nothing is shown there and then; it is told from the event loop, where it can
do no harm, and each error once.
"""

from __future__ import annotations

import sys
import threading
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from outline_editor.app import logs
from outline_editor.app.paths import log_file
from outline_editor.app.unexpected import Unexpected, UnexpectedErrors

if TYPE_CHECKING:
    import logging

    from outline_editor.ui.dialogs.unexpected import UnexpectedDialog

_LATER = 300
"""Milliseconds until another look at whether a question or menu is answered by now."""


def log_unexpected_errors(application: QApplication) -> ErrorLog:
    """Write exceptions that reach Qt, or end a thread, to the log, and tell the person.

    Without this they would only be printed, and nobody would see them.
    """
    logs.prepare_with(_add_file)
    return ErrorLog(application)


def _add_file(logger: logging.Logger) -> None:
    from outline_editor.ui.log_file import LogFile

    logger.addHandler(LogFile())


class ErrorLog(QObject):
    """Hears of every exception that nobody caught, until `close`."""

    happened = Signal()
    """There is something to tell; from any thread."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("errorLog")
        self._errors = UnexpectedErrors()
        self._untold: list[Unexpected] = []
        self._dialog: UnexpectedDialog | None = None
        # In the loop of events, even where it came from this thread: it may be painting.
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._hear
        threading.excepthook = self._hear_thread
        sys.unraisablehook = self._hear_unraisable

    def close(self) -> None:
        """Hear nothing more; who heard before does again."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    # From anywhere

    def _hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QApplication.quit()
            return
        self._note(self._errors.note(kind, error, trace))

    def _hear_thread(self, args: threading.ExceptHookArgs) -> None:
        if issubclass(args.exc_type, SystemExit):
            return
        where = f"the thread {'?' if args.thread is None else args.thread.name}"
        self._note(self._errors.note(args.exc_type, args.exc_value, args.exc_traceback, where))

    def _hear_unraisable(self, unraisable: sys.UnraisableHookArgs) -> None:
        where = unraisable.err_msg or "what was freed"
        kind, error = unraisable.exc_type, unraisable.exc_value
        self._note(self._errors.note(kind, error, unraisable.exc_traceback, where))

    def _note(self, noted: Unexpected) -> None:
        error = (noted.kind, noted.error or noted.kind(), noted.trace)
        if noted.is_new:
            sys.__excepthook__(*error)
            logs.log().critical("unexpected error: %s", noted.name, exc_info=error)
            self._untold.append(noted)
            self.happened.emit()
        elif noted.is_worth_an_entry:
            logs.log().critical("unexpected error, %s times: %s", noted.count, noted.name)

    # In the loop of events

    @Slot()
    def _tell(self) -> None:
        """Tell of all there is, in one window that does not keep anybody from the others."""
        if not self._untold:
            return
        dialog = self._dialog
        is_other = QApplication.activeModalWidget() not in (None, dialog)
        if is_other or QApplication.activePopupWidget() is not None:
            # A person is answering something; that comes first.
            QTimer.singleShot(_LATER, self, self._tell)
            return
        if dialog is None:
            from outline_editor.ui.dialogs.unexpected import UnexpectedDialog

            dialog = self._dialog = UnexpectedDialog(log_file(), QApplication.activeWindow())
            dialog.finished.connect(dialog.deleteLater)
            dialog.finished.connect(partial(self._forget, dialog))
            # With the window that it belongs to.
            dialog.destroyed.connect(partial(self._forget, dialog))
            dialog.open()
        while self._untold:
            dialog.add(self._untold.pop(0))

    def _forget(self, dialog: UnexpectedDialog, _: object = None) -> None:
        if self._dialog is dialog:
            self._dialog = None
