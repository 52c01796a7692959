"""Writing down what is not saved yet, while it is done, for after a crash.

Each document that differs from its file has a journal of its own. Writing it
costs the person nothing: an edit is only handed to a thread, which encodes and
appends it within `APPEND_AFTER` and syncs it within `SYNC_AFTER`. Edits and states of a
document are frozen, so that the thread may read them while work goes on.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeAlias

from outline_editor.app.journal_records import Beginning, encode_beginning, encode_edits
from outline_editor.core.changes import ChangeSet
from outline_editor.core.document import Document
from outline_editor.core.errors import Message

if TYPE_CHECKING:
    from filelock import FileLock

    from outline_editor.core.model import DocumentRoot
    from outline_editor.storage.journal import JournalFile

_Task: TypeAlias = Callable[[], None]

ENDING = ".journal"

APPEND_AFTER = 0.03
"""Seconds that the thread lets pass before it writes: the window paints what was done first."""

SYNC_AFTER = 0.4
"""Seconds after which at the latest what was appended is on its way to the disk."""

MOST_EDITS = 64 << 20
"""Bytes of edits after which a journal begins anew, from the document as it is then."""


class Journals:
    """The journals of the documents that one process has open, in a folder for all.

    `write` gives the bytes of a document's file, or of a codebook's. Methods are
    for the thread of the windows.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._tasks: queue.SimpleQueue[tuple[_Task, _Task | None] | None] = queue.SimpleQueue()
        self._kept: list[KeptDocument] = []
        self._thread: Thread | None = None
        self._fault: Message | None = None
        self._is_closing = Event()

    def keep(self, document: Document, describe: Callable[[], Beginning]) -> KeptDocument:
        """Write down what is done to a document from now on, until it is stopped.

        `describe` says how it stands to its file, whenever a journal begins.
        """
        kept = KeptDocument(self, document, describe)
        self._kept.append(kept)
        return kept

    def put(self, task: _Task, instead: _Task | None = None) -> None:
        """Have the thread do something, after all that it was given before.

        Where that ends with an error that nobody expected, it does something else `instead`.
        """
        if self._thread is None:
            self._thread = Thread(target=self._run, name="journals", daemon=True)
            self._thread.start()
        self._tasks.put((task, instead))

    def forget(self, kept: KeptDocument) -> None:
        """A document is not kept any more."""
        self._kept.remove(kept)

    def take_fault(self) -> Message | None:
        """Why something could not be written down, once."""
        fault, self._fault = self._fault, None
        return fault

    def close(self) -> None:
        """Write down all there is, and end the thread."""
        if self._thread is not None:
            self._tasks.put(None)
            self._is_closing.set()
            self._thread.join()
            self._is_closing.clear()
            self._thread = None

    # In the thread

    def _run(self) -> None:
        unsynced: float | None = None
        is_last = False
        while not is_last:
            wait = None if unsynced is None else max(0.0, unsynced + SYNC_AFTER - time.monotonic())
            try:
                task = self._tasks.get(timeout=wait)
            except queue.Empty:
                self._sync()
                unsynced = None
                continue
            if unsynced is None:
                unsynced = time.monotonic()
            self._is_closing.wait(APPEND_AFTER)
            is_last = not self._carry_out(task)
            if is_last or time.monotonic() >= unsynced + SYNC_AFTER:
                self._sync()
                unsynced = None

    def _carry_out(self, task: tuple[_Task, _Task | None] | None) -> bool:
        """Do this and all that waits by now; whether there is more to come."""
        for _ in range(self._tasks.qsize()):
            if task is None:
                break
            self._attempt(*task)
            task = self._tasks.get()
        if task is not None:
            self._attempt(*task)
        return task is not None

    def _sync(self) -> None:
        for kept in tuple(self._kept):
            self._attempt(kept.sync)

    def _attempt(self, task: _Task, instead: _Task | None = None) -> None:
        try:
            task()
        except OSError as error:
            self._note_fault(error.strerror or str(error))
        except Exception as error:  # noqa: BLE001
            # The thread must not end: nothing would be written down any more, and nobody know.
            args = (type(error), error, error.__traceback__, threading.current_thread())
            threading.excepthook(threading.ExceptHookArgs(args))
            if instead is None:
                self._note_fault(type(error).__name__)
            else:
                self._attempt(instead)

    def _note_fault(self, reason: str) -> None:
        self._fault = Message.of("journal.not-written", folder=str(self.folder), reason=reason)


