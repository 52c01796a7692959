"""The names in a large codebook are read beside the window, which goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.app.turns import is_working
from outline_editor.core import suggestion_index
from outline_editor.core.addresses import concept_ref
from outline_editor.core.labels import Labels
from outline_editor.core.progress import Tell
from outline_editor.core.suggestions import Suggester
from outline_editor.ui import background_work
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.suggestions import looking
from outline_editor.ui.work_line import WorkLine
from tests.ui.conftest import OpenWindow, edit
from tests.ui.suggestions.conftest import GIANTS, MIIT, Analyst, marks


class SlowMaking:
    """Reading names takes until it `may_go` on, or is not wanted any more."""

    def __init__(self) -> None:
        self.began, self.may_go = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        self.liked: list[bool] = []

    def __call__(self, root: object, book: object, like: object, tell: Tell) -> Suggester:
        self.threads.append(threading.current_thread())
        self.liked.append(like is not None)
        self.began.set()
        while not self.may_go.wait(0.001):
            tell(0.4)
        return Suggester(root, book, like, tell)  # type: ignore[arg-type]


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowMaking]:
    """Any codebook is a large one."""
    making = SlowMaking()
    monkeypatch.setattr(suggestion_index, "_FEW", 1)
    monkeypatch.setattr(background_work, "AT_ONCE", 0)
    monkeypatch.setattr(looking, "SOON", 0.0)
    monkeypatch.setattr(suggestion_index, "Suggester", making)
    yield making
    making.may_go.set()


@pytest.fixture
def window(making: SlowMaking, show: OpenWindow, file: Path, qtbot: QtBot) -> MainWindow:
    """A window beside which names are read."""
    window = show(file)
    window.resize(1400, 900)
    qtbot.waitUntil(making.began.is_set)
    return window


@pytest.fixture
def reader(qtbot: QtBot, window: MainWindow) -> Analyst:
    """Somebody at the first row, whose suggestions are not there yet."""
    reader = Analyst(qtbot, window)
    reader.go_to("n-first")
    return reader


def test_the_window_takes_keys_meanwhile(
    reader: Analyst, window: MainWindow, making: SlowMaking, qtbot: QtBot
) -> None:
    edit(qtbot, window, " now")
    assert window.session.document.node("n-first").text.endswith(" now")
    assert reader.suggested() == []
    making.may_go.set()
    reader.wait_for(MIIT, GIANTS)
    assert threading.main_thread() not in making.threads


def _name(window: MainWindow, label: str) -> None:
    labels = Labels.of({"en": label})
    assert window.session.set_field(concept_ref("giants"), "label", labels) is None


def test_what_was_read_before_a_change_of_names_is_dropped(
    reader: Analyst, window: MainWindow, making: SlowMaking, qtbot: QtBot
) -> None:
    _name(window, "guides")
    making.may_go.set()
    reader.wait_for(MIIT, "Concept: guides")
    # What the first reading found of the other names is taken over.
    assert making.liked == [False, True]


def test_after_a_change_of_names_nothing_old_is_suggested(
    reader: Analyst, window: MainWindow, making: SlowMaking
) -> None:
    making.may_go.set()
    reader.wait_for(MIIT, GIANTS)
    making.may_go.clear()
    making.began.clear()
    _name(window, "guides")
    reader.qtbot.waitUntil(making.began.is_set)
    reader.wait_for()
    reader.accept()
    assert window.session.document.node("n-first").actors == ()
    making.may_go.set()
    reader.wait_for(MIIT, "Concept: guides")


def test_who_asks_too_early_is_told(
    reader: Analyst, window: MainWindow, making: SlowMaking
) -> None:
    said: list[str] = []
    window.session.said.connect(lambda message: said.append(message.code))
    reader.go_on()
    reader.accept()
    assert said == ["suggestion.not-ready", "suggestion.not-ready"]


def _cancel(window: MainWindow, qtbot: QtBot) -> None:
    def lines() -> list[WorkLine]:
        return [line for line in window.findChildren(WorkLine) if line.isVisible()]

    qtbot.waitUntil(lambda: bool(lines()))
    cancel = lines()[0].findChild(QToolButton)
    assert cancel is not None
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert lines() == []


def test_it_can_be_cancelled_and_wanted_again(
    reader: Analyst, window: MainWindow, making: SlowMaking, qtbot: QtBot
) -> None:
    _cancel(window, qtbot)
    qtbot.waitUntil(lambda: not is_working())
    making.may_go.set()
    reader.go_on()
    reader.wait_for(MIIT, GIANTS)


def test_after_cancel_nothing_old_is_suggested_marked_nor_counted(
    reader: Analyst, window: MainWindow, making: SlowMaking, qtbot: QtBot
) -> None:
    making.may_go.set()
    reader.wait_for(MIIT, GIANTS)
    reader.qtbot.waitUntil(lambda: marks(window, 0) > 20)
    reader.qtbot.waitUntil(lambda: "suggestions" in reader.counted())
    making.may_go.clear()
    making.began.clear()
    _name(window, "guides")
    reader.qtbot.waitUntil(making.began.is_set)
    _cancel(window, qtbot)
    reader.wait_for()
    reader.qtbot.waitUntil(lambda: marks(window, 0) == 0)
    assert reader.counted() == "4 rows · 2 notes"


def test_names_that_can_t_be_read_are_told_of_once(
    reader: Analyst, window: MainWindow, making: SlowMaking, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[None] = []

    def fail(*_args: object) -> Suggester:
        tried.append(None)
        raise MemoryError

    making.may_go.set()
    reader.wait_for(MIIT, GIANTS)
    monkeypatch.setattr(suggestion_index, "Suggester", fail)
    with reader.qtbot.captureExceptions() as caught:
        _name(window, "guides")
        reader.qtbot.waitUntil(lambda: bool(tried))
        reader.qtbot.wait(400)
    assert len(tried) == len(caught) == 1
    monkeypatch.setattr(suggestion_index, "Suggester", making)
    reader.go_on()
    reader.wait_for(MIIT, "Concept: guides")


def _close(window: MainWindow) -> None:
    window.close()


def _switch_off(window: MainWindow) -> None:
    window.actions_by_id["suggestion.make"].trigger()


@pytest.mark.parametrize("leave", [_close, _switch_off])
def test_it_ends_once_nobody_wants_it(
    reader: Analyst, window: MainWindow, leave: Callable[[MainWindow], None]
) -> None:
    leave(window)
    reader.qtbot.waitUntil(lambda: not is_working())
