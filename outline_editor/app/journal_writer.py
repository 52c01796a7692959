"""Writing one journal: begun with a document, then edit by edit, then removed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from outline_editor.app.journal_bases import read_at_once
from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.core.errors import Message, OutlineError

if TYPE_CHECKING:
    from filelock import FileLock

    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

ENDING = ".journal"

MOST_EDITS = 64 << 20
"""Bytes of edits after which a journal begins anew, from the document as it is then."""


class JournalWriter:
    """Writes one journal; in the thread of the journals alone. Raises `OSError`.

    What the disk has refused is written down by the next thing that is done,
    be it `sync`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beginning = Beginning()
        self._file: JournalFile | None = None
        self._lock: FileLock | None = None
        self._size = 0
        self._last: DocumentRoot | bytes | None = None
        """What is to come back: a document, or what its file would hold; `None` for nothing."""

    @property
    def is_whole(self) -> bool:
        """Whether all that is to come back is in the journal, as far as the disk says."""
        return self._last is None or self._file is not None

    @property
    def is_lasting(self) -> bool:
        """Whether a loss of power would leave it there, too."""
        return self._last is None or (self._file is not None and self._file.is_synced)

    def begin_ahead(self, beginning: Beginning, data: bytes | None) -> None:
        """Begin with what a large file holds, before anything is done to its document.

        `data` is `None` where that is not known, and there is no journal before then.
        Something may have been done meanwhile: it has a journal. What the disk refuses
        is no matter yet.
        """
        if self._last is not None:
            return
        if data is not None:
            self._beginning = replace(beginning, is_ahead=True)
            with suppress(OSError):
                self._write_anew(data)
                return
        self.end()

    def begin(self, beginning: Beginning, root: DocumentRoot, *, is_in_file: bool) -> None:
        """Begin with a document as its file has it, if it has it and is still there, or as it is.

        The file is read sooner than the document is written, and keeps the
        person from waiting for it. Where that was done ahead, all is ready.
        """
        is_ready = self._file is not None and self._beginning == replace(beginning, is_ahead=True)
        if is_in_file and is_ready and not self._size:
            self._last = root
            return
        self._beginning, self._last = beginning, root
        self._write_anew(read_at_once(beginning) if is_in_file else None)

    def begin_with(self, beginning: Beginning, data: bytes) -> None:
        """Begin with what a file would hold."""
        self._beginning, self._last = beginning, data
        self._write_anew()

    def append(self, record: bytes, root: DocumentRoot) -> None:
        """Add a record, after which the document is `root`."""
        from outline_editor.storage.journal import MAX_RECORD

        self._last = root
        if self._file is None or len(record) > MAX_RECORD:
            # What could not be written before, or can't be added, is in what it begins with.
            self._write_anew()
            return
        try:
            self._file.append(record)
        except OSError:
            self._let_go()
            raise
        self._size += len(record)
        if self._size > MOST_EDITS:
            self._begin_again(self._file)

    def renew(self, root: DocumentRoot) -> None:
        """Begin anew with a document as it is, whatever has become of what was written down."""
        self._last = root
        self._write_anew()

    def sync(self) -> None:
        """Wait until all is on the disk."""
        if not self.is_whole:
            self._write_anew()
        elif self._file is not None:
            try:
                self._file.sync()
            except OSError:
                # What was to be synced may be lost for good, whatever the next time says.
                self._let_go()
                raise

    def end(self) -> None:
        """Remove the journal. Raises `OutlineError` where it can't be."""
        from outline_editor.storage.atomic import sync_folder

        self._last = None
        self._let_go()
        if self._lock is None:
            return
        journal = self._locked()
        try:
            journal.unlink(missing_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutlineError(
                Message.of("journal.not-removed", path=str(journal), reason=reason)
            ) from error
        # Else a loss of power could bring it back, to be offered though all of it is saved.
        sync_folder(self._folder)
        lock, self._lock = self._lock, None
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)

    def _written(self, last: DocumentRoot | bytes) -> bytes:
        from outline_editor.core.codebooks import as_codebook
        from outline_editor.storage.yaml_writer import write_codebook, write_document

        if isinstance(last, bytes):
            return last
        if self._beginning.is_codebook:
            return write_codebook(as_codebook(last), self._beginning.header)
        return write_document(last, self._beginning.header)

    def _write_anew(self, data: bytes | None = None) -> None:
        """Begin with what the file has, or else with what is to come back."""
        self._let_go()
        self._go_on_with(self._made(data))

    def _made(self, data: bytes | None = None) -> JournalFile:
        from outline_editor.storage.journal import JournalFile

        if data is None:
            assert self._last is not None
            self._beginning = replace(self._beginning, is_ahead=False)
            data = self._written(self._last)
        return JournalFile(self._locked(), (encode_beginning(self._beginning), data))

    def _begin_again(self, old: JournalFile) -> None:
        """Take another in the place of one that holds all there is but is long."""
        try:
            self._go_on_with(self._made())
        except OSError:
            # The disk has no room for both: the old one goes on to grow, if it is there.
            self._size = 0
            if not old.is_in_place:
                self._let_go()
                raise

    def _go_on_with(self, file: JournalFile) -> None:
        self._let_go()
        self._file, self._size = file, 0

    def _locked(self) -> Path:
        """The file of the journal, which this process holds until it ends."""
        from filelock import FileLock

        from outline_editor.storage.atomic import make_folder

        if self._lock is None:
            make_folder(self._folder)
            lock = FileLock(self._folder / f"{token_hex(8)}.lock", thread_local=False)
            lock.acquire(timeout=0)
            self._lock = lock
        return Path(self._lock.lock_file).with_suffix(ENDING)

    def _let_go(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()
