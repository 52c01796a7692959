"""What is not saved is written down while it is done, and comes back after a crash."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from outline_editor.app import journal_writer, journals
from outline_editor.app.journal_records import Beginning
from outline_editor.app.journals import Journals, KeptDocument
from outline_editor.app.recovery import Leftover, Standing, left_behind
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_writer import write_document

ROOT = DocumentRoot(id="a", title="A", outline=(Node(id="n-aa", text="one"),))
ROW = node_ref("n-aa")


class Desk:
    """A document at work, and what the next start finds of it after a crash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "journals"
        self.path = folder / "a.yaml"
        self.journals = Journals(self.folder)
        self.document = Document(ROOT)
        self.history = History(self.document)
        self._left: list[Leftover] = []

    def keep(self, *, titled: bool = True) -> KeptDocument:
        if titled:
            self.digest = save_document(ROOT, "", self.path).digest.hex()
        return self.journals.keep(
            self.document,
            lambda: Beginning(path=str(self.path), digest=self.digest) if titled else Beginning(),
        )

    def write(self, text: str) -> None:
        with self.document.transaction("Type") as transaction:
            transaction.set(ROW, text=text)

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


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.end()


def test_what_was_done_comes_back_as_one_step(desk: Desk) -> None:
    desk.keep()
    desk.write("one two")
    with desk.document.transaction("Insert") as transaction:
        row = transaction.insert(Node(text="three"), DOCUMENT, 0)
        transaction.add_note("国进民退", row, concepts=("c",))
    desk.history.undo()
    desk.history.redo()
    desk.write("one two three")
    [left] = desk.crash()
    assert left.standing is Standing.AS_IT_WAS
    recovered = left.recovered()
    assert recovered.root == desk.document.root
    document = Document(ROOT)
    history = History(document)
    left.replay(document)
    assert document.root == desk.document.root
    history.undo()
    assert document.root == ROOT


def test_nothing_is_written_before_the_first_edit(desk: Desk) -> None:
    desk.keep()
    assert desk.crash() == []
    assert not desk.folder.exists()


def test_nothing_is_left_of_what_was_saved(desk: Desk) -> None:
    kept = desk.keep()
    desk.write("two")
    save_document(desk.document.root, "", desk.path)
    kept.saved()
    assert desk.crash() == []
    assert list(desk.folder.iterdir()) == []


