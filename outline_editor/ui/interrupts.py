"""Ctrl+C in the terminal that the editor was started from."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication


def close_on_interrupt(application: QApplication, close_all: Callable[[], object]) -> None:
    """Let Ctrl+C close the windows, which ask about changes that are not saved.

    Python runs a signal's handler between two of its own steps, and while Qt
    waits there are none. So the signal also writes into a socket that Qt listens
    to; reading from it is such a step.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        return  # as in a background job
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, application)
    notifier.activated.connect(lambda: reading.recv(64))
    signal.set_wakeup_fd(writing.fileno())

    def stop() -> None:
        signal.set_wakeup_fd(-1)
        notifier.setEnabled(False)
        reading.close()
        writing.close()

    application.aboutToQuit.connect(stop)

    def close() -> None:
        # While something is asked already, that is to be answered first.
        if application.activeModalWidget() is None:
            close_all()

    # Later: the question about changes must not be asked inside the handler.
    signal.signal(signal.SIGINT, lambda *_: QTimer.singleShot(0, close))
