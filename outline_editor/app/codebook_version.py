"""The version of an open codebook that another program has put into its file."""

from __future__ import annotations

from pathlib import Path

from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.app.open_document import OpenDocument
from outline_editor.core.codebooks import as_document
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.merge.conflicts import Choices
from outline_editor.core.merge.three_way import Merged, merge
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Tell, untold
from outline_editor.core.taking_in import take_in
from outline_editor.storage.codebook_file import find_codebook


class CodebookVersion:
    """What the file of a codebook holds now, with what it takes to have it here.

    It is read in any thread; raises `OutlineError` where it can't be used, and
    what `tell` raises, such as `Cancelled`. What is taken is a step of
    undo of the document that is `opened`, which names the codebook.
    """

    def __init__(self, opened: OpenDocument, codebook: OpenCodebook, tell: Tell = untold) -> None:
        path = codebook.path
        # It was read before: whatever its links lead to, the person knows of it.
        read = find_codebook(path.name, path.parent, lambda _: True, tell)
        if read.root is None:
            assert read.trouble is not None
            raise OutlineError(read.trouble)
        self.codebook = codebook
        self._opened, self._read = opened, read
        self.root = as_document(read.root)
        """It as a document without rows."""

    def merged(
        self, here: DocumentRoot, choices: Choices | None = None, tell: Tell = untold
    ) -> Merged:
        """What comes of it and of a state of the codebook here. For any thread."""
        return merge(as_document(self.codebook.saved_root), here, self.root, choices, tell)

    def take(self, root: DocumentRoot, name: Message) -> None:
        """Let the codebook here be in a state that is based on this version."""
        document = self.codebook.document
        with self._opened.history.joint_step(name, [document]) as joint:
            take_in(joint.elsewhere[0], root)
        self.codebook.become_based_on(self._read)

    def keep_copy(self, tell: Tell = untold) -> Path:
        """Put the codebook as it is here into a new file beside its own, which is returned.

        For any thread. Raises `OutlineError` where it can't be written, or the
        disk does not confirm that it will last; `tell` may raise `Cancelled`.
        """
        from outline_editor.app.codebook_copies import put_codebook_beside

        here = self.codebook
        copy, written = put_codebook_beside(here.root, here.header, here.path, "mine", tell)
        if not written.is_lasting:
            raise OutlineError(Message.of("outside.copy-unconfirmed", path=str(copy)))
        return copy
