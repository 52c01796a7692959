"""What is not saved in any window is written down, for after a crash."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from outline_editor.app.beginnings import beginning_of, beginning_of_codebook
from outline_editor.app.journal_records import Beginning
from outline_editor.app.journals import Journals
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.app.open_document import OpenDocument
from outline_editor.core.model import DocumentRoot
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.windows import Windows

_LOOK = 1000
"""Milliseconds between two looks at whether all could be written down."""


class Safekeeping(QObject):
    """Keeps journals of all documents and codebooks that windows show.

    What a person saved, closed or gave up has none.
    """

    def __init__(self, windows: Windows, folder: Path) -> None:
        super().__init__(windows)
        self._windows = windows
        self.journals = Journals(folder)
        self._kept: dict[OpenDocument | OpenCodebook, KeptDocument] = {}
        self._files: dict[OpenDocument | OpenCodebook, tuple[Path | None, bytes]] = {}
        """The file of each, and what it held, when it was looked at last."""
        self._is_closed = False
        windows.opened.connect(self._follow)
        windows.document_dropped.connect(self._look)
        # Later: the journals are told of a change, too.
        windows.document_changed.connect(self._look, Qt.ConnectionType.QueuedConnection)
        for window in windows.all():
            self._follow(window)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK)
        self._looking.timeout.connect(self._look_after)
        self._looking.start()

    def close(self) -> None:
        """Write down all that there is yet to be written, and nothing that is done later."""
        self._is_closed = True
        self._looking.stop()
        for kept in self._kept.values():
            kept.leave()
        self.journals.close()

    def _follow(self, window: MainWindow) -> None:
        window.session.saved.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Keep what is shown now, and nothing else."""
        if self._is_closed:
            return
        shown: dict[OpenDocument | OpenCodebook, OpenDocument] = {}
        for window in self._windows.all():
            opened = window.session.opened
            shown |= dict.fromkeys((opened, *opened.named.known), opened)
        gone = [self._kept.pop(one) for one in self._kept.keys() - shown.keys()]
        for one, opened in shown.items():
            if one not in self._kept:
                self._kept[one] = self._keep(one, opened)
            elif not _differs(one):
                if not _will_differ(one, opened):
                    _end(self._kept[one], one)
            elif self._files.get(one) != (one.path, one.digest) or not self._kept[one].is_begun:
                # Saved as it was a while ago: what was written down began before that.
                _begin(self._kept[one], one)
        self._files = {one: (one.path, one.digest) for one in shown}
        # Last: what is shown in the place of another holds its work, and is to be written first.
        for kept in gone:
            kept.stop(tuple(self._kept.values()))

    def _keep(self, one: OpenDocument | OpenCodebook, opened: OpenDocument) -> KeptDocument:
        def describe() -> Beginning:
            if isinstance(one, OpenCodebook):
                return beginning_of_codebook(one, opened)
            return beginning_of(one)

        def being_saved() -> DocumentRoot | None:
            return None if isinstance(one, OpenCodebook) else one.root_being_saved

        kept = self.journals.keep(one.document, describe, being_saved)
        if _differs(one):
            _begin(kept, one)
        else:
            _end(kept, one)
        return kept

    def _look_after(self) -> None:
        self.journals.go_on()
        windows = self._windows.all()
        fault = self.journals.take_fault() if windows else None
        for window in windows if fault else ():
            window.session.said.emit(fault)


def _differs(one: OpenDocument | OpenCodebook) -> bool:
    """Whether a document itself differs from its file; its codebook is another matter."""
    if isinstance(one, OpenCodebook):
        return one.is_modified
    return one.is_own_modified


def _will_differ(one: OpenDocument | OpenCodebook, opened: OpenDocument) -> bool:
    """Whether its file may be about to hold something else, such as what was undone since."""
    if isinstance(one, OpenCodebook):
        return opened.is_being_saved
    return one.is_being_saved and one.root_being_saved is not one.document.root


def _begin(kept: KeptDocument, one: OpenDocument | OpenCodebook) -> None:
    if isinstance(one, OpenDocument) and one.has_errors:
        kept.begin_source(one.source)
    else:
        saved = None if isinstance(one, OpenCodebook) else one.saved_root
        kept.begin(one.document.root, saved)


def _end(kept: KeptDocument, one: OpenDocument | OpenCodebook) -> None:
    kept.saved()
    if not (isinstance(one, OpenDocument) and one.held_by):  # nothing is done to it here
        kept.make_ready()
