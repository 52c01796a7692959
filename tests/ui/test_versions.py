"""File ▸ Versions: what a file held before is listed, read, compared and brought back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app import restoring, ways
from outline_editor.app.backups import kept_backups
from outline_editor.app.open_codebook import OpenCodebook
from outline_editor.app.paths import backups_folder, claims_folder
from outline_editor.core.addresses import concept_ref, node_ref
from outline_editor.core.progress import Tell
from outline_editor.storage import limits, part_limit
from outline_editor.storage.claims import Claims
from outline_editor.storage.loaded import LoadedCodebook
from outline_editor.storage.version_index import VersionOrigin
from outline_editor.ui.dialogs.versions import VersionsDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import choose_file, click, press
from tests.ui.conftest import SAMPLES, OpenWindow, edit
from tests.ui.outside import look_now, texts, write_over

CTRL = Qt.KeyboardModifier.ControlModifier

pytestmark = pytest.mark.answers_dialogs

Act = Callable[[VersionsDialog], object]


@pytest.fixture
def look(qtbot: QtBot) -> Callable[[MainWindow, Act], None]:
    """Opens the dialog, waits until all is read, acts in it, and closes it."""

    def looked(window: MainWindow, act: Act) -> None:
        acted: list[bool] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, VersionsDialog)
            try:
                qtbot.waitUntil(dialog.isActiveWindow)
                act(dialog)
                acted.append(True)
            finally:
                if dialog.isVisible():
                    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

        QTimer.singleShot(0, answer)
        window.run("file.versions")
        assert acted
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)

    return looked


def rows(dialog: VersionsDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def wait_for(qtbot: QtBot, dialog: VersionsDialog, *texts: str) -> None:
    """Wait until the version that is chosen is shown, with some words in it."""

    def shown() -> bool:
        text = dialog.text.toPlainText()
        return all(one in text for one in texts) and dialog.copy_button.isEnabled()

    qtbot.waitUntil(shown)


def save_twice(window: MainWindow, qtbot: QtBot) -> None:
    """Two versions that are saved, besides the one that was found."""
    edit(qtbot, window, "!")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    window.run("row.insert_below")
    # Chinese comes from an input method, not by single keys.
    window.session.set_field(node_ref(window.outline.current_id()), "text", "第三")
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)


class TestList:
    def test_versions_are_listed_with_what_each_changed(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window = show(outline)
        save_twice(window, qtbot)

        def act(dialog: VersionsDialog) -> None:
            assert dialog.windowTitle().startswith("Versions of a.yaml")
            assert all(row.startswith("Today, ") for row in rows(dialog)[:2])
            qtbot.waitUntil(lambda: "in the file now" in rows(dialog)[0])
            qtbot.waitUntil(lambda: "1 changed" in rows(dialog)[1])
            newest, middle, first = rows(dialog)
            assert newest.endswith("+1 row")
            assert "in the file now" not in middle + first
            assert "found in the file before it was saved" in first
            assert dialog.list.hasFocus()
            assert dialog.list.currentRow() == 0

        look(window, act)

    def test_without_any_it_says_when_there_will_be(
        self, show: OpenWindow, outline: Path, look: Callable[..., None]
    ) -> None:
        def act(dialog: VersionsDialog) -> None:
            label = dialog.findChild(QWidget, "noVersions")
            assert label is not None
            assert label.property("text").startswith("No earlier versions yet")
            assert dialog.restore_button.isHidden()

        look(show(outline), act)

    def test_a_document_without_a_file_has_none_yet(
        self, show: OpenWindow, look: Callable[..., None]
    ) -> None:
        def act(dialog: VersionsDialog) -> None:
            label = dialog.findChild(QWidget, "noVersions")
            assert label is not None
            assert label.property("text").startswith("This document has no file yet")

        look(show(None), act)

    def test_they_are_there_when_the_file_is_gone(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window = show(outline)
        save_twice(window, qtbot)
        outline.unlink()

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "第三")
            assert len(rows(dialog)) == 3

        look(window, act)


class TestReading:
    def test_a_version_is_compared_with_the_document_of_now(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window = show(outline)
        save_twice(window, qtbot)
        edit(qtbot, window, "?")

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "− 第三?", "+ 第三\n", "  first!\n")
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "− first!", "+ first\n", "  second")

        look(window, act)

    def test_what_differs_can_be_seen_alone_and_with_all_fields(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        many = "".join(f"  - id: n-{n:05}\n    text: row {n}\n" for n in range(40))
        outline.write_text(outline.read_text("utf-8") + many, "utf-8")
        window = show(outline)
        save_twice(window, qtbot)

        def act(dialog: VersionsDialog) -> None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "+ first\n", "row 39")
            qtbot.keyClick(dialog.only_changes, Qt.Key.Key_Space)
            wait_for(qtbot, dialog, "+ first\n", "…")
            assert "row 39" not in dialog.text.toPlainText()
            qtbot.keyClick(dialog.as_file, Qt.Key.Key_Space)
            wait_for(qtbot, dialog, "+     text: first\n", "…")

        look(window, act)

    def test_fields_that_the_outline_does_not_show_are_shown_where_they_alone_differ(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window = show(outline)
        window.session.set_field(node_ref("n-aa"), "due", "2030")
        window.files.save()

        def act(dialog: VersionsDialog) -> None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "−     due:")

        look(window, act)

    @pytest.mark.parametrize("spoil", ["gone", "damaged"])
    def test_a_version_that_is_lost_says_so(
        self,
        show: OpenWindow,
        outline: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        spoil: str,
    ) -> None:
        window = show(outline)
        save_twice(window, qtbot)
        oldest = kept_backups().versions(outline)[-1]
        (content,) = backups_folder().glob(f"contents/*/{oldest.digest}")
        content.unlink() if spoil == "gone" else content.write_bytes(b"nothing")

        def act(dialog: VersionsDialog) -> None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            remark = dialog.findChild(QWidget, "versionRemark")
            assert remark is not None
            qtbot.waitUntil(lambda: "the others are not concerned" in remark.property("text"))
            assert not dialog.restore_button.isEnabled()
            qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
            wait_for(qtbot, dialog, "first!")
            assert dialog.restore_button.isEnabled()

        look(window, act)

    def test_what_is_no_outline_can_be_read_and_copied_but_not_restored(
        self,
        show: OpenWindow,
        outline: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        tmp_path: Path,
    ) -> None:
        window = show(outline)
        kept_backups().keep(outline, b"- no\n- outline\n")
        target = tmp_path / "copy.yaml"

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "+ - no\n")
            assert not dialog.restore_button.isEnabled()
            came = choose_file(qtbot, target)
            qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Space)
            assert came()

        look(window, act)
        assert target.read_bytes() == b"- no\n- outline\n"

    @pytest.mark.parametrize("is_here", [True, False])
    def test_no_copy_is_saved_over_what_somebody_has_open(
        self,
        show: OpenWindow,
        outline: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        is_here: bool,
    ) -> None:
        taken = Path(shutil.copy(outline, outline.with_name("b.yaml")))
        other = Claims(claims_folder())
        show(taken) if is_here else other.take(taken)
        window = show(outline)
        save_twice(window, qtbot)
        before = taken.read_bytes()

        def act(dialog: VersionsDialog) -> None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "+ first\n")
            came = choose_file(qtbot, taken)
            told: list[str] = []
            clicking = QTimer()
            clicking.timeout.connect(lambda: click(told, "Yes", "OK"))
            clicking.start(20)
            qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Space)
            clicking.stop()
            assert came()
            assert told[-1].endswith("Take another name.")

        look(window, act)
        other.close()
        assert taken.read_bytes() == before
        assert kept_backups().versions(taken) == []


def with_codebook(show: OpenWindow, folder: Path) -> tuple[MainWindow, OpenCodebook]:
    """A window on an outline in a folder, and the codebook that it names there."""
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, folder)
    window = show(folder / "miit-2019-press.yaml")
    codebook = window.session.opened.named.shared
    assert codebook is not None
    return window, codebook


def remark(dialog: VersionsDialog) -> str:
    """What is remarked on the version that is shown."""
    label = dialog.findChild(QLabel, "versionRemark")
    assert label is not None
    return label.text()


def allow_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let files of more than 200 parts be asked about."""
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setattr(part_limit, "_FOR_EACH_PART", 5_000)  # 200 parts of a megabyte
    monkeypatch.setenv(limits.VARIABLE, "1")


