"""Windows of some size, with text of some size."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import shared_windows


def sized(window: MainWindow, width: int, height: int, size: int) -> MainWindow:
    """A window made so large, in pixels, with text of a size in percent."""
    shared_windows().set_text_size(size)
    window.resize(width, height)
    settle()
    return window


def settle() -> None:
    """Let the window arrange its parts; that takes some turns of the event loop."""
    for _ in range(5):
        QGuiApplication.processEvents()
