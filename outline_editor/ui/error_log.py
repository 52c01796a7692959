"""The last resort: what nobody caught is logged, and told once it happened."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from outline_editor.app import logs
from outline_editor.app.paths import log_file
from outline_editor.core.errors import Message
from outline_editor.ui import dialogs

if TYPE_CHECKING:
    import logging


def log_unexpected_errors() -> None:
    """Write exceptions that reach Qt to the log, and tell the person.

    Without this they would only be printed, and nobody would see them.
    """
    logs.prepare_with(_add_file)
    sys.excepthook = _report


def _add_file(logger: logging.Logger) -> None:
    from outline_editor.ui.log_file import LogFile

    logger.addHandler(LogFile())


def _report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    logs.log().critical("unexpected error", exc_info=(kind, error, trace))
    message = Message.of("program.unexpected", log=str(log_file()))
    dialogs.ask.tell_error(QApplication.activeWindow(), message)
