"""What is refused of a journal costs nothing that was written down, nor what follows."""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from outline_editor.app import (
    journal_bases,
    journal_place,
    journal_writer,
    journals,
    next_journal,
)
from outline_editor.app.journal_records import Beginning
from outline_editor.app.kept_document import KeptDocument
from outline_editor.app.other_threads import MAKER, SYNCER
from outline_editor.core.document import Document
from outline_editor.core.model import DocumentRoot
from outline_editor.storage import journal as journal_files
from outline_editor.storage.journal import JournalFile
from tests.app.journal_desk import (
    ROW,
    Desk,
    at_work,
    comes_back_to_its_file,
    refuse,
    wait_for,
)


@pytest.fixture(params=[False, True], ids=["small", "large"], autouse=True)
def nothing_is_tried_again(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is found was written down at once, of a small document as of a large one."""
    if request.param:
        monkeypatch.setattr(journal_bases, "MANY", 0)
    monkeypatch.setattr(journal_writer, "RETRY_AFTER", 60.0)


@pytest.fixture
def kept(desk: Desk) -> KeptDocument:
    """A document that has a journal, which is on the disk."""
    kept = at_work(desk)
    desk.take_made()
    desk.wait_until(lambda: kept.is_lasting)
    return kept


def _held(desk: Desk) -> bytes:
    """What is written down."""
    return b"".join(path.read_bytes() for path in desk.folder.glob("*.journal"))


def _done(desk: Desk, text: str) -> None:
    """Do an edit, and wait for all that comes of it."""
    desk.write(text)
    desk.wait()
    desk.take_made()


def _are_written_down(desk: Desk, *texts: str) -> None:
    """See that each edit is, once it was done."""
    for text in texts:
        desk.write(text)
        desk.wait()
        assert text.encode() in _held(desk)


def _saved_while_one_writes(desk: Desk, kept: KeptDocument) -> None:
    """Have another journal take the place of the old one, if that may be."""
    desk.save(desk.document.root)
    desk.write("while saving")
    kept.begin(desk.document.root)
    desk.wait()
    desk.take_made()


def _refused(code: int) -> OSError:
    return OSError(code, os.strerror(code))


def _refuse_places(patch: pytest.MonkeyPatch) -> list[Path]:
    """Let no journal take a place; what was tried in vain."""
    replace, tries = Path.replace, list[Path]()

    def refuse_journals(path: Path, target: Path) -> Path:
        if target.suffix == journal_place.ENDING:
            tries.append(target)
            raise _refused(errno.EACCES)
        return replace(path, target)

    patch.setattr(Path, "replace", refuse_journals)
    return tries


def test_the_old_one_goes_on_where_another_may_not_take_its_place(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        tries = _refuse_places(patch)
        _saved_while_one_writes(desk, kept)
        assert len(tries) == 1
        _are_written_down(desk, "three", "four", "five")
        assert not list(desk.folder.glob(".*"))
        desk.wait_until(lambda: kept.is_lasting)
        desk.wait()
        desk.take_made()
        assert len(tries) == 1
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_what_no_record_can_hold_leaves_no_gap_though_another_was_just_refused(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        _refuse_places(patch)
        _saved_while_one_writes(desk, kept)
    monkeypatch.setattr("outline_editor.storage.journal.MAX_RECORD", 4_000)
    with desk.document.transaction("Type often") as transaction:
        for number in range(200):
            transaction.set(ROW, text=f"text {number}")
    desk.wait()
    desk.take_made()
    assert b"text 199" in _held(desk)
    with desk.document.transaction("Sign") as transaction:
        transaction.set(ROW, original="said")
    comes_back_to_its_file(desk)


def test_what_came_after_that_is_begun_anew_at_once(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was refused before was to take the place of what had to be let go of since."""
    with monkeypatch.context() as patch:
        _refuse_places(patch)
        _saved_while_one_writes(desk, kept)
    with monkeypatch.context() as patch:
        patch.setattr(journal_files, "sync", refuse)
        desk.write("three")
        desk.wait_until(lambda: desk.journals.take_fault() is not None)
    _done(desk, "four")
    assert b"four" in _held(desk)
    comes_back_to_its_file(desk)


@pytest.mark.parametrize("refused", [errno.EIO, errno.ENOSPC])
def test_so_is_what_came_after_what_can_t_be_added(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    def fail(_file: JournalFile, _record: bytes) -> None:
        raise _refused(refused)

    with monkeypatch.context() as patch:
        _refuse_places(patch)
        _saved_while_one_writes(desk, kept)
        patch.setattr(JournalFile, "append", fail)
        desk.write("three")
        desk.wait()
    _done(desk, "four")
    assert b"four" in _held(desk)
    comes_back_to_its_file(desk)


def test_the_old_one_goes_on_without_a_thread_for_another(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = threading.Thread.start

    def refuse_threads(thread: threading.Thread) -> None:
        if thread.name in (MAKER, SYNCER):
            raise RuntimeError("can't start new thread")
        start(thread)

    with monkeypatch.context() as patch:
        tries = _refuse_places(patch)
        patch.setattr(threading.Thread, "start", refuse_threads)
        _saved_while_one_writes(desk, kept)
        _are_written_down(desk, "three", "four")
        assert len(tries) == 1
        assert not kept.is_whole
    comes_back_to_its_file(desk)


def test_one_takes_the_place_though_no_more_files_can_be_opened(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_journals(path: Any, *args: Any, **named: Any) -> int:
        if Path(path).suffix == journal_place.ENDING:
            raise _refused(errno.EMFILE)
        return opened(path, *args, **named)

    monkeypatch.setattr(os, "open", refuse_journals)
    _saved_while_one_writes(desk, kept)
    _are_written_down(desk, "three", "four")
    assert desk.journals.take_fault() is None
    comes_back_to_its_file(desk)


class TestFullDisk:
    """There is room again at some time."""

    @pytest.fixture
    def fill(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
        """Takes the room for what is added, by an error, or gives it back."""
        write = journal_files.write_all
        codes = [0]

        def write_half(descriptor: int, data: bytes) -> None:
            if codes[0]:
                write(descriptor, data[: len(data) // 2])
                raise _refused(codes[0])
            write(descriptor, data)

        def fill(code: int) -> None:
            codes[0] = code

        monkeypatch.setattr(journal_files, "write_all", write_half)
        return fill

    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
    def test_what_had_no_room_is_added_with_the_next_edit(
        self, desk: Desk, kept: KeptDocument, fill: Callable[[int], None], code: int
    ) -> None:
        [journal] = desk.folder.glob("*.journal")
        before = journal.stat().st_ino
        fill(code)
        for text in ("three", "four"):
            _done(desk, text)
        assert not kept.is_whole
        assert not kept.is_lasting
        fault = desk.journals.take_fault()
        assert fault is not None
        assert os.strerror(code) in fault.text
        fill(0)
        _are_written_down(desk, "five")
        assert kept.is_whole
        assert journal.stat().st_ino == before
        assert len(comes_back_to_its_file(desk).edits) == 4

    def test_it_is_added_at_the_end_if_nothing_else_is_done(
        self, desk: Desk, kept: KeptDocument, fill: Callable[[int], None]
    ) -> None:
        fill(errno.ENOSPC)
        _done(desk, "three")
        fill(0)
        desk.journals.close()
        assert kept.is_lasting
        assert len(comes_back_to_its_file(desk).edits) == 2

    def test_what_was_added_before_gets_to_the_disk_meanwhile(
        self,
        desk: Desk,
        kept: KeptDocument,
        fill: Callable[[int], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
        synced, sync = list[str](), journal_files.sync

        def note(descriptor: int) -> None:
            sync(descriptor)
            synced.append(_held(desk).decode("utf-8", "replace"))

        desk.write("three")
        desk.wait()
        with monkeypatch.context() as patch:
            patch.setattr(journal_files, "sync", note)
            patch.setattr(journals, "SYNC_AFTER", 0.0)
            fill(errno.ENOSPC)
            desk.write("four")
            desk.wait_until(lambda: bool(synced))
        assert "three" in synced[0]
        assert "four" not in synced[0]
        fill(0)
        desk.journals.close()
        assert kept.is_lasting

    def test_nothing_is_put_off_once_it_had_to_be_let_go_of(
        self,
        desk: Desk,
        kept: KeptDocument,
        fill: Callable[[int], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
        fill(errno.ENOSPC)
        _done(desk, "three")
        fill(errno.EIO)
        desk.journals.put(lambda: kept.sync(at_once=False))
        desk.wait()
        fill(0)
        _done(desk, "four")
        assert b"four" in _held(desk)
        comes_back_to_its_file(desk)

    @pytest.mark.parametrize("is_at_the_end", [False, True])
    def test_what_does_not_fit_is_tried_again_though_nothing_is_done(
        self, desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch, is_at_the_end: bool
    ) -> None:
        """In another, which takes less room than all that was done."""
        write, most = journal_files.write_all, [100]

        def write_little(descriptor: int, data: bytes) -> None:
            if len(data) > most[0]:
                raise _refused(errno.ENOSPC)
            write(descriptor, data)

        monkeypatch.setattr(journal_files, "write_all", write_little)
        with desk.document.transaction("Paste, and take it back") as transaction:
            transaction.set(ROW, text="much " * 2_000)
            transaction.set(ROW, text="little")
        desk.wait()
        desk.take_made()
        assert not kept.is_whole
        most[0] = 5_000
        if is_at_the_end:
            desk.journals.close()
        else:
            monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
            desk.journals.put(lambda: kept.sync(at_once=False))
            desk.wait()
            desk.take_made()
        assert kept.is_whole
        assert b"little" in _held(desk)
        comes_back_to_its_file(desk)

    def test_another_is_made_once_of_what_had_no_room(
        self,
        desk: Desk,
        kept: KeptDocument,
        fill: Callable[[int], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """However often it is to be tried again, such as by the end."""
        begin, begun = JournalFile.__init__, list[Path]()

        def noted(file: JournalFile, path: Path, records: Any = ()) -> None:
            begun.append(path)
            begin(file, path, records)

        monkeypatch.setattr(JournalFile, "__init__", noted)
        fill(errno.ENOSPC)
        _done(desk, "three")
        assert len(begun) == 1
        desk.journals.write_down()
        assert len(begun) == 2
        _done(desk, "four")
        desk.journals.write_down()
        assert len(begun) == 3
        fill(0)
        desk.journals.close()
        assert kept.is_lasting
        comes_back_to_its_file(desk)

    def test_what_can_t_be_taken_back_is_added_to_no_more(
        self,
        desk: Desk,
        kept: KeptDocument,
        fill: Callable[[int], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Nothing behind it could be read."""
        with monkeypatch.context() as patch:
            patch.setattr(os, "ftruncate", refuse)
            fill(errno.ENOSPC)
            _done(desk, "three")
        fill(0)
        _done(desk, "four")
        assert kept.is_whole
        comes_back_to_its_file(desk)

    def test_what_does_not_fit_though_what_came_of_it_does(
        self, desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Such as much that was pasted, and taken back."""
        write = journal_files.write_all

        def write_little(descriptor: int, data: bytes) -> None:
            if len(data) > 5_000:
                raise _refused(errno.ENOSPC)
            write(descriptor, data)

        monkeypatch.setattr(journal_files, "write_all", write_little)
        _done(desk, "much " * 2_000)
        assert not kept.is_whole
        monkeypatch.setattr(journal_writer, "RETRY_AFTER", 0.0)
        _done(desk, "little")
        assert b"little" in _held(desk)
        assert kept.is_whole
        comes_back_to_its_file(desk)

    def test_no_more_than_so_much_waits_for_it(
        self,
        desk: Desk,
        kept: KeptDocument,
        fill: Callable[[int], None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr("outline_editor.app.placed_journal._MOST_OWED", 500)
        [journal] = desk.folder.glob("*.journal")
        before = journal.stat().st_ino
        fill(errno.ENOSPC)
        for number in range(20):
            desk.write(f"text {number}")
            desk.wait()
        fill(0)
        desk.journals.close()
        assert journal.stat().st_ino != before
        assert kept.is_lasting
        comes_back_to_its_file(desk)


class TestUnexpectedErrors:
    """Each is told and costs no more than one that the disk tells of."""

    @pytest.fixture(autouse=True)
    def errors(self, monkeypatch: pytest.MonkeyPatch) -> list[type[BaseException]]:
        """What was told."""
        errors = list[type[BaseException]]()
        monkeypatch.setattr(threading, "excepthook", lambda told: errors.append(told.exc_type))
        return errors

    def test_the_thread_goes_on_though_one_can_t_be_told(
        self, desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_args: object) -> bytes:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr(threading, "excepthook", fail)
            patch.setattr("outline_editor.app.kept_document.encode_edits", fail)
            _done(desk, "three")
        _are_written_down(desk, "four")
        desk.journals.close()
        assert kept.is_lasting

    def test_it_is_not_made_over_and_over(
        self,
        desk: Desk,
        kept: KeptDocument,
        monkeypatch: pytest.MonkeyPatch,
        errors: list[type[BaseException]],
    ) -> None:
        makings = list[int]()

        def fail(*_args: object) -> bytes:
            makings.append(1)
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr(next_journal, "written", fail)
            patch.setattr(journal_writer, "MOST_EDITS", 500)
            for number in range(20):
                _done(desk, f"text {number}")
            assert 1 <= len(makings) <= 5
            assert len(errors) == len(makings)
            assert kept.is_whole
        comes_back_to_its_file(desk)

    def test_nothing_is_left_of_one_that_could_not_be_completed(
        self, desk: Desk, kept: KeptDocument, made_slowly: threading.Event
    ) -> None:
        append = JournalFile.append

        def fail(file: JournalFile, record: bytes) -> None:
            if file.path.name.startswith("."):
                raise ZeroDivisionError
            append(file, record)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(JournalFile, "append", fail)
            desk.save(desk.document.root)
            desk.write("while saving")
            kept.begin(desk.document.root)
            desk.wait()
            desk.write("three")
            made_slowly.set()
            desk.take_made()
            assert not list(desk.folder.glob(".*"))
            _are_written_down(desk, "four")
        comes_back_to_its_file(desk)

    def test_nothing_is_left_of_one_that_could_not_take_its_place(
        self, desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(_file: object, _path: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr(JournalFile, "move", fail)
            _saved_while_one_writes(desk, kept)
            assert not list(desk.folder.glob(".*"))
            _are_written_down(desk, "three")
        comes_back_to_its_file(desk)

    def test_no_other_document_waits_for_what_begins_anew(
        self, desk: Desk, kept: KeptDocument, made_slowly: threading.Event
    ) -> None:
        encode = "outline_editor.app.kept_document.encode_edits"

        def fail(_edits: object) -> bytes:
            raise ZeroDivisionError

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(encode, fail)
            desk.write("three")
            desk.wait()
        other = Document(DocumentRoot(id="b", title="B"))
        desk.journals.keep(other, Beginning).begin_source("of another document")
        desk.wait()
        assert b"of another document" in _held(desk)
        made_slowly.set()
        desk.take_made()
        assert kept.is_whole


def test_what_nobody_waits_for_any_more_leaves_nothing(
    desk: Desk, kept: KeptDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though nobody is there to take what was made."""
    is_made, may_go_on, begin = threading.Event(), threading.Event(), JournalFile.__init__

    def begin_slowly(file: JournalFile, path: Path, records: Any = ()) -> None:
        begin(file, path, records)
        is_made.set()
        may_go_on.wait(60)

    monkeypatch.setattr(JournalFile, "__init__", begin_slowly)
    desk.save(desk.document.root)
    desk.write("three")
    kept.begin(desk.document.root)
    assert is_made.wait(60)
    kept.saved()
    desk.journals.close()
    may_go_on.set()
    wait_for(MAKER)
    assert not list(desk.folder.iterdir())
