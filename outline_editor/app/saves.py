"""Saving an open document with the codebooks it names, while it may be edited on.

The window begins a `Save`, any thread writes it, and the window ends it: what
windows show changes in their thread alone. What is saved is as it was when the
save was begun.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from outline_editor.app.backups import NOTHING_TO_LOSE, certain_keep
from outline_editor.app.writing import written_alone
from outline_editor.core.errors import Message, OutlineError
from outline_editor.core.progress import Tell, Waiting, share, untold
from outline_editor.storage.files import digest_of_file, write_file
from outline_editor.storage.saving import Saved, ready_codebook, ready_document

if TYPE_CHECKING:
    from outline_editor.app.open_codebook import OpenCodebook
    from outline_editor.app.open_document import OpenDocument

    Owner: TypeAlias = OpenDocument | OpenCodebook

_READY = 0.95
"""The share of the work that is done when the file is ready to be put in place."""

_CODEBOOKS = 0.2
"""The share of the work that codebooks are, where there are any to be saved."""


class NotSaved(OutlineError):
    """A file could not be saved; `owner` is whose it is."""

    def __init__(self, owner: Owner, message: Message) -> None:
        super().__init__(message)
        self.owner = owner


class ChangedOnDisk(NotSaved):
    """A file holds something else than what was read or saved here last."""


class Save:
    """One save of a document to a file, which becomes its own, its codebooks first.

    Codebooks that it is saved `without` stay modified. What another program has
    put into the file of one of the `overwriting` is replaced. Of a file with
    errors the source is saved, if it was repaired.

    There is one at a time for a document, from its beginning to its `end`.
    """

    def __init__(
        self,
        opened: OpenDocument,
        path: Path,
        without: Collection[OpenCodebook] = (),
        *,
        overwriting: Collection[Owner] = (),
    ) -> None:
        self.path = path
        self._opened = opened
        self.codebooks = [one for one in opened.named.modified if one not in without]
        """Those that are saved with it."""
        parts = [_part_of_codebook(one) for one in self.codebooks]
        self._parts = [*parts, _part_of_document(opened, path)]
        for part in self._parts:
            if part.owner in overwriting:
                part.expected = None
        opened.begin_saving()

    def write(self, tell: Tell = untold) -> None:
        """Write all files, in any thread.

        Raises `NotSaved`, with all that could not be saved still there as it
        was, and what `tell` raises until the first file is replaced.
        """
        for part in self._parts:
            part.check(partial(tell, 0))
        *codebooks, own = self._parts
        at = 0.0
        # All of them first: what then stands against one is found before any is replaced.
        for number, part in enumerate(codebooks, start=1):
            end = _CODEBOOKS * number / len(codebooks)
            part.make_ready(share(tell, at, end))
            at = end
        own.make_ready(share(tell, at, _READY))

        def waiting() -> None:
            # A document with half of its codebooks would be neither the old nor the new one.
            if all(part.saved is None for part in self._parts):
                tell(_READY)

        for part in self._parts:
            waiting()
            part.write(waiting)

    def end(self) -> tuple[Message, ...]:
        """Let everything belong to what was written of it; what was not stays as it is.

        Returns what a person should know of how it was written.
        """
        self._opened.end_saving()
        written = [part for part in self._parts if part.saved is not None]
        for part in written:
            assert part.saved is not None
            part.take(part.saved)
        remarks = [part.saved.written.remark for part in written if part.saved is not None]
        return tuple([remark for remark in remarks if remark is not None])


@dataclass(slots=True)
class _Part:
    """What becomes of one file."""

    owner: Owner
    path: Path
    expected: bytes | None
    """The digest of what it should hold before, `None` for anything."""
    make: Callable[[Tell], bytes]
    """What is to stand in it; raises `OutlineError` where that can't be told."""
    take: Callable[[Saved], None]
    """Lets its owner belong to what was written."""
    data: bytes = b""
    saved: Saved | None = None

    def check(self, waiting: Waiting) -> None:
        """Raises `ChangedOnDisk`, or `NotSaved` where what the file holds can't be told.

        Raises what `waiting` raises, too.
        """
        if self.expected is None:
            return
        try:
            is_other = digest_of_file(self.path, waiting) != self.expected
        except OutlineError as error:
            if error.message.code in NOTHING_TO_LOSE:
                return
            raise NotSaved(self.owner, error.message) from error
        if is_other:
            raise ChangedOnDisk(
                self.owner, Message.of("file.changed-meanwhile", path=str(self.path))
            )

    def make_ready(self, tell: Tell) -> None:
        """Make what is to stand in it. Raises `NotSaved`, and what `tell` raises."""
        try:
            self.data = self.make(tell)
        except OutlineError as error:
            raise NotSaved(self.owner, error.message) from error

    def write(self, waiting: Waiting) -> None:
        """Write it. Raises `NotSaved`, and what `waiting` raises, with the file as it was."""
        try:
            # What another process reads to change it and write it back comes before, or after.
            with written_alone(self.path, waiting) as keep:
                # Once more: making it ready may have taken a while.
                self.check(waiting)
                written = write_file(self.path, self.data, certain_keep(self.path, waiting))
                self.saved = Saved.of(self.data, written)
                keep(self.data)
        except NotSaved:
            raise
        except OutlineError as error:
            raise NotSaved(self.owner, error.message) from error


def _part_of_codebook(codebook: OpenCodebook) -> _Part:
    root, header, path = codebook.root, codebook.header, codebook.path

    def make(tell: Tell) -> bytes:
        return ready_codebook(root, header, path, tell)

    return _Part(codebook, path, codebook.digest, make, lambda saved: codebook.take(root, saved))


def _part_of_document(opened: OpenDocument, path: Path) -> _Part:
    root, header, source = opened.document.root, opened.document.header, opened.source
    is_source = opened.is_repaired

    def make(tell: Tell) -> bytes:
        if is_source:
            return source.encode("utf-8")
        return ready_document(root, header, path, tell)

    expected = opened.digest if path == opened.path else None
    return _Part(opened, path, expected, make, lambda saved: opened.take(path, saved))
