"""What is in sight of a long document is there at once, and the rest soon after."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import DOCUMENT, node_ref
from outline_editor.core.model import Note
from outline_editor.core.statistics import statistics_of
from outline_editor.ui import slices
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.reading.statistics_view import StatisticsView
from tests.benchmarks.corpus import outline_text
from tests.ui.answers import choose_file
from tests.ui.reading.conftest import OpenFigures, Reader, ReadFile
from tests.ui.reading.test_printing import page_count

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

ROWS = 900


@pytest.fixture
def long(reader_of: ReadFile, tmp_path: Path) -> Reader:
    """A document of one page that is longer than any screen, with a note on its last row."""
    path = tmp_path / "long.yaml"
    path.write_text(outline_text(ROWS), encoding="utf-8")
    reader = reader_of(path)
    with reader.window.session.document.transaction("Add") as transaction:
        transaction.insert(Note(text="the last footnote"), node_ref(_ids(reader)[-1]))
    return reader


def _ids(reader: Reader) -> list[str]:
    return [node.id for node in reader.window.session.document.walk()]


def _rows_read(reader: Reader) -> list[str]:
    addresses = [address for _, address in reader.links()]
    return [one.removeprefix("outline:") for one in addresses if one.startswith("outline:")]


def test_what_is_in_sight_is_there_first_and_all_of_it_in_the_end(long: Reader) -> None:
    long.open()
    first = long.text.toPlainText()
    assert long.is_in_sight("1\t")
    assert _rows_read(long) == _ids(long)[: len(_rows_read(long))]
    assert 50 < len(_rows_read(long)) < ROWS
    long.wait()
    assert long.text.toPlainText().startswith(first)
    assert _rows_read(long) == _ids(long)
    assert "the last footnote" in long.lines[-1]


@pytest.mark.parametrize("nth", [300, 600])
def test_nothing_in_sight_moves_while_the_rest_comes(long: Reader, nth: int) -> None:
    long.window.outline.set_current(_ids(long)[nth])
    long.open()
    long.window.grab()
    before, selected = long.text.place, long.text.textCursor().selectedText()
    top = long.text.verticalScrollBar().value()
    assert before[0]
    assert not long.view.is_complete
    long.wait()
    assert (long.text.place, long.text.verticalScrollBar().value()) == (before, top)
    assert long.text.textCursor().selectedText() == selected
    assert _rows_read(long) == _ids(long)


def test_a_change_meanwhile_is_shown_and_the_rest_as_well(long: Reader) -> None:
    long.open()
    long.window.session.set_field(DOCUMENT, "title", "Other")
    last = _ids(long)[-1]
    long.window.session.set_field(node_ref(last), "text", "the end")
    assert not long.view.is_complete
    long.wait()
    assert long.lines[0] == "Other"
    assert _rows_read(long) == _ids(long)
    assert sum("\tthe end" in line for line in long.lines) == 1


def test_it_is_left_and_gone_on_with(long: Reader, qtbot: QtBot) -> None:
    long.open().press(Qt.Key.Key_Escape)
    there = len(long.lines)
    qtbot.wait(50)
    assert len(long.lines) == there
    assert not long.view.is_complete
    long.open().wait()
    assert _rows_read(long) == _ids(long)


def test_a_change_while_it_is_left_half_done(long: Reader, qtbot: QtBot) -> None:
    long.open().press(Qt.Key.Key_Escape)
    long.window.session.set_field(DOCUMENT, "title", "Other")
    qtbot.wait(50)
    assert long.lines[0] != "Other"
    long.open().wait()
    assert long.lines[0] == "Other"
    assert _rows_read(long) == _ids(long)


def test_the_window_can_be_closed_meanwhile(long: Reader, qtbot: QtBot) -> None:
    long.open()
    assert not long.view.is_complete
    window = long.window
    window.leave()
    # An exception in a slot fails the test.
    qtbot.wait(50)


# What is done with it meanwhile is done with all of it


def test_copying_right_away_copies_all(long: Reader) -> None:
    long.open()
    long.window.actions_by_id["edit.copy"].trigger()
    text = QGuiApplication.clipboard().text()
    assert text.splitlines()[-1].endswith("the last footnote")
    assert text.count("\n") > ROWS


def test_selecting_all_right_away_selects_all(long: Reader) -> None:
    long.open().press(Qt.Key.Key_A, CTRL)
    selected = long.text.textCursor().selectedText()
    assert selected.endswith("the last footnote")
    assert len(selected) == len(long.text.toPlainText())


def test_the_menu_selects_all_too(long: Reader) -> None:
    long.open()
    viewport = long.text.viewport()
    place = viewport.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, viewport.mapToGlobal(place))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.objectName() == "select-all").trigger()
    menu.close()
    assert long.text.textCursor().selectedText().endswith("the last footnote")


def test_the_key_to_the_end_leads_to_the_end(long: Reader) -> None:
    long.open().press(Qt.Key.Key_End)
    assert long.view.is_complete
    bar = long.text.verticalScrollBar()
    assert bar.value() == bar.maximum()
    assert long.is_in_sight(long.lines[-1][:20])


def test_a_row_that_is_not_there_yet_is_gone_to(long: Reader) -> None:
    long.open()
    last = _ids(long)[-1]
    long.window.outline.set_current(last)
    assert last in _rows_read(long)
    text = long.window.session.document.node(last).text
    assert text in long.line_in_focus()
    assert _rows_read(long) == _ids(long)


def test_a_mark_leads_to_a_footnote_that_is_not_there_yet(long: Reader) -> None:
    with long.window.session.document.transaction("Add") as transaction:
        transaction.insert(Note(text="an early one"), node_ref(_ids(long)[0]))
    long.open()
    assert not any("an early one" in line for line in long.lines)
    # The first row has a note already.
    long.click("2")
    assert long.line_in_focus().endswith("an early one")


@pytest.mark.answers_dialogs
def test_printing_right_away_prints_all(long: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    pages = []
    long.open()
    for name in ("early", "late"):
        came = choose_file(qtbot, tmp_path / name)
        long.window.actions_by_id["file.export_pdf"].trigger()
        assert came()
        pages.append(page_count((tmp_path / f"{name}.pdf").read_bytes()))
        long.wait()
    assert pages[0] == pages[1] > 10


# Statistics


@pytest.fixture
def figures(
    figures_of: OpenFigures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> StatisticsView:
    """The statistics of a document that is too long to be counted at once.

    By the clock each step takes a whole slice, however fast the machine is.
    """
    looks = count()
    monkeypatch.setattr(slices, "time", SimpleNamespace(perf_counter=lambda: float(next(looks))))
    path = tmp_path / "long.yaml"
    path.write_text(outline_text(6_000), encoding="utf-8")
    return figures_of(path)


def test_rows_and_notes_are_there_first_and_then_the_rest(
    figures: StatisticsView, qtbot: QtBot
) -> None:
    assert not figures.is_complete
    assert figures.row_kinds.isVisible()
    assert "6000 rows" in _summary(figures)
    assert not figures.texts.isVisible()
    assert _remark(figures) == "Counting…"
    qtbot.waitUntil(lambda: figures.is_complete)
    assert figures.texts.isVisible()
    assert _remark(figures) == ""


def test_copying_right_away_copies_all_figures(figures: StatisticsView) -> None:
    out = figures.findChild(QToolButton, "backToOutline")
    assert out is not None
    out.setFocus()
    figures.copy()
    early = QGuiApplication.clipboard().text()
    assert "Texts of rows" in early
    assert figures.is_complete


def test_a_change_while_it_is_counted(figures: StatisticsView, qtbot: QtBot) -> None:
    window = figures.window()
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: figures.is_complete)
    row = window.session.current
    for text in ("one two three", "one two three four"):
        window.session.set_field(node_ref(row), "text", text)
        figures.catch_up()
        assert not figures.is_complete
        # What was counted before stays meanwhile.
        assert figures.texts.isVisible()
    qtbot.waitUntil(lambda: figures.is_complete)
    counted = statistics_of(window.session.document.root, window.session.opened.codebook)
    assert figures.texts.counts.rows[0].values == counted.texts


def test_counting_rests_while_it_is_not_shown(figures: StatisticsView, qtbot: QtBot) -> None:
    qtbot.keyClick(figures, Qt.Key.Key_Escape)
    assert not figures.isVisible()
    qtbot.wait(50)
    assert not figures.is_complete
    window = figures.window()
    assert isinstance(window, MainWindow)
    window.run("view.statistics")
    qtbot.waitUntil(lambda: figures.is_complete)
    assert figures.texts.isVisible()


def _summary(figures: StatisticsView) -> str:
    label = figures.findChild(QLabel, "summary")
    assert label is not None
    return label.text()


def _remark(figures: StatisticsView) -> str:
    label = figures.findChild(QLabel, "viewRemark")
    assert label is not None
    return label.text()
