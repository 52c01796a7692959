"""Tells when files may have been changed by another program."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_QUIET = 200
"""Milliseconds without a further change after which files are looked at."""

_LOOK = 4000
"""Milliseconds between two looks at files, for what nothing tells of.

That is most of what another machine does to a network drive, and that a folder was renamed.
"""


class FileWatch(QObject):
    """Watches files and the folders that they are in.

    A file that was replaced is another one, of which Qt hears nothing more; the
    folder tells of it, and the new file is watched from then on. Whatever
    nothing tells of is looked at now and then.
    """

    changed = Signal()
    """Something has happened to one of the files, or to another in its folder."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._files: tuple[Path, ...] = ()
        self._watcher = QFileSystemWatcher(self)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_QUIET)
        self._waiting.timeout.connect(self._settled)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._settled)
        self._watcher.fileChanged.connect(self._waiting.start)
        self._watcher.directoryChanged.connect(self._waiting.start)

    def watch(self, files: Iterable[Path]) -> None:
        """Watch these files, and no others."""
        self._files = tuple(files)
        self._update()
        if self._files:
            self._looking.start()
        else:
            self._looking.stop()

    def _update(self) -> None:
        # `Path.exists` raises where a folder may not be entered, or a drive is away.
        wanted = {str(file) for file in self._files if os.path.exists(file)}
        wanted |= {str(file.parent) for file in self._files if os.path.exists(file.parent)}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if known - wanted:
            self._watcher.removePaths(sorted(known - wanted))
        if wanted - known:
            self._watcher.addPaths(sorted(wanted - known))

    def _settled(self) -> None:
        self._update()
        self.changed.emit()
