"""The application: its name, its look, its windows, its last resort."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from outline_editor.app.paths import log_file
from outline_editor.core.errors import Message, OutlineError
from outline_editor.resources import resource
from outline_editor.ui.dialogs import ask
from outline_editor.ui.icons import application_icon
from outline_editor.ui.windows import shared_windows

_log = logging.getLogger("outline_editor")


def make_application(platform: str | None = None) -> QApplication:
    """The application, ready for windows; `platform` is Qt's name of one."""
    arguments = ["outline-editor"]
    if platform:
        arguments += ["-platform", platform]
    QCoreApplication.setApplicationName("outline-editor")
    QCoreApplication.setOrganizationName("outline-editor")
    application = QApplication(arguments)
    application.setApplicationDisplayName("Outline Editor")
    application.setDesktopFileName("outline-editor")
    application.setWindowIcon(application_icon())
    _install_translations(application)
    return application


def run_application(files: Sequence[Path], platform: str | None = None) -> int:
    """Open files, or a new document, and run until the last window closes."""
    application = make_application(platform)
    _log_unexpected_errors()
    windows = shared_windows()
    for path in files:
        try:
            windows.open_path(path).show()
        except OutlineError as error:
            ask.tell_opening_failed(None, error, path)
    if not windows.all():
        windows.open_path(None).show()
    return application.exec()


def _install_translations(application: QApplication) -> None:
    """Use the user's language where there is a translation for it."""
    for name, folder in (
        ("outline_editor", str(resource("translations"))),
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
    ):
        translator = QTranslator(application)
        if translator.load(QLocale(), name, "_", folder):
            application.installTranslator(translator)


def _log_unexpected_errors() -> None:
    """Write exceptions that reach Qt to the log, and tell the person once.

    Without this they would only be printed, and nobody would see them.
    """
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        _log.critical("unexpected error", exc_info=(kind, error, trace))
        window = QApplication.activeWindow()
        ask.tell_error(window, Message.of("program.unexpected", log=str(path)))

    sys.excepthook = report
