"""Codebooks that are open because documents name them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakSet

from outline_editor.core.changes import ChangeSet
from outline_editor.core.codebooks import SharedCodebook, as_codebook, as_document
from outline_editor.core.document import Document
from outline_editor.core.errors import Message
from outline_editor.core.model import Codebook
from outline_editor.core.taking_in import take_in
from outline_editor.core.transaction import Transaction
from outline_editor.storage.files import holds_other

if TYPE_CHECKING:
    from outline_editor.app.named_codebook import NamedCodebook
    from outline_editor.app.open_document import OpenDocument
    from outline_editor.storage.saving import Saved


class OpenCodebook:
    """One codebook with what was changed in it and not saved yet.

    It is edited as a `document` without rows, in steps of the histories of the
    documents that name it; all these share it, so that what one changes holds
    in the others at once. What reading has changed does not make it modified:
    nothing is lost while it is not saved, and nobody has asked to rewrite a
    file that others share.
    """

    def __init__(self, path: Path, read: SharedCodebook) -> None:
        assert read.root is not None
        self.path = path
        self.document = Document(as_document(read.root))
        self.root: Codebook = read.root
        """Its state now."""
        self._saved, self.header, self.digest = read.root, read.header, read.digest
        self.notices = read.notices
        """What reading it has changed, which saving writes."""
        self.is_behind = False
        """Whether its file was found to hold something else, which was not taken in."""
        self.users: WeakSet[NamedCodebook] = WeakSet()
        """What is told of its changes."""
        self.document.follow(self._changed)

    @property
    def is_modified(self) -> bool:
        """Whether it differs from what was read or saved last."""
        return self.root != self._saved

    def has_changed_on_disk(self) -> bool:
        """Whether its file holds something else than what was read or saved here last."""
        return holds_other(self.path, self.digest)

    def take(self, root: Codebook, saved: Saved) -> None:
        """Belong to what was saved of it, as it was then."""
        self.digest = saved.digest
        if saved.written.is_lasting:
            self._saved = root
        self.notices, self.is_behind = (), False
        self._tell()

    def meet(self, read: SharedCodebook) -> None:
        """Take in what its file was found to hold now, if that is something else.

        All documents that share it see it. This is no step of undo, so that
        nothing puts back what stood in the file before; steps that came before
        it can still be undone where it has left things as they were (see
        `History.undo`). With changes that are not saved it stays as it is.
        """
        assert read.root is not None
        is_other = read.digest != self.digest
        if is_other and not self.has_changed_on_disk():
            return  # it was saved here since it was read
        is_behind = is_other and self.is_modified and self.root != read.root
        if not is_other or is_behind:
            if is_behind is not self.is_behind:
                self.is_behind = is_behind
                self._tell()
            return
        self._saved, self.header, self.digest = read.root, read.header, read.digest
        self.notices, self.is_behind = read.notices, False
        if self.root == read.root:
            self._tell()
            return
        with self.document.transaction(Message.of("name.read-codebook")) as transaction:
            take_in(transaction, as_document(read.root))

    @property
    def saved_root(self) -> Codebook:
        """What was read or saved last."""
        return self._saved

    def become_based_on(self, read: SharedCodebook) -> None:
        """From now on it is compared with this version of its file, as it is here."""
        assert read.root is not None
        self._saved, self.header, self.digest = read.root, read.header, read.digest
        self.notices, self.is_behind = read.notices, False
        self._tell()

    def revert(self, transaction: Transaction) -> None:
        """Let it be as it was read or saved last, by edits of a transaction of its document."""
        take_in(transaction, as_document(self._saved))

    def _changed(self, change_set: ChangeSet) -> None:
        self.root = as_codebook(change_set.after)
        if self.root == self._saved:
            # What is the very same need not be compared entry by entry, again and again.
            self._saved = self.root
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
        """The codebook in a file, as it was just read.

        One that is open already stays the same, and takes in what it may; see
        `OpenCodebook.meet`.
        """
        for document in self._shown():
            known = document.named.known_at(path)
            if known is not None:
                known.meet(read)
                return known
        return OpenCodebook(path, read)

    def sharing(self, codebook: OpenCodebook | None) -> list[OpenDocument]:
        """The documents shown that name a codebook; none for `None`."""
        if codebook is None:
            return []
        return [document for document in self._shown() if document.named.shared is codebook]
