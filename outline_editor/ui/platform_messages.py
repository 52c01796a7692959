"""What Qt's platforms without a screen say, and nobody can do anything about."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# The offscreen and minimal platforms print it for every window that has a least
# size (QPlatformWindow::propagateSizeHints), in no category of its own.
_POINTLESS = "This plugin does not support propagateSizeHints()"


def silence_platform() -> None:
    """Leave out that one message; every other one goes where it went before."""

    def handle(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if message == _POINTLESS:
            return
        if previous is not None:
            previous(kind, context, message)
        elif sys.stderr is not None:
            sys.stderr.write(f"{qFormatLogMessage(kind, context, message)}\n")

    previous = qInstallMessageHandler(handle)
