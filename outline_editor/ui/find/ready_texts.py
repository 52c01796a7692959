"""The texts that are searched, made ready while there is time."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from outline_editor.core.pinyin import prepare as prepare_pinyin
from outline_editor.core.search_texts import SearchTexts
from outline_editor.ui.session import Session

_ROWS_AT_ONCE = 2000
"""Rows made ready for searching each time that nothing else is to do."""


class ReadyTexts(QObject):
    """Keeps the texts of the window's document from `open` to `close`."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.now: SearchTexts | None = None
        """The texts, `None` while nothing is searched."""
        self._preparing = QTimer(self)
        self._preparing.timeout.connect(self._prepare)

    def open(self) -> None:
        """Keep the texts of the document that the window shows now, and no others."""
        self.close()
        self.now = SearchTexts(self._session.document, self._session.opened.codebook)
        self._preparing.start(0)

    def close(self) -> None:
        """Follow the document no more."""
        self._preparing.stop()
        if self.now is not None:
            self.now.close()
        self.now = None

    def take_codebook(self) -> bool:
        """Take the codebook as it is now; whether that changes what rows are found by."""
        return self.now is not None and self.now.set_codebook(self._session.opened.codebook)

    def _prepare(self) -> None:
        if self.now is None or self.now.prepare(_ROWS_AT_ONCE):
            self._preparing.stop()
            if self.now is not None and self.now.has_han:
                prepare_pinyin()
