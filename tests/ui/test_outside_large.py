"""A large file that another program changes: it is read beside the window."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from outline_editor.app import outside_codebook
from outline_editor.app.open_document import new_document
from outline_editor.app.outside import Outside, Standing, look_to_follow
from outline_editor.app.turns import is_working
from outline_editor.core.addresses import node_ref
from outline_editor.core.edits import Edit, SetField
from outline_editor.core.progress import Cancelled, Tell
from outline_editor.storage.codebook_file import find_codebook
from outline_editor.ui import background_work, file_watch, outside_changes, outside_taking
from outline_editor.ui.dialogs.merging import MergingDialog
from outline_editor.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow, edit
from tests.ui.outside import click_in, in_next, look_now, outside_bar, texts, write_over
from tests.ui.test_saving_meanwhile import disk as disk

pytestmark = pytest.mark.answers_dialogs


class SlowReading:
    """Reading a file takes until it `may_go` on."""

    def __init__(self, read: Callable[..., Any]) -> None:
        self._read = read
        self.was_read, self.may_go = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        self.edits: list[Edit] = []

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        found = self._read(*args, **kwargs)
        self.threads.append(threading.current_thread())
        if isinstance(found, Outside) and found.way is not None:
            self.edits += found.way.edits
        self.was_read.set()
        self.may_go.wait()
        return found


class TestLargeFiles:
    """They are read beside the work on them, and that goes on."""

    @pytest.fixture
    def reading(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReading]:
        # Nothing but the window itself has it look again.
        monkeypatch.setattr(file_watch, "_QUIET", 600_000)
        monkeypatch.setattr(file_watch, "_LOOK", 600_000)
        monkeypatch.setattr(background_work, "AT_ONCE", 0)
        reading = SlowReading(look_to_follow)
        monkeypatch.setattr(outside_changes, "look_to_follow", reading)
        yield reading
        reading.may_go.set()

    @pytest.fixture
    def window(self, show: OpenWindow, outline: Path, reading: SlowReading) -> MainWindow:
        """A window that is reading what another program has put into its file."""
        reading.may_go.set()
        window = show(outline)
        QTest.qWait(50)
        reading.was_read.clear()
        reading.may_go.clear()
        write_over(outline, "second", "theirs")
        look_now(window)
        assert reading.was_read.wait(10)
        return window

    def test_a_change_while_it_is_read_is_seen_too(
        self, window: MainWindow, outline: Path, reading: SlowReading, qtbot: QtBot
    ) -> None:
        write_over(outline, "theirs", "later")
        reading.may_go.set()
        qtbot.waitUntil(lambda: texts(window) == ["first", "later"])

    def test_what_is_written_meanwhile_stays(
        self, window: MainWindow, reading: SlowReading, qtbot: QtBot
    ) -> None:
        edit(qtbot, window)
        reading.may_go.set()
        qtbot.waitUntil(lambda: bool(outside_bar(window).text))
        assert texts(window) == ["first!", "second"]
        assert window.isWindowModified()
        came = in_next(MergingDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        click_in(qtbot, window, "Merge…")
        assert came
        assert texts(window) == ["first!", "theirs"]

    def test_what_is_written_and_taken_back_meanwhile_is_nothing(
        self, window: MainWindow, reading: SlowReading, qtbot: QtBot
    ) -> None:
        edit(qtbot, window)
        window.run("edit.undo")
        reading.may_go.set()
        qtbot.waitUntil(lambda: texts(window) == ["first", "theirs"])
        assert not window.isWindowModified()

    def test_what_differs_is_found_beside_the_window(
        self, window: MainWindow, reading: SlowReading, qtbot: QtBot
    ) -> None:
        """There it is only done; as a step of undo like any other."""
        reading.may_go.set()
        qtbot.waitUntil(lambda: texts(window) == ["first", "theirs"])
        assert reading.threads
        assert threading.main_thread() not in reading.threads
        assert reading.edits == [SetField(node_ref("n-bb"), "text", "theirs")]
        window.run("edit.undo")
        assert texts(window) == ["first", "second"]


def labels(window: MainWindow) -> list[str]:
    root = window.session.opened.codebook.root
    assert root is not None
    return [text for concept in root.concepts for _, text in concept.label.texts]


class TestLargeCodebooks:
    """They are read beside the window, too."""

    @pytest.fixture
    def book(self, outline: Path) -> Path:
        book = outline.with_name("book.yaml")
        book.write_text(
            "format: policy-codebook/1\nid: book\nconcepts:\n"
            "  - id: fund\n    label: {en: Fund}\n  - id: loan\n    label: {en: Loan}\n"
        )
        old = outline.read_text()
        outline.write_text(old.replace("outline:", "codebook: book.yaml\noutline:"))
        return book

    @pytest.fixture
    def reading(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowReading]:
        monkeypatch.setattr(file_watch, "_QUIET", 600_000)
        monkeypatch.setattr(file_watch, "_LOOK", 600_000)
        monkeypatch.setattr(background_work, "AT_ONCE", 0)
        reading = SlowReading(find_codebook)
        monkeypatch.setattr(outside_codebook, "find_codebook", reading)
        yield reading
        reading.may_go.set()

    @pytest.fixture
    def window(
        self, show: OpenWindow, outline: Path, book: Path, reading: SlowReading
    ) -> MainWindow:
        """A window that is reading what another program has put into its codebook."""
        window = show(outline)
        QTest.qWait(50)
        write_over(book, "{en: Fund}", "{en: Theirs}")
        look_now(window)
        assert reading.was_read.wait(10)
        return window

    def test_it_is_taken_in_once_it_is_read(
        self, window: MainWindow, reading: SlowReading, qtbot: QtBot
    ) -> None:
        assert labels(window) == ["Fund", "Loan"]
        reading.may_go.set()
        qtbot.waitUntil(lambda: labels(window) == ["Theirs", "Loan"])
        assert reading.threads
        assert threading.main_thread() not in reading.threads

    def test_what_was_saved_meanwhile_stays(
        self, window: MainWindow, book: Path, reading: SlowReading, qtbot: QtBot
    ) -> None:
        """Here, or in another window: what was read is no longer in the file."""
        write_over(book, "{en: Loan}", "{en: Later}")
        window.session.opened.read_codebook()
        assert labels(window) == ["Theirs", "Later"]
        reading.may_go.set()
        qtbot.waitUntil(lambda: not is_working())
        QTest.qWait(50)
        assert labels(window) == ["Theirs", "Later"]


class TestReadingThatIsNotWanted:
    """It comes to its end by itself, and not only once all is read."""

    @pytest.fixture
    def cancelled(self, monkeypatch: pytest.MonkeyPatch) -> threading.Event:
        """Is set once a reading, which never ends otherwise, has heard that it is not wanted."""
        heard = threading.Event()

        def endless(path: Path, *_: Any, tell: Tell, **__: Any) -> Outside:
            try:
                while path.name == "a.yaml":
                    tell(0.4)
                    heard.wait(0.001)
            except Cancelled:
                heard.set()
                raise
            return Outside(Standing.GONE)

        monkeypatch.setattr(background_work, "AT_ONCE", 0)
        monkeypatch.setattr(outside_changes, "look_to_follow", endless)
        return heard

    @pytest.fixture
    def window(self, show: OpenWindow, outline: Path, cancelled: threading.Event) -> MainWindow:
        window = show(outline)
        look_now(window)
        assert not cancelled.is_set()
        return window

    def test_it_ends_with_the_window(
        self, window: MainWindow, cancelled: threading.Event, qtbot: QtBot
    ) -> None:
        assert window.close()
        assert cancelled.wait(10)
        cancelled.clear()
        look_now(window)
        QTest.qWait(50)
        assert not is_working()

    def test_it_ends_with_the_application(
        self, window: MainWindow, cancelled: threading.Event, qapp: QApplication
    ) -> None:
        qapp.aboutToQuit.emit()
        assert cancelled.wait(10)

    def test_it_ends_as_another_document_is_shown(
        self, window: MainWindow, cancelled: threading.Event
    ) -> None:
        window.session.switch_to(new_document())
        assert cancelled.wait(10)


def test_what_takes_a_while_shows_that_and_can_be_cancelled(
    show: OpenWindow, outline: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(outline)
    edit(qtbot, window)
    write_over(outline, "second", "theirs")
    qtbot.waitUntil(lambda: bool(outside_bar(window).text))

    def slow(*_: object) -> Outside:
        tell: Tell = _[-1]  # type: ignore[assignment]
        while True:
            tell(0.4)

    monkeypatch.setattr(outside_taking, "look_at", slow)
    before = window.session.document.root
    for button in ("Merge…", "Reload"):
        came = in_next(QDialog, lambda dialog: click_in(qtbot, dialog, "Cancel"))
        click_in(qtbot, window, button)
        assert came[0].objectName() == "waiting"
        assert window.session.document.root is before
        assert outside_bar(window).text
