"""Documents come back after a crash, each where nothing else is in its place."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app import next_journal
from outline_editor.app.leftover import Leftover
from outline_editor.app.paths import journals_folder
from outline_editor.app.repairing import repaired_document
from outline_editor.app.saves import Save
from outline_editor.core.addresses import DOCUMENT
from outline_editor.core.errors import Message
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
from tests.app.journal_desk import refuse
from tests.ui.conftest import OpenWindow, edit
from tests.ui.recovering.crashes import Crash, Offer, recover, recover_telling, texts

pytestmark = pytest.mark.answers_dialogs


@pytest.mark.usefixtures("crashed")
def test_a_file_comes_back_as_a_step_of_undo(outline: Path, windows: Windows, offer: Offer) -> None:
    (listed,) = offer(recover)
    assert listed.startswith("a.yaml\nchanged last")
    (again,) = windows.all()
    assert again.session.opened.path == outline
    assert again.session.document.node("n-aa").text == "first!"
    assert again.isWindowModified()
    again.run("edit.undo")
    assert again.session.document.node("n-aa").text == "first"
    assert not again.isWindowModified()
    again.run("edit.redo")
    again.files.save()
    assert "first!" in outline.read_text("utf-8")


@pytest.mark.usefixtures("crashed")
def test_after_a_second_crash_undo_leads_to_what_is_in_the_file(
    windows: Windows, keeping: Safekeeping, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    offer(recover)
    (again,) = windows.all()
    edit(qtbot, again, "?")
    # The journal begins anew: with what was recovered once, which is in no file.
    crash(again)
    offer(recover)
    (third,) = windows.all()
    assert third.session.document.node("n-aa").text == "first!?"
    third.run("edit.undo")
    assert third.session.document.node("n-aa").text == "first"
    assert not third.isWindowModified()
    QApplication.processEvents()
    keeping.journals.close()
    assert list(journals_folder().glob("*.journal")) == []
    third.run("edit.redo")
    assert third.session.document.node("n-aa").text == "first!?"
    assert third.isWindowModified()
    third.files.save()
    assert not third.isWindowModified()


def test_one_that_was_all_mended_leads_back_to_the_file_with_errors(
    show: OpenWindow, outline: Path, windows: Windows, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    broken = outline.read_text("utf-8").replace("text: first", "txet: first")
    outline.write_text(broken, "utf-8")
    window = show(outline)
    (problem, *_) = window.session.opened.all_problems()
    mended = repaired_document(window.session.opened, problem.repairs[0])
    window.session.show_version(mended, Message.of("name.revert"))
    assert not window.session.opened.has_errors
    edit(qtbot, window)
    crash(window)
    offer(recover)
    (again,) = windows.all()
    assert again.session.document.node("n-aa").text == "first!"
    again.run("edit.undo")
    assert again.session.opened.source == broken
    assert not again.isWindowModified()


@pytest.mark.usefixtures("crashed")
def test_what_was_done_is_done_again_beside_the_window(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, offer: Offer
) -> None:
    replay, threads = Leftover.replay, set[threading.Thread]()

    def replayed(*args: Any) -> int:
        threads.add(threading.current_thread())
        return replay(*args)

    monkeypatch.setattr(Leftover, "replay", replayed)
    offer(recover)
    assert texts(windows) == {"a.yaml": "first!"}
    assert threads
    assert threading.main_thread() not in threads


def test_what_was_written_while_it_was_saved_belongs_to_what_was_saved(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    qtbot: QtBot,
    crash: Crash,
    offer: Offer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(next_journal, "written", refuse)  # what was saved need not be made again
    window = show(outline)
    edit(qtbot, window)
    qtbot.waitUntil(lambda: any(journals_folder().glob("*.journal")))
    save = Save(window.session.opened, outline)
    edit(qtbot, window, "?")
    save.write()
    save.end()
    window.session.saved.emit()
    assert "text: first!\n" in outline.read_text("utf-8")
    crash(window)
    (listed,) = offer(recover)
    assert listed.startswith("a.yaml\nchanged last")
    (again,) = windows.all()
    assert again.session.opened.path == outline
    assert again.session.document.node("n-aa").text == "first!?"


@pytest.mark.parametrize("is_over", [False, True])
def test_what_was_undone_while_it_was_saved_comes_back(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    qtbot: QtBot,
    crash: Crash,
    offer: Offer,
    is_over: bool,
) -> None:
    """The document is as its file was then, and not as it is about to be."""
    window = show(outline)
    edit(qtbot, window)
    save = Save(window.session.opened, outline)
    window.run("edit.undo")
    QApplication.processEvents()
    save.write()
    if is_over:
        save.end()
        window.session.tell_saved()
    assert "text: first!\n" in outline.read_text("utf-8")
    crash(window)
    assert len(offer(recover)) == 1
    assert set(texts(windows).values()) == {"first"}


def test_what_was_written_while_it_was_saved_as_it_was_belongs_to_the_new_file(
    show: OpenWindow,
    outline: Path,
    keeping: Safekeeping,
    qtbot: QtBot,
    crash: Crash,
    offer: Offer,
) -> None:
    """Both files hold the same bytes."""
    window = show(outline)
    window.files.save()
    data = outline.read_bytes()
    save = Save(window.session.opened, outline.parent / "other.yaml")
    edit(qtbot, window)
    save.write()
    save.end()
    window.session.tell_saved()
    QApplication.processEvents()
    assert (outline.parent / "other.yaml").read_bytes() == data
    keeping.journals.write_down()
    edit(qtbot, window, "?")
    crash(window)
    (listed,) = offer(recover)
    assert listed.startswith("other.yaml\nchanged last")


def test_a_file_with_errors_comes_back_with_its_repairs(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    keeping: Safekeeping,
    crash: Crash,
    offer: Offer,
) -> None:
    broken = outline.read_text("utf-8").replace("text: ", "txet: ")
    outline.write_text(broken, "utf-8")
    window = show(outline)
    keeping.journals.close()
    assert not journals_folder().exists()
    (first, *_) = window.session.opened.all_problems()
    window.session.show_version(
        repaired_document(window.session.opened, first.repairs[0]), Message.of("name.revert")
    )
    once = window.session.opened.source
    assert once.count("txet") == 1
    crash(window)
    (listed,) = offer(recover)
    assert listed.startswith("a.yaml\nchanged last")
    (again,) = windows.all()
    assert again.session.opened.path == outline
    assert again.session.opened.source == once
    assert again.session.opened.is_repaired
    again.run("edit.undo")
    assert again.session.opened.source == broken
    assert not again.isWindowModified()
    again.run("edit.redo")
    assert again.session.opened.source == once
    again.files.save()
    assert outline.read_text("utf-8") == once


@pytest.mark.usefixtures("crashed")
def test_a_file_that_was_changed_since_stays_beside_a_copy(
    outline: Path, windows: Windows, offer: Offer
) -> None:
    theirs = outline.read_text("utf-8").replace("second", "theirs")
    outline.write_text(theirs, "utf-8")
    (listed,) = offer(recover)
    assert "has been changed since" in listed
    (again,) = windows.all()
    again.files.save()
    copy = outline.with_name("a (recovered).yaml")
    assert "first!" in copy.read_text("utf-8")
    assert outline.read_text("utf-8") == theirs


@pytest.mark.usefixtures("crashed")
def test_a_file_that_changes_meanwhile_is_not_taken_for_what_it_was(
    outline: Path, windows: Windows, crash: Crash, offer: Offer
) -> None:
    offer(recover)
    crash(*windows.all())
    told: list[str] = []

    def change_and_recover(dialog: RecoveringDialog) -> None:
        outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
        recover_telling(dialog, told)

    offer(change_and_recover)
    assert "was changed while the list of unsaved changes was open" in told[0]
    assert windows.all() == ()
    (listed,) = offer(recover)
    assert "has been changed since" in listed
    assert texts(windows) == {"a (recovered).yaml": "first!"}


@pytest.mark.usefixtures("crashed")
def test_a_new_document_that_something_is_written_for_keeps_its_window(
    show: OpenWindow, windows: Windows, qtbot: QtBot, offer: Offer
) -> None:
    blank = show(None)
    blank.session.field_wanted.emit(DOCUMENT, "id")
    qtbot.keyClicks(QApplication.focusWidget(), " x")
    assert blank.session.opened.is_blank
    held = dict(blank.session.pending)
    assert held
    offer(recover)
    assert blank.session.pending == held
    assert len(windows.all()) == 2


@pytest.mark.usefixtures("crashed")
def test_a_new_document_gives_its_window(show: OpenWindow, windows: Windows, offer: Offer) -> None:
    blank = show(None)
    offer(recover)
    assert windows.all() == (blank,)
    assert blank.session.document.node("n-aa").text == "first!"


def test_a_document_without_a_file_comes_back(
    show: OpenWindow, windows: Windows, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "new")
    crash(window)
    (listed,) = offer(recover)
    assert listed.startswith("Untitled\n")
    (again,) = windows.all()
    assert [node.text for node in again.session.document.walk()] == ["new"]
    assert again.session.opened.path is None
    assert again.isWindowModified()