def test_a_journal_whose_work_was_saved_just_before_the_crash_is_dropped(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    save_document(desk.document.root, "", desk.path)
    assert desk.crash() == []
    assert list(desk.folder.glob("*.journal")) == []


def test_work_after_saving_begins_from_what_was_saved(desk: Desk) -> None:
    kept = desk.keep()
    desk.write("two")
    desk.digest = save_document(desk.document.root, "", desk.path).digest.hex()
    kept.saved()
    desk.write("three")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root
    assert left.base == desk.path.read_bytes()
    assert len(left.edits) == 1


def test_a_document_without_a_file_comes_back_too(desk: Desk) -> None:
    desk.keep(titled=False)
    desk.write("two")
    [left] = desk.crash()
    assert left.standing is Standing.UNTITLED
    assert left.recovered().root == desk.document.root


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_name_that_is_no_text_keeps_nothing_from_coming_back(desk: Desk) -> None:
    desk.path = desk.path.with_name(os.fsdecode("中.yaml".encode("gbk")))
    desk.keep()
    desk.write("two")
    [left] = desk.crash()
    assert left.beginning.file == desk.path
    assert left.standing is Standing.AS_IT_WAS
    assert left.recovered().root == desk.document.root


@pytest.mark.parametrize("standing", [Standing.CHANGED, Standing.GONE])
def test_a_file_that_is_another_by_now_is_told(desk: Desk, standing: Standing) -> None:
    desk.keep()
    desk.write("two")
    desk.journals.close()
    if standing is Standing.GONE:
        desk.path.unlink()
    else:
        desk.path.write_bytes(write_document(DocumentRoot(id="b"), ""))
    [left] = desk.crash()
    assert left.standing is standing
    assert left.recovered().root == desk.document.root


def test_what_a_process_at_work_writes_is_not_found(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    desk.journals.close()
    assert left_behind(desk.folder) == []


def test_what_was_stopped_leaves_nothing(desk: Desk) -> None:
    kept = desk.keep()
    desk.write("two")
    kept.stop()
    desk.write("three")
    assert desk.crash() == []


def test_a_torn_end_costs_the_last_edit_alone(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    desk.write("three")
    desk.journals.close()
    [journal] = desk.folder.glob("*.journal")
    journal.write_bytes(journal.read_bytes()[:-3])
    [left] = desk.crash()
    assert left.recovered().node("n-aa").text == "two"


def test_a_discarded_one_is_gone(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    [left] = desk.crash()
    left.discard()
    assert list(desk.folder.iterdir()) == []


def test_a_full_disk_is_told_and_all_is_written_once_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    desk.write("two")
    append, is_full = JournalFile.append, [True]

    def appended(journal: JournalFile, record: bytes) -> None:
        if is_full[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        append(journal, record)

    monkeypatch.setattr(JournalFile, "append", appended)
    desk.write("three")
    desk.journals.close()
    fault = desk.journals.take_fault()
    assert fault is not None
    assert "No space left on device" in fault.text
    assert desk.journals.take_fault() is None
    is_full[0] = False
    desk.write("four")
    desk.write("five")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_what_a_full_disk_has_refused_is_written_without_another_edit(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    monkeypatch.setattr(journals, "RETRY_AFTER", 0.01)
    begun, is_written = JournalFile.__init__, threading.Event()

    def begin(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
        if desk.journals.take_fault() is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        begun(journal, path, records)
        is_written.set()

    monkeypatch.setattr(JournalFile, "__init__", begin)
    desk.write("two")
    assert is_written.wait(30)
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_a_journal_that_the_disk_does_not_sync_begins_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it held may be lost behind the system's back, even if it syncs the next time."""
    desk.keep()
    desk.write("two")
    desk.journals.close()
    [journal] = desk.folder.glob("*.journal")
    before = journal.stat().st_ino

    def sync(_file: JournalFile) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "sync", sync)
        desk.write("three")
        desk.journals.close()
    assert desk.journals.take_fault() is not None
    desk.journals.put(lambda: None)
    desk.journals.close()
    assert journal.stat().st_ino != before
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root


def test_a_journal_that_was_refused_and_is_saved_leaves_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = desk.keep()
    desk.write("two")
    desk.journals.close()

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(JournalFile, "append", refuse)
    monkeypatch.setattr(JournalFile, "__init__", refuse)
    desk.write("three")
    desk.journals.close()
    kept.saved()
    desk.journals.close()
    assert list(desk.folder.iterdir()) == []


def test_what_waits_for_a_journal_is_done_only_if_it_could_be_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep()
    done: list[str] = []

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        desk.write("two")
        desk.journals.put_once_kept(desk.document, lambda: done.append("too soon"))
        desk.journals.close()
    assert done == []
    desk.write("three")
    desk.journals.put_once_kept(desk.document, lambda: done.append("kept"))
    desk.journals.close()
    assert done == ["kept"]


def test_a_long_journal_begins_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("outline_editor.app.journal_writer.MOST_EDITS", 1000)
    desk.keep()
    for number in range(100):
        desk.write(f"a text that is number {number}")
    [left] = desk.crash()
    assert left.recovered().root == desk.document.root
    assert len(left.edits) < 20


class TestUnexpectedErrors:
    """What nobody expected is told, and ends neither the thread nor what it writes down."""

    @pytest.fixture
    def told(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        told: list[str] = []
        monkeypatch.setattr(
            threading, "excepthook", lambda args: told.append(args.exc_type.__name__)
        )
        return told

    def test_an_edit_that_can_t_be_written_down_is_kept_all_the_same(
        self, desk: Desk, told: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.keep()
        desk.write("two")
        desk.journals.close()
        with monkeypatch.context() as patch:
            patch.setattr(journals, "encode_edits", lambda _edits: 1 / 0)
            desk.write("three")
            desk.journals.close()
        (left,) = desk.crash()
        assert left.recovered().node("n-aa").text == "three"
        assert told == ["ZeroDivisionError"]
        assert desk.journals.take_fault() is None

    def test_what_comes_after_it_is_written_down(
        self, desk: Desk, told: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.keep()
        with monkeypatch.context() as patch:
            patch.setattr(journal_writer, "encode_beginning", lambda _beginning: 1 / 0)
            desk.write("two")
            desk.journals.close()
        assert told
        assert desk.journals.take_fault() is not None
        desk.write("three")
        (left,) = desk.crash()
        assert left.recovered().node("n-aa").text == "three"

    def test_one_that_can_t_be_synced_keeps_no_other_from_it(
        self, desk: Desk, told: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        desk.keep()
        synced: list[JournalFile] = []

        def sync(file: JournalFile) -> None:
            synced.append(file)
            raise ZeroDivisionError

        monkeypatch.setattr(JournalFile, "sync", sync)
        other = Document(ROOT)
        desk.journals.keep(other, Beginning)
        desk.write("two")
        with other.transaction("Type") as transaction:
            transaction.set(ROW, text="other")
        desk.journals.close()
        assert len(set(map(id, synced))) == 2
        assert told
