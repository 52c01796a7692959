"""A codebook changed here and by another program: merged, kept as a copy, or reloaded."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any, NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from outline_editor.app import codebook_version
from outline_editor.core.addresses import node_ref
from outline_editor.ui.dialogs.merging import MergingDialog
from tests.ui.answers import press
from tests.ui.concepts.conftest import CODEBOOK, PRESS, STATE, Analyst
from tests.ui.outside import click_in, in_next

pytestmark = pytest.mark.answers_dialogs

ASKED = "codebook.yaml was changed by another program since it was opened here."


def _rename(analyst: Analyst, label: str) -> None:
    concepts = analyst.window.session.editing.concepts
    assert analyst.window.session.attempt(lambda: concepts.set_label(STATE, "en", label)) is None


@pytest.fixture
def book(analyst: Analyst) -> Path:
    """The file of a codebook that has one change here, and another from elsewhere."""
    _rename(analyst, "of mine")
    analyst.window.session.set_field(node_ref("n-w6tzp"), "text", "changed here")
    path = analyst.folder / CODEBOOK
    path.write_bytes(path.read_bytes().replace(b"role: minister", b"role: the minister"))
    return path


def test_merging_saves_what_both_have_changed(analyst: Analyst, book: Path) -> None:
    asked = press("Merge…")
    came = in_next(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    analyst.window.run("file.save")
    assert asked == [ASKED]
    assert came
    assert b"en: of mine" in book.read_bytes()
    assert b"role: the minister" in book.read_bytes()
    assert b"changed here" in analyst.written(PRESS)[0]
    assert not analyst.window.isWindowModified()
    assert analyst.label(STATE) == "of mine"


@pytest.mark.parametrize(("key", "label"), [("1", "of mine"), ("2", "of theirs")])
def test_what_both_have_changed_is_chosen(
    analyst: Analyst, book: Path, key: str, label: str
) -> None:
    theirs = book.read_text("utf-8").replace("state advances, private retreats", "of theirs", 1)
    book.write_text(theirs, "utf-8")
    conflicts: list[int] = []

    def choose(dialog: MergingDialog) -> None:
        conflicts.append(dialog.list.count())
        QTest.keyClicks(dialog.list, key)
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    press("Merge…")
    in_next(MergingDialog, choose)
    analyst.window.run("file.save")
    assert conflicts == [1]
    assert label in book.read_text("utf-8")
    assert b"role: the minister" in book.read_bytes()
    assert analyst.label(STATE) == label


def test_a_merge_that_is_not_wanted_leaves_all_as_it_was(analyst: Analyst, book: Path) -> None:
    theirs, document = book.read_bytes(), analyst.written(PRESS)
    press("Merge…")
    came = in_next(MergingDialog, MergingDialog.reject)
    analyst.window.run("file.save")
    assert came
    assert book.read_bytes() == theirs
    assert analyst.written(PRESS) == document
    assert analyst.label(STATE) == "of mine"
    assert analyst.window.isWindowModified()


def test_mine_is_kept_as_a_copy(analyst: Analyst, book: Path) -> None:
    theirs, copy = book.read_bytes(), book.with_name("codebook (mine).yaml")
    asked = press("Keep Mine as a Copy", "OK")
    analyst.window.run("file.save")
    assert asked == [ASKED, f"The codebook as it was here is now in {copy}."]
    assert b"en: of mine" in copy.read_bytes()
    assert b"role: minister" in copy.read_bytes()
    assert book.read_bytes() == theirs
    assert b"changed here" in analyst.written(PRESS)[0]
    assert analyst.label(STATE) != "of mine"


def test_reloading_is_undone_as_one_step(analyst: Analyst, book: Path) -> None:
    theirs = book.read_bytes()
    press("Reload")
    analyst.window.run("file.save")
    assert book.read_bytes() == theirs
    assert not analyst.window.isWindowModified()
    assert analyst.label(STATE) != "of mine"
    analyst.window.run("edit.undo")
    assert analyst.label(STATE) == "of mine"
    assert analyst.window.isWindowModified()


def test_what_can_t_be_read_there_is_overwritten_only_if_that_is_wanted(
    analyst: Analyst, book: Path
) -> None:
    book.write_bytes(b"half written: [")
    asked = press("Cancel")
    analyst.window.run("file.save")
    assert asked == [ASKED]
    assert book.read_bytes() == b"half written: ["
    assert analyst.label(STATE) == "of mine"
    assert analyst.window.isWindowModified()
    press("Overwrite")
    analyst.window.run("file.save")
    assert b"en: of mine" in book.read_bytes()
    assert b"changed here" in analyst.written(PRESS)[0]
    assert not analyst.window.isWindowModified()


def test_reading_it_can_be_cancelled(
    analyst: Analyst, book: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []

    def endless(*arguments: Any) -> NoReturn:
        threads.append(threading.current_thread())
        *_, tell = arguments
        while True:
            tell(0.4)

    monkeypatch.setattr(codebook_version, "find_codebook", endless)
    before = book.read_bytes()
    came = in_next(QDialog, lambda dialog: click_in(qtbot, dialog, "Cancel"))
    analyst.window.run("file.save")
    assert came[0].objectName() == "waiting"
    assert threads
    assert threading.main_thread() not in threads
    assert book.read_bytes() == before
    assert analyst.window.isWindowModified()
    assert analyst.label(STATE) == "of mine"
