"""The document in figures, in the outline's place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from outline_editor.core.addresses import node_ref
from outline_editor.ui.find.find_bar import FindBar
from outline_editor.ui.main_window import MainWindow
from outline_editor.ui.reading.bar_table import BarTable
from outline_editor.ui.reading.statistics_view import StatisticsView
from tests.ui.conftest import OpenWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

OpenFigures = Callable[[Path | None], StatisticsView]


@pytest.fixture
def figures_of(show: OpenWindow, qtbot: QtBot) -> OpenFigures:
    """Shows the statistics of a file, by key."""

    def shown(path: Path | None) -> StatisticsView:
        window = show(path)
        focus = window.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_E, CTRL | SHIFT)
        view = window.findChild(StatisticsView)
        assert view is not None
        assert view.isVisible()
        return view

    return shown


@pytest.fixture
def figures(figures_of: OpenFigures, sample: Path) -> StatisticsView:
    return figures_of(sample)


def window_of(view: StatisticsView) -> MainWindow:
    window = view.window()
    assert isinstance(window, MainWindow)
    return window


def cells(table: BarTable) -> list[list[str]]:
    """What can be read in a table."""
    model = table.model()
    rows = [
        [model.index(row, column).data() or "" for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return [[cell for at, cell in enumerate(row) if at != 1] for row in rows]


def summary(view: StatisticsView) -> str:
    label = view.findChild(QLabel, "summary")
    assert label is not None
    return label.text()


def rows_let_through(window: MainWindow, qtbot: QtBot) -> set[str]:
    """The rows that match, once there is a filter."""
    qtbot.waitUntil(lambda: window.outline.rows.filter is not None)
    row_filter = window.outline.rows.filter
    assert row_filter is not None
    return set(row_filter.matched)


def press(qtbot: QtBot, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, held or Qt.KeyboardModifier.NoModifier)


def test_the_figures_of_the_sample(figures: StatisticsView) -> None:
    assert summary(figures) == (
        "34 rows · 4 levels · 6 with an original · 2 notes · 1 of these on the document"
    )
    assert cells(figures.row_kinds) == [
        ["section", "2"],
        ["priority", "6"],
        ["theme", "2"],
        ["measure", "17"],
        ["without a kind", "7"],
    ]
    assert cells(figures.note_kinds) == [["context", "1", "0", "0"], ["question", "1", "1", "0"]]
    assert cells(figures.concepts) == [
        ["small giants 小巨人", "2", "1"],
        ["devolution 放管服", "1", "0"],
        ["state advances, private retreats 国进民退", "0", "1"],
    ]
    assert cells(figures.texts) == [
        ["Texts of rows", "259", "1,578"],
        ["Originals", "55", "55"],
        ["Notes", "68", "360"],
    ]


@pytest.mark.parametrize("held", [CTRL | SHIFT, None])
def test_keys_lead_out(
    figures: StatisticsView, qtbot: QtBot, held: Qt.KeyboardModifier | None
) -> None:
    window = window_of(figures)
    assert figures.row_kinds.hasFocus()
    assert window.actions_by_id["view.statistics"].isChecked()
    press(qtbot, Qt.Key.Key_E if held else Qt.Key.Key_Escape, held)
    assert window.outline.hasFocus()
    assert not window.actions_by_id["view.statistics"].isChecked()


def test_an_empty_document_says_so(figures_of: OpenFigures, qtbot: QtBot) -> None:
    view = figures_of(None)
    assert summary(view) == "There are no rows and no notes yet."
    assert not any(table.isVisible() for table in view.findChildren(BarTable))
    window = window_of(view)
    press(qtbot, Qt.Key.Key_F6)
    press(qtbot, Qt.Key.Key_F6, SHIFT)
    press(qtbot, Qt.Key.Key_Escape)
    assert window.outline.isVisible()


def test_they_follow_the_document_and_keep_the_row(figures: StatisticsView, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    session = window_of(figures).session
    session.set_field(node_ref("n-x4f7m"), "kind", "measure")
    QApplication.processEvents()
    assert cells(figures.row_kinds)[3:] == [["measure", "18"], ["without a kind", "6"]]
    assert figures.row_kinds.currentIndex().row() == 2
    session.undo()
    QApplication.processEvents()
    assert cells(figures.row_kinds)[3:] == [["measure", "17"], ["without a kind", "7"]]


def test_nothing_is_counted_while_they_are_hidden(figures: StatisticsView, qtbot: QtBot) -> None:
    press(qtbot, Qt.Key.Key_Escape)
    session = window_of(figures).session
    session.set_field(node_ref("n-x4f7m"), "kind", "measure")
    QApplication.processEvents()
    assert cells(figures.row_kinds)[3] == ["measure", "17"]
    press(qtbot, Qt.Key.Key_E, CTRL | SHIFT)
    assert cells(figures.row_kinds)[3] == ["measure", "18"]


# Concepts


def test_enter_on_a_concept_shows_its_rows(figures: StatisticsView, qtbot: QtBot) -> None:
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Tab)
    assert figures.concepts.hasFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    window = window_of(figures)
    bar = window.findChild(FindBar)
    assert bar is not None
    assert (bar.line.text(), bar.filters.isChecked()) == ("concept:fang-guan-fu", True)
    assert window.outline.isVisible()
    assert rows_let_through(window, qtbot) == {"n-h9wvf"}


def test_rows_with_only_the_words_of_a_concept_are_not_shown(
    figures: StatisticsView, qtbot: QtBot
) -> None:
    """Those are shown that were counted, whatever the last search was like."""
    window = window_of(figures)
    session = window.session
    session.set_field(node_ref("n-x4f7m"), "text", "small giants are named here, too")
    bar = _bar_with_an_expression(window, qtbot)
    press(qtbot, Qt.Key.Key_E, CTRL | SHIFT)
    for _ in range(2):
        press(qtbot, Qt.Key.Key_Tab)
    assert cells(figures.concepts)[0] == ["small giants 小巨人", "2", "1"]
    press(qtbot, Qt.Key.Key_Return)
    rows = rows_let_through(window, qtbot)
    nodes = [session.document.node(row) for row in rows]
    assert len([node for node in nodes if "small-giants" in node.concepts]) == 2
    assert "n-x4f7m" not in rows
    assert all(
        "small-giants" in (*node.concepts, *(c for note in node.notes for c in note.concepts))
        for node in nodes
    )
    assert bar.line.text() == "concept:small-giants"


def _bar_with_an_expression(window: MainWindow, qtbot: QtBot) -> FindBar:
    """The bar once somebody has looked for an expression and put it away."""
    window.run("edit.find")
    bar = window.findChild(FindBar)
    assert bar is not None
    switch = next(
        one for one in bar.findChildren(QToolButton) if one.accessibleName() == "Regular expression"
    )
    switch.click()
    press(qtbot, Qt.Key.Key_Escape)
    return bar


def test_a_double_click_does_the_same(figures: StatisticsView, qtbot: QtBot) -> None:
    table = figures.concepts
    place = table.visualRect(table.model().index(2, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows_let_through(window_of(figures), qtbot) == {"n-w6tzp"}


def test_a_concept_that_nobody_defines_leads_to_its_first_row(
    figures_of: OpenFigures, outline: Path, qtbot: QtBot
) -> None:
    row = "text: second\n"
    outline.write_text(outline.read_text().replace(row, f"{row}    concepts: [gone]\n"))
    view = figures_of(outline)
    assert cells(view.concepts) == [["gone", "1", "0"]]
    view.concepts.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    window = window_of(view)
    assert window.outline.hasFocus()
    assert window.outline.current_id() == "n-bb"


def test_bars_are_as_long_as_what_they_count(figures: StatisticsView) -> None:
    """The longest fills its column but for the edge; its two parts have two colours."""
    table = figures.concepts
    picture = table.viewport().grab().toImage()
    rows, notes = table.colours()
    lengths = []
    for row in range(3):
        area = table.visualRect(table.model().index(row, 1))
        line = [
            picture.pixelColor(QPoint(x, area.center().y())).name()
            for x in range(area.left(), area.right())
        ]
        lengths.append((line.count(rows.name()), line.count(notes.name())))
    unit = (table.visualRect(table.model().index(0, 1)).width() - 8) / 3
    expected = [(2, 1), (1, 0), (0, 1)]
    for length, values in zip(lengths, expected, strict=True):
        assert length == pytest.approx([value * unit for value in values], abs=2)


def test_all_of_500_concepts_are_reached_by_key(
    figures_of: OpenFigures, tmp_path: Path, qtbot: QtBot
) -> None:
    names = [f"c{n:03}" for n in range(500)]
    labels = "".join(f"  - id: {name}\n    label: {{zh: 概念{name}}}\n" for name in names)
    rows = "".join(
        f"  - id: n-a{n}\n    text: t\n    concepts: [{', '.join(names[n:])}]\n"
        for n in range(0, 500, 5)
    )
    path = tmp_path / "a.yaml"
    head = "format: policy-outline/1\nid: a\nstatus: draft\n"
    path.write_text(f"{head}concepts:\n{labels}outline:\n{rows}", encoding="utf-8")
    view = figures_of(path)
    assert len(cells(view.concepts)) == 500
    assert cells(view.concepts)[0] == ["概念c495", "100", "0"]
    assert cells(view.concepts)[-1] == ["概念c004", "1", "0"]
    QApplication.processEvents()
    view.concepts.setFocus()
    press(qtbot, Qt.Key.Key_End, CTRL)
    QApplication.processEvents()
    last = view.concepts.visualRect(view.concepts.model().index(499, 0)).center()
    place = view.concepts.viewport().mapTo(view, last)
    assert view.rect().contains(place)
    assert view.concepts.visibleRegion().contains(last)


# Copying


def test_a_table_is_copied_with_its_heads(figures: StatisticsView, qtbot: QtBot) -> None:
    figures.concepts.setFocus()
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "Concept\tRows\tNotes\n"
        "small giants 小巨人\t2\t1\n"
        "devolution 放管服\t1\t0\n"
        "state advances, private retreats 国进民退\t0\t1\n"
    )
    press(qtbot, Qt.Key.Key_Down, SHIFT)
    press(qtbot, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == (
        "Concept\tRows\tNotes\nsmall giants 小巨人\t2\t1\ndevolution 放管服\t1\t0\n"
    )


def test_the_menu_copies_the_table_with_the_focus(figures: StatisticsView) -> None:
    figures.note_kinds.setFocus()
    window_of(figures).actions_by_id["edit.copy"].trigger()
    assert QGuiApplication.clipboard().text() == (
        "Kind\tNotes\tOpen\tDone\ncontext\t1\t0\t0\nquestion\t1\t1\t0\n"
    )
