"""Codebooks that are open because documents name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook, as_codebook, as_document
from outline_editor.core.document import Document
from outline_editor.core.errors import OutlineError
from outline_editor.core.model import Codebook
from outline_editor.storage.files import digest_of, is_same_file, read_file

if TYPE_CHECKING:
    from outline_editor.app.named_codebook import NamedCodebook
    from outline_editor.app.open_document import OpenDocument


class OpenCodebook:
    """One codebook with what was changed in it and not saved yet.

    It is edited as a `document` without rows, in steps of the histories of the
    documents that name it; all these share it, so that what one changes holds
    in the others at once.
    """

    def __init__(self, path: Path, read: SharedCodebook) -> None:
        assert read.root is not None
        self.path = path
        self.document = Document(as_document(read.root), read.header)
        self.root: Codebook = read.root
        """Its state now."""
        self._saved, self._digest = read.root, read.digest
        self.users: WeakSet[NamedCodebook] = WeakSet()
        """What is told of its changes."""
        self.document.follow(self._changed)

    @property
    def is_modified(self) -> bool:
        """Whether it differs from what was read or saved last."""
        return self.root != self._saved

    def has_changed_on_disk(self) -> bool:
        """Whether its file holds something else than what was read or saved here last."""
        try:
            return digest_of(read_file(self.path)) != self._digest
        except OutlineError:
            return False

    def save(self) -> None:
        """Save it to its file. Raises `OutlineError`, with the old file untouched."""
        # A window opens without the writer: it need not wait for it.
        from outline_editor.storage.saving import save_codebook

        data = save_codebook(self.root, self.document.header, self.path)
        self._saved, self._digest = self.root, digest_of(data)
        self._tell()

    def _changed(self, change_set: ChangeSet) -> None:
        self.root = as_codebook(change_set.after)
        self._tell()

    def _tell(self) -> None:
        for user in tuple(self.users):
            user.changed(self)


class Codebooks:
    """The codebooks of the documents that are open in one process.

    `shown` tells the documents that are shown now: with the last of them that
    names a codebook goes what was changed in it and not saved.
    """

    def __init__(self, shown: Callable[[], Iterable[OpenDocument]] = tuple) -> None:
        self._shown = shown

    def open(self, path: Path, read: SharedCodebook) -> OpenCodebook:
        """The codebook in a file, as it is open already, else as it was just read."""
        for document in self._shown():
            shared = document.named.shared
            if shared is not None and is_same_file(shared.path, path):
                return shared
        return OpenCodebook(path, read)

    def sharing(self, codebook: OpenCodebook | None) -> list[OpenDocument]:
        """The documents shown that name a codebook; none for `None`."""
        if codebook is None:
            return []
        return [document for document in self._shown() if document.named.shared is codebook]
