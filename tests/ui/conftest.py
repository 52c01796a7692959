from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from outline_editor.ui import saving
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.outline.row_editor import RowEditor
from outline_editor.ui.windows import shared_windows
from tests.ui.program_window import open_window

SAMPLES = Path(__file__).parents[2] / "sample_docs"

OpenWindow = Callable[[Path | None], MainWindow]


@pytest.fixture
def show(qtbot: QtBot) -> OpenWindow:
    """Opens a window and waits until it has the focus."""

    def shown(path: Path | None = None) -> MainWindow:
        window = open_window(path)
        qtbot.addWidget(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return shown


@pytest.fixture(autouse=True)
def saved_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let saving take what it takes, so that the file is written once the key was pressed.

    Tests of saving while one writes on have it otherwise.
    """
    monkeypatch.setattr(saving, "SOON", 30.0)


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    """A small outline in a folder of its own."""
    path = tmp_path / "a.yaml"
    path.write_text(
        "format: policy-outline/1\nid: a\ntitle: A\nstatus: draft\n"
        "outline:\n  - id: n-aa\n    text: first\n  - id: n-bb\n    text: second\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def briefing(tmp_path: Path) -> Path:
    """The founding briefing in a folder of its own."""
    return Path(shutil.copy(SAMPLES / "miit-2019-press.txt", tmp_path))


@pytest.fixture
def usual_text_again() -> Iterator[None]:
    """Give the text its usual size after a test."""
    yield
    shared_windows().set_text_size(100)


def edit(qtbot: QtBot, window: MainWindow, text: str = "!") -> None:
    """Type at the end of the current row, with real keys."""
    window.outline.edit_current()
    editor = window.outline.findChild(RowEditor, "rowEditor")
    assert editor is not None
    qtbot.keyClicks(editor, text)
