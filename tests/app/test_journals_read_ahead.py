"""A journal that begins with a large file, which is read before anything is done."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest

from outline_editor.app import journal_bases, journal_writer, journals
from outline_editor.app.journal_records import Beginning
from outline_editor.app.leftover import Standing
from outline_editor.app.other_threads import MAKER
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot
from outline_editor.storage import files
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document
from tests.app.journal_desk import (
    ROOT,
    ROW,
    Desk,
    another_is_written_down,
    comes_back_to_its_file,
    refuse,
    wait_for_readers,
)


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
        another_is_written_down(desk)
        made_slowly.set()
        left = next(left for left in desk.crash() if left.beginning.path)
        assert not read_slowly.is_set()
        assert left.recovered().root == desk.document.root
        read_slowly.set()

    def test_no_other_document_waits_for_one_whose_file_has_changed(
        self,
        desk: Desk,
        read_slowly: threading.Event,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """It is written, as it is nowhere else by then."""
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        monkeypatch.setattr(journal_bases, "MANY", 0)
        desk.keep().make_ready()
        desk.write("two")
        desk.wait()
        save_document(DocumentRoot(id="b", title="B"), "", desk.path)
        read_slowly.set()
        desk.take_made()
        desk.write("three")
        another_is_written_down(desk)
        made_slowly.set()
        left = next(left for left in desk.crash() if left.beginning.path)
        assert left.standing is Standing.CHANGED
        assert left.recovered().root == desk.document.root

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

        def sync_slowly(journal: JournalFile, end: int) -> None:
            read_slowly.set()
            assert is_begun.wait(60)
            sync(journal, end)

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
            desk.save(desk.document.root)
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
        comes_back_to_its_file(desk)

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

    @pytest.mark.parametrize("step", ["append", "move"])
    def test_nor_does_one_that_is_full_for_a_moment(
        self,
        desk: Desk,
        read_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
        step: str,
    ) -> None:
        """The file is begun with once more, and nothing may be missing that was done to it."""
        monkeypatch.setattr(journal_bases, "LARGE", 1)
        desk.keep().make_ready()
        for text in ("two", "three"):
            desk.write(text)
            desk.wait()
        act, refused = getattr(JournalFile, step), list[str]()

        def refuse_once(journal: JournalFile, given: object) -> None:
            if not refused:
                refused.append(step)
                refuse()
            act(journal, given)

        monkeypatch.setattr(JournalFile, step, refuse_once)
        read_slowly.set()
        desk.take_made()
        desk.write("four")
        [left] = desk.crash()
        assert refused
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 3
