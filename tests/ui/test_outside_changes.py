"""A file that another program changes while it is open in a window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from outline_editor.app.outside import Outside, Standing, look_to_follow
from outline_editor.ui import outside_changes
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.notice_bar import NoticeBar
from tests.ui.answers import choose_file, press
from tests.ui.conftest import OpenWindow, edit

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def _bar(window: MainWindow) -> NoticeBar:
    bar = window.findChild(NoticeBar, "outsideBar")
    assert bar is not None
    return bar


def _said(window: MainWindow) -> str:
    said = window.findChild(QLabel, "said")
    assert said is not None
    return said.text()


def _texts(window: MainWindow) -> list[str]:
    return [node.text for node in window.session.document.walk()]


def _click(qtbot: QtBot, window: MainWindow, text: str) -> None:
    buttons = {one.text().replace("&", ""): one for one in _bar(window).findChildren(QPushButton)}
    qtbot.mouseClick(buttons[text], Qt.MouseButton.LeftButton)


def _write(path: Path, old: str, new: str) -> None:
    """Replace the file as careful programs do: with another one."""
    theirs = path.with_name("theirs")
    theirs.write_text(path.read_text().replace(old, new))
    theirs.replace(path)


def _in_dialog(act: Callable[[MergingDialog], None]) -> list[MergingDialog]:
    """Do something in the dialog to come, which then stands in the list."""
    came: list[MergingDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MergingDialog)
        came.append(dialog)
        act(dialog)

    QTimer.singleShot(0, answer)
    return came


def _save(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not window.isWindowModified())


def _press_enter(dialog: MergingDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_an_unmodified_file_is_read_again_and_looked_at_as_before(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    _write(outline, "text: second", "text: second\n    children: [{id: n-cc, text: third}]")
    window = show(outline)
    window.outline.set_current("n-bb")
    window.run("row.fold_all")
    for text in ("theirs", "theirs again"):
        _write(outline, "first" if text == "theirs" else "theirs", text)
        qtbot.waitUntil(lambda text=text: text in _texts(window))
        assert not window.isWindowModified()
        assert _said(window) == "a.yaml was changed by another program; read again."
        assert window.outline.current_id() == "n-bb"
        assert window.outline.rows.node_ids() == ["n-aa", "n-bb"]
        assert not _bar(window).text
    window.run("edit.undo")
    assert _texts(window) == ["theirs", "second", "third"]
    assert window.isWindowModified()


def test_what_is_being_typed_goes_on(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    """Both are changed: nothing happens by itself; then both come together, as one step."""
    window = show(outline)
    edit(qtbot, window)
    _write(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert _bar(window).text == "a.yaml was changed by another program, and here too."
    assert _texts(window) == ["first!", "second"]
    edit(qtbot, window, "?")
    came = _in_dialog(_press_enter)
    _click(qtbot, window, "Merge…")
    summary = came[0].findChildren(QLabel)[0].text()
    assert "In the file: 1 row changed." in summary
    assert "Here: 1 row changed." in summary
    assert _texts(window) == ["first!?", "theirs"]
    assert not _bar(window).text
    assert window.isWindowModified()
    window.run("edit.undo")
    assert _texts(window) == ["first!?", "second"]
    window.run("edit.redo")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    _save(qtbot, window)
    assert "first!?" in outline.read_text()
    assert "theirs" in outline.read_text()


@pytest.mark.parametrize(
    ("keys", "texts"),
    [
        ([Qt.Key.Key_Left, Qt.Key.Key_Right], ["first!", "2 there"]),
        ([Qt.Key.Key_2, Qt.Key.Key_1], ["1 there", "second!"]),
        ([Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_2], ["1 there", "second!"]),
    ],
)
def test_each_conflict_is_chosen_by_keys(
    show: OpenWindow, outline: Path, qtbot: QtBot, keys: list[Qt.Key], texts: list[str]
) -> None:
    window = show(outline)
    edit(qtbot, window)
    window.outline.set_current("n-bb")
    edit(qtbot, window)
    _write(outline, "text: first", "text: 1 there")
    _write(outline, "text: second", "text: 2 there")
    qtbot.waitUntil(lambda: bool(_bar(window).text))

    def choose(dialog: MergingDialog) -> None:
        assert [dialog.list.item(row).text() for row in range(2)] == [
            "Row 1 “first!”: text  —  ?",
            "Row 2 “second!”: text  —  ?",
        ]
        for key in keys:
            assert not dialog.merge.isEnabled()
            qtbot.keyClick(dialog.list, key)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert _in_dialog(choose) == []
    _click(qtbot, window, "Merge…")
    assert _texts(window) == texts


def test_cancelling_leaves_everything_as_it_was(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _write(outline, "first", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    before, on_disk = window.session.document.root, outline.read_bytes()
    came = _in_dialog(lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    _click(qtbot, window, "Merge…")
    assert len(came) == 1
    assert window.session.document.root is before
    assert outline.read_bytes() == on_disk
    assert _bar(window).text


def test_mine_is_kept_as_a_copy(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    edit(qtbot, window)
    _write(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    theirs = outline.read_bytes()
    came = choose_file(qtbot, outline.with_name("a (mine).yaml"))
    _click(qtbot, window, "Keep Mine as a Copy…")
    assert came()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert "first!" in outline.with_name("a (mine).yaml").read_text()
    assert outline.read_bytes() == theirs
    assert not _bar(window).text


def test_reloading_drops_mine_and_undo_brings_it_back(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _write(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    _click(qtbot, window, "Reload")
    assert _texts(window) == ["first", "theirs"]
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert _texts(window) == ["first!", "second"]
    assert window.isWindowModified()


def test_what_is_no_outline_is_not_taken(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    """Git has left its marks in it; put right, it is read again."""
    window = show(outline)
    right = outline.read_text()
    outline.write_text(right + "<<<<<<< HEAD\n")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert "can't be used as it is now" in _bar(window).text
    assert _texts(window) == ["first", "second"]
    assert window.isWindowModified()
    outline.write_text(right.replace("first", "put right"))
    qtbot.waitUntil(lambda: _texts(window) == ["put right", "second"])
    assert not window.isWindowModified()
    assert not _bar(window).text


def test_a_file_with_errors_is_taken_once_it_has_none(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Outside] = []

    def noted(*args: Any, **kwargs: Any) -> Outside:
        found.append(look_to_follow(*args, **kwargs))
        return found[-1]

    _write(outline, "text: second", "txet: second")
    window = show(outline)
    monkeypatch.setattr(outside_changes, "look_to_follow", noted)
    _write(outline, "txet: second", "txt: second")
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert found[-1].standing is Standing.UNUSABLE
    # Nobody needs it, and it takes a while.
    assert found[-1].way is None
    _write(outline, "txt: second", "text: theirs")
    qtbot.waitUntil(lambda: _texts(window) == ["first", "theirs"])
    assert not window.session.read_only
    assert not window.isWindowModified()
    assert not _bar(window).text


def test_a_file_that_is_gone_stays_open_and_is_written_anew(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    before = outline.read_text()
    outline.rename(outline.with_name("b.yaml"))
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert "was removed or renamed" in _bar(window).text
    assert window.isWindowModified()
    _save(qtbot, window)
    assert outline.read_text() == before
    assert not _bar(window).text


def test_a_file_that_is_back_is_as_saved_as_it_was(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    outline.rename(outline.with_name("b.yaml"))
    qtbot.waitUntil(lambda: bool(_bar(window).text))
    assert window.isWindowModified()
    outline.with_name("b.yaml").rename(outline)
    qtbot.waitUntil(lambda: not _bar(window).text)
    assert not window.isWindowModified()


def test_a_file_that_says_the_same_in_other_words_of_yaml_asks_nothing(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    _write(outline, "text: first", "text: 'first'")
    _save(qtbot, window)
    assert "text: first!" in outline.read_text()


def test_a_codebook_is_read_again(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    book = outline.with_name("book.yaml")
    book.write_text(
        "format: policy-codebook/1\nid: book\nconcepts:\n  - id: fund\n    label: {en: Fund}\n"
    )
    outline.write_text(outline.read_text().replace("outline:", "codebook: book.yaml\noutline:"))
    window = show(outline)
    book.write_text(book.read_text().replace("Fund", "Guarantee fund"))

    def label() -> str:
        root = window.session.opened.codebook.root
        return "" if root is None else root.concepts[0].label.shown

    qtbot.waitUntil(lambda: label() == "Guarantee fund")
    assert _said(window) == "book.yaml was changed by another program; read again."
    assert not window.isWindowModified()


def test_many_changes_are_shown_as_another_version(
    show: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "large.yaml"
    head = "format: policy-outline/1\nid: large\ntitle: L\nstatus: draft\noutline:\n"
    rows = "".join(f"  - id: n-r{n}\n    text: row {n}\n" for n in range(3000))
    path.write_text(head + rows)
    window = show(path)
    window.outline.set_current("n-r2000")
    _write(path, "text: row", "text: line")
    qtbot.waitUntil(lambda: _texts(window)[0] == "line 0")
    assert window.outline.current_id() == "n-r2000"
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert _texts(window)[0] == "row 0"
    assert window.isWindowModified()


@pytest.mark.parametrize("answer", ["Merge…", "Keep Mine as a Copy…", "Reload", "Cancel"])
def test_saving_asks_before_it_would_overwrite(
    show: OpenWindow, outline: Path, qtbot: QtBot, answer: str
) -> None:
    window = show(outline)
    edit(qtbot, window)
    outline.write_text(outline.read_text().replace("second", "theirs"))
    theirs = outline.read_text()
    copy = outline.with_name("a (mine).yaml")
    came = choose_file(qtbot, copy) if answer == "Keep Mine as a Copy…" else None
    asked = press(answer)
    if answer == "Merge…":
        # Once the question is answered, the next is asked.
        QTimer.singleShot(0, lambda: _in_dialog(_press_enter))
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.isWindowModified() == (answer == "Cancel"))
    assert asked == ["a.yaml was changed by another program since it was opened here."]
    merged = theirs.replace("first", "first!")
    assert outline.read_text() == (merged if answer == "Merge…" else theirs)
    assert _texts(window)[0] == ("first" if answer == "Reload" else "first!")
    if came is not None:
        assert came()
        assert "first!" in copy.read_text()
