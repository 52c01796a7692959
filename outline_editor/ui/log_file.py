"""The file of the program's log."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler

from outline_editor.app.paths import log_file
from outline_editor.storage.lasting import make_folder

_MOST_BYTES = 1_000_000
_OLD_LOGS = 3


class LogFile(logging.Handler):
    """Opened at the first entry, so that it can't keep the program from starting."""

    def __init__(self) -> None:
        super().__init__()
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write an entry, if the log can be written at all."""
        try:
            self._opened().handle(record)
        except OSError:
            self.handleError(record)

    def close(self) -> None:
        """Let the file go."""
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()

    def _opened(self) -> logging.Handler:
        if self._file is None:
            path = log_file()
            make_folder(path.parent)
            self._file = RotatingFileHandler(
                path, maxBytes=_MOST_BYTES, backupCount=_OLD_LOGS, encoding="utf-8"
            )
            form = "%(asctime)s %(levelname)s %(name)s: %(message)s"
            self._file.setFormatter(logging.Formatter(form))
        return self._file
