"""Windows whose documents are kept for after a crash."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from outline_editor.app.paths import journals_folder
from outline_editor.ui.safekeeping import Safekeeping
from outline_editor.ui.windows import Windows, shared_windows


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
