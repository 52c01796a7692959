"""The unsaved work on one document that a crash has left behind, and bringing it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_journals import aside_of, put_aside
from outline_editor.core.changes import Origin
from outline_editor.core.codebooks import as_codebook, as_document
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit
from outline_editor.core.errors import EditRefused, Message, OutlineError, reason_of
from outline_editor.core.progress import Tell, Waiting, go_on, share, untold
from outline_editor.storage.files import digest_of_file, read_file
from outline_editor.storage.limits import FileTooLarge, allow
from outline_editor.storage.yaml_reader import read_codebook, read_document

if TYPE_CHECKING:
    from filelock import FileLock

_BEGUN = 0.5
"""The share of the work on a journal that is done when its document is read."""


class Standing(StrEnum):
    """How the file of a document stands to what was left of it."""

    AS_IT_WAS = "as-it-was"
    """The file is the one that the changes were made to, or there has been none under its name."""
    OLDER = "older"
    """It is, but there are newer changes to it in another journal."""
    CHANGED = "changed"
    """It holds something else by now."""
    GONE = "gone"
    UNTITLED = "untitled"
    """There has never been one."""


@dataclass(frozen=True, slots=True, eq=False)
class Leftover:
    """The unsaved work on one document that a process left behind as it ended.

    It is this process's to decide on, until `release` or `discard`.
    """

    journal: Path
    beginning: Beginning
    base: bytes
    """The document as its journal began, as YAML."""
    edits: tuple[tuple[Edit, ...], ...]
    """What was done to it since, change set by change set."""
    when: datetime
    """When that was written down last, in local time."""
    standing: Standing
    lock: FileLock
    unfit: int = 0
    """How many of the last change sets can't be done again: one that does not fit what was done
    before or can't be read, and all after it."""

    def recovered(self, tell: Tell = untold) -> Document:
        """The document as it was last, without the `unfit` change sets.

        `tell` may raise `Cancelled`. Raises `OutlineError` where it can't be read.
        """
        document = self.begun(share(tell, 0, _BEGUN))
        self.replay(document, share(tell, _BEGUN, 1))
        return document

    def begun(self, tell: Tell = untold) -> Document:
        """The document as the journal began. `tell` may raise `Cancelled`."""
        if self.beginning.is_codebook:
            read = read_codebook(self.base, tell)
            return Document(as_document(read.root), read.header)
        loaded = read_document(self.base, tell)
        return Document(loaded.root, loaded.header)

    def in_file(self) -> bytes:
        """What its file holds now; nothing where there is none, or none that can be read."""
        return data_in(self.beginning) or b""

    def written(self, tell: Tell = untold) -> bytes:
        """The document as it was last, as YAML. `tell` may raise `Cancelled`."""
        if self.beginning.is_source:
            return self.base
        # Few people ever see what a crash has left.
        from outline_editor.storage.yaml_writer import write_codebook, write_document

        root = self.recovered(tell).root
        if self.beginning.is_codebook:
            return write_codebook(as_codebook(root), self.beginning.header)
        return write_document(root, self.beginning.header)

    def replay(self, document: Document, tell: Tell = untold) -> int:
        """Do to a document as the journal began what was done since, as one step of undo.

        Returns how many of the last of the `edits` do not fit and were left
        out. `tell` may raise `Cancelled`, with nothing done.
        """
        with document.replaying(Message.of("name.recover"), Origin.EDIT) as transaction:
            for number, edits in enumerate(self.edits):
                tell(number / len(self.edits))
                try:
                    with transaction.all_or_nothing():
                        for edit in edits:
                            transaction.apply(edit)
                except EditRefused:
                    return len(self.edits) - number
        return 0

    @property
    def aside(self) -> Path:
        """Where the journal is put, if something in it does not fit."""
        return aside_of(self.journal)

    def finish(self) -> None:
        """Have done with the journal: what came back of it is in another.

        One with something that did not come back is put `aside`. Raises
        `OSError` where it can't be; then it is found again at the next start.
        """
        if not self.unfit:
            self.discard()
            return
        try:
            put_aside(self.journal)
        finally:
            self.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)

    def discard(self) -> None:
        """Remove the journal: nobody wants what it holds.

        Raises `OSError` where it can't be; then it is found again at the next start.
        """
        from outline_editor.storage.lasting import sync_folder

        try:
            self.journal.unlink(missing_ok=True)
            # Else a loss of power could bring it back, to be offered once more.
            sync_folder(self.journal.parent)
        finally:
            self.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)

    def release(self) -> None:
        """Leave it for another time."""
        self.lock.release()


def why_it_stays(left: Leftover, error: OSError) -> Message:
    """What a person is told where a journal can't be removed, or put aside."""
    reason = reason_of(error)
    return Message.of("recovery.not-discarded", path=str(left.journal), reason=reason)


def data_in(beginning: Beginning, waiting: Waiting = go_on) -> bytes | None:
    """What a journal's file holds; `None` where there is none, or none that can be read.

    `waiting` may raise `Cancelled`.

    One that is too large to be read is read if it is as it was: it had been open.
    Of any other nothing is read, so that it is taken for another than it was.
    """
    file = beginning.file
    if file is None:
        return None
    try:
        try:
            return read_file(file, tell=lambda _done: waiting())
        except FileTooLarge as error:
            if digest_of_file(file, waiting).hex() != beginning.digest:
                return b""
            allow(error.size)
        return read_file(file, tell=lambda _done: waiting())
    except OutlineError:
        return None
