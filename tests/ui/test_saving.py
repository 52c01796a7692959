"""Saving: to the document's file, to another, and when something is in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import choose_file, press
from tests.ui.conftest import OpenWindow, edit

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _save(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)


def _save_as(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL | SHIFT)


def test_saving_changes_the_edited_row_alone(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    before = outline.read_text()
    window = show(outline)
    assert not window.isWindowModified()
    edit(qtbot, window)
    assert window.isWindowModified()
    assert outline.read_text() == before
    _save(qtbot, window)
    assert outline.read_text() == before.replace("first", "first!")
    assert not window.isWindowModified()
    assert window.session.opened.path == outline


def test_undo_back_to_what_was_saved_is_unmodified(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _save(qtbot, window)
    window.run("edit.undo")
    assert window.isWindowModified()
    window.run("edit.redo")
    assert not window.isWindowModified()


@pytest.mark.answers_dialogs
def test_a_new_document_asks_for_its_file_and_adds_the_ending(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "one")
    came = choose_file(qtbot, tmp_path / "new")
    _save(qtbot, window)
    assert came()
    assert "text: one" in (tmp_path / "new.yaml").read_text()
    assert window.windowTitle().startswith("new.yaml[*]")


@pytest.mark.answers_dialogs
def test_a_new_document_is_called_after_its_first_file(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(None)
    window.run("row.insert_below")
    edit(qtbot, window, "one")
    came = choose_file(qtbot, tmp_path / "Jobs & Growth 2019.yaml")
    _save(qtbot, window)
    assert came()
    assert window.session.document.root.id == "jobs-growth-2019"
    assert "id: jobs-growth-2019" in (tmp_path / "Jobs & Growth 2019.yaml").read_text()
    title, said = (window.findChild(QLabel, name) for name in ("documentTitle", "said"))
    assert title is not None
    assert title.text() == "Jobs & Growth 2019.yaml"
    assert said is not None
    assert "called the document jobs-growth-2019" in said.text()
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert window.session.document.root.id == "untitled"
    assert window.session.document.node(window.outline.current_id()).text == "one"
    window.run("edit.redo")
    assert window.session.opened.id_after(tmp_path / "b.yaml") == ""


@pytest.mark.answers_dialogs
def test_saving_under_another_name_leaves_the_first_file(
    show: OpenWindow, outline: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    before = outline.read_bytes()
    window = show(outline)
    edit(qtbot, window)
    came = choose_file(qtbot, tmp_path / "b.yaml")
    _save_as(qtbot, window)
    assert came()
    assert outline.read_bytes() == before
    assert "first!" in (tmp_path / "b.yaml").read_text()
    assert window.session.opened.path == tmp_path / "b.yaml"


@pytest.mark.answers_dialogs
def test_a_briefing_is_saved_beside_itself(show: OpenWindow, briefing: Path, qtbot: QtBot) -> None:
    before = briefing.read_bytes()
    window = show(briefing)
    assert window.isWindowModified()
    assert window.session.opened.proposed_path == briefing.with_suffix(".yaml")
    came = choose_file(qtbot, briefing.with_suffix(".yaml"))
    _save(qtbot, window)
    assert came()
    assert briefing.read_bytes() == before
    assert briefing.with_suffix(".yaml").exists()


@pytest.mark.answers_dialogs
def test_what_can_not_be_written_is_told_and_stays_unsaved(
    show: OpenWindow, outline: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    outline.unlink()
    outline.mkdir()
    asked = press("Cancel")
    _save(qtbot, window)
    assert asked == [
        f"{outline} was not written: a folder has this name. Give the file another name."
    ]
    assert window.isWindowModified()


def test_a_file_that_is_gone_is_written_anew(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    edit(qtbot, window)
    outline.unlink()
    _save(qtbot, window)
    assert "first!" in outline.read_text()


@pytest.mark.answers_dialogs
@pytest.mark.parametrize("answer", ["Overwrite", "Save As…", "Cancel"])
def test_what_another_program_made_no_outline_is_not_overwritten_unasked(
    show: OpenWindow, outline: Path, tmp_path: Path, qtbot: QtBot, answer: str
) -> None:
    window = show(outline)
    edit(qtbot, window)
    theirs = outline.read_text() + "<<<<<<< theirs\n"
    outline.write_text(theirs)
    came = choose_file(qtbot, tmp_path / "b.yaml") if answer == "Save As…" else None
    asked = press(answer)
    _save(qtbot, window)
    assert asked == ["a.yaml was changed by another program since it was opened here."]
    if answer == "Overwrite":
        assert "first!" in outline.read_text()
        assert "theirs" not in outline.read_text()
        assert not window.isWindowModified()
    else:
        assert outline.read_text() == theirs
        assert window.isWindowModified() == (answer == "Cancel")
    if came is not None:
        assert came()
        assert "first!" in (tmp_path / "b.yaml").read_text()


def test_a_file_written_again_with_the_same_bytes_is_no_reason_to_ask(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    outline.write_bytes(outline.read_bytes())
    _save(qtbot, window)
    edit(qtbot, window, "?")
    _save(qtbot, window)
    assert "first!?" in outline.read_text()


@pytest.mark.answers_dialogs
def test_export_as_text_tells_what_it_can_not_carry(
    show: OpenWindow, outline: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    outline.write_text(outline.read_text().replace("text: first", "text: first\n    due: 2019"))
    window = show(outline)
    came = choose_file(qtbot, tmp_path / "out")
    asked = press("Export")
    window.run("file.export_text")
    assert asked == ["The text form can't carry everything."]
    assert came()
    assert (tmp_path / "out.txt").read_text().splitlines()[0].endswith("first")
    assert window.session.opened.path == outline


def test_a_large_outline_is_edited_and_saved(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.yaml"
    rows = "".join(f"  - id: n-r{n}\n    text: row {n}\n" for n in range(20_000))
    head = "format: policy-outline/1\nid: large\ntitle: L\nstatus: draft\noutline:\n"
    path.write_text(head + rows)
    window = show(path)
    window.outline.set_current("n-r19999")
    edit(qtbot, window)
    _save(qtbot, window)
    assert window.session.opened.is_being_saved  # the key does not wait for so many rows
    qtbot.waitUntil(lambda: not window.session.opened.is_being_saved, timeout=60_000)
    assert path.read_text() == head + rows.replace("row 19999", "row 19999!")
    assert not window.isWindowModified()
