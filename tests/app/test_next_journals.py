"""A journal that is made while another goes on, so that no edit comes late for it."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest

from outline_editor.app import journal_tries, journals
from outline_editor.app.journal_place import ENDING
from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_document import KeptDocument
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    ROW,
    Desk,
    at_work,
    comes_back_to_its_file,
    refuse,
)


def _being_made(desk: Desk) -> KeptDocument:
    """A document that was saved, and written on, of which another journal is being made."""
    kept = at_work(desk)
    desk.save(desk.document.root)
    desk.write("three")
    kept.begin(desk.document.root)
    desk.wait()
    return kept


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
        assert len(comes_back_to_its_file(desk).edits) == 1

    def test_what_was_made_is_gone_on_with_at_once(
        self, desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Edits that nobody syncs any more wait for it."""
        kept = _being_made(desk)
        monkeypatch.setattr(journals, "APPEND_AFTER", 30.0)
        begun = time.monotonic()
        made_slowly.set()
        desk.wait_until(lambda: kept.is_whole and kept.is_lasting)
        assert time.monotonic() < begun + 30

    def test_one_that_is_saved_again_meanwhile_has_one_journal(
        self, desk: Desk, made_slowly: threading.Event
    ) -> None:
        kept = desk.keep()
        for text in ("two", "three"):
            desk.write(text)
            desk.wait()
            desk.save(desk.document.root)
            desk.write(f"{text} and more")
            kept.begin(desk.document.root)
        made_slowly.set()
        desk.settle()
        assert len([path for path in desk.folder.iterdir() if path.suffix != ".lock"]) == 1
        comes_back_to_its_file(desk)

    def test_one_that_is_saved_whole_meanwhile_leaves_nothing(
        self, desk: Desk, made_slowly: threading.Event
    ) -> None:
        kept = _being_made(desk)
        desk.save(desk.document.root)
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
        comes_back_to_its_file(desk)

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
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
        desk.save(desk.document.root)
        about = [Beginning(str(desk.path), digest=desk.digest) if was_titled else Beginning()]
        kept = desk.journals.keep(desk.document, lambda: about[0])
        made_slowly.set()
        kept.begin(desk.document.root)
        desk.write("two")
        desk.wait()
        made_slowly.clear()
        desk.save(desk.document.root)
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
        comes_back_to_its_file(desk)

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
                full.setattr("outline_editor.storage.journal.sync_entries", refuse)
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
        desk.take_made()
        [journal] = desk.folder.glob("*.journal")
        assert b"with errors" not in journal.read_bytes()
