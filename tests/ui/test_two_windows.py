"""Two windows on one document: each looks at it in its own way, and all else they share."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import journals_folder
from outline_editor.core.addresses import Ref, concept_ref, node_ref
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.panels.field_editors import LineEditor
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import SAMPLES, OpenWindow, edit

NESTED = (
    "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\noutline:\n"
    "  - id: n-aa\n    text: first\n    children:\n"
    "      - id: n-ab\n        text: under it\n"
    "  - id: n-bb\n    text: second\n"
)

Beside = Callable[[MainWindow], MainWindow]


@pytest.fixture
def beside(qtbot: QtBot) -> Beside:
    """Opens another window on the document of one by its key, and waits until it has the focus."""

    def opened(window: MainWindow) -> MainWindow:
        before = shared_windows().all()
        _press(qtbot, window, Qt.Key.Key_W, "Ctrl+Shift")
        (other,) = (one for one in shared_windows().all() if one not in before)
        # A test may look at it after it was closed; it goes with the test.
        other.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(other)
        other.complete()
        turn_to(qtbot, other)
        return other

    return opened


@pytest.fixture
def pair(show: OpenWindow, beside: Beside, outline: Path) -> tuple[MainWindow, MainWindow]:
    """Two windows on a document with three rows; the second has the focus."""
    outline.write_text(NESTED, encoding="utf-8")
    window = show(outline)
    return window, beside(window)


def turn_to(qtbot: QtBot, window: MainWindow) -> None:
    """Give a window the focus."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def _press(qtbot: QtBot, window: MainWindow, key: Qt.Key, held: str = "") -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for one in filter(None, held.split("+")):
        modifiers |= getattr(
            Qt.KeyboardModifier, {"Ctrl": "ControlModifier"}.get(one, f"{one}Modifier")
        )
    qtbot.keyClick(window.focusWidget() or window, key, modifiers)


def texts(window: MainWindow) -> list[str]:
    model = window.outline.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def editor_of(window: MainWindow) -> RowEditor:
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    return editor


def _half_a_date(window: MainWindow, qtbot: QtBot) -> dict[tuple[Ref, str], Any]:
    """Write into a field what the document does not take; what the window keeps of it."""
    turn_to(qtbot, window)
    window.session.field_wanted.emit(node_ref("n-aa"), "due")
    qtbot.keyClicks(QApplication.focusWidget(), "2019-1")
    assert list(window.session.pending) == [(node_ref("n-aa"), "due")]
    return dict(window.session.pending)


class TestLooking:
    def test_each_has_its_own_place_folds_zoom_and_filter(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        assert second.session.document is first.session.document
        _press(qtbot, second, Qt.Key.Key_Left)
        assert (texts(first), texts(second)) == (
            ["first", "under it", "second"],
            ["first", "second"],
        )
        second.outline.set_current("n-bb")
        assert first.outline.current_id() == "n-aa"
        assert first.session.current == "n-aa"
        first.run("view.zoom_in")
        assert texts(first) == ["first", "under it"]
        second.run("edit.filter")
        qtbot.keyClicks(QApplication.focusWidget(), "sec")
        qtbot.waitUntil(lambda: texts(second) == ["second"])
        assert texts(first) == ["first", "under it"]
        assert second.panes.sidebar is not first.panes.sidebar

    def test_a_new_one_begins_with_the_view_of_the_other(
        self, show: OpenWindow, beside: Beside, outline: Path
    ) -> None:
        outline.write_text(NESTED, encoding="utf-8")
        first = show(outline)
        first.outline.rows.fold("n-aa")
        first.outline.set_current("n-bb")
        second = beside(first)
        assert texts(second) == ["first", "second"]
        assert second.outline.current_id() == "n-bb"

    def test_titles_tell_them_apart(
        self, pair: tuple[MainWindow, MainWindow], beside: Beside, qtbot: QtBot
    ) -> None:
        first, second = pair
        third = beside(second)
        titles = [window.windowTitle() for window in (first, second, third)]
        assert titles == [f"a.yaml:{number}[*] — Outline Editor" for number in (1, 2, 3)]
        first.close()
        assert second.windowTitle() == "a.yaml:1[*] — Outline Editor"
        third.close()
        assert second.windowTitle() == "a.yaml[*] — Outline Editor"

    def test_the_view_of_the_one_closed_last_is_kept(
        self, pair: tuple[MainWindow, MainWindow], show: OpenWindow, outline: Path
    ) -> None:
        first, second = pair
        first.outline.rows.fold("n-aa")
        second.close()
        first.close()
        assert texts(show(outline)) == ["first", "second"]


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
        held = _half_a_date(first, qtbot)
        turn_to(qtbot, second)
        second.session.set_field(node_ref("n-aa"), "due", "2019")
        second.run("edit.undo")
        assert first.session.pending == held
        second.run("edit.redo")
        assert first.session.pending == held
        assert second.session.pending == {}


@pytest.mark.answers_dialogs
class TestClosing:
    def test_closing_one_of_two_asks_nothing_and_the_last_one_does(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        assert first.close()
        asked = press("Cancel", "Don't Save")
        assert not second.close()
        assert second.close()
        assert asked == ["Save the changes to a.yaml?"] * 2

    def test_one_that_was_closed_hears_nothing_more(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        first.close()
        heard: list[object] = []
        first.session.changed.connect(heard.append)
        first.session.state_changed.connect(lambda: heard.append("state"))
        edit(qtbot, second)
        second.run("edit.undo")
        second.run("file.revert")
        assert heard == []
        assert texts(first) == []

    def test_quitting_asks_once_for_both(
        self, pair: tuple[MainWindow, MainWindow], qtbot: QtBot
    ) -> None:
        first, second = pair
        edit(qtbot, second)
        asked = press("Cancel", "Don't Save")
        first.run("file.quit")
        assert shared_windows().all() == pair
        first.run("file.quit")
        assert shared_windows().all() == ()
        assert asked == ["Save the changes to a.yaml?"] * 2


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
        held = _half_a_date(first, qtbot)
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
