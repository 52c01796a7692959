"""A large file is opened while one sees how far that is, or not at all."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from outline_editor.app import readying
from outline_editor.app.opening import Opened, open_file
from outline_editor.app.paths import claims_folder
from outline_editor.core.progress import Tell
from outline_editor.storage.claims import Claims
from outline_editor.ui.windows import shared_windows
from tests.ui.answers import press
from tests.ui.conftest import OpenWindow

ROWS = 20_000


@pytest.fixture
def large(tmp_path: Path) -> Path:
    path = tmp_path / "large.yaml"
    rows = "".join(f"  - id: n-r{number}\n    text: row {number}\n" for number in range(ROWS))
    path.write_text(
        f"format: policy-outline/1\nid: large\ntitle: L\nstatus: draft\noutline:\n{rows}"
    )
    return path


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Reading a large file goes on from its beginning only once this is set."""
    go_on = threading.Event()

    def slow(path: Path, tell: Tell) -> Opened:
        if path.name == "large.yaml":
            tell(0.4)
            go_on.wait()
        return open_file(path, tell)

    monkeypatch.setattr(readying, "open_file", slow)
    yield go_on
    go_on.set()


def _when_waiting(act: object, value: int) -> None:
    assert callable(act)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        bar = None if dialog is None else dialog.findChild(QProgressBar)
        if bar is None or bar.value() < value:
            QTimer.singleShot(20, look)
        else:
            act(dialog)

    QTimer.singleShot(0, look)


@pytest.mark.answers_dialogs
def test_shows_how_far_it_is(
    show: OpenWindow, large: Path, held_up: threading.Event, qtbot: QtBot
) -> None:
    window = show(None)
    seen: list[str] = []

    def go_on(dialog: QWidget) -> None:
        bar = dialog.findChild(QProgressBar)
        assert bar is not None
        seen.append(f"{bar.accessibleName()} {bar.value()} %")
        held_up.set()

    _when_waiting(go_on, 30)
    assert window.files.open_path(large) is window
    assert seen == ["Opening large.yaml… 30 %"]
    assert window.session.document.row_count == ROWS
    assert window.session.opened.path == large


@pytest.mark.answers_dialogs
def test_of_a_copy_shows_how_far_it_is(
    show: OpenWindow, large: Path, held_up: threading.Event, qtbot: QtBot
) -> None:
    """Of a file that another process has open."""
    window = show(None)
    other = Claims(claims_folder())
    other.take(large)
    seen: list[int] = []

    def go_on(dialog: QWidget) -> None:
        bar = dialog.findChild(QProgressBar)
        assert bar is not None
        seen.append(bar.value())
        held_up.set()

    def look() -> None:
        _when_waiting(go_on, 30)

    press("Open a Copy")
    QTimer.singleShot(100, look)
    assert window.files.open_path(large) is window
    other.close()
    assert seen == [30]
    assert window.session.opened.display_name == "large (copy).yaml"
    assert window.session.document.row_count == ROWS


@pytest.mark.answers_dialogs
def test_cancel_leaves_everything_as_it_was(
    show: OpenWindow, large: Path, outline: Path, held_up: threading.Event, qtbot: QtBot
) -> None:
    window = show(outline)
    before = window.session.opened

    def cancel(dialog: QWidget) -> None:
        buttons = dialog.findChild(QDialogButtonBox)
        assert buttons is not None
        buttons.button(QDialogButtonBox.StandardButton.Cancel).click()
        held_up.set()

    _when_waiting(cancel, 30)
    assert window.files.open_path(large) is None
    assert shared_windows().all() == (window,)
    assert window.session.opened is before
    assert large not in shared_windows().recent_files()


def test_a_small_file_is_read_beside_the_window_too(
    show: OpenWindow, outline: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may name a large codebook, or be slow to read; one that is not shows no dialog."""
    threads: list[threading.Thread] = []

    def read(path: Path, tell: Tell) -> Opened:
        threads.append(threading.current_thread())
        return open_file(path, tell)

    monkeypatch.setattr(readying, "open_file", read)
    window = show(None)
    assert window.files.open_path(outline) is window
    assert threads
    assert threading.main_thread() not in threads
