"""What windows show and is not saved is kept, and offered at the start after a crash."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from outline_editor.app.journal_records import encode_edits
from outline_editor.app.open_document import open_document
from outline_editor.app.paths import claims_folder, journals_folder
from outline_editor.app.recovery import left_behind
from outline_editor.app.saves import Save
from outline_editor.core.addresses import concept_ref, node_ref
from outline_editor.core.edits import SetField
from outline_editor.core.errors import Message
from outline_editor.storage.claims import Claims
from outline_editor.storage.journal import JournalFile, frame
from outline_editor.ui.dialogs.recovering import RecoveringDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.recovering import Recovering
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows, shared_windows
from tests.ui.conftest import SAMPLES, OpenWindow, edit


@pytest.fixture
def windows(qapp: QApplication) -> Windows:
    return shared_windows()


@pytest.fixture
def keeping(windows: Windows) -> Iterator[Safekeeping]:
    keeping = Safekeeping(windows, journals_folder())
    yield keeping
    for window in windows.all():
        window.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keeping.close()


def _crash(keeping: Safekeeping, *gone: MainWindow) -> None:
    """End as a process does that is killed: nothing is asked, its locks go with it."""
    keeping.journals.close()
    kept = [(path, path.read_bytes()) for path in journals_folder().glob("*.journal")]
    for window in gone:
        window.leave()
    keeping.journals.close()
    for lock in journals_folder().glob("*.lock"):
        lock.unlink()
    for path, data in kept:
        path.write_bytes(data)


def _offer(
    windows: Windows, keeping: Safekeeping, act: Callable[[RecoveringDialog], None]
) -> list[str]:
    """Offer what is left, and act in the dialog; what it listed."""
    listed: list[str] = []
    is_over = False

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, RecoveringDialog):
            # What there is is looked at first.
            if not is_over:
                QTimer.singleShot(20, answer)
            return
        listed.extend(dialog.files.item(row).text() for row in range(dialog.files.count()))
        act(dialog)
        if dialog.isVisible():
            dialog.later.click()

    QTimer.singleShot(0, answer)
    Recovering(windows, keeping).offer(journals_folder(), None)
    is_over = True
    return listed


def _recover(dialog: RecoveringDialog) -> None:
    dialog.recover.click()


def _recover_telling(dialog: RecoveringDialog, told: list[str]) -> None:
    """Recover what is selected, and note what is told meanwhile."""

    def read() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            told.append(box.text())
            box.accept()

    reading = QTimer()
    reading.setInterval(20)
    reading.timeout.connect(read)
    reading.start()
    dialog.recover.click()
    reading.stop()


def _texts(windows: Windows) -> dict[str, str]:
    """The first row of what each window shows, by the name of its file."""
    sessions = [window.session for window in windows.all()]
    return {session.opened.display_name: session.document.node("n-aa").text for session in sessions}


class TestKeeping:
    def test_only_what_is_not_saved_is_kept(
        self, show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        window = show(outline)
        keeping.journals.close()
        assert not journals_folder().exists()
        edit(qtbot, window)
        keeping.journals.close()
        assert len(list(journals_folder().glob("*.journal"))) == 1
        window.files.save()
        keeping.journals.close()
        assert list(journals_folder().iterdir()) == []

    def test_undone_is_as_good_as_saved(
        self, show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        window.run("edit.undo")
        QApplication.processEvents()
        keeping.journals.close()
        assert list(journals_folder().iterdir()) == []
        window.run("edit.redo")
        keeping.journals.close()
        assert len(list(journals_folder().glob("*.journal"))) == 1

    @pytest.mark.parametrize("two_windows", [False, True])
    def test_another_version_is_written_down_before_the_one_it_follows_is_forgotten(
        self,
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
        self, show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        window.leave()
        keeping.journals.close()
        assert list(journals_folder().iterdir()) == []


@pytest.mark.answers_dialogs
class TestRecovering:
    def test_a_file_comes_back_as_a_step_of_undo(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        (listed,) = _offer(windows, keeping, _recover)
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
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        save = Save(window.session.opened, outline)
        edit(qtbot, window, "?")
        save.write()
        save.end()
        window.session.saved.emit()
        assert "text: first!\n" in outline.read_text("utf-8")
        _crash(keeping, window)
        (listed,) = _offer(windows, keeping, _recover)
        assert listed.startswith("a.yaml\nchanged last")
        (again,) = windows.all()
        assert again.session.opened.path == outline
        assert again.session.document.node("n-aa").text == "first!?"

    def test_a_file_with_errors_comes_back_with_its_repairs(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        broken = outline.read_text("utf-8").replace("text: ", "txet: ")
        outline.write_text(broken, "utf-8")
        window = show(outline)
        keeping.journals.close()
        assert not journals_folder().exists()
        (first, *_) = window.session.opened.all_problems()
        window.session.show_version(
            window.session.opened.repaired(first.repairs[0]), Message.of("name.revert")
        )
        once = window.session.opened.source
        assert once.count("txet") == 1
        _crash(keeping, window)
        (listed,) = _offer(windows, keeping, _recover)
        assert listed.startswith("a.yaml\nchanged last")
        (again,) = windows.all()
        assert again.session.opened.path == outline
        assert again.session.opened.source == once
        assert again.session.opened.is_repaired
        again.files.save()
        assert outline.read_text("utf-8") == once

    def test_what_was_recovered_is_kept_again_before_it_is_forgotten(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        _offer(windows, keeping, _recover)
        (again,) = windows.all()
        _crash(keeping, again)
        assert len(_offer(windows, keeping, _recover)) == 1
        (third,) = windows.all()
        assert third.session.document.node("n-aa").text == "first!"

    def test_what_was_recovered_and_can_t_be_kept_again_is_not_forgotten(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)

        def refuse(*_args: object) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(JournalFile, "__init__", refuse)
            _offer(windows, keeping, _recover)
            (again,) = windows.all()
            _crash(keeping, again)
        assert len(_offer(windows, keeping, _recover)) == 1
        (third,) = windows.all()
        assert third.session.document.node("n-aa").text == "first!"

    def test_a_file_that_was_changed_since_stays_beside_a_copy(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        theirs = outline.read_text("utf-8").replace("second", "theirs")
        outline.write_text(theirs, "utf-8")
        (listed,) = _offer(windows, keeping, _recover)
        assert "has been changed since" in listed
        (again,) = windows.all()
        again.files.save()
        copy = outline.with_name("a (recovered).yaml")
        assert "first!" in copy.read_text("utf-8")
        assert outline.read_text("utf-8") == theirs

    def test_a_file_that_changes_meanwhile_is_not_taken_for_what_it_was(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        _offer(windows, keeping, _recover)
        _crash(keeping, *windows.all())
        told: list[str] = []

        def change_and_recover(dialog: RecoveringDialog) -> None:
            outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
            _recover_telling(dialog, told)

        _offer(windows, keeping, change_and_recover)
        assert "was changed while the list of unsaved changes was open" in told[0]
        assert windows.all() == ()
        (listed,) = _offer(windows, keeping, _recover)
        assert "has been changed since" in listed
        assert _texts(windows) == {"a (recovered).yaml": "first!"}

    @pytest.mark.parametrize("is_changed", [False, True])
    def test_an_older_one_of_the_same_file_opens_as_a_copy_beside_it(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
        is_changed: bool,
    ) -> None:
        self._crash_twice(show, outline, keeping, qtbot)
        if is_changed:
            outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
        newer, older = _offer(windows, keeping, _recover)
        told = "has been changed since" if is_changed else "newer changes to this file"
        assert told in older
        assert (told in newer) is is_changed
        copies = ["a (recovered).yaml", "a (recovered 2).yaml"]
        names = copies if is_changed else ["a.yaml", copies[0]]
        assert _texts(windows) == {names[0]: "first newer", names[1]: "first older"}
        # Nothing of either is lost by another crash, nor by saving both.
        keeping.journals.close()
        assert len(list(journals_folder().glob("*.journal"))) == 2
        _crash(keeping, *windows.all())
        assert len(_offer(windows, keeping, _recover)) == 2
        assert _texts(windows) == {names[0]: "first newer", names[1]: "first older"}
        for window in windows.all():
            assert window.isWindowModified()
            window.files.save()
        for name, text in zip(names, ("newer", "older"), strict=True):
            assert f"first {text}" in outline.with_name(name).read_text("utf-8")
        keeping.journals.close()
        assert list(journals_folder().iterdir()) == []

    def test_the_older_one_alone_leaves_its_file_to_the_newer(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        self._crash_twice(show, outline, keeping, qtbot)

        def recover_one_by_one(dialog: RecoveringDialog) -> None:
            dialog.files.setCurrentRow(1)
            dialog.recover.click()
            dialog.files.setCurrentRow(0)
            dialog.recover.click()

        _offer(windows, keeping, recover_one_by_one)
        assert _texts(windows) == {"a (recovered).yaml": "first older", "a.yaml": "first newer"}

    def test_what_is_not_saved_in_the_window_of_a_file_stays_there(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window, " left")
        _crash(keeping, window)
        window = show(outline)
        edit(qtbot, window, " new")
        _offer(windows, keeping, _recover)
        assert _texts(windows) == {"a.yaml": "first new", "a (recovered).yaml": "first left"}

    def _crash_twice(
        self, show: OpenWindow, outline: Path, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        """Leave two journals of a file, without a look at the first."""
        for word in (" older", " newer"):
            window = show(outline)
            edit(qtbot, window, word)
            _crash(keeping, window)
        for journal in journals_folder().glob("*.journal"):
            when = 1_000_000_000 + 60 * (b"newer" in journal.read_bytes())
            os.utime(journal, (when, when))

    def test_a_document_without_a_file_comes_back(
        self, show: OpenWindow, windows: Windows, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        window = show(None)
        window.run("row.insert_below")
        edit(qtbot, window, "new")
        _crash(keeping, window)
        (listed,) = _offer(windows, keeping, _recover)
        assert listed.startswith("Untitled\n")
        (again,) = windows.all()
        assert [node.text for node in again.session.document.walk()] == ["new"]
        assert again.session.opened.path is None
        assert again.isWindowModified()

    def test_a_codebook_comes_back_in_a_document_that_names_it(
        self, show: OpenWindow, tmp_path: Path, windows: Windows, keeping: Safekeeping
    ) -> None:
        for name in ("miit-2019-press.yaml", "codebook.yaml"):
            shutil.copy(SAMPLES / name, tmp_path)
        window = show(tmp_path / "miit-2019-press.yaml")
        ref = concept_ref("state-advances")
        window.session.editing.set_field(ref, "definition", "changed")
        _crash(keeping, window)
        (listed,) = _offer(windows, keeping, _recover)
        assert listed.startswith("codebook.yaml\n")
        (again,) = windows.all()
        (codebook,) = again.session.opened.named.modified
        assert codebook.document.require(ref).definition == "changed"
        again.run("edit.undo")
        assert not again.session.opened.is_modified

    def test_a_codebook_that_was_changed_while_it_was_saved_comes_back(
        self, show: OpenWindow, tmp_path: Path, windows: Windows, keeping: Safekeeping
    ) -> None:
        for name in ("miit-2019-press.yaml", "codebook.yaml"):
            shutil.copy(SAMPLES / name, tmp_path)
        window = show(tmp_path / "miit-2019-press.yaml")
        session, ref = window.session, concept_ref("state-advances")
        session.editing.set_field(ref, "definition", "one")
        assert session.opened.path is not None
        save = Save(session.opened, session.opened.path)
        session.editing.set_field(ref, "definition", "two")
        save.write()
        save.end()
        session.tell_saved()
        # The second time the journal begins with the file, and holds what was recovered as edits.
        for definition in ("two", "three"):
            _crash(keeping, *windows.all())
            (listed,) = _offer(windows, keeping, _recover)
            assert listed.startswith("codebook.yaml\n")
            (again,) = windows.all()
            (codebook,) = again.session.opened.named.modified
            assert codebook.document.require(ref).definition == definition
            again.session.editing.set_field(ref, "definition", "three")
        again.run("edit.undo")
        again.run("edit.undo")
        assert codebook.document.require(ref).definition == "one"
        assert not again.session.opened.is_modified

    @pytest.mark.parametrize("is_gone", [False, True])
    def test_a_codebook_that_can_t_be_as_it_was_is_put_into_a_file_beside_it(
        self,
        show: OpenWindow,
        tmp_path: Path,
        windows: Windows,
        keeping: Safekeeping,
        is_gone: bool,
    ) -> None:
        ref = concept_ref("state-advances")
        self._crash_with_codebook(show, tmp_path, keeping, "older")
        self._crash_with_codebook(show, tmp_path, keeping, "newer")
        for journal in journals_folder().glob("*.journal"):
            when = 1_000_000_000 + 60 * (b"newer" in journal.read_bytes())
            os.utime(journal, (when, when))
        before = (tmp_path / "codebook.yaml").read_bytes()
        if is_gone:
            (tmp_path / "miit-2019-press.yaml").unlink()
        told: list[str] = []
        newer, older = _offer(windows, keeping, lambda dialog: _recover_telling(dialog, told))
        assert "newer changes to this codebook" in older
        assert "newer changes" not in newer
        copies = [tmp_path / f"codebook (recovered{number}).yaml" for number in ("", " 2")]
        texts = ["newer", "older"] if is_gone else ["older"]
        for copy, text, words in zip(copies, texts, told, strict=False):
            assert str(copy) in words
            assert f"definition: {text}" in copy.read_text("utf-8")
        assert len(told) == len(texts)
        for window in windows.all():
            (codebook,) = window.session.opened.named.modified
            assert codebook.document.require(ref).definition == "newer"
        assert (tmp_path / "codebook.yaml").read_bytes() == before
        keeping.journals.close()
        assert len(list(journals_folder().glob("*.journal"))) == len(windows.all())

    def test_a_codebook_stays_in_the_list_where_another_process_has_its_document(
        self, show: OpenWindow, tmp_path: Path, windows: Windows, keeping: Safekeeping
    ) -> None:
        self._crash_with_codebook(show, tmp_path, keeping, "changed")
        other = Claims(claims_folder())
        other.take(tmp_path / "miit-2019-press.yaml")
        told: list[str] = []
        _offer(windows, keeping, lambda dialog: _recover_telling(dialog, told))
        assert told[0].endswith("the unsaved changes stay in the list.")
        assert windows.all() == ()
        other.close()
        assert len(_offer(windows, keeping, _recover)) == 1
        assert windows.all()[0].session.opened.named.modified

    def _crash_with_codebook(
        self, show: OpenWindow, folder: Path, keeping: Safekeeping, definition: str
    ) -> None:
        for name in ("miit-2019-press.yaml", "codebook.yaml"):
            shutil.copy(SAMPLES / name, folder)
        window = show(folder / "miit-2019-press.yaml")
        ref = concept_ref("state-advances")
        window.session.editing.set_field(ref, "definition", definition)
        _crash(keeping, window)

    def test_what_another_process_has_opened_since_stays_in_the_list(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        other = Claims(claims_folder())
        other.take(outline)
        told: list[str] = []

        def recover(dialog: RecoveringDialog) -> None:
            QTimer.singleShot(0, read)
            dialog.recover.click()

        def read() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            told.append(box.text())
            box.accept()

        _offer(windows, keeping, recover)
        assert told[0].endswith("Close it there first; the unsaved changes stay in the list.")
        assert windows.all() == ()
        other.close()
        assert len(_offer(windows, keeping, _recover)) == 1
        assert windows.all()[0].session.document.node("n-aa").text == "first!"

    def test_what_is_left_for_later_is_offered_again(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        for _ in range(2):
            assert len(_offer(windows, keeping, lambda dialog: dialog.later.click())) == 1
        assert windows.all() == ()

    def test_what_is_discarded_is_gone(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)

        def discard(dialog: RecoveringDialog) -> None:
            QTimer.singleShot(0, confirm)
            dialog.discard.click()

        def confirm() -> None:
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.text() == "Discard the unsaved changes of 1 file?"
            next(button for button in box.buttons() if button.text() == "Discard").click()

        assert len(_offer(windows, keeping, discard)) == 1
        assert left_behind(journals_folder()) == []
        assert list(journals_folder().iterdir()) == []

    def test_what_does_not_fit_is_told_and_kept(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
        (journal,) = journals_folder().glob("*.journal")
        lost = encode_edits([SetField(node_ref("n-gone"), "text", "lost")])
        data = journal.read_bytes() + frame(lost)
        journal.write_bytes(data)
        aside = journals_folder() / "kept" / journal.name
        (listed,) = _offer(windows, keeping, _recover)
        assert "1 change does not fit" in listed
        assert str(aside) in listed
        (again,) = windows.all()
        assert again.session.document.node("n-aa").text == "first!"
        keeping.journals.close()
        assert aside.read_bytes() == data

    def test_one_that_can_t_be_read_is_told_once_and_kept(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        edit(qtbot, window)
        _crash(keeping, window)
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
        assert told[0].endswith(f"It is kept as it is: {aside}")
        assert aside.read_bytes() == data
        assert _offer(windows, keeping, _recover) == []

    def test_the_preview_shows_what_changed(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        window.session.set_field(node_ref("n-bb"), "text", "二")
        _crash(keeping, window)
        seen: list[str] = []
        _offer(windows, keeping, lambda dialog: seen.append(dialog.text.toPlainText()))
        assert "−     text: second\n+     text: 二" in seen[0]

    def test_the_preview_shows_what_changed_since_the_file_after_a_second_crash(
        self,
        show: OpenWindow,
        outline: Path,
        windows: Windows,
        keeping: Safekeeping,
        qtbot: QtBot,
    ) -> None:
        window = show(outline)
        window.session.set_field(node_ref("n-bb"), "text", "二")
        _crash(keeping, window)
        _offer(windows, keeping, _recover)
        _crash(keeping, *windows.all())
        seen: list[str] = []
        _offer(windows, keeping, lambda dialog: seen.append(dialog.text.toPlainText()))
        assert "−     text: second\n+     text: 二" in seen[0]
        # Its file may hold something else by now, or be gone.
        outline.write_text(outline.read_text("utf-8").replace("second", "theirs"), "utf-8")
        _offer(windows, keeping, lambda dialog: seen.append(dialog.text.toPlainText()))
        assert "−     text: theirs\n+     text: 二" in seen[1]
        outline.unlink()
        _offer(windows, keeping, lambda dialog: seen.append(dialog.text.toPlainText()))
        assert "+     text: 二" in seen[2]
        assert "−" not in seen[2]

    def test_the_preview_of_a_document_without_a_file_shows_all_of_it(
        self, show: OpenWindow, windows: Windows, keeping: Safekeeping, qtbot: QtBot
    ) -> None:
        window = show(None)
        window.run("row.insert_below")
        edit(qtbot, window, "new")
        for _ in range(2):
            _crash(keeping, *windows.all())
            seen: list[str] = []

            def look(dialog: RecoveringDialog, seen: list[str] = seen) -> None:
                seen.append(dialog.text.toPlainText())
                dialog.recover.click()

            _offer(windows, keeping, look)
            assert "text: new" in seen[0]
