"""Signals from outside: Ctrl+C in the terminal, and being told to end."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

_ENDS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""What is sent as the session ends, the computer is switched off or the terminal is closed."""


def hear_signals(application: QApplication, close_all: Callable[[], object]) -> None:
    """Let Ctrl+C close the windows, which ask about changes that are not saved.

    Told to end, the application does so without asking: nobody may be there to
    answer. What is not saved stays in the journals then, for the next start.
    """
    _wake_up_on_signals(application)

    def close() -> None:
        # While something is asked already, that is to be answered first.
        if application.activeModalWidget() is None:
            close_all()

    _handle(signal.SIGINT, close)
    for number in _ENDS:
        # As a shell reports a program that a signal ended.
        _handle(number, partial(application.exit, 128 + number))


def _handle(number: int, act: Callable[[], object]) -> None:
    """Act on a signal later: a handler runs between any two steps, even amid an edit."""
    if signal.getsignal(number) is not signal.SIG_IGN:  # as in a background job, or by nohup
        signal.signal(number, lambda *_: QTimer.singleShot(0, act))


def _wake_up_on_signals(application: QApplication) -> None:
    """Let Python run the handlers of signals while Qt waits.

    Python runs a signal's handler between two of its own steps, and while Qt
    waits there are none. So the signal also writes into a socket that Qt listens
    to; reading from it is such a step.
    """
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
