"""The application: its name, its look, its windows, its last resort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from outline_editor.app.open_document import new_document
from outline_editor.core.errors import OutlineError
from outline_editor.core.progress import Cancelled
from outline_editor.resources import resource
from outline_editor.storage.collector import collector_off
from outline_editor.ui import dialogs
from outline_editor.ui.error_log import log_unexpected_errors
from outline_editor.ui.opening import opened_as_wanted
from outline_editor.ui.plain_imports import leave_out_import_hook
from outline_editor.ui.platform_messages import follow_qt
from outline_editor.ui.windows import shared_windows

if TYPE_CHECKING:
    from outline_editor.ui.main_window import MainWindow


def make_application(platform: str | None = None) -> QApplication:
    """The application, ready for windows; `platform` is Qt's name of one."""
    leave_out_import_hook()
    # As an argument: what `setStyle` returns costs PySide6 hundreds of enum members.
    arguments = ["outline-editor", "-style", "fusion"]
    if platform:
        arguments += ["-platform", platform]
    QCoreApplication.setApplicationName("outline-editor")
    QCoreApplication.setOrganizationName("outline-editor")
    follow_qt()
    application = QApplication(arguments)
    application.setApplicationDisplayName("Outline Editor")
    application.setDesktopFileName("outline-editor")
    _install_translations(application)
    return application


def run_application(files: Sequence[Path], platform: str | None = None) -> int:
    """Open files, or a new document, and run until the last window closes."""
    # Of what a start makes nothing is garbage; collecting it would take a while.
    with collector_off():
        application = make_application(platform)
        log_unexpected_errors(application)
        open_windows(files)
        _once_complete(shared_windows().all(), partial(_begin_the_rest, application))
    return application.exec()


def _once_complete(windows: Sequence[MainWindow], act: Callable[[], None]) -> None:
    """Do something once the first of some windows is complete, which it may be by now.

    While a further file is opened, a question or the reading of a large one lets
    events come.
    """
    begun: list[MainWindow] = []

    def begin(window: MainWindow) -> None:
        if not begun:
            begun.append(window)
            act()

    for window in windows:
        if window.is_complete:
            QTimer.singleShot(0, partial(begin, window))
        else:
            window.completed.connect(partial(begin, window))


def _begin_the_rest(application: QApplication) -> None:
    """Begin what the first window need not wait for."""
    _listen_to_signals(application)
    _collect_in_pauses()
    _keep_safe(application)


def _listen_to_signals(application: QApplication) -> None:
    # Imported here: the first window is there sooner. Until then each ends the process.
    from outline_editor.ui.interrupts import hear_signals

    hear_signals(application, shared_windows().close_all)


def _keep_safe(application: QApplication) -> None:
    """Write down what is not saved, claim what is open, and offer what a crash has left."""
    # Imported here: the first window is there sooner.
    from outline_editor.app.hard_crashes import write_down_hard_crashes
    from outline_editor.app.journal_place import may_hold_journals
    from outline_editor.app.paths import journals_folder
    from outline_editor.ui.claiming import Claiming
    from outline_editor.ui.safekeeping import Safekeeping

    write_down_hard_crashes()

    windows, folder = shared_windows(), journals_folder()
    keeping = Safekeeping(windows, folder)
    application.aboutToQuit.connect(keeping.close)
    # The session ends, and may not wait for what the windows ask then; or it goes on after all.
    application.commitDataRequest.connect(keeping.journals.write_down)
    application.aboutToQuit.connect(Claiming(windows).close)
    # In the thread of the journals: no window waits for it.
    keeping.journals.put(lambda: _clear(folder))
    if may_hold_journals(folder):
        from outline_editor.ui.recovering import Recovering

        first, *_ = windows.all()
        # Later: the first window is still being made.
        QTimer.singleShot(0, first, lambda: Recovering(windows, keeping).offer(folder, first))


def _clear(folder: Path) -> None:
    # Imported here: the first window is there sooner.
    from outline_editor.app.journal_place import remove_lone_locks
    from outline_editor.app.kept_journals import clear_kept

    clear_kept(folder)
    remove_lone_locks(folder)


def _collect_in_pauses() -> None:
    # Imported here: the first window is there sooner.
    from outline_editor.ui.pauses import Pauses

    Pauses(shared_windows())


def open_windows(files: Sequence[Path]) -> None:
    """A window on each file, or one on a new document; what can't be opened is told."""
    windows = shared_windows()
    for path in files:
        if windows.showing(path) is not None:
            continue
        try:
            opened = opened_as_wanted(None, path, windows.codebooks, windows.claims)
        except Cancelled:
            continue
        except OutlineError as error:
            dialogs.ask.tell_opening_failed(None, error, path)
            continue
        window = windows.show_own(opened)
        window.completed.connect(partial(windows.add_recent, path))
    if not windows.all():
        windows.show_own(new_document())


def _install_translations(application: QApplication) -> None:
    """Use the user's language where the program speaks it, Qt's own words included."""
    ours = resource("translations")
    if not ours.is_dir():
        return
    # `QLocale` has a thousand members of enums that PySide6 would make now.
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

    locale = QLocale()
    theirs = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (("outline_editor", str(ours)), ("qtbase", theirs)):
        translator = QTranslator(application)
        if not translator.load(locale, name, "_", folder):
            return
        application.installTranslator(translator)
