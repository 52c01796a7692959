"""A journal that is made while another goes on, so that no edit comes late for it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, journal_writer, journals, kept_document
from outline_editor.app.journal_place import ENDING
from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.leftover import Leftover, Standing
from outline_editor.app.next_journal import MAKER
from outline_editor.core.document import Document
from outline_editor.core.edits import Edit
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Waiting, go_on
from outline_editor.storage import atomic, files
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document
from tests.app.journal_desk import ROOT, ROW, Desk, refuse, wait_for_readers


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.end()


@pytest.fixture
def made_slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No document can be written for a journal until this is set, as if it were very large."""
    may_go_on, written = threading.Event(), journal_writer.written

    def write(beginning: Beginning, last: DocumentRoot | bytes, waiting: Waiting = go_on) -> bytes:
        if not isinstance(last, bytes):
            may_go_on.wait(60)
        return written(beginning, last, waiting)

    monkeypatch.setattr(journal_writer, "written", write)
    yield may_go_on
    may_go_on.set()


def _save(desk: Desk, root: DocumentRoot) -> None:
    desk.digest = save_document(root, "", desk.path).digest.hex()


def _at_work(desk: Desk) -> KeptDocument:
    """A document that was written on, of which there is a journal."""
    kept = desk.keep()
    desk.write("two")
    desk.wait()
    return kept


def _being_made(desk: Desk) -> KeptDocument:
    """A document that was saved, and written on, of which another journal is being made."""
    kept = _at_work(desk)
    _save(desk, desk.document.root)
    desk.write("three")
    kept.begin(desk.document.root)
    desk.wait()
    return kept


def _comes_back_to_its_file(desk: Desk) -> Leftover:
    """See that a crash leaves all that was done, to what was saved last."""
    [left] = [left for left in desk.crash() if left.beginning.path]
    assert left.standing is Standing.AS_IT_WAS
    assert left.recovered().root == desk.document.root
    assert not list(desk.folder.glob(".*"))
    return left


