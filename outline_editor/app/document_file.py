"""The file of a document that is open."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.opening import Opened
from outline_editor.storage.claims import Owner


class DocumentFile:
    """Which file a document is saved to, what it held last, and who has it."""

    def __init__(self, opened: Opened, file: Path | None) -> None:
        is_native = opened.format.is_native
        self.path = file if is_native else None
        """The file it is saved to, `None` until there is one."""
        self.origin = None if is_native else file
        """The file of another format that it was read from."""
        self.digest = opened.digest
        """What its file held when it was read or saved last; see `storage.files`."""
        self.saved_root = opened.root
        """The document as it was read or saved then."""
        self.held_by: Owner | None = None
        """The other process that has its file open for editing."""

    @property
    def file(self) -> Path | None:
        """The file it is saved to, or as long as there is none the one it was read from."""
        return self.path or self.origin

    @property
    def display_name(self) -> str:
        """The file's name, `''` for a document that has none yet."""
        return "" if self.file is None else self.file.name

    @property
    def folder(self) -> Path:
        """Where its file is, or where one would be looked for."""
        return Path.cwd() if self.file is None else self.file.absolute().parent