def keep_of_another_program(file: Path, line: str) -> None:
    """Keep a version with one more line, which another program has put into the file."""
    theirs = f"{file.read_text('utf-8')}{line}\n"
    kept_backups().keep(file, theirs.encode(), VersionOrigin.FOUND)


class TestRestoring:
    def test_it_is_a_step_of_undo_and_leaves_the_file_alone(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        first = outline.read_bytes()
        window = show(outline)
        save_twice(window, qtbot)
        saved = outline.read_bytes()
        window.outline.set_current("n-bb")

        def act(dialog: VersionsDialog) -> None:
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "+ first\n")
            qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

        look(window, act)
        assert [row.text for row in window.session.document.walk()] == ["first", "second"]
        assert window.outline.current_id() == "n-bb"
        assert window.isWindowModified()
        assert outline.read_bytes() == saved
        qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
        texts = [row.text for row in window.session.document.walk()]
        assert texts == ["first!", "第三", "second"]
        assert not window.isWindowModified()
        qtbot.keyClick(window, Qt.Key.Key_Y, CTRL)
        window.files.save()
        assert outline.read_bytes() == first
        assert len(kept_backups().versions(outline)) == 4

    def test_what_is_in_the_file_is_not_modified_once_it_is_restored(
        self, show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window = show(outline)
        save_twice(window, qtbot)
        edit(qtbot, window, "unwanted")

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "− 第三unwanted")
            qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)

        look(window, act)
        assert window.session.document.row_count == 3
        assert not window.isWindowModified()

    def test_one_of_another_program_that_would_take_much_memory_is_asked_about(
        self,
        show: OpenWindow,
        outline: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = show(outline)
        allow_little(monkeypatch)
        keep_of_another_program(outline, f"x-a: [{'a,' * 300}]")

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "x-a:")
            assert "more rows, keys and texts" in remark(dialog)
            dialog.only_changes.setChecked(True)
            assert "x-a:" in dialog.text.toPlainText()  # it is compared with nothing
            for answer in ("Cancel", "Open It Anyway"):
                assert window.session.document.root.extensions == ()
                asked = press(answer)
                qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
                assert "more rows, keys and texts" in asked[0]

        look(window, act)
        assert window.session.document.root.extensions != ()

    def test_a_codebook_of_another_program_is_asked_about_too(
        self,
        show: OpenWindow,
        tmp_path: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window, codebook = with_codebook(show, tmp_path)
        allow_little(monkeypatch)
        keep_of_another_program(codebook.path, f"x-a: [{'a,' * 300}]")

        def act(dialog: VersionsDialog) -> None:
            dialog.file.setFocus()
            qtbot.keyClick(dialog.file, Qt.Key.Key_Down)
            wait_for(qtbot, dialog, "x-a:")
            for answer in ("Cancel", "Open It Anyway"):
                assert codebook.root.extensions == ()
                asked = press(answer)
                qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
                assert "more rows, keys and texts" in asked[0]

        look(window, act)
        assert codebook.root.extensions != ()

    def test_a_limit_that_is_no_number_is_told_of(
        self,
        show: OpenWindow,
        outline: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window = show(outline)
        keep_of_another_program(outline, "x-a: b")
        monkeypatch.setenv(limits.VARIABLE, "32MB")

        def act(dialog: VersionsDialog) -> None:
            wait_for(qtbot, dialog, "x-a: b")
            assert "32MB" in remark(dialog)
            assert not dialog.restore_button.isEnabled()

        look(window, act)

    def test_a_codebook_has_versions_of_its_own(
        self, show: OpenWindow, tmp_path: Path, qtbot: QtBot, look: Callable[..., None]
    ) -> None:
        window, codebook = with_codebook(show, tmp_path)
        ref = concept_ref("state-advances")
        window.session.editing.set_field(ref, "definition", "changed")
        window.files.save()

        def act(dialog: VersionsDialog) -> None:
            assert [dialog.file.itemText(n) for n in range(dialog.file.count())] == [
                "miit-2019-press.yaml",
                "codebook.yaml",
            ]
            dialog.file.setFocus()
            qtbot.keyClick(dialog.file, Qt.Key.Key_Down)
            qtbot.waitUntil(lambda: rows(dialog)[0].endswith("1 changed"))
            qtbot.keyClick(dialog.list, Qt.Key.Key_End)
            wait_for(qtbot, dialog, "−     definition: changed")
            qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

        look(window, act)
        concept = codebook.document.require(ref)
        assert concept.definition.startswith("The concern")
        assert codebook.is_modified
        window.run("edit.undo")
        assert codebook.document.require(ref).definition == "changed"
        assert not codebook.is_modified

    def test_it_is_a_step_of_undo_of_what_another_program_has_made_of_the_document_meanwhile(
        self,
        show: OpenWindow,
        tmp_path: Path,
        qtbot: QtBot,
        look: Callable[..., None],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        window, codebook = with_codebook(show, tmp_path)
        before, outline = window.session.opened, tmp_path / "miit-2019-press.yaml"
        monkeypatch.setattr(ways, "MOST_CHANGES", 0)  # any is shown as another document
        keep_of_another_program(codebook.path, "x-a: b")
        is_read, is_another, read = threading.Event(), threading.Event(), restoring.read_codebook

        def read_slowly(data: bytes, tell: Tell) -> LoadedCodebook:
            is_read.set()
            assert is_another.wait(60)
            return read(data, tell)

        def change() -> None:
            assert is_read.is_set()
            write_over(outline, "reduce their tax burden", "of another program")
            look_now(window)
            qtbot.waitUntil(lambda: window.session.opened is not before)
            is_another.set()

        monkeypatch.setattr(restoring, "read_codebook", read_slowly)

        def act(dialog: VersionsDialog) -> None:
            dialog.file.setFocus()
            qtbot.keyClick(dialog.file, Qt.Key.Key_Down)
            wait_for(qtbot, dialog, "x-a: b")
            QTimer.singleShot(100, change)
            qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)

        look(window, act)
        assert codebook.root.extensions != ()
        window.run("edit.undo")
        assert codebook.root.extensions == ()
        assert "of another program" in texts(window)


def test_a_narrow_window_has_the_text_under_the_list(
    show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
) -> None:
    window = show(outline)
    save_twice(window, qtbot)

    def act(dialog: VersionsDialog) -> None:
        assert dialog.text.mapTo(dialog, dialog.text.rect().topLeft()).x() > 100
        dialog.resize(400, 600)
        QApplication.processEvents()
        place = dialog.text.mapTo(dialog, dialog.text.rect().topLeft())
        assert place.x() < 100
        assert dialog.width() == 400

    look(window, act)


def test_that_no_version_can_be_kept_is_said_when_the_file_is_saved(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    backups_folder().parent.mkdir(parents=True)
    backups_folder().write_text("")
    window = show(outline)
    said: list[str] = []
    window.session.said.connect(lambda message: said.append(message.code))
    for _ in range(2):
        edit(qtbot, window, "!")
        qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    assert said == ["file.saved", "versions.not-kept", "file.saved"]
    assert "first!!" in outline.read_text("utf-8")
