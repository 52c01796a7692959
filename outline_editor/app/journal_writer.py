"""Writing one journal: begun with a document, then edit by edit, then removed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from outline_editor.app.journal_records import Beginning, encode_beginning
from outline_editor.core.errors import Message, OutlineError

if TYPE_CHECKING:
    from filelock import FileLock

    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

ENDING = ".journal"

MOST_EDITS = 64 << 20
"""Bytes of edits after which a journal begins anew, from the document as it is then."""


LARGE = 1_000_000
"""Bytes of a file whose journal is begun before the first edit, which would have to wait for it:
a few hundredths of a second for each megabyte."""


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

    def begin_ahead(self, beginning: Beginning) -> None:
        """Begin with a large file as it is, before anything is done to its document.

        Of any other file there is no journal before that. What the disk refuses
        is no matter yet.
        """
        data = _in_file(beginning) if _is_large(beginning.file) else None
        if data is not None:
            self._beginning, self._last = replace(beginning, is_ahead=True), None
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
        self._write_anew(_in_file(beginning) if is_in_file else None)

    def begin_with(self, beginning: Beginning, data: bytes) -> None:
        """Begin with what a file would hold."""
        self._beginning, self._last = beginning, data
        self._write_anew()

    def append(self, record: bytes, root: DocumentRoot) -> None:
        """Add a record, after which the document is `root`."""
        self._last = root
        if self._file is None:
            # It could not be written before: from now on, then.
            self._write_anew()
            return
        try:
            self._file.append(record)
        except OSError:
            self._let_go()
            raise
        self._size += len(record)
        if self._size > MOST_EDITS:
            self._write_anew()

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
        from outline_editor.storage.collector import collector_off
        from outline_editor.storage.yaml_writer import write_codebook, write_document

        if isinstance(last, bytes):
            return last
        # Among garbage may be what belongs to windows, which only their own thread may end.
        with collector_off():
            if self._beginning.is_codebook:
                return write_codebook(as_codebook(last), self._beginning.header)
            return write_document(last, self._beginning.header)

    def _write_anew(self, data: bytes | None = None) -> None:
        """Begin with what the file has, or else with what is to come back."""
        from outline_editor.storage.journal import JournalFile

        self._let_go()
        if data is None:
            assert self._last is not None
            self._beginning = replace(self._beginning, is_ahead=False)
            data = self._written(self._last)
        path = self._locked()
        self._file = JournalFile(path, (encode_beginning(self._beginning), data))
        self._size = 0

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


def _is_large(file: Path | None) -> bool:
    try:
        return file is not None and file.stat().st_size >= LARGE
    except OSError:
        return False


def _in_file(beginning: Beginning) -> bytes | None:
    """What the file holds that a document was read from, `None` if it is another by now."""
    from outline_editor.storage.files import digest_of, read_file

    file = beginning.file
    if file is None or not beginning.digest:
        return None
    try:
        data = read_file(file)
    except OutlineError:
        return None
    return data if digest_of(data).hex() == beginning.digest else None
