"""A journal that begins with a copy of the file that was saved while one wrote on."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest

from outline_editor.app import journal_tries, journal_writer, kept_document
from outline_editor.core.edits import Edit
from outline_editor.storage.journal import JournalFile
from outline_editor.storage.saving import save_document
from tests.app.journal_desk import (
    ROOT,
    Desk,
    at_work,
    comes_back_to_its_file,
    refuse,
    wait_for_readers,
)


@pytest.mark.usefixtures("made_slowly")
class TestACopyOfWhatWasSaved:
    """The file holds a state that was saved while one wrote on: no document need be written."""

    def test_it_begins_with_the_file_and_what_was_done_since(self, desk: Desk) -> None:
        kept = at_work(desk)
        saved = desk.save_while_writing("three", "four")
        desk.write("five")
        kept.begin(desk.document.root, saved)
        desk.write("six")
        wait_for_readers()
        left = comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 4

    def test_so_does_each_that_is_saved_while_one_is_made(self, desk: Desk) -> None:
        kept = at_work(desk)
        for number in range(5):
            saved = desk.save_while_writing(f"{number}", f"{number} and more")
            kept.begin(desk.document.root, saved)
        wait_for_readers()
        left = comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 2

    def test_one_that_begins_to_be_saved_meanwhile(self, desk: Desk) -> None:
        """What was done to the state that is being saved belongs to that."""
        kept = at_work(desk)
        saved = desk.save_while_writing("three")
        kept.begin(desk.document.root, saved)
        desk.being_saved = following = desk.document.root
        desk.write("four")
        desk.take_made()
        desk.save(following)
        kept.begin(desk.document.root, following)
        desk.wait()
        wait_for_readers()
        left = comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 1

    def test_undoing_all_that_was_done_meanwhile_is_done_to_it_too(self, desk: Desk) -> None:
        kept = at_work(desk)
        desk.being_saved = saved = desk.document.root
        desk.write("three")
        desk.history.undo()
        assert desk.document.root == saved
        desk.write("four")
        desk.save(saved)
        kept.begin(desk.document.root, saved)
        desk.wait()
        wait_for_readers()
        assert len(comes_back_to_its_file(desk).edits) == 3

    def test_an_edit_that_can_t_be_encoded_leaves_no_gap(
        self,
        desk: Desk,
        made_slowly: threading.Event,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        kept = at_work(desk)
        made_slowly.set()
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
        assert not comes_back_to_its_file(desk).edits

    def test_what_was_done_meanwhile_counts_for_the_next_that_begins_anew(
        self, desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = at_work(desk)
        saved = desk.save_while_writing("a" * 300, "b" * 300)
        kept.begin(desk.document.root, saved)
        desk.take_made()
        monkeypatch.setattr(journal_writer, "MOST_EDITS", 800)
        made_slowly.set()
        desk.write("c" * 300)
        desk.take_made()
        assert not comes_back_to_its_file(desk).edits

    def test_a_save_that_failed_is_none(self, desk: Desk, made_slowly: threading.Event) -> None:
        kept = at_work(desk)
        desk.being_saved = desk.document.root
        desk.write("three")
        desk.being_saved = None
        desk.write("four")
        saved = desk.document.root
        desk.save(saved)
        desk.write("five")
        kept.begin(desk.document.root, saved)
        made_slowly.set()
        assert not comes_back_to_its_file(desk).edits

    @pytest.mark.parametrize("change", ["another content", "no file"])
    def test_the_document_is_written_where_the_file_has_changed_since(
        self, desk: Desk, made_slowly: threading.Event, change: str
    ) -> None:
        kept = at_work(desk)
        saved = desk.save_while_writing("three")
        if change == "no file":
            desk.path.unlink()
        else:
            save_document(ROOT, "", desk.path)
        kept.begin(desk.document.root, saved)
        made_slowly.set()
        [left] = desk.crash()
        assert left.recovered().root == desk.document.root
        assert not left.edits

    def test_too_much_done_meanwhile_is_not_held_in_memory(
        self, desk: Desk, made_slowly: threading.Event, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        kept = at_work(desk)
        monkeypatch.setattr(journal_writer, "MOST_EDITS", 1_000)
        saved = desk.save_while_writing("a" * 600, "b" * 600)
        kept.begin(desk.document.root, saved)
        desk.wait()
        made_slowly.set()
        desk.take_made()
        assert not comes_back_to_its_file(desk).edits

    def test_what_the_disk_refuses_is_tried_again(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
        kept = at_work(desk)
        saved = desk.save_while_writing("three")
        with monkeypatch.context() as full:
            full.setattr(JournalFile, "__init__", refuse)
            kept.begin(desk.document.root, saved)
            desk.take_made()
        desk.write("four")
        desk.journals.write_down()
        left = comes_back_to_its_file(desk)
        assert left.base == desk.path.read_bytes()
        assert len(left.edits) == 2
