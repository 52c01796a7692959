"""The window; the only part that imports PySide6."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

# Before the first import of PySide6, whose import hook then reads the source of
# every module that comes after it, in search of features that we do not use.
import outline_editor.app.editing
import outline_editor.app.open_document
import outline_editor.app.settings  # noqa: F401

if TYPE_CHECKING:
    from outline_editor.ui.main_window import MainWindow

__all__ = ["open_window"]


def open_window(path: str | PathLike[str] | None = None) -> MainWindow:
    """A main window on a file, or on a new document; shown, and kept alive.

    The caller owns the `QApplication` and runs its loop. Raises
    `outline_editor.OutlineError` where the file can't be opened, and
    `core.progress.Cancelled` where the person does not wait for a large one.
    """
    from outline_editor.ui.windows import shared_windows

    window = shared_windows().open_path(None if path is None else Path(path))
    # Whoever drives the window finds everything in it at once.
    window.complete()
    window.panes.sidebar.prepare_document_page()
    window.show()
    return window
