"""Claims the files that windows show, so that another process knows of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from outline_editor.storage.files import is_same_file
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import Windows


class Claiming(QObject):
    """Holds a claim on each file that is shown to be edited, and on no other."""

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        windows.opened.connect(self._follow)
        windows.document_dropped.connect(self._look)
        for window in windows.all():
            self._follow(window)

    def close(self) -> None:
        """Let all files go."""
        self._windows.claims.close()

    def _follow(self, window: MainWindow) -> None:
        window.session.saved.connect(self._look)
        self._look()

    def _look(self) -> None:
        claims = self._windows.claims
        shown = [
            (opened, opened.path)
            for opened in self._windows.documents()
            if opened.path is not None and opened.held_by is None
        ]
        for file in claims.held:
            if not any(is_same_file(file, path) for _, path in shown):
                claims.drop(file)
        for opened, path in shown:
            owner = claims.take(path)
            # One that was opened in the same moment elsewhere. With changes it stays as it is:
            # saving sees what is in the file.
            if owner is not None and not opened.is_modified:
                opened.held_by = owner
                self._windows.held_files.show_anew(opened)
