"""What Qt itself says: what is bad goes to the log, what nobody can help is left out."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

from outline_editor.app import logs

# The offscreen and minimal platforms print it for every window that has a least
# size (QPlatformWindow::propagateSizeHints), in no category of its own.
_POINTLESS = "This plugin does not support propagateSizeHints()"


_BAD = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
"""After a fatal one Qt ends the process."""


def follow_qt() -> None:
    """Log what is critical or fatal, and leave out that one message.

    Every other one goes where it went before.
    """

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == _POINTLESS:
            return
        if kind in _BAD:
            logs.log().critical("Qt: %s", message)
        if previous is not None:
            previous(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")

    previous = qInstallMessageHandler(handle)
