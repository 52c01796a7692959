"""What a crash has left behind in journals, and bringing it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from outline_editor.app.journal_records import Beginning, decode_beginning, decode_edits
from outline_editor.app.journal_writer import ENDING
from outline_editor.core.changes import Origin
from outline_editor.core.codebooks import as_codebook, as_document
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit
from outline_editor.core.errors import EditRefused, Message, OutlineError
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled, Tell, share, untold
from outline_editor.core.transaction import Transaction
from outline_editor.storage.files import digest_of, read_file
from outline_editor.storage.journal import read_journal
from outline_editor.storage.yaml_reader import read_codebook, read_document

if TYPE_CHECKING:
    from filelock import FileLock

_BEGUN = 0.5
"""The share of the work on a journal that is done when its document is read."""


class Standing(StrEnum):
    """How the file of a document stands to what was left of it."""

    AS_IT_WAS = "as-it-was"
    """The file is the one that the changes were made to."""
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

    def recovered(self) -> Document:
        """The document as it was last, in which all that was not saved is one step of undo.

        Edits that do not fit, and those after them, are left out.
        """
        document = self.begun()
        self.replay(document)
        return document

    def begun(self, tell: Tell = untold) -> Document:
        """The document as the journal began. `tell` may raise `Cancelled`."""
        if self.beginning.is_codebook:
            read = read_codebook(self.base, tell)
            return Document(as_document(read.root), read.header)
        loaded = read_document(self.base, tell)
        return Document(loaded.root, loaded.header)

    def written(self) -> bytes:
        """The same as YAML."""
        if self.beginning.is_source:
            return self.base
        # Few people ever see what a crash has left.
        from outline_editor.storage.yaml_writer import write_codebook, write_document

        root = self.recovered().root
        if self.beginning.is_codebook:
            return write_codebook(as_codebook(root), self.beginning.header)
        return write_document(root, self.beginning.header)

    def replay(self, document: Document) -> None:
        """Do to a document as the journal began what was done since."""
        with document.replaying(Message.of("name.recover"), Origin.EDIT) as transaction:
            self.carry_out(transaction)

    def carry_out(self, transaction: Transaction) -> None:
        """The same by a transaction that is open."""
        for edits in self.edits:
            try:
                with transaction.all_or_nothing():
                    for edit in edits:
                        transaction.apply(edit)
            except EditRefused:
                return

    def discard(self) -> None:
        """Remove the journal: nobody wants what it holds."""
        self.journal.unlink(missing_ok=True)
        self.release()
        Path(self.lock.lock_file).unlink(missing_ok=True)

    def release(self) -> None:
        """Leave it for another time."""
        self.lock.release()


def any_left(folder: Path) -> bool:
    """Whether there are journals at all, be it of processes that are at work."""
    return bool(_journals(folder))


def left_behind(folder: Path, tell: Tell = untold) -> list[Leftover]:
    """All that was left in a folder of journals by processes that are gone, the newest first.

    A journal that holds no more than its file does is removed. `tell` may raise
    `Cancelled`: then nothing is this process's to decide on.
    """
    journals, found = _journals(folder), list[Leftover]()
    try:
        for number, path in enumerate(journals):
            part = share(tell, number / len(journals), (number + 1) / len(journals))
            left = _leftover(path, part)
            if left is not None:
                found.append(left)
    except Cancelled:
        for left in found:
            left.release()
        raise
    return sorted(found, key=lambda left: left.when, reverse=True)


def _journals(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING)
    except OSError:
        return []


def _leftover(path: Path, tell: Tell) -> Leftover | None:
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_suffix(".lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return None  # the process that writes it is at work
    try:
        left = _read(path, lock)
        is_needed = left is not None and not _is_saved(left, tell)
    except Cancelled:
        lock.release()
        raise
    if not is_needed:
        lock.release()
        if left is not None:
            left.discard()
        return None
    return left


def _read(path: Path, lock: FileLock) -> Leftover | None:
    try:
        records, _ = read_journal(path)
        when = datetime.fromtimestamp(path.stat().st_mtime)
        beginning, base = decode_beginning(records[0]), records[1]
    except (OSError, ValueError, IndexError):
        return None
    edits = tuple(_edits(records[2:]))
    return Leftover(path, beginning, base, edits, when, _standing(beginning), lock)


def _edits(records: tuple[bytes, ...]) -> Iterator[tuple[Edit, ...]]:
    for record in records:
        try:
            yield tuple(decode_edits(record))
        except ValueError:
            return


def _standing(beginning: Beginning) -> Standing:
    file = beginning.file
    if file is None:
        return Standing.UNTITLED
    try:
        digest = digest_of(read_file(file)).hex()
    except OutlineError:
        return Standing.GONE
    return Standing.AS_IT_WAS if digest == beginning.digest else Standing.CHANGED


def _is_saved(left: Leftover, tell: Tell) -> bool:
    """Whether the file holds what was written down: the crash came right after saving."""
    file = left.beginning.file
    if file is None:
        return False
    try:
        data = read_file(file)
        if left.beginning.is_source:
            return data == left.base
        document = left.begun(share(tell, 0, _BEGUN))
        tell(_BEGUN)
        before = document.root
        left.replay(document)
        if data == left.base:
            return document.root == before
        return document.root == _root_of(data, left, share(tell, _BEGUN, 1))
    except OutlineError:
        return False


def _root_of(data: bytes, left: Leftover, tell: Tell) -> DocumentRoot:
    if left.beginning.is_codebook:
        return as_document(read_codebook(data, tell).root)
    return read_document(data, tell).root
