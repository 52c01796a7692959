"""A document that is written down while it is worked on, for tests."""

from __future__ import annotations

import errno
import os
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from outline_editor.app.journal_bases import READER
from outline_editor.app.journal_records import Beginning
from outline_editor.app.journals import Journals
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.leftover import Leftover, Standing
from outline_editor.app.other_threads import MAKER
from outline_editor.app.recovery import left_behind
from outline_editor.core.addresses import node_ref
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document

ROOT = DocumentRoot(id="a", title="A", outline=(Node(id="n-aa", text="one"),))
ROW = node_ref("n-aa")


def refuse(*_args: object, **_named: object) -> None:
    """What a full disk does."""
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def wait_for_readers() -> None:
    """Wait for what is read and made for journals, each in a thread of its own."""
    wait_for(READER, MAKER)


def wait_for(*names: str) -> None:
    """Wait for all threads that are so named by now, even if they have not started yet."""
    threads = [thread for thread in threading.enumerate() if thread.name in names]
    deadline = time.monotonic() + 60
    while any(thread in threads for thread in threading.enumerate()):
        assert time.monotonic() < deadline
        time.sleep(0.001)


class Desk:
    """A document at work, and what the next start finds of it after a crash."""

    def __init__(self, folder: Path, root: DocumentRoot = ROOT) -> None:
        self.root = root
        self.folder = folder / "journals"
        self.path = folder / "a.yaml"
        self.journals = Journals(self.folder)
        self.document = Document(root)
        self.history = History(self.document)
        self.being_saved: DocumentRoot | None = None
        self._left: list[Leftover] = []

    def keep(self, *, titled: bool = True) -> KeptDocument:
        if titled:
            self.save(self.root)
        return self.journals.keep(
            self.document,
            lambda: Beginning(path=str(self.path), digest=self.digest) if titled else Beginning(),
            lambda: self.being_saved,
        )

    def save(self, root: DocumentRoot) -> None:
        """Have a state of the document in its file."""
        self.digest = save_document(root, "", self.path).digest.hex()

    def save_while_writing(self, *texts: str) -> DocumentRoot:
        """Save the document as it is, and write some texts meanwhile; what the file holds then."""
        self.being_saved = saved = self.document.root
        for text in texts:
            self.write(text)
        self.save(saved)
        self.being_saved = None
        return saved

    def write(self, text: str) -> None:
        with self.document.transaction("Type") as transaction:
            transaction.set(ROW, text=text)

    def wait(self) -> None:
        """Wait until all that was done by now is written down, but for what is being made."""
        done = threading.Event()
        self.journals.put(done.set)
        assert done.wait(60)

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Wait for what comes about by itself. Fails a test where it does not."""
        deadline = time.monotonic() + 60
        while not is_so():
            assert time.monotonic() < deadline
            time.sleep(0.005)

    def take_made(self) -> None:
        """Wait until all that was done by now is written down, and gone on with what was made."""
        self.wait()
        wait_for_readers()
        self.wait()

    def settle(self) -> None:
        """Wait until all is written down, also what was to be read ahead."""
        self.journals.close()
        wait_for_readers()
        self.journals.put(lambda: None)
        self.journals.close()

    def crash(self) -> list[Leftover]:
        """What is found of it; the locks of the dead process go with it."""
        self.journals.close()
        for lock in self.folder.glob("*.lock"):
            lock.unlink()
        self._left += left_behind(self.folder)
        return self._left

    def end(self) -> None:
        self.journals.close()
        for left in self._left:
            left.release()


def at_work(desk: Desk) -> KeptDocument:
    """A document that was written on, of which there is a journal."""
    kept = desk.keep()
    desk.write("two")
    desk.wait()
    return kept


def comes_back_to_its_file(desk: Desk) -> Leftover:
    """See that a crash leaves all that was done, to what was saved last."""
    [left] = [left for left in desk.crash() if left.beginning.path]
    assert left.standing is Standing.AS_IT_WAS
    assert left.recovered().root == desk.document.root
    assert not list(desk.folder.glob(".*"))
    return left


def another_is_written_down(desk: Desk) -> None:
    """See that no other document waits for what is being made, or for the disk."""
    before = set(desk.folder.glob("*.journal"))
    other = Document(DocumentRoot(id="b", title="B"))
    desk.journals.keep(other, Beginning).begin_source("of another document")
    desk.wait()
    [journal] = set(desk.folder.glob("*.journal")) - before
    assert b"of another document" in journal.read_bytes()


def have_no_threads(patch: pytest.MonkeyPatch, *names: str) -> None:
    """Have the system start no more threads of these names."""
    start = threading.Thread.start

    def start_others(thread: threading.Thread) -> None:
        if thread.name in names:
            raise RuntimeError("can't start new thread")
        start(thread)

    patch.setattr(threading.Thread, "start", start_others)


def note_beginnings(patch: pytest.MonkeyPatch, refusals: int = 0) -> list[str]:
    """The names of the threads that begin a journal from now on, the first few in vain."""
    begin, threads = JournalFile.__init__, list[str]()

    def noted(journal: JournalFile, path: Path, records: Iterable[bytes] = ()) -> None:
        threads.append(threading.current_thread().name)
        if len(threads) <= refusals:
            refuse()
        begin(journal, path, records)

    patch.setattr(JournalFile, "__init__", noted)
    return threads