class TestSavedWhileOneWrites:
    """What was done meanwhile belongs to what is in the file now."""

    def test_edits_are_written_down_in_the_old_one_until_there_is_another(
        self, desk: Desk, made_slowly: threading.Event
    ) -> None:
        _being_made(desk)
        other = Document(DocumentRoot(id="b", title="B"))
        desk.journals.keep(other, Beginning).begin_source("the text of another file")
        desk.write("four")
        desk.wait()
        found = [path.read_bytes() for path in desk.folder.glob("*.journal")]
        assert [b"four" in data for data in found].count(True) == 1
        assert any(b"the text of another file" in data for data in found)
        made_slowly.set()
        assert len(_comes_back_to_its_file(desk).edits) == 1

    def test_one_that_is_saved_again_meanwhile_has_one_journal(
        self, desk: Desk, made_slowly: threading.Event
    ) -> None:
        kept = desk.keep()
        for text in ("two", "three"):
            desk.write(text)
            desk.wait()
            _save(desk, desk.document.root)
            desk.write(f"{text} and more")
            kept.begin(desk.document.root)
        made_slowly.set()
        desk.settle()
        assert len([path for path in desk.folder.iterdir() if path.suffix != ".lock"]) == 1
        _comes_back_to_its_file(desk)

    def test_one_that_is_saved_whole_meanwhile_leaves_nothing(
        self, desk: Desk, made_slowly: threading.Event
    ) -> None:
        kept = _being_made(desk)
        _save(desk, desk.document.root)
        kept.saved()
        desk.wait()
        made_slowly.set()
        desk.settle()
        assert list(desk.folder.iterdir()) == []

    def test_what_no_record_can_hold_is_not_waited_for(
        self, desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _being_made(desk)
        monkeypatch.setattr("outline_editor.storage.journal.MAX_RECORD", 4_000)
        with desk.document.transaction("Type often") as transaction:
            for number in range(200):
                transaction.set(ROW, text=f"text {number}")
        made_slowly.set()
        desk.settle()
        _comes_back_to_its_file(desk)

    @pytest.mark.parametrize("was_titled", [True, False])
    @pytest.mark.parametrize("step", ["__init__", "append", "move"])
    def test_what_the_disk_refuses_is_tried_again(
        self,
        desk: Desk,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
        step: str,
        was_titled: bool,
    ) -> None:
        """Else what comes back would be about what the file held before, or be untitled."""
        monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
        _save(desk, desk.document.root)
        about = [Beginning(str(desk.path), digest=desk.digest) if was_titled else Beginning()]
        kept = desk.journals.keep(desk.document, lambda: about[0])
        made_slowly.set()
        kept.begin(desk.document.root)
        desk.write("two")
        desk.wait()
        made_slowly.clear()
        _save(desk, desk.document.root)
        about[0] = Beginning(str(desk.path), digest=desk.digest)
        desk.write("three")
        desk.wait()
        with monkeypatch.context() as full:
            full.setattr(JournalFile, step, refuse)
            kept.begin(desk.document.root)
            desk.wait()
            desk.write("four")
            made_slowly.set()
            desk.take_made()
        desk.write("five")
        _comes_back_to_its_file(desk)

    @pytest.mark.parametrize("refused", ["opening it", "its folder"])
    def test_nothing_stays_of_one_that_can_t_be_used(
        self,
        desk: Desk,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
        refused: str,
    ) -> None:
        _being_made(desk)
        with monkeypatch.context() as full:
            if refused == "opening it":
                full.setattr(JournalFile, "_open", refuse)
            else:
                full.setattr(atomic, "sync_folder", lambda _folder: "Input/output error")
            made_slowly.set()
            desk.take_made()
        assert not list(desk.folder.glob(".*"))
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root

    def test_all_is_on_the_disk_before_it_takes_the_place_of_the_old_one(
        self, desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        _being_made(desk)
        desk.write("four")
        desk.wait()
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
        synced: list[int] = []
        fsync, move = os.fsync, Path.replace

        def sync_noted(descriptor: int) -> None:
            synced.append(os.fstat(descriptor).st_size)
            fsync(descriptor)

        def move_noted(path: Path, target: Path) -> Path:
            if target.suffix == ENDING:
                assert path.stat().st_size == synced[-1]
            return move(path, target)

        monkeypatch.setattr(os, "fsync", sync_noted)
        monkeypatch.setattr(Path, "replace", move_noted)
        made_slowly.set()
        desk.take_made()
        assert desk.journals.take_fault() is None
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root

    def test_the_text_of_a_file_with_errors_does_not_go_on_for_what_it_became(
        self, desk: Desk
    ) -> None:
        """Its own text holds nothing that edits could be made to."""
        kept = desk.keep()
        kept.begin_source("text: [of a file with errors")
        desk.wait()
        kept.begin(desk.document.root)
        desk.wait()
        [journal] = desk.folder.glob("*.journal")
        assert b"with errors" not in journal.read_bytes()


class TestACopyOfWhatWasSaved:
    """The file holds a state that was saved while one wrote on: no document need be written."""

    @pytest.fixture(autouse=True)
    def nothing_is_written(self, made_slowly: threading.Event) -> threading.Event:
        return made_slowly

    def test_it_begins_with_the_file_and_what_was_done_since(self, desk: Desk) -> None:
        kept = _at_work(desk)
        saved = desk.save_while_writing("three", "four")
        desk.write("five")
        kept.begin(desk.document.root, saved)
        desk.write("six")
        wait_for_readers()
        left = _comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 4

    def test_so_does_each_that_is_saved_while_one_is_made(self, desk: Desk) -> None:
        kept = _at_work(desk)
        for number in range(5):
            saved = desk.save_while_writing(f"{number}", f"{number} and more")
            kept.begin(desk.document.root, saved)
        wait_for_readers()
        left = _comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 2

    def test_one_that_begins_to_be_saved_meanwhile(self, desk: Desk) -> None:
        """What was done to the state that is being saved belongs to that."""
        kept = _at_work(desk)
        saved = desk.save_while_writing("three")
        kept.begin(desk.document.root, saved)
        desk.being_saved = following = desk.document.root
        desk.write("four")
        desk.wait()
        desk.take_made()
        _save(desk, following)
        kept.begin(desk.document.root, following)
        desk.wait()
        wait_for_readers()
        left = _comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 1

    def test_undoing_all_that_was_done_meanwhile_is_done_to_it_too(self, desk: Desk) -> None:
        kept = _at_work(desk)
        desk.being_saved = saved = desk.document.root
        desk.write("three")
        desk.history.undo()
        assert desk.document.root == saved
        desk.write("four")
        _save(desk, saved)
        kept.begin(desk.document.root, saved)
        desk.wait()
        wait_for_readers()
        assert len(_comes_back_to_its_file(desk).edits) == 3

    def test_an_edit_that_can_t_be_encoded_leaves_no_gap(
        self,
        desk: Desk,
        nothing_is_written: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        kept = _at_work(desk)
        nothing_is_written.set()
        encode, texts = kept_document.encode_edits, [b"three", b"four", b"five"]

        def encode_others(edits: Sequence[Edit]) -> bytes:
            record = encode(edits)
            if texts[1] in record:
                raise RuntimeError
            return record

        monkeypatch.setattr(kept_document, "encode_edits", encode_others)
        monkeypatch.setattr(threading, "excepthook", lambda _args: None)
        saved = desk.save_while_writing(*[text.decode() for text in texts])
        kept.begin(desk.document.root, saved)
        desk.wait()
        wait_for_readers()
        assert not _comes_back_to_its_file(desk).edits

    def test_what_was_done_meanwhile_counts_for_the_next_that_begins_anew(
        self, desk: Desk, nothing_is_written: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = _at_work(desk)
        saved = desk.save_while_writing("a" * 300, "b" * 300)
        kept.begin(desk.document.root, saved)
        desk.wait()
        desk.take_made()
        monkeypatch.setattr(journal_writer, "MOST_EDITS", 800)
        nothing_is_written.set()
        desk.write("c" * 300)
        desk.wait()
        desk.take_made()
        assert not _comes_back_to_its_file(desk).edits

    def test_a_save_that_failed_is_none(
        self, desk: Desk, nothing_is_written: threading.Event
    ) -> None:
        kept = _at_work(desk)
        desk.being_saved = desk.document.root
        desk.write("three")
        desk.being_saved = None
        desk.write("four")
        saved = desk.document.root
        _save(desk, saved)
        desk.write("five")
        kept.begin(desk.document.root, saved)
        nothing_is_written.set()
        assert not _comes_back_to_its_file(desk).edits

    @pytest.mark.parametrize("change", ["another content", "no file"])
    def test_the_document_is_written_where_the_file_has_changed_since(
        self, desk: Desk, nothing_is_written: threading.Event, change: str
    ) -> None:
        kept = _at_work(desk)
        saved = desk.save_while_writing("three")
        if change == "no file":
            desk.path.unlink()
        else:
            save_document(ROOT, "", desk.path)
        kept.begin(desk.document.root, saved)
        nothing_is_written.set()
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root
        assert not left.edits

    def test_too_much_done_meanwhile_is_not_held_in_memory(
        self, desk: Desk, nothing_is_written: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = _at_work(desk)
        monkeypatch.setattr(journal_writer, "MOST_EDITS", 1_000)
        saved = desk.save_while_writing("a" * 600, "b" * 600)
        kept.begin(desk.document.root, saved)
        desk.wait()
        nothing_is_written.set()
        desk.take_made()
        assert not _comes_back_to_its_file(desk).edits

    def test_what_the_disk_refuses_is_tried_again(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
        kept = _at_work(desk)
        saved = desk.save_while_writing("three")
        with monkeypatch.context() as full:
            full.setattr(JournalFile, "__init__", refuse)
            kept.begin(desk.document.root, saved)
            desk.wait()
            desk.take_made()
        desk.write("four")
        desk.journals.write_down()
        left = _comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 2


class TestReadAhead:
    """What is done before the file is read is written down once it is."""

    @pytest.fixture(autouse=True)
    def _nothing_is_synced_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)

    @pytest.fixture
    def read_slowly(self, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
        may_go_on, read = threading.Event(), journal_writer.read_large

        def read_large(beginning: Beginning) -> bytes | None:
            may_go_on.wait(60)
            return read(beginning)

        monkeypatch.setattr(journal_writer, "read_large", read_large)
        return may_go_on

    @pytest.mark.parametrize("large", [1, 1_000_000])
    def test_edits_wait_for_it(
        self,
        desk: Desk,
        read_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
        large: int,
    ) -> None:
        monkeypatch.setattr(journal_bases, "LARGE", large)
        desk.keep().make_ready()
        desk.write("two")
        desk.write("three")
        desk.wait()
        read_slowly.set()
        desk.take_made()
        [left] = desk.crash()
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 2
        assert left.recovered().root == desk.document.root

    def test_they_do_not_wait_for_ever(
        self, desk: Desk, read_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.01)
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        desk.keep().make_ready()
        desk.write("two")
        desk.wait()
        [left] = desk.crash()
        assert not read_slowly.is_set()
        assert left.standing is Standing.AS_IT_WAS
        assert left.recovered().root == desk.document.root
        read_slowly.set()

    def test_what_is_on_its_way_to_the_disk_is_waited_for(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """To write the document instead would take longer; the end waits for it, too."""
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        is_begun, may_go_on, begin = threading.Event(), threading.Event(), JournalFile.__init__

        def begin_slowly(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
            is_begun.set()
            may_go_on.wait(60)
            begin(journal, path, records)

        monkeypatch.setattr(JournalFile, "__init__", begin_slowly)
        desk.keep().make_ready()
        desk.write("two")
        assert is_begun.wait(60)
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
        desk.write("three")
        desk.wait()
        desk.wait()  # for what comes after writing it down
        assert not list(desk.folder.glob("*.journal"))
        threading.Timer(0.1, may_go_on.set).start()
        [left] = desk.crash()
        assert left.base == desk.path.read_bytes()
        assert left.recovered().root == desk.document.root

    def test_no_other_document_waits_for_one_that_is_never_read(
        self,
        desk: Desk,
        read_slowly: threading.Event,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """To write it takes long, too."""
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
        desk.keep().make_ready()
        desk.write("two")
        desk.wait()
        desk.wait()  # for what comes after writing it down
        other = Document(DocumentRoot(id="b", title="B"))
        desk.journals.keep(other, Beginning).begin_source("of another document")
        desk.wait()
        [journal] = desk.folder.glob("*.journal")
        assert b"of another document" in journal.read_bytes()
        made_slowly.set()
        left = next(left for left in desk.crash() if left.beginning.path)
        assert not read_slowly.is_set()
        assert left.recovered().root == desk.document.root
        read_slowly.set()

    def test_the_end_waits_for_one_that_was_read_only_then(
        self, desk: Desk, read_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        begin, sync = JournalFile.__init__, JournalFile.sync
        is_begun = threading.Event()
        other = Document(ROOT)
        desk.journals.keep(other, Beginning).begin(other.root)
        desk.wait()
        desk.keep().make_ready()
        desk.write("two")
        with other.transaction("Type") as transaction:
            transaction.set(ROW, text="of another document")
        desk.wait()

        def begin_slowly(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
            is_begun.set()
            time.sleep(0.2)
            begin(journal, path, records)

        def sync_slowly(journal: JournalFile) -> None:
            read_slowly.set()
            assert is_begun.wait(60)
            sync(journal)

        monkeypatch.setattr(JournalFile, "__init__", begin_slowly)
        monkeypatch.setattr(JournalFile, "sync", sync_slowly)
        desk.journals.close()
        assert len(list(desk.folder.glob("*.journal"))) == 2
        assert {left.recovered().root for left in desk.crash()} == {
            desk.document.root,
            other.root,
        }

    @pytest.mark.parametrize("was_there_another", [False, True])
    def test_what_is_read_too_late_and_can_t_be_kept_is_about_its_file_all_the_same(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, was_there_another: bool
    ) -> None:
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        monkeypatch.setattr(journals, "SYNC_AFTER", 0.0)
        may_go_on, read, begin = threading.Event(), files.read_file, JournalFile.__init__
        kept = desk.keep()
        if was_there_another:
            desk.write("two")
            desk.wait()
            _save(desk, desk.document.root)
            kept.saved()

        def read_slowly(path: Path) -> bytes:
            may_go_on.wait(60)
            return read(path)

        def refuse_made(journal: JournalFile, path: Path, records: tuple[bytes, ...]) -> None:
            if threading.current_thread().name == MAKER:
                refuse()
            begin(journal, path, records)

        monkeypatch.setattr(files, "read_file", read_slowly)
        monkeypatch.setattr(JournalFile, "__init__", refuse_made)
        kept.make_ready()
        desk.write("three")
        desk.wait()
        desk.wait()  # for what comes after writing it down
        may_go_on.set()
        wait_for_readers()
        _comes_back_to_its_file(desk)

    @pytest.mark.parametrize("step", ["__init__", "append", "move"])
    def test_a_full_disk_loses_nothing(
        self,
        desk: Desk,
        read_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
        step: str,
    ) -> None:
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        desk.keep().make_ready()
        desk.write("two")
        desk.wait()
        with monkeypatch.context() as full:
            full.setattr(JournalFile, step, refuse)
            read_slowly.set()
            desk.take_made()
        desk.write("three")
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root
        assert not list(desk.folder.glob(".*"))
