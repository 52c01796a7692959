"""The last resort: what nobody caught is logged, and told once it happened."""

from __future__ import annotations

import logging
import sys
from types import TracebackType

from PySide6.QtWidgets import QApplication

from outline_editor.app.paths import log_file
from outline_editor.core.errors import Message
from outline_editor.ui import dialogs

_MOST_BYTES = 1_000_000
_OLD_LOGS = 3

_log = logging.getLogger("outline_editor")


def log_unexpected_errors() -> None:
    """Write exceptions that reach Qt to the log, and tell the person.

    Without this they would only be printed, and nobody would see them.
    """
    logging.getLogger().addHandler(_LogFile())
    sys.excepthook = _report


class _LogFile(logging.Handler):
    """The program's log, opened at the first entry: most sessions have none."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, if the log can be written at all."""
        try:
            self._opened().handle(record)
        except OSError:
            self.handleError(record)

    def _opened(self) -> logging.Handler:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            path = log_file()
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = RotatingFileHandler(
                path, maxBytes=_MOST_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
            )
            form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
            self._file.setFormatter(logging.Formatter(form))
        return self._file


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    _log.critical("unexpected error", exc_info=(kind, error, trace))
    message = Message.of("program.unexpected", log=str(log_file()))
    dialogs.ask.tell_error(QApplication.activeWindow(), message)
