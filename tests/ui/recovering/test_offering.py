"""What is left is offered with a preview, until the person has decided."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outline_editor.app.journal_records import encode_edits
from outline_editor.app.paths import journals_folder
from outline_editor.app.recovery import left_behind
from outline_editor.core.addresses import node_ref
from outline_editor.core.edits import SetField
from outline_editor.storage.journal import frame
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.recovering import Recovering
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows
from tests.storage.faults import refuse_listing
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.recovering.crashes import Crash, Offer, recover

pytestmark = pytest.mark.answers_dialogs


@pytest.mark.usefixtures("crashed")
def test_what_is_left_for_later_is_offered_again(windows: Windows, offer: Offer) -> None:
    for _ in range(2):
        assert len(offer(lambda dialog: dialog.later.click())) == 1
    assert windows.all() == ()


@pytest.mark.usefixtures("crashed")
def test_what_is_discarded_is_gone(offer: Offer) -> None:

    def discard(dialog: RecoveringDialog) -> None:
        QTimer.singleShot(0, confirm)
        dialog.discard.click()

    def confirm() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        assert box.text() == "Discard the unsaved changes of 1 file?"
        next(button for button in box.buttons() if button.text() == "Discard").click()

    assert len(offer(discard)) == 1
    assert left_behind(journals_folder()) == []
    assert list(journals_folder().iterdir()) == []


@pytest.mark.usefixtures("crashed")
def test_what_can_t_be_removed_is_told_and_hides_nothing(
    show: OpenWindow,
    outline: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    crash: Crash,
    offer: Offer,
) -> None:
    [journal] = journals_folder().glob("*.journal")
    # One more, of which all is in its file.
    stale = outline.with_name("b.yaml")
    stale.write_text(outline.read_text())
    window = show(stale)
    edit(qtbot, window)
    crash(window)
    stale.write_text(stale.read_text().replace("first", "first!"))
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.suffix == ".journal":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        unlink(path, missing_ok)

    asked = press("Discard", "OK")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        [listed] = offer(lambda dialog: dialog.discard.click())
    assert listed.startswith("a.yaml")
    assert asked[1] == (
        f"{journal} can't be removed: Permission denied. What it holds is offered again at the "
        "next start."
    )
    assert len(offer(lambda dialog: dialog.later.click())) == 1


@pytest.mark.usefixtures("crashed")
def test_what_does_not_fit_is_told_and_kept(
    windows: Windows, keeping: Safekeeping, offer: Offer
) -> None:
    (journal,) = journals_folder().glob("*.journal")
    lost = encode_edits([SetField(node_ref("n-gone"), "text", "lost")])
    data = journal.read_bytes() + frame(lost)
    journal.write_bytes(data)
    aside = journals_folder() / "kept" / journal.name
    (listed,) = offer(recover)
    assert "1 change does not fit" in listed
    assert str(aside) in listed
    (again,) = windows.all()
    assert again.session.document.node("n-aa").text == "first!"
    keeping.journals.close()
    assert aside.read_bytes() == data


@pytest.mark.usefixtures("crashed")
def test_one_that_can_t_be_read_is_told_once_and_kept(
    windows: Windows, keeping: Safekeeping, offer: Offer
) -> None:
    (journal,) = journals_folder().glob("*.journal")
    data = b"damaged" + journal.read_bytes()
    journal.write_bytes(data)
    aside = journals_folder() / "kept" / journal.name
    told: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, read)
            return
        told.append(box.text())
        box.accept()

    QTimer.singleShot(0, read)
    Recovering(windows, keeping).offer(journals_folder(), None)
    assert told[0].endswith(f"It is kept as it is, for 365 days: {aside}")
    assert aside.read_bytes() == data
    assert offer(recover) == []


@pytest.mark.usefixtures("crashed")
def test_a_folder_that_can_t_be_listed_is_told(
    monkeypatch: pytest.MonkeyPatch, offer: Offer
) -> None:
    asked = press("OK")
    with monkeypatch.context() as patch:
        refuse_listing(patch, journals_folder())
        assert offer(lambda dialog: dialog.later.click()) == []
    assert asked == [
        "A crash may have left unsaved changes, but the folder for them can't be looked at: "
        f"{journals_folder()}: Input/output error. Whatever is there stays, and is offered at the "
        "next start at which it can be read."
    ]
    assert len(offer(lambda dialog: dialog.later.click())) == 1


@pytest.mark.usefixtures("crashed")
def test_one_that_can_t_be_looked_at_is_told_and_hides_no_other(
    show: OpenWindow,
    outline: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    crash: Crash,
    offer: Offer,
) -> None:
    [refusing] = journals_folder().glob("*.journal")
    failing = journals_folder() / "failing.journal"
    failing.write_bytes(b"")
    other = outline.with_name("b.yaml")
    other.write_text(outline.read_text("utf-8"), "utf-8")
    window = show(other)
    edit(qtbot, window)
    crash(window)
    read_bytes = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == refusing:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        if path == failing:
            raise ZeroDivisionError
        return read_bytes(path)

    heard: list[type[BaseException]] = []
    asked = press("OK")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read)
        patch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
        (listed,) = offer(lambda dialog: dialog.later.click())
    assert listed.startswith("b.yaml")
    assert asked[0].startswith("A crash may have left unsaved changes in 2 files")
    assert f"{refusing} (Input/output error)" in asked[0]
    assert f"{failing} (an error in the program)" in asked[0]
    assert heard == [ZeroDivisionError]
    assert failing.exists()
    failing.unlink()
    assert len(offer(lambda dialog: dialog.later.click())) == 2


def test_the_preview_shows_what_changed(
    show: OpenWindow, outline: Path, crash: Crash, offer: Offer
) -> None:
    window = show(outline)
    window.session.set_field(node_ref("n-bb"), "text", "二")
    crash(window)
    seen: list[str] = []
    offer(lambda dialog: seen.append(dialog.text.toPlainText()))
    assert "−     text: second\n+     text: 二" in seen[0]


def test_the_preview_shows_what_changed_since_the_file_after_a_second_crash(
    show: OpenWindow, outline: Path, windows: Windows, crash: Crash, offer: Offer
) -> None:
    window = show(outline)
    window.session.set_field(node_ref("n-bb"), "text", "二")
    crash(window)
    offer(recover)
    crash(*windows.all())
    seen: list[str] = []
    offer(lambda dialog: seen.append(dialog.text.toPlainText()))
    assert "−     text: second\n+     text: 二" in seen[0]
    # Its file may hold something else by now, or be gone.
    outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
    offer(lambda dialog: seen.append(dialog.text.toPlainText()))
    assert "−     text: theirs\n+     text: 二" in seen[1]
    outline.unlink()
    offer(lambda dialog: seen.append(dialog.text.toPlainText()))
    assert "+     text: 二" in seen[2]
    assert "−" not in seen[2]


def test_the_preview_of_a_document_without_a_file_shows_all_of_it(
    show: OpenWindow, windows: Windows, qtbot: QtBot, crash: Crash, offer: Offer
) -> None:
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "new")
    for _ in range(2):
        crash(*windows.all())
        seen: list[str] = []

        def look(dialog: RecoveringDialog, seen: list[str] = seen) -> None:
            seen.append(dialog.text.toPlainText())
            dialog.recover.click()

        offer(look)
        assert "text: new" in seen[0]
