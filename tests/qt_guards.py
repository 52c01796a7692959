"""What no test may leave behind or run into: windows, threads, dialogs nobody answers."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QThreadPool, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import (
    QApplication,
    QColorDialog,
    QDialog,
    QFileDialog,
    QFontDialog,
    QInputDialog,
    QMessageBox,
    QWidget,
)
from shiboken6 import Shiboken

_LOOPS: dict[type, tuple[str, ...]] = {
    QDialog: ("exec",),
    QPrintDialog: ("exec",),
    QColorDialog: ("getColor",),
    QFontDialog: ("getFont",),
    QInputDialog: ("getDouble", "getInt", "getItem", "getMultiLineText", "getText"),
    QMessageBox: ("about", "aboutQt", "critical", "information", "question", "warning"),
    QFileDialog: (
        "getExistingDirectory",
        "getExistingDirectoryUrl",
        "getOpenFileName",
        "getOpenFileNames",
        "getOpenFileUrl",
        "getOpenFileUrls",
        "getSaveFileName",
        "getSaveFileUrl",
    ),
}
"""What runs an event loop of its own until a person answers.

`QMenu.exec` does too, but can't be replaced: PySide looks it up past the class.
"""

_STUCK_AFTER = 20_000
"""Milliseconds of a test after which dialogs and menus that wait for an answer are closed."""


class UnexpectedDialog(AssertionError):
    """The program asked something that the test did not expect, or did not answer."""


class Answers(Enum):
    """Who answers the dialogs that the program opens."""

    NOBODY = auto()
    """They are not expected: they raise."""
    TEST = auto()
    """They open; the test answers them as a person would."""
    DISCARD = auto()
    """The test is over: what is not saved is given up, all else raises."""


class DialogGuard:
    """Stands before every modal dialog; see `Answers`."""

    def __init__(self) -> None:
        self.answers = Answers.NOBODY

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Guard all event loops of QtWidgets until the patch is undone."""
        for widget, names in _LOOPS.items():
            for name in names:
                guarded = self._guarded(f"{widget.__name__}.{name}", getattr(widget, name))
                is_method = name == "exec"
                patch.setattr(widget, name, guarded if is_method else staticmethod(guarded))

    def _guarded(self, name: str, original: Callable) -> Callable:
        def guarded(*arguments: object, **named: object) -> object:
            if self.answers is Answers.TEST or _ends_by_itself(*arguments):
                return original(*arguments, **named)
            if self.answers is Answers.DISCARD and _offers_discard(*arguments):
                return QMessageBox.StandardButton.Discard.value
            raise UnexpectedDialog(f"{name} would wait for an answer: {_texts(arguments)}")

        return guarded


def _ends_by_itself(*arguments: object) -> bool:
    """Whether it is there while something takes a while, and goes with that."""
    dialog = arguments[0] if arguments else None
    return isinstance(dialog, QDialog) and dialog.objectName() == "waiting"


def _offers_discard(*arguments: object) -> bool:
    box = arguments[0] if arguments else None
    return isinstance(box, QMessageBox) and bool(
        box.standardButtons() & QMessageBox.StandardButton.Discard
    )


def _texts(arguments: tuple[object, ...]) -> list[str]:
    """The words of a dialog, for telling which one it is."""
    texts = [argument for argument in arguments if isinstance(argument, str)]
    for argument in arguments[:1]:
        if isinstance(argument, QMessageBox):
            texts += [argument.text(), argument.informativeText()]
        elif isinstance(argument, QWidget):
            texts += [type(argument).__name__, argument.windowTitle()]
    return [text for text in texts if text]


@contextmanager
def closing_what_is_stuck() -> Iterator[None]:
    """Ends a test that waits for an answer: in Qt's own loop no time limit of pytest's does."""
    if QApplication.instance() is None:
        yield
        return
    stuck: list[str] = []

    def close() -> None:
        for widget in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if widget is not None:
                stuck.extend(_texts((widget,)))
                widget.close()

    timer = QTimer()
    timer.timeout.connect(close)
    timer.start(_STUCK_AFTER)
    try:
        yield
    finally:
        timer.stop()
    if stuck:
        raise UnexpectedDialog(f"nobody answered: {', '.join(stuck)}")


def left_windows() -> list[str]:
    """The windows that are still there, destroyed on the way."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    _destroy_deferred()
    if not _own_windows():
        return []
    gc.collect()
    _destroy_deferred()
    windows = _own_windows()
    names = [f"{type(window).__name__} {window.objectName()!r}" for window in windows]
    for window in windows:
        Shiboken.delete(window)
    return names


def _own_windows() -> list[QWidget]:
    """Windows without a parent, but for Qt's own tool tips."""
    tool_tip = Qt.WindowType.ToolTip
    return [
        window
        for window in QApplication.topLevelWidgets()
        if window.parent() is None and window.windowType() != tool_tip
    ]


def _destroy_deferred() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def left_threads(before: set[threading.Thread], grace: float = 5.0) -> list[str]:
    """The threads begun since `before` that do not end within `grace` seconds."""
    QThreadPool.globalInstance().waitForDone(int(grace * 1000))
    begun = [thread for thread in threading.enumerate() if thread not in before]
    for thread in begun:
        thread.join(grace)
    return [thread.name for thread in begun if thread.is_alive()]


def forget_shared_state() -> None:
    """Undo what the program keeps on the application object from window to window."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return
    for child in application.children():
        if type(child).__module__.startswith("outline_editor."):
            Shiboken.delete(child)
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QApplication.font() != font:
        QApplication.setFont(font)
