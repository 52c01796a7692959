"""File ▸ Versions ▸ Restore: what a file held before is brought back as a step of undo."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from outline_editor.app import restoring, ways
from outline_editor.app.backups import kept_backups
from outline_editor.core.addresses import concept_ref
from outline_editor.core.progress import Tell
from outline_editor.storage import limits
from outline_editor.storage.loaded import LoadedCodebook
from outline_editor.ui.dialogs.versions import VersionsDialog
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.outside import look_now, texts, write_over
from tests.ui.versions.dialog import (
    CTRL,
    allow_little,
    keep_of_another_program,
    remark,
    rows,
    save_twice,
    wait_for,
    with_codebook,
)

pytestmark = pytest.mark.answers_dialogs


def test_it_is_a_step_of_undo_and_leaves_the_file_alone(
    show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
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
    show: OpenWindow, outline: Path, qtbot: QtBot, look: Callable[..., None]
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
    show: OpenWindow, tmp_path: Path, qtbot: QtBot, look: Callable[..., None]
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
