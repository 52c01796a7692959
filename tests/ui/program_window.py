"""Windows as the program opens them."""

from __future__ import annotations

from pathlib import Path

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows


def open_window(path: Path | None = None) -> MainWindow:
    """A window on a file, or on a new document; what nobody has looked at is not made yet."""
    window = shared_windows().open_path(path)
    window.complete()
    window.show()
    return window
