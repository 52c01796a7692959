"""A large document that is in no file: its journal is made while edits are done to it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, journal_tries, journal_writer, journals, next_journal
from outline_editor.app.journal_bases import is_large
from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.leftover import Leftover
from outline_editor.app.other_threads import MAKER
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.document import Document
from outline_editor.core.labels import Labels
from outline_editor.core.model import Actor, Concept, DocumentRoot, Node, Note, Source
from outline_editor.core.progress import Waiting
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    Desk,
    another_is_written_down,
    comes_back_to_its_file,
    refuse,
)

OTHER = DocumentRoot(id="b", title="B")

_BEGIN = JournalFile.__init__


@pytest.fixture(autouse=True)
def all_are_large(monkeypatch: pytest.MonkeyPatch, made_slowly: threading.Event) -> threading.Event:
    monkeypatch.setattr(journal_bases, "MANY", 0)
    monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
    return made_slowly


def _imported(desk: Desk) -> KeptDocument:
    """A document that was never in a file, to which something is done while it is written."""
    kept = desk.keep(titled=False)
    kept.begin(desk.document.root)
    desk.write("two")
    desk.write("three")
    desk.wait()
    return kept


def _comes_back(desk: Desk) -> Leftover:
    """See that a crash leaves all that was done."""
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root
    assert not list(desk.folder.glob(".*"))
    return left


def test_edits_wait_for_it(desk: Desk, made_slowly: threading.Event) -> None:
    _imported(desk)
    assert not list(desk.folder.glob("*.journal"))
    made_slowly.set()
    desk.take_made()
    desk.write("four")
    assert len(_comes_back(desk).edits) == 3


def test_no_other_document_waits_for_it(desk: Desk, made_slowly: threading.Event) -> None:
    _imported(desk)
    another_is_written_down(desk)
    made_slowly.set()


def test_the_end_waits_for_it(desk: Desk, made_slowly: threading.Event) -> None:
    _imported(desk)

    def let_go() -> None:
        assert desk.journals._is_closing.wait(60)
        made_slowly.set()

    threading.Thread(target=let_go).start()
    assert len(_comes_back(desk).edits) == 2


def test_without_a_thread_for_it_it_is_made_all_the_same(
    desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_slowly.set()

    def start(_thread: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    kept = desk.keep(titled=False)
    desk.wait()
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", start)
        kept.begin(desk.document.root)
        desk.write("two")
        desk.wait()
    assert desk.journals.take_fault() is None
    assert len(_comes_back(desk).edits) == 1


def test_at_the_end_no_other_document_waits_for_it(
    desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill may come before it is made."""
    other = Document(OTHER)
    desk.journals.keep(other, Beginning).begin_source("of another document")
    _imported(desk)
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    sync, is_synced = JournalFile.sync, threading.Event()

    def noted(journal: JournalFile, end: int) -> None:
        sync(journal, end)
        if b"while it is made" in journal.path.read_bytes():
            is_synced.set()

    monkeypatch.setattr(JournalFile, "sync", noted)
    with other.transaction("Type") as transaction:
        transaction.set(DOCUMENT, title="while it is made")
    closing = threading.Thread(target=desk.journals.close)
    closing.start()
    assert is_synced.wait(60)
    assert not made_slowly.is_set()
    made_slowly.set()
    closing.join()


