"""The window; the only part that imports PySide6."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from outline_editor.ui.main_window import MainWindow

__all__ = ["open_window"]


def open_window(path: str | PathLike[str] | None = None) -> MainWindow:
    """A main window on a file, or on a new document; shown, and kept alive.

    The caller owns the `QApplication` and runs its loop. Raises
    `outline_editor.OutlineError` where the file can't be opened.
    """
    from outline_editor.ui.windows import shared_windows

    window = shared_windows().open_path(None if path is None else Path(path))
    window.show()
    return window
