"""File ▸ Versions: what a file held before is listed, read and compared."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app.backups import kept_backups
from outline_editor.app.paths import backups_folder, claims_folder
from outline_editor.core.addresses import node_ref
from outline_editor.storage.claims import Claims
from outline_editor.ui.dialogs.versions import VersionsDialog
from tests.ui.answers import choose_file, click
from tests.ui.conftest import OpenWindow, edit
from tests.ui.versions.dialog import CTRL, rows, save_twice, wait_for

pytestmark = pytest.mark.answers_dialogs


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
