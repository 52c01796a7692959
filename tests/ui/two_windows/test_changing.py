"""Two windows on one document: what is changed in one is changed in both."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import journals_folder
from outline_editor.core.addresses import concept_ref, node_ref
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.panels.field_editors import LineEditor
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import SAMPLES, OpenWindow, edit
from tests.ui.two_windows.conftest import (
    NESTED,
    Beside,
    editor_of,
    half_a_date,
    texts,
    turn_to,
)


class TestChanging:
    def test_what_is_done_in_one_is_seen_in_the_other_at_once(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        assert texts(first)[0] == "first!"
        assert first.isWindowModified()
        turn_to(qtbot, first)
        first.run("file.save")
        assert not second.isWindowModified()
        assert not first.isWindowModified()

    def test_undo_takes_back_the_last_step_wherever_it_was_made(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        first.outline.set_current("n-bb")
        for window, typed in ((second, "1"), (first, "2"), (second, "3")):
            turn_to(qtbot, window)
            edit(qtbot, window, typed)
        assert texts(first) == ["first13", "under it", "second2"]
        # In each word it is one run of typing, in two windows it is three steps.
        second.run("edit.undo")
        assert texts(first) == ["first1", "under it", "second2"]
        second.run("edit.undo")
        assert texts(first) == ["first1", "under it", "second"]
        first.run("edit.undo")
        assert texts(second) == ["first", "under it", "second"]
        assert not second.isWindowModified()
        first.run("edit.redo")
        assert texts(second)[0] == "first1"

    def test_what_is_undone_in_one_does_not_move_the_other(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        first.outline.set_current("n-bb")
        second.run("edit.undo")
        assert first.outline.current_id() == "n-bb"
        first.run("edit.redo")
        assert first.outline.current_id() == "n-aa"

    def test_a_caret_stays_in_its_place_while_the_other_types(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        first.outline.edit_row("n-aa", 3)
        turn_to(qtbot, second)
        edit(qtbot, second, " of all")
        assert editor_of(first).text == "first of all"
        assert first.outline.caret == 3
        turn_to(qtbot, first)
        qtbot.keyClicks(editor_of(first), "E")
        assert texts(second)[0] == "firEst of all"

    def test_what_was_typed_in_a_row_that_the_other_deletes_comes_back_with_it(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        turn_to(qtbot, first)
        edit(qtbot, first, " typed")
        turn_to(qtbot, second)
        second.run("row.delete")
        assert not first.outline.is_editing
        assert texts(first) == ["second"]
        second.run("edit.undo")
        assert texts(first) == ["first typed", "under it", "second"]

    def test_what_a_field_holds_stays_when_the_other_changes_it_or_undoes(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        held = half_a_date(first, qtbot)
        turn_to(qtbot, second)
        second.session.set_field(node_ref("n-aa"), "due", "2019")
        second.run("edit.undo")
        assert first.session.pending == held
        second.run("edit.redo")
        assert first.session.pending == held
        assert second.session.pending == {}


@pytest.mark.answers_dialogs
class TestVersions:
    def test_both_go_back_to_the_file_and_on_again(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        first.outline.rows.fold("n-aa")
        edit(qtbot, second)
        press("Revert")
        second.run("file.revert")
        assert first.session.opened is second.session.opened
        assert texts(first) == ["first", "second"]
        first.run("edit.undo")
        assert first.session.opened is second.session.opened
        assert texts(second)[0] == "first!"
        assert second.isWindowModified()
        edit(qtbot, second)
        assert texts(first)[0] == "first!!"

    def test_a_repair_in_one_is_one_in_both(
        self, show: OpenWindow, beside: Beside, outline: Path
    ) -> None:
        outline.write_text(NESTED.replace("text: second", "txet: second"))
        first = show(outline)
        second = beside(first)
        assert second.session.read_only
        repairs = [
            one for problem in second.session.opened.file_problems for one in problem.repairs
        ]
        second.panes.problems.repair_wanted.emit(
            next(one for one in repairs if "“text”" in one.label.text)
        )
        assert not first.session.read_only
        assert first.isWindowModified()
        first.run("edit.undo")
        assert second.session.read_only

    def test_what_a_field_of_the_other_holds_stays(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        held = half_a_date(first, qtbot)
        turn_to(qtbot, second)
        press("Revert")
        second.run("file.revert")
        assert first.session.pending == held
        field = first.panes.sidebar.inspector.findChild(LineEditor, "field.due")
        assert field is not None
        assert field.line.text() == "2019-1"


def test_what_is_not_saved_is_kept_once_for_both(
    pair: tuple[MainWindow, MainWindow], qtbot: QtBot
) -> None:
    first, second = pair
    keeping = Safekeeping(shared_windows(), journals_folder())
    edit(qtbot, second)
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == 1
    first.close()
    edit(qtbot, second)
    keeping.journals.close()
    assert len(list(journals_folder().glob("*.journal"))) == 1
    second.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keeping.close()
    assert list(journals_folder().iterdir()) == []


def test_a_change_of_the_codebook_reaches_a_document_in_two_windows_once(
    show: OpenWindow, beside: Beside, tmp_path: Path
) -> None:
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    shutil.copy(SAMPLES / "miit-2019-press.yaml", tmp_path / "b.yaml")
    first = show(tmp_path / "miit-2019-press.yaml")
    second = beside(first)
    third = show(tmp_path / "b.yaml")
    ref = concept_ref("state-advances")
    steps: list[object] = []
    first.session.opened.history.follow(lambda *step: steps.append(step))
    third.session.editing.concepts.delete(ref)
    assert second.session.opened.entry(ref) is None
    assert len(steps) == 1
    third.run("edit.undo")
    assert first.session.opened.entry(ref) is not None
    assert node_ref(first.session.current) == node_ref(second.session.current)
