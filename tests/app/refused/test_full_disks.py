"""What the disk has no room for is written down as soon as there is some."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable

import pytest

from outline_editor.app import (
    journal_tries,
    journal_writer,
    journals,
)
from outline_editor.app.kept_document import KeptDocument
from outline_editor.storage import journal as journal_files
from tests.app.journal_desk import (
    ROW,
    Desk,
    comes_back_to_its_file,
    note_beginnings,
    refuse,
)
from tests.app.refused.refusals import are_written_down, done, held, refused


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Takes the room for what is added, by an error, or gives it back."""
    write = journal_files.write_all
    codes = [0]

    def write_half(descriptor: int, data: bytes) -> None:
        if codes[0]:
            write(descriptor, data[: len(data) // 2])
            raise refused(codes[0])
        write(descriptor, data)

    def fill(code: int) -> None:
        codes[0] = code

    monkeypatch.setattr(journal_files, "write_all", write_half)
    return fill


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Leaves room for no more than so many bytes at once."""
    write = journal_files.write_all

    def limit(most: int) -> None:
        def write_little(descriptor: int, data: bytes) -> None:
            if len(data) > most:
                raise refused(errno.ENOSPC)
            write(descriptor, data)

        monkeypatch.setattr(journal_files, "write_all", write_little)

    return limit


def _paste_and_take_back(desk: Desk) -> None:
    with desk.document.transaction("Paste, and take it back") as transaction:
        transaction.set(ROW, text="much " * 2_000)
        transaction.set(ROW, text="little")
    desk.take_made()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_what_had_no_room_is_added_with_the_next_edit(
    desk: Desk, kept: KeptDocument, fill: Callable[[int], None], code: int
) -> None:
    [journal] = desk.folder.glob("*.journal")
    before = journal.stat().st_ino
    fill(code)
    for text in ("three", "four"):
        done(desk, text)
    assert not kept.is_whole
    assert not kept.is_lasting
    fault = desk.journals.take_fault()
    assert fault is not None
    assert os.strerror(code) in fault.text
    fill(0)
    are_written_down(desk, "five")
    assert kept.is_whole
    assert journal.stat().st_ino == before
    assert len(comes_back_to_its_file(desk).edits) == 4


def test_it_is_added_at_the_end_if_nothing_else_is_done(
    desk: Desk, kept: KeptDocument, fill: Callable[[int], None]
) -> None:
    fill(errno.ENOSPC)
    done(desk, "three")
    fill(0)
    desk.journals.close()
    assert kept.is_lasting
    assert len(comes_back_to_its_file(desk).edits) == 2


def test_what_was_added_before_gets_to_the_disk_meanwhile(
    desk: Desk,
    kept: KeptDocument,
    fill: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    synced, sync = list[str](), journal_files.sync

    def note(descriptor: int) -> None:
        sync(descriptor)
        synced.append(held(desk).decode("utf-8", "replace"))

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
    desk: Desk,
    kept: KeptDocument,
    fill: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(journals, "SYNC_AFTER", 60.0)
    fill(errno.ENOSPC)
    done(desk, "three")
    fill(errno.EIO)
    desk.journals.put(lambda: kept.sync(at_end=False))
    desk.wait()
    fill(0)
    done(desk, "four")
    assert b"four" in held(desk)
    comes_back_to_its_file(desk)


@pytest.mark.parametrize("is_at_the_end", [False, True])
def test_what_does_not_fit_is_tried_again_though_nothing_is_done(
    desk: Desk,
    kept: KeptDocument,
    limit: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
    is_at_the_end: bool,
) -> None:
    """In another, which takes less room than all that was done."""
    limit(100)
    _paste_and_take_back(desk)
    assert not kept.is_whole
    limit(5_000)
    if is_at_the_end:
        desk.journals.close()
    else:
        monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
        desk.journals.put(lambda: kept.sync(at_end=False))
        desk.take_made()
    assert kept.is_whole
    assert b"little" in held(desk)
    comes_back_to_its_file(desk)


def test_every_end_tries_once_more(
    desk: Desk, kept: KeptDocument, limit: Callable[[int], None]
) -> None:
    """Such as the one after a log-out that was called off."""
    limit(100)
    _paste_and_take_back(desk)
    desk.journals.write_down()
    assert not kept.is_whole
    limit(5_000)
    desk.journals.close()
    assert kept.is_whole
    comes_back_to_its_file(desk)


def test_once_it_is_saved_nothing_is_put_off(
    desk: Desk,
    kept: KeptDocument,
    fill: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fill(errno.ENOSPC)
    done(desk, "three")
    fill(0)
    desk.save(desk.document.root)
    kept.saved()
    begun = note_beginnings(monkeypatch)
    done(desk, "four")
    assert len(begun) == 1
    monkeypatch.setattr(journal_writer, "MOST_EDITS", 1)
    done(desk, "five")
    assert len(begun) == 2
    comes_back_to_its_file(desk)


def test_another_is_made_once_of_what_had_no_room(
    desk: Desk,
    kept: KeptDocument,
    fill: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """However often it is to be tried again, such as by the end."""
    begun = note_beginnings(monkeypatch)
    fill(errno.ENOSPC)
    done(desk, "three")
    assert len(begun) == 1
    desk.journals.write_down()
    assert len(begun) == 2
    done(desk, "four")
    desk.journals.write_down()
    assert len(begun) == 3
    fill(0)
    desk.journals.close()
    assert kept.is_lasting
    comes_back_to_its_file(desk)


def test_what_can_t_be_taken_back_is_added_to_no_more(
    desk: Desk,
    kept: KeptDocument,
    fill: Callable[[int], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing behind it could be read."""
    with monkeypatch.context() as patch:
        patch.setattr(os, "ftruncate", refuse)
        fill(errno.ENOSPC)
        done(desk, "three")
    fill(0)
    done(desk, "four")
    assert kept.is_whole
    comes_back_to_its_file(desk)


def test_what_does_not_fit_though_what_came_of_it_does(
    desk: Desk, kept: KeptDocument, limit: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as much that was pasted, and taken back."""
    limit(5_000)
    done(desk, "much " * 2_000)
    assert not kept.is_whole
    monkeypatch.setattr(journal_tries, "RETRY_AFTER", 0.0)
    done(desk, "little")
    assert b"little" in held(desk)
    assert kept.is_whole
    comes_back_to_its_file(desk)


def test_no_more_than_so_much_waits_for_it(
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
