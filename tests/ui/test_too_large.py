"""A file that is larger than is read without asking is opened if the person wants that."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.app.outside import look_at
from outline_editor.core.addresses import node_ref
from outline_editor.core.model import DocumentRoot
from outline_editor.core.progress import Cancelled
from outline_editor.storage import limits
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outside_changes import OutsideChanges
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow
from tests.ui.outside import look_now, outside_bar, save, texts, write_over

pytestmark = pytest.mark.answers_dialogs


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of a few bytes more than a megabyte, which is the limit."""
    monkeypatch.setattr(limits, "_allowed", 0)
    monkeypatch.setenv(limits.VARIABLE, "1")
    path = tmp_path / "large.yaml"
    rows = "".join(f"  - id: n-r{n}\n    text: {n}{' word' * 120_000}\n" for n in range(2))
    path.write_text(
        f"format: policy-outline/1\nid: large\ntitle: L\nstatus: draft\noutline:\n{rows}"
    )
    return path


def test_it_is_opened_anyway_and_read_again_unasked(show: OpenWindow, large: Path) -> None:
    window = show(None)
    asked = press("Open It Anyway")
    window.files.open_path(large)
    (question,) = asked
    assert question == (
        f"{large} is 2 MB large, and files of more than 1 MB are opened only where that is wanted: "
        "it may take long, and about 60 MB of memory. Open it if it is the right file."
    )
    (opened,) = [one.session.opened for one in shared_windows().all() if one.session.opened.path]
    assert len(opened.document.root.outline) == 2
    window.files.open_path(large)
    assert len(asked) == 1


def test_it_stays_unread_where_that_is_not_wanted(show: OpenWindow, large: Path) -> None:
    window = show(None)
    asked = press("Cancel")
    window.files.open_path(large)
    assert len(asked) == 1
    assert not [one for one in shared_windows().all() if one.session.opened.path]


def test_one_that_would_take_much_memory_for_its_size_is_asked_about_too(
    show: OpenWindow, large: Path
) -> None:
    large.write_text(f"format: policy-outline/1\nid: a\nstatus: draft\nx-a: [{'a,' * 300_000}]\n")
    window = show(None)
    for answer, opened in (("Cancel", 0), ("Open It Anyway", 1)):
        asked = press(answer)
        window.files.open_path(large)
        (question,) = asked
        assert question.startswith(f"{large} holds more rows, keys and texts than are opened")
        assert len([one for one in shared_windows().all() if one.session.opened.path]) == opened


def _opened_anyway(show: OpenWindow, large: Path) -> MainWindow:
    window = show(None)
    asked = press("Open It Anyway")
    window.files.open_path(large)
    assert asked
    (opened,) = [one for one in shared_windows().all() if one.session.opened.path]
    return opened


def test_it_may_grow_in_another_program(show: OpenWindow, large: Path, qtbot: QtBot) -> None:
    window = _opened_anyway(show, large)
    write_over(large, "text: 0", "text: longer by some bytes")
    look_now(window)
    qtbot.waitUntil(lambda: texts(window)[0].startswith("longer by some bytes"))


def test_why_it_is_not_followed_further_is_told(
    show: OpenWindow, large: Path, qtbot: QtBot
) -> None:
    window = _opened_anyway(show, large)
    before = large.read_text()
    write_over(large, " word", " words, thrice as many")
    look_now(window)
    qtbot.waitUntil(lambda: f"{large} is 6 MB large" in outside_bar(window).text)
    assert window.isWindowModified()
    large.write_text(before)
    look_now(window)
    qtbot.waitUntil(lambda: not outside_bar(window).text)
    assert not window.isWindowModified()


def test_one_that_grows_without_end_in_another_program_is_told_of(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as a log: it is never steady while it is read."""
    monkeypatch.setenv(limits.VARIABLE, "1")
    window = show(outline)
    read, log = os.read, outline.stat

    def read_while_it_grows(descriptor: int, length: int) -> bytes:
        if os.fstat(descriptor).st_ino == log().st_ino:
            with outline.open("ab") as stream:
                stream.write(b"another line\n")
        return read(descriptor, length)

    outline.write_bytes(b"a line\n" * 200_000)
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", read_while_it_grows)
        look_now(window)
        qtbot.waitUntil(lambda: "can't be used" in outside_bar(window).text)
        assert window.isWindowModified()


def test_looking_at_one_of_any_size_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**12)

    def cancel(_done: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        look_at(path, b"", DocumentRoot(id="a"), cancel)


def test_one_that_grows_here_past_the_limit_stays_saved(
    show: OpenWindow, large: Path, qtbot: QtBot
) -> None:
    large.write_text(large.read_text().replace(" word" * 30_000, "", 2))
    assert large.stat().st_size < 1_000_000
    window = show(large)
    window.session.set_field(node_ref("n-r1"), "text", "word " * 150_000)
    save(qtbot, window)
    assert large.stat().st_size > 1_000_000
    changes = window.findChild(OutsideChanges)
    assert changes is not None
    for _ in range(3):
        changes.look()
        qtbot.wait(50)
    assert outside_bar(window).text == ""
    assert not window.isWindowModified()
