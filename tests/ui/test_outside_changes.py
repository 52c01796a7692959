"""A file that another program changes while it is open in a window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from outline_editor.app.outside import Outside, Standing, look_to_follow
from outline_editor.ui import outside_changes
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.file_watch import FileWatch
from outline_editor.ui.main_window import MainWindow
from tests.ui.answers import choose_file, press
from tests.ui.conftest import OpenWindow, edit
from tests.ui.outside import click_in, in_next, outside_bar, save, texts, write_over

pytestmark = pytest.mark.answers_dialogs

CTRL = Qt.KeyboardModifier.ControlModifier


def _said(window: MainWindow) -> str:
    said = window.findChild(QLabel, "said")
    assert said is not None
    return said.text()


def _press_enter(dialog: MergingDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_an_unmodified_file_is_read_again_and_looked_at_as_before(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    write_over(outline, "text: second", "text: second\n    children: [{id: n-cc, text: third}]")
    window = show(outline)
    window.outline.set_current("n-bb")
    window.run("row.fold_all")
    for text in ("theirs", "theirs again"):
        write_over(outline, "first" if text == "theirs" else "theirs", text)
        qtbot.waitUntil(lambda text=text: text in texts(window))
        assert not window.isWindowModified()
        assert _said(window) == "a.yaml was changed by another program; read again."
        assert window.outline.current_id() == "n-bb"
        assert window.outline.rows.node_ids() == ["n-aa", "n-bb"]
        assert not outside_bar(window).text
    window.run("edit.undo")
    assert texts(window) == ["theirs", "second", "third"]
    assert window.isWindowModified()


def test_what_is_being_typed_goes_on(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    """Both are changed: nothing happens by itself; then both come together, as one step."""
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert outside_bar(window).text == "a.yaml was changed by another program, and here too."
    assert texts(window) == ["first!", "second"]
    edit(qtbot, window, "?")
    came = in_next(MergingDialog, _press_enter)
    click_in(qtbot, window, "Merge…")
    summary = came[0].findChildren(QLabel)[0].text()
    assert "In the file: 1 row changed." in summary
    assert "Here: 1 row changed." in summary
    assert texts(window) == ["first!?", "theirs"]
    assert not outside_bar(window).text
    assert window.isWindowModified()
    window.run("edit.undo")
    assert texts(window) == ["first!?", "second"]
    window.run("edit.redo")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    save(qtbot, window)
    assert "first!?" in outline.read_text()
    assert "theirs" in outline.read_text()


@pytest.mark.parametrize(
    ("keys", "merged"),
    [
        ([Qt.Key.Key_Left, Qt.Key.Key_Right], ["first!", "2 there"]),
        ([Qt.Key.Key_2, Qt.Key.Key_1], ["1 there", "second!"]),
        ([Qt.Key.Key_Down, Qt.Key.Key_1, Qt.Key.Key_Up, Qt.Key.Key_2], ["1 there", "second!"]),
    ],
)
def test_each_conflict_is_chosen_by_keys(
    show: OpenWindow, outline: Path, qtbot: QtBot, keys: list[Qt.Key], merged: list[str]
) -> None:
    window = show(outline)
    edit(qtbot, window)
    window.outline.set_current("n-bb")
    edit(qtbot, window)
    write_over(outline, "text: first", "text: 1 there")
    write_over(outline, "text: second", "text: 2 there")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))

    def choose(dialog: MergingDialog) -> None:
        assert [dialog.list.item(row).text() for row in range(2)] == [
            "Row 1 “first!”: text  —  ?",
            "Row 2 “second!”: text  —  ?",
        ]
        for key in keys:
            assert not dialog.merge.isEnabled()
            qtbot.keyClick(dialog.list, key)
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)

    assert in_next(MergingDialog, choose) == []
    click_in(qtbot, window, "Merge…")
    assert texts(window) == merged


def test_cancelling_leaves_everything_as_it_was(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "first", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    before, on_disk = window.session.document.root, outline.read_bytes()
    came = in_next(MergingDialog, lambda dialog: qtbot.keyClick(dialog, Qt.Key.Key_Escape))
    click_in(qtbot, window, "Merge…")
    assert len(came) == 1
    assert window.session.document.root is before
    assert outline.read_bytes() == on_disk
    assert outside_bar(window).text


def test_mine_is_kept_as_a_copy(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    theirs = outline.read_bytes()
    came = choose_file(qtbot, outline.with_name("a (mine).yaml"))
    click_in(qtbot, window, "Keep Mine as a Copy…")
    assert came()
    qtbot.waitUntil(lambda: not window.isWindowModified())
    assert "first!" in outline.with_name("a (mine).yaml").read_text()
    assert outline.read_bytes() == theirs
    assert not outside_bar(window).text


def test_reloading_drops_mine_and_undo_brings_it_back(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    click_in(qtbot, window, "Reload")
    assert texts(window) == ["first", "theirs"]
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert texts(window) == ["first!", "second"]
    assert window.isWindowModified()


def test_what_is_no_outline_by_then_is_told_of_at_once(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "first", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    watch = window.findChild(FileWatch)
    assert watch is not None
    watch.blockSignals(True)
    outline.write_text("<<<<<<< HEAD\n")
    click_in(qtbot, window, "Merge…")
    assert "can't be used as it is now" in outside_bar(window).text
    assert texts(window) == ["first!", "second"]


def test_what_is_no_outline_is_not_taken(show: OpenWindow, outline: Path, qtbot: QtBot) -> None:
    """Git has left its marks in it; put right, it is read again."""
    window = show(outline)
    right = outline.read_text()
    outline.write_text(right + "<<<<<<< HEAD\n")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert "can't be used as it is now" in outside_bar(window).text
    assert texts(window) == ["first", "second"]
    assert window.isWindowModified()
    outline.write_text(right.replace("first", "put right"))
    qtbot.waitUntil(lambda: texts(window) == ["put right", "second"])
    assert not window.isWindowModified()
    assert not outside_bar(window).text


def test_a_file_with_errors_is_taken_once_it_has_none(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Outside] = []

    def noted(*args: Any, **kwargs: Any) -> Outside:
        found.append(look_to_follow(*args, **kwargs))
        return found[-1]

    write_over(outline, "text: second", "txet: second")
    window = show(outline)
    monkeypatch.setattr(outside_changes, "look_to_follow", noted)
    write_over(outline, "txet: second", "txt: second")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert found[-1].standing is Standing.UNUSABLE
    # Nobody needs it, and it takes a while.
    assert found[-1].way is None
    write_over(outline, "txt: second", "text: theirs")
    qtbot.waitUntil(lambda: texts(window) == ["first", "theirs"])
    assert not window.session.read_only
    assert not window.isWindowModified()
    assert not outside_bar(window).text


def test_a_file_that_is_gone_stays_open_and_is_written_anew(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    before = outline.read_text()
    outline.rename(outline.with_name("b.yaml"))
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert "was removed or renamed" in outside_bar(window).text
    assert window.isWindowModified()
    save(qtbot, window)
    assert outline.read_text() == before
    assert not outside_bar(window).text


def test_a_file_that_is_back_is_as_saved_as_it_was(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    outline.rename(outline.with_name("b.yaml"))
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))
    assert window.isWindowModified()
    outline.with_name("b.yaml").rename(outline)
    qtbot.waitUntil(lambda: not outside_bar(window).text)
    assert not window.isWindowModified()


def test_a_file_that_says_the_same_in_other_words_of_yaml_asks_nothing(
    show: OpenWindow, outline: Path, qtbot: QtBot
) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "text: first", "text: 'first'")
    save(qtbot, window)
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


@pytest.mark.parametrize("is_sound_at_first", [True, False])
def test_a_codebook_that_can_not_be_used_is_read_once_it_can(
    show: OpenWindow, outline: Path, qtbot: QtBot, is_sound_at_first: bool
) -> None:
    book, broken = outline.with_name("book.yaml"), "<<<<<<< half written: ["
    sound = "format: policy-codebook/1\nid: book\nconcepts:\n  - {id: fund, label: {en: Fund}}\n"
    book.write_text(sound if is_sound_at_first else broken)
    outline.write_text(outline.read_text().replace("outline:", "codebook: book.yaml\noutline:"))
    window = show(outline)
    named = window.session.opened.named
    if is_sound_at_first:
        book.write_text(broken)
    qtbot.waitUntil(lambda: named.now.trouble is not None)
    book.write_text(sound.replace("Fund", "Guarantee fund"))
    qtbot.waitUntil(lambda: named.shared is not None)
    assert named.now.trouble is None
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
    write_over(path, "text: row", "text: line")
    qtbot.waitUntil(lambda: texts(window)[0] == "line 0")
    assert window.outline.current_id() == "n-r2000"
    assert not window.isWindowModified()
    window.run("edit.undo")
    assert texts(window)[0] == "row 0"
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
        QTimer.singleShot(0, lambda: in_next(MergingDialog, _press_enter))
    qtbot.keyClick(window, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: window.isWindowModified() == (answer == "Cancel"))
    assert asked == ["a.yaml was changed by another program since it was opened here."]
    merged = theirs.replace("first", "first!")
    assert outline.read_text() == (merged if answer == "Merge…" else theirs)
    assert texts(window)[0] == ("first" if answer == "Reload" else "first!")
    if came is not None:
        assert came()
        assert "first!" in copy.read_text()
