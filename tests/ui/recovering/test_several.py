"""Several leftovers of one file, or what is there in its place: nothing is laid over the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import claims_folder, journals_folder
from outline_editor.storage.claims import Claims
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.recovering.crashes import Crash, Offer, recover, recover_telling, texts

pytestmark = pytest.mark.answers_dialogs


@pytest.mark.parametrize("is_changed", [False, True])
def test_an_older_one_of_the_same_file_opens_as_a_copy_beside_it(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    keeping: Safekeeping,
    qtbot: QtBot,
    is_changed: bool,
    crash: Crash,
    offer: Offer,
) -> None:
    crash_twice(show, outline, qtbot, crash)
    if is_changed:
        outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
    newer, older = offer(recover)
    told = "has been changed since" if is_changed else "newer changes to this file"
    assert told in older
    assert (told in newer) is is_changed
    copies = ["a (recovered).yaml", "a (recovered 2).yaml"]
    names = copies if is_changed else ["a.yaml", copies[0]]
    assert texts(windows) == {names[0]: "first newer", names[1]: "first older"}
    # Nothing of either is lost by another crash, nor by saving both.
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == 2
    crash(*windows.all())
    assert len(offer(recover)) == 2
    assert texts(windows) == {names[0]: "first newer", names[1]: "first older"}
    for window in windows.all():
        assert window.isWindowModified()
        window.files.save()
    for name, text in zip(names, ("newer", "older"), strict=True):
        assert f"first {text}" in outline.with_name(name).read_text("utf-8")
    keeping.journals.close()
    assert list(journals_folder().iterdir()) == []


def test_the_older_one_alone_leaves_its_file_to_the_newer(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    keeping: Safekeeping,
    qtbot: QtBot,
    offer: Offer,
    crash: Crash,
) -> None:
    crash_twice(show, outline, qtbot, crash)

    def recover_one_by_one(dialog: RecoveringDialog) -> None:
        dialog.files.setCurrentRow(1)
        dialog.recover.click()
        dialog.files.setCurrentRow(0)
        dialog.recover.click()

    offer(recover_one_by_one)
    assert texts(windows) == {"a (recovered).yaml": "first older", "a.yaml": "first newer"}


def test_the_older_one_goes_into_its_file_once_the_newer_is_discarded(
    show: OpenWindow,
    outline: Path,
    windows: Windows,
    keeping: Safekeeping,
    qtbot: QtBot,
    offer: Offer,
    crash: Crash,
) -> None:
    crash_twice(show, outline, qtbot, crash)
    left: list[str] = []

    def discard_the_newer(dialog: RecoveringDialog) -> None:
        dialog.files.setCurrentRow(0)
        press("Discard")
        dialog.discard.click()
        left.extend(dialog.files.item(row).text() for row in range(dialog.files.count()))
        dialog.files.setCurrentRow(0)
        dialog.recover.click()

    _, older = offer(discard_the_newer)
    assert "newer changes to this file" in older
    assert len(left) == 1
    assert "newer changes" not in left[0]
    assert texts(windows) == {"a.yaml": "first older"}
    # Till it is kept again nobody else may have it.
    keeping.journals.close()
    crash(*windows.all())
    assert len(offer(recover)) == 1


def test_the_older_one_stays_so_where_the_newer_was_recovered(
    show: OpenWindow, outline: Path, windows: Windows, qtbot: QtBot, offer: Offer, crash: Crash
) -> None:
    crash_with(show, outline, qtbot, crash, "oldest", "older", "newer")
    left: list[str] = []

    def recover_then_discard(dialog: RecoveringDialog) -> None:
        dialog.files.setCurrentRow(0)
        dialog.recover.click()
        dialog.files.setCurrentRow(0)
        press("Discard")
        dialog.discard.click()
        left.extend(dialog.files.item(row).text() for row in range(dialog.files.count()))

    assert len(offer(recover_then_discard)) == 3
    assert len(left) == 1
    assert "newer changes to this file" in left[0]
    assert texts(windows) == {"a.yaml": "first newer"}


@pytest.mark.usefixtures("crashed")
def test_what_the_window_of_a_file_can_only_read_gets_nothing_recovered(
    outline: Path, windows: Windows, show: OpenWindow, offer: Offer
) -> None:
    other = Claims(claims_folder())
    other.take(outline)
    assert show(outline).session.opened.held_by is not None
    assert len(offer(recover)) == 1
    assert texts(windows) == {"a.yaml": "first", "a (recovered).yaml": "first!"}
    other.close()


def test_what_is_not_saved_in_the_window_of_a_file_stays_there(
    show: OpenWindow, outline: Path, windows: Windows, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    window = show(outline)
    edit(qtbot, window, " left")
    crash(window)
    window = show(outline)
    edit(qtbot, window, " new")
    offer(recover)
    assert texts(windows) == {"a.yaml": "first new", "a (recovered).yaml": "first left"}


def crash_twice(show: OpenWindow, outline: Path, qtbot: QtBot, crash: Crash) -> None:
    """Leave two journals of a file, without a look at the first."""
    crash_with(show, outline, qtbot, crash, "older", "newer")


def crash_with(show: OpenWindow, outline: Path, qtbot: QtBot, crash: Crash, *words: str) -> None:
    """Leave a journal with each of these words, the newest last."""
    for word in words:
        window = show(outline)
        edit(qtbot, window, f" {word}")
        crash(window)
    for journal in journals_folder().glob("*.journal"):
        data = journal.read_bytes()
        typed = [f"first {word}".encode() in data for word in words]
        when = 1_000_000_000 + 60 * typed.index(True)
        os.utime(journal, (when, when))


@pytest.mark.usefixtures("crashed")
def test_what_another_process_has_opened_since_stays_in_the_list(
    outline: Path, windows: Windows, offer: Offer
) -> None:
    other = Claims(claims_folder())
    other.take(outline)
    told: list[str] = []
    offer(lambda dialog: recover_telling(dialog, told))
    assert told[0].endswith("Close it there first; the unsaved changes stay in the list.")
    assert windows.all() == ()
    other.close()
    assert len(offer(recover)) == 1
    assert windows.all()[0].session.document.node("n-aa").text == "first!"
