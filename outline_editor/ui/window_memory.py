"""Shows a window as large as the last one was, and remembers how large it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from outline_editor.app.window_state import WindowState, load_window_state, store_window_state

if TYPE_CHECKING:
    from outline_editor.ui.main_window import MainWindow


def restore_window(window: MainWindow, others: tuple[MainWindow, ...]) -> None:
    """Make a window as large as it was; within the screen, which may be another one.

    Beside `others` it is as large as the last of them, where the desktop puts it.
    """
    if others:
        state = _state(others[-1])
        window.resize(others[-1].normalGeometry().size())
    else:
        state = load_window_state()
        # Qt itself keeps it within the screen.
        geometry = QByteArray.fromBase64(state.geometry.encode("ascii", "replace"))
        window.restoreGeometry(geometry)
    window.panes.room.restore(state.sidebar, state.problems)


def store_window(window: MainWindow) -> None:
    """Remember how large a window is and how its panes share it."""
    store_window_state(_state(window))


def _state(window: MainWindow) -> WindowState:
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    return WindowState(geometry, window.panes.room.sidebar_width, window.panes.room.problem_lines)
