"""What windows show and is not saved is written down, and nothing else."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app import journal_bases
from outline_editor.app.leftover import Standing
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import claims_folder, journals_folder
from outline_editor.app.recovery import left_behind
from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Message
from outline_editor.storage.claims import Claims
from outline_editor.storage.journal import JournalFile
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
from tests.app.journal_desk import have_no_threads, wait_for_readers
from tests.ui.conftest import OpenWindow, edit
from tests.ui.outside import look_now
from tests.ui.recovering.crashes import Crash, Offer, recover

pytestmark = pytest.mark.answers_dialogs


def test_only_what_is_not_saved_is_kept(
    show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
) -> None:
    window = show(outline)
    keeping.journals.close()
    assert not journals_folder().exists()
    edit(qtbot, window)
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == 1
    window.files.save()
    keeping.journals.close()
    assert not list(journals_folder().glob("*"))


def test_undone_is_as_good_as_saved(
    show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    window.run("edit.undo")
    QApplication.processEvents()
    keeping.journals.close()
    assert not list(journals_folder().glob("*"))
    window.run("edit.redo")
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == 1


@pytest.mark.parametrize("two_windows", [False, True])
def test_another_version_is_written_down_before_the_one_it_follows_is_forgotten(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    keeping: Safekeeping,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    two_windows: bool,
) -> None:
    window = show(outline)
    if two_windows:
        windows.show_beside(window.session)
    edit(qtbot, window)
    keeping.journals.close()
    (before,) = journals_folder().glob("*.journal")
    opened = open_document(outline, windows.codebooks)
    with opened.document.transaction("Merge") as transaction:
        transaction.set(node_ref("n-bb"), text="theirs")

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        window.session.show_version(opened, Message.of("name.take-in-file"))
        keeping.journals.close()
        assert list(journals_folder().glob("*.journal")) == [before]
    edit(qtbot, window, "?")
    keeping.journals.close()
    (after,) = journals_folder().glob("*.journal")
    assert b"theirs" in after.read_bytes()


def test_what_the_person_gives_up_is_not_kept(
    show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    window.leave()
    keeping.journals.close()
    assert not list(journals_folder().glob("*"))


@pytest.mark.answers_dialogs
@pytest.mark.usefixtures("crashed")
def test_what_was_recovered_is_kept_again_before_it_is_forgotten(
    windows: Windows, crash: Crash, offer: Offer
) -> None:
    offer(recover)
    (again,) = windows.all()
    crash(again)
    assert len(offer(recover)) == 1
    (third,) = windows.all()
    assert third.session.document.node("n-aa").text == "first!"


@pytest.mark.usefixtures("crashed")
def test_what_was_recovered_and_can_t_be_kept_again_is_not_forgotten(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, crash: Crash, offer: Offer
) -> None:

    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(JournalFile, "__init__", refuse)
        offer(recover)
        (again,) = windows.all()
        crash(again)
    assert len(offer(recover)) == 1
    (third,) = windows.all()
    assert third.session.document.node("n-aa").text == "first!"


@pytest.mark.usefixtures("crashed")
def test_what_was_recovered_and_can_t_be_forgotten_is_said_to_come_again(
    windows: Windows,
    keeping: Safekeeping,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    offer: Offer,
) -> None:
    [journal] = journals_folder().glob("*.journal")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == journal:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, missing_ok)

    said: list[Message] = []
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        offer(recover)
        (again,) = windows.all()
        again.session.said.connect(said.append)
        keeping.journals.close()
    qtbot.waitUntil(lambda: bool(said))
    assert [message.text for message in said] == [
        f"{journal} can't be removed: Permission denied. What it holds is offered again at the "
        "next start."
    ]


@pytest.mark.parametrize("largest_small", [1, 1_000_000])
def test_what_its_file_has_no_more_is_kept_though_nothing_was_done(
    show: OpenWindow,
    outline: Path,
    keeping: Safekeeping,
    crash: Crash,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    largest_small: int,
) -> None:
    monkeypatch.setattr(journal_bases, "LARGE", largest_small)
    window = show(outline)
    before = window.session.document.root
    outline.write_text("<<<<<<< half written [")
    look_now(window)
    qtbot.waitUntil(window.isWindowModified)
    QApplication.processEvents()
    crash(window)
    [left] = left_behind(journals_folder())
    left.release()
    assert (left.standing, left.recovered().root) == (Standing.CHANGED, before)


@pytest.mark.parametrize("is_held", [True, False])
def test_nothing_is_copied_of_what_another_process_has(
    show: OpenWindow,
    outline: Path,
    keeping: Safekeeping,
    monkeypatch: pytest.MonkeyPatch,
    is_held: bool,
) -> None:
    monkeypatch.setattr(journal_bases, "LARGE", 1)
    other = Claims(claims_folder())
    if is_held:
        other.take(outline)
    window = show(outline)
    assert (window.session.opened.held_by is not None) is is_held
    keeping.journals.close()
    wait_for_readers()
    keeping.journals.put(lambda: None)
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == (not is_held)
    other.close()


def test_what_the_system_had_no_thread_for_is_written_down_a_moment_later(
    show: OpenWindow,
    outline: Path,
    keeping: Safekeeping,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = show(outline)
    keeping.journals.close()
    with monkeypatch.context() as patch:
        have_no_threads(patch, "journals")
        edit(qtbot, window)
    qtbot.waitUntil(lambda: bool(list(journals_folder().glob("*.journal"))))
