"""What is not saved is written down while it is done, and comes back after a crash."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, kept_document, next_journal
from outline_editor.app.journal_records import Beginning, encode_edits
from outline_editor.app.leftover import Standing
from outline_editor.app.recovery import left_behind
from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.document import Document
from outline_editor.core.edits import SetField
from outline_editor.core.history import History
from outline_editor.core.model import DocumentRoot, Node
from outline_editor.core.progress import Cancelled
from outline_editor.storage.journal import JournalFile, frame
from outline_editor.storage.saving import save_document
from outline_editor.storage.yaml_writer import write_document
from tests.app.journal_desk import ROOT, ROW, Desk


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


@pytest.mark.parametrize("large", [1, 1_000_000])
def test_a_drive_that_stalls_holds_up_no_journal(
    desk: Desk, stalled: threading.Event, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    """Nor the end of the program."""
    monkeypatch.setattr(journal_bases, "LARGE", large)
    kept = desk.keep()
    kept.make_ready()
    desk.write("two")
    other = Document(DocumentRoot(id="b", title="B"))
    desk.journals.keep(other, Beginning).begin(other.root)
    desk.journals.close()
    assert not stalled.is_set()
    found = {left.recovered().root for left in desk.crash()}
    assert found == {desk.document.root, other.root}


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


def test_a_journal_whose_work_was_undone_is_dropped(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    desk.history.undo()
    assert desk.crash() == []


def test_looking_for_what_is_left_can_be_cancelled(desk: Desk) -> None:
    desk.keep()
    desk.write("two")
    desk.journals.close()
    for lock in desk.folder.glob("*.lock"):
        lock.unlink()

    def cancel(done: float) -> None:
        if done >= 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        left_behind(desk.folder, cancel)
    [left] = left_behind(desk.folder)
    left.release()
    assert left.recovered().root == desk.document.root


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


class TestWhatDoesNotFit:
    """What can't be done again is told, and what was written down of it stays."""

    @staticmethod
    def _journal(desk: Desk, *records: bytes) -> Path:
        """Let a journal hold other edits behind those that were made."""
        desk.journals.close()
        [path] = desk.folder.glob("*.journal")
        path.write_bytes(path.read_bytes() + b"".join(map(frame, records)))
        return path

    @staticmethod
    def _typed(row: str, text: str) -> bytes:
        return encode_edits([SetField(node_ref(row), "text", text)])

    @pytest.mark.parametrize("titled", [True, False])
    def test_what_fits_is_offered_and_the_rest_is_counted(self, desk: Desk, titled: bool) -> None:
        desk.keep(titled=titled)
        desk.write("two")
        self._journal(desk, self._typed("n-gone", "lost"), self._typed("n-aa", "three"))
        [left] = desk.crash()
        assert left.unfit == 2
        assert left.recovered().node("n-aa").text == "two"

    def test_what_can_t_be_read_is_counted_too(self, desk: Desk) -> None:
        desk.keep()
        desk.write("two")
        self._journal(desk, b'[{"edit": "of another version"}]', self._typed("n-aa", "three"))
        [left] = desk.crash()
        assert left.unfit == 2

    def test_it_is_offered_though_all_that_fits_is_saved(self, desk: Desk) -> None:
        desk.keep()
        desk.write("two")
        save_document(desk.document.root, "", desk.path)
        self._journal(desk, self._typed("n-gone", "lost"))
        [left] = desk.crash()
        assert left.unfit == 1

    def test_recovered_it_is_put_aside_as_it_was(self, desk: Desk) -> None:
        desk.keep()
        desk.write("two")
        data = self._journal(desk, self._typed("n-gone", "lost")).read_bytes()
        [left] = desk.crash()
        left.finish()
        assert left.aside.read_bytes() == data
        assert list(desk.folder.iterdir()) == [left.aside.parent]
        assert left_behind(desk.folder) == []

    def test_where_it_can_t_be_put_aside_it_is_found_again(self, desk: Desk) -> None:
        desk.keep()
        desk.write("two")
        self._journal(desk, self._typed("n-gone", "lost"))
        [left] = desk.crash()
        left.aside.parent.write_text("in the way")
        with pytest.raises(FileExistsError):
            left.finish()
        [again] = left_behind(desk.folder)
        again.release()
        assert again.unfit == 1

    def test_one_that_came_back_whole_is_removed(self, desk: Desk) -> None:
        desk.keep()
        desk.write("two")
        [left] = desk.crash()
        left.finish()
        assert list(desk.folder.iterdir()) == []


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
            patch.setattr(kept_document, "encode_edits", lambda _edits: 1 / 0)
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
            patch.setattr(next_journal, "encode_beginning", lambda _beginning: 1 / 0)
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

        def sync(file: JournalFile, _end: int) -> None:
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