def test_the_end_comes_whatever_the_disk_refuses(
    desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of two could be begun anew while the other is made, for ever."""
    made_slowly.set()
    documents = [Document(OTHER), desk.document]
    kept = [desk.journals.keep(one, lambda: Beginning(path=str(desk.path))) for one in documents]
    for one in kept:
        one.begin(one.document.root)
    desk.take_made()
    monkeypatch.setattr(JournalFile, "__init__", refuse)
    for one in kept:
        one.begin(one.document.root)
    closing = threading.Thread(target=desk.journals.close, daemon=True)
    closing.start()
    closing.join(60)
    assert not closing.is_alive()


def test_it_is_made_once_however_long_that_takes(
    desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Path] = []
    begin = JournalFile.__init__

    def noted(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
        begun.append(path)
        begin(journal, path, records)

    monkeypatch.setattr(JournalFile, "__init__", noted)
    monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
    _imported(desk)
    desk.wait()  # for what comes after writing it down
    made_slowly.set()
    desk.take_made()
    _comes_back(desk)
    assert len(begun) == 1


def test_one_that_is_saved_whole_meanwhile_leaves_nothing(
    desk: Desk, made_slowly: threading.Event
) -> None:
    kept = _imported(desk)
    kept.saved()
    desk.wait()
    made_slowly.set()
    desk.settle()
    assert not desk.folder.exists()


def test_one_that_is_saved_and_written_on_meanwhile_belongs_to_its_file(
    desk: Desk, made_slowly: threading.Event
) -> None:
    kept = desk.keep()
    kept.begin(desk.document.root)
    saved = desk.save_while_writing("two", "three")
    kept.begin(desk.document.root, saved)
    desk.write("four")
    desk.wait()
    # The document need not be written for it: the file is one to begin with.
    deadline = time.monotonic() + 60
    while not list(desk.folder.glob("*.journal")) and time.monotonic() < deadline:
        desk.wait()
    assert not made_slowly.is_set()
    made_slowly.set()
    desk.settle()
    left = comes_back_to_its_file(desk)
    assert left.base == desk.path.read_bytes()
    assert len(left.edits) == 3


def test_one_given_up_meanwhile_is_no_more(desk: Desk, made_slowly: threading.Event) -> None:
    _imported(desk).stop()
    desk.wait()
    made_slowly.set()
    desk.settle()
    assert not desk.folder.exists()


def test_what_stood_for_it_before_stays_until_it_is_there(
    desk: Desk, made_slowly: threading.Event
) -> None:
    """Such as an older version that was brought back in the place of another document."""
    other = desk.journals.keep(Document(OTHER), Beginning)
    other.begin_source("of another document")
    kept = _imported(desk)
    other.stop([kept])
    desk.wait()
    assert len(list(desk.folder.glob("*.journal"))) == 1
    made_slowly.set()
    desk.settle()
    [journal] = desk.folder.glob("*.journal")
    assert b"of another document" not in journal.read_bytes()
    _comes_back(desk)


def test_nothing_is_added_to_what_the_text_of_a_file_with_errors_became(
    desk: Desk, made_slowly: threading.Event
) -> None:
    kept = desk.keep()
    kept.begin_source("text: [of a file with errors")
    kept.begin(desk.document.root)
    desk.write("two")
    desk.wait()
    [journal] = desk.folder.glob("*.journal")
    data = journal.read_bytes()
    assert b"with errors" in data
    assert b"two" not in data
    made_slowly.set()
    assert len(comes_back_to_its_file(desk).edits) == 1


@pytest.mark.parametrize("step", ["__init__", "append", "sync", "move"])
def test_what_the_disk_refuses_is_told_and_tried_again(
    desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    _imported(desk)
    with monkeypatch.context() as full:
        full.setattr(JournalFile, step, refuse)
        made_slowly.set()
        desk.take_made()
        desk.journals.write_down()
    fault = desk.journals.take_fault()
    assert fault is not None
    assert "No space left on device" in fault.text
    desk.write("four")
    desk.wait()
    _comes_back(desk)


class TestFullDisk:
    """To write a large document takes long, and what was refused will be refused again."""

    @pytest.fixture
    def threads(
        self,
        desk: Desk,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> list[str]:
        """Which threads have written the document, which had no room; nothing is certain yet."""
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 60.0)
        threads, written = list[str](), journal_writer.written

        def write(beginning: Beginning, last: DocumentRoot | bytes, *waiting: Waiting) -> bytes:
            threads.append(threading.current_thread().name)
            return written(beginning, last, *waiting)

        for module in (journal_writer, next_journal):
            monkeypatch.setattr(module, "written", write)
        monkeypatch.setattr(JournalFile, "__init__", refuse)
        made_slowly.set()
        _imported(desk)
        desk.take_made()
        fault = desk.journals.take_fault()
        assert fault is not None
        assert "No space left on device" in fault.text
        return threads

    def test_it_is_not_written_once_more_for_each_edit(
        self, desk: Desk, threads: list[str]
    ) -> None:
        for text in ("four", "five", "six"):
            desk.write(text)
            desk.wait()
        assert threads == [MAKER]

    def test_it_is_written_after_a_while(
        self, desk: Desk, threads: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(JournalFile, "__init__", _BEGIN)
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
        desk.write("four")
        desk.take_made()
        desk.write("five")
        assert threads == [MAKER, MAKER]
        _comes_back(desk)

    def test_the_end_tries_once_more_and_no_window_waits_for_it(
        self, desk: Desk, threads: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(JournalFile, "__init__", _BEGIN)
        _comes_back(desk)
        assert threads == [MAKER, MAKER]


@pytest.mark.parametrize(
    ("root", "size"),
    [
        (DocumentRoot(id="a"), 0),
        (DocumentRoot(id="a", actors=(Actor(id="aa", name=Labels((("en", "a"),))),)), 1),
        (DocumentRoot(id="a", sources=(Source(id="s-aa", title="a"),)), 1),
        (DocumentRoot(id="a", outline=(Node(id="n-aa", text="a" * 1000),)), 3),
        (DocumentRoot(id="a", notes=(Note(id="t-aa", text="a" * 1000),)), 3),
        (DocumentRoot(id="a", notes=(Note(id="t-aa", text="n"),)), 1),
        (DocumentRoot(id="a", concepts=(Concept(id="aa", label=Labels((("en", "a"),))),)), 1),
        (
            DocumentRoot(
                id="a",
                outline=(
                    Node(
                        id="n-aa",
                        text="a",
                        notes=(Note(id="t-aa", text="n"),),
                        children=(Node(id="n-bb", text="b"),),
                    ),
                ),
            ),
            3,
        ),
    ],
)
def test_what_is_large_has_many_parts(
    monkeypatch: pytest.MonkeyPatch, root: DocumentRoot, size: int
) -> None:
    monkeypatch.setattr(journal_bases, "MANY", size)
    assert not is_large(root)
    monkeypatch.setattr(journal_bases, "MANY", size - 1)
    assert is_large(root)
