from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.panels.driving import Person
from tests.ui.program_window import open_window

SAMPLES = Path(__file__).parents[3] / "sample_docs"

Open = Callable[[Path], Person]


@pytest.fixture
def open_file(qtbot: QtBot) -> Open:
    """Opens a window on a file, with the focus in the outline."""

    def opened(path: Path) -> Person:
        window = open_window(path)
        qtbot.addWidget(window)
        window.resize(1400, 900)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return Person(qtbot, window)

    return opened


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """A copy of the curated sample, with its codebook beside it."""
    for name in ("miit-2019-press.yaml", "codebook.yaml"):
        shutil.copyfile(SAMPLES / name, tmp_path / name)
    return tmp_path / "miit-2019-press.yaml"


@pytest.fixture
def person(open_file: Open, sample: Path) -> Person:
    """Somebody with the sample open."""
    return open_file(sample)
