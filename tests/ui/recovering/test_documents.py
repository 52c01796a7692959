"""Documents come back after a crash, each where nothing else is in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import journals_folder
from outline_editor.app.repairing import repaired_document
from outline_editor.app.saves import Save
from outline_editor.core.errors import Message
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
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


def test_what_was_written_while_it_was_saved_belongs_to_what_was_saved(
    show: OpenWindow, outline: Path, windows: Windows, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    window = show(outline)
    edit(qtbot, window)
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