class KeptDocument:
    """One document whose edits are written down. Made by `Journals.keep`."""

    def __init__(
        self, journals: Journals, document: Document, describe: Callable[[], Beginning]
    ) -> None:
        self.document = document
        self._journals = journals
        self._describe = describe
        self._is_begun = False
        self._writer = _Writer(journals.folder)
        self._unfollow = document.follow(self._changed)

    def _changed(self, change_set: ChangeSet) -> None:
        if not self._is_begun:
            self._begin(change_set.before, is_in_file=True)
        writer, after = self._writer, change_set.after
        edits = [change.edit for change in change_set.changes]
        self._journals.put(
            lambda: writer.append(encode_edits(edits), after), lambda: writer.renew(after)
        )

    def begin(self, root: DocumentRoot) -> None:
        """Begin the journal from a state of the document that is in no file as it is."""
        self._begin(root, is_in_file=False)

    def begin_source(self, source: str) -> None:
        """Begin the journal with the text of a file with errors, some of them repaired."""
        self._is_begun = True
        writer, beginning, data = self._writer, self._describe(), source.encode("utf-8")

        def begin() -> None:
            writer.begin_with(beginning, data)

        self._journals.put(begin, begin)

    def _begin(self, root: DocumentRoot, *, is_in_file: bool) -> None:
        self._is_begun = True
        writer, beginning = self._writer, self._describe()
        self._journals.put(
            lambda: writer.begin(beginning, root, is_in_file=is_in_file),
            lambda: writer.renew(root),
        )

    def saved(self) -> None:
        """Its file holds all of it now: nothing is needed any more of what was written down."""
        if self._is_begun:
            self._is_begun = False
            self._journals.put(self._writer.end)

    def stop(self) -> None:
        """Write nothing down any more; what was written is not needed."""
        self._unfollow()
        self.saved()
        self._journals.put(lambda: self._journals.forget(self))

    def sync(self) -> None:
        """Wait until what was written down is on the disk; for the thread of the journals."""
        self._writer.sync()


class _Writer:
    """Writes one journal; in the thread of the journals alone. Raises `OSError`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beginning = Beginning()
        self._file: JournalFile | None = None
        self._lock: FileLock | None = None
        self._size = 0

    def begin(self, beginning: Beginning, root: DocumentRoot, *, is_in_file: bool) -> None:
        """Begin with a document as its file has it, if it has it and is still there, or as it is.

        The file is read sooner than the document is written, and keeps the
        person from waiting for it.
        """
        data = _in_file(beginning) if is_in_file else None
        self._beginning = beginning
        self._write_anew(self._written(root) if data is None else data)

    def begin_with(self, beginning: Beginning, data: bytes) -> None:
        """Begin with what a file would hold."""
        self._beginning = beginning
        self._write_anew(data)

    def append(self, record: bytes, root: DocumentRoot) -> None:
        """Add a record, after which the document is `root`."""
        if self._file is None or self._size + len(record) > MOST_EDITS:
            # It could not be written before, or gets long: from now on, then.
            self._write_anew(self._written(root))
            return
        try:
            self._file.append(record)
        except OSError:
            self._let_go()
            raise
        self._size += len(record)

    def renew(self, root: DocumentRoot) -> None:
        """Begin anew with a document as it is, whatever has become of what was written down."""
        self._write_anew(self._written(root))

    def sync(self) -> None:
        """Wait until all records are on the disk."""
        if self._file is not None:
            self._file.sync()

    def end(self) -> None:
        """Remove the journal."""
        from outline_editor.storage.atomic import sync_folder

        if self._file is not None:
            path = self._file.path
            self._let_go()
            path.unlink(missing_ok=True)
            # Else a loss of power could bring it back, to be offered though all of it is saved.
            sync_folder(path.parent)
        if self._lock is not None:
            lock, self._lock = self._lock, None
            lock.release()
            Path(lock.lock_file).unlink(missing_ok=True)

    def _written(self, root: DocumentRoot) -> bytes:
        from outline_editor.core.codebooks import as_codebook
        from outline_editor.storage.yaml_writer import write_codebook, write_document

        if self._beginning.is_codebook:
            return write_codebook(as_codebook(root), self._beginning.header)
        return write_document(root, self._beginning.header)

    def _write_anew(self, data: bytes) -> None:
        from outline_editor.storage.journal import JournalFile

        self._let_go()
        path = self._locked()
        self._file = JournalFile(path, (encode_beginning(self._beginning), data))
        self._size = 0

    def _locked(self) -> Path:
        """The file of the journal, which this process holds until it ends."""
        from filelock import FileLock

        if self._lock is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self._folder / f"{token_hex(8)}.lock", thread_local=False)
            lock.acquire(timeout=0)
            self._lock = lock
        return Path(self._lock.lock_file).with_suffix(ENDING)

    def _let_go(self) -> None:
        if self._file is not None:
            file, self._file = self._file, None
            file.close()


def _in_file(beginning: Beginning) -> bytes | None:
    """What the file holds that a document was read from, `None` if it is another by now."""
    from outline_editor.core.errors import OutlineError
    from outline_editor.storage.files import digest_of, read_file

    file = beginning.file
    if file is None or not beginning.digest:
        return None
    try:
        data = read_file(file)
    except OutlineError:
        return None
    return data if digest_of(data).hex() == beginning.digest else None
