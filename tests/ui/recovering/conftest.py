"""Windows whose documents are kept for after a crash."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from outline_editor.app.paths import journals_folder
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows, shared_windows
from tests.ui.conftest import OpenWindow, edit
from tests.ui.recovering import crashes
from tests.ui.recovering.crashes import Crash, Offer


@pytest.fixture
def windows(qapp: QApplication) -> Windows:
    return shared_windows()


@pytest.fixture
def keeping(windows: Windows) -> Iterator[Safekeeping]:
    keeping = Safekeeping(windows, journals_folder())
    yield keeping
    for window in windows.all():
        window.leave()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    keeping.close()


@pytest.fixture
def crash(keeping: Safekeeping) -> Crash:
    return partial(crashes.crash, keeping)


@pytest.fixture
def offer(windows: Windows, keeping: Safekeeping) -> Offer:
    return partial(crashes.offer, windows, keeping)


@pytest.fixture
def crashed(show: OpenWindow, outline: Path, crash: Crash, qtbot: QtBot) -> None:
    """The first row of the outline was changed, and not saved before a crash."""
    window = show(outline)
    edit(qtbot, window)
    crash(window)
