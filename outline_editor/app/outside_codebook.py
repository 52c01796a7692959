"""What other programs do to the file of a codebook that an open document names."""

from __future__ import annotations

from collections.abc import Callable

from outline_editor.app.allowed_codebooks import is_allowed
from outline_editor.app.open_document import OpenDocument
from outline_editor.core.codebooks import SharedCodebook
from outline_editor.core.progress import Tell
from outline_editor.storage.codebook_file import find_codebook


class OutsideCodebook:
    """Looks at the file of a codebook; begun and ended in the window's thread."""

    def __init__(self, opened: OpenDocument) -> None:
        self._opened = opened
        self._shared = opened.named.shared
        self._reference, self._folder = opened.document.root.codebook, opened.folder
        self._digest = b"" if self._shared is None else self._shared.digest
        self._found: SharedCodebook | None = None

    def look(self, tell: Tell) -> None:
        """Read the file where it was changed. For any thread; `tell` may raise `Cancelled`."""
        is_unread = self._shared is None and self._reference
        if is_unread or (self._shared is not None and self._shared.has_changed_on_disk()):
            self._found = find_codebook(self._reference, self._folder, is_allowed, tell)

    def take(self, changed: Callable[[str], object]) -> bool:
        """Take in what was read; with the codebook `changed`, that is told its file's name.

        Returns whether nothing was to be taken in, or it was: not where the
        codebook was saved, or another one was named, while the file was read.
        """
        if self._found is None:
            return True
        opened, shared = self._opened, self._shared
        place = opened.named.shared, opened.document.root.codebook, opened.folder
        digest = b"" if shared is None else shared.digest
        if place != (shared, self._reference, self._folder) or digest != self._digest:
            return False
        opened.named.take(self._found, self._folder)
        now = opened.named.shared
        if now is not None and now.digest == self._found.digest != self._digest:
            changed(now.path.name)
        # Else it could not be told what the file holds by then.
        return now is None or now.digest == self._found.digest or now.is_behind
