"""How far a long document is looked through is shown, and can be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.suggestions import looking, window_suggestions
from outline_editor.ui.work_line import WorkLine
from tests.ui.conftest import OpenWindow
from tests.ui.suggestions.conftest import Analyst

ROWS = 3000


@pytest.fixture
def long(show: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(looking, "SOON", 0.0)
    monkeypatch.setattr(window_suggestions, "ROWS_AT_ONCE", 8)
    path = tmp_path / "long.yaml"
    rows = "".join(f"  - id: n-r{n}\n    text: MIIT until 2022, {n}\n" for n in range(ROWS))
    actor = "actors:\n  - {id: miit, name: {en: MIIT}}\n"
    head = "format: policy-outline/1\nid: long\ntitle: L\nstatus: draft\n"
    path.write_text(f"{head}{actor}outline:\n{rows}")
    return show(path)


def _line(window: MainWindow) -> WorkLine | None:
    lines = [line for line in window.findChildren(WorkLine) if line.isVisible()]
    return lines[0] if lines else None


def _value(window: MainWindow) -> int:
    line = _line(window)
    bar = None if line is None else line.findChild(QProgressBar)
    return -1 if bar is None else bar.value()


def test_it_goes_once_all_is_looked_through(long: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _value(long) > 0)
    before = _value(long)
    qtbot.waitUntil(lambda: _value(long) > before)
    qtbot.waitUntil(lambda: _line(long) is None, timeout=60_000)
    assert Analyst(qtbot, long).counted() == f"{ROWS} rows · 0 notes · {2 * ROWS} suggestions"


def test_cancel_leaves_the_rest(long: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: _value(long) > 0)
    line = _line(long)
    assert line is not None
    cancel = line.findChild(QToolButton)
    assert cancel is not None
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert _line(long) is None
    qtbot.wait(50)
    counted = Analyst(qtbot, long).counted()
    assert counted != f"{ROWS} rows · 0 notes · {2 * ROWS} suggestions"
    analyst = Analyst(qtbot, long)
    analyst.wait_for("Actor: MIIT", "Due: 2022 · stated")
    long.actions_by_id["suggestion.make"].trigger()
    long.actions_by_id["suggestion.make"].trigger()
    qtbot.waitUntil(lambda: _value(long) > 0)
