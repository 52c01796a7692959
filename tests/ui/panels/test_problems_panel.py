"""The list of problems: it follows edits, leads to fields, offers repairs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from outline_editor.core.addresses import node_ref
from outline_editor.core.errors import Severity
from outline_editor.ui.icons import severity_icon
from outline_editor.ui.panels.problems_panel import ProblemsPanel
from tests.call_counts import calls_of
from tests.ui.panels.conftest import Open
from tests.ui.panels.driving import Person, written

ROW = "n-k5mvt"

BAD = (
    "outline:\n  - id: n-aa\n    knid: measure\n    text: 𝒜 a\n"
    "  - id: n-bb\n    kind: mesure\n    text: b\n    due: soon\n"
    "    places: [CN-ZZ]\n"
)


def _panel(person: Person) -> ProblemsPanel:
    return person.window.panes.problems


def _sentences(person: Person) -> list[str]:
    model = _panel(person).model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def _shown(person: Person) -> QToolButton:
    button = _panel(person).findChild(QToolButton, "showProblems")
    assert button is not None
    return button


def _warned(person: Person, *rows: str) -> None:
    """Name an actor nobody knows in some rows."""
    with person.document.transaction("Name") as transaction:
        for row in rows:
            transaction.set(node_ref(row), actors=("nobody",))


def test_a_mistake_in_a_field_comes_and_goes_with_undo(person: Person) -> None:
    assert person.heading(_panel(person)) == "No problems"
    person.go_to(ROW)
    person.enter("actors")
    person.type("nobody,")
    assert person.heading(_panel(person)) == "Problems · 1"
    assert "nobody" in _sentences(person)[0]
    person.undo()
    assert person.heading(_panel(person)) == "No problems"
    assert not _panel(person).table.isVisible()


def test_the_list_leaves_the_outline_its_room_until_it_is_wanted(person: Person) -> None:
    before = person.window.outline.height()
    _warned(person, ROW)
    assert person.window.outline.height() == before
    assert _shown(person).isVisible()
    person.click(_shown(person))
    assert _panel(person).table.height() > 40
    assert not _shown(person).isVisible()
    person.undo()
    assert person.heading(_panel(person)) == "No problems"


def test_f6_to_the_list_gives_it_room(person: Person) -> None:
    _warned(person, ROW)
    person.window.run("go.problems")
    assert _panel(person).table.height() > 40


def test_a_file_with_errors_opens_with_its_list(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, BAD))
    assert _panel(person).table.height() > 40
    assert not _shown(person).isVisible()


def test_problems_stand_in_the_order_of_the_document(person: Person) -> None:
    _warned(person, "n-m8d4w", ROW, "n-x4f7m")
    refs = [problem.ref.id for problem in person.window.session.opened.all_problems()]
    assert refs == [ROW, "n-x4f7m", "n-m8d4w"]
    assert [text.partition("”")[0] for text in _sentences(person)] == [
        "In “build an innovation system around companies",
        "In “internet of vehicles",
        "In “measures to attract social capital investment at an earlier…",
    ]


@pytest.mark.parametrize("by_mouse", [True, False])
def test_choosing_one_leads_to_its_field(person: Person, by_mouse: bool) -> None:
    _warned(person, ROW, "n-x4f7m")
    table = _panel(person).table
    if by_mouse:
        person.click(_shown(person))
        place = table.visualRect(_panel(person).model.index(1, 0)).center()
        person.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        person.qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        person.window.run("go.problems")
        person.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert person.window.session.current == "n-x4f7m"
    assert person.focus is person.tokens("actors").line


def test_esc_leads_back_to_the_outline(person: Person) -> None:
    _warned(person, ROW)
    person.window.run("go.problems")
    person.press(Qt.Key.Key_Escape)
    assert person.focus is person.window.outline


def test_f8_begins_with_the_first_and_goes_round(person: Person) -> None:
    _warned(person, ROW, "n-x4f7m")
    visited = []
    for _ in range(3):
        person.press(Qt.Key.Key_F8)
        visited.append(person.window.session.current)
    assert visited == [ROW, "n-x4f7m", ROW]


def test_what_is_chosen_stays_chosen_while_others_come_and_go(person: Person) -> None:
    _warned(person, "n-x4f7m", "n-m8d4w")
    panel = _panel(person)
    panel.table.selectRow(1)
    _warned(person, ROW)
    assert panel.model.problem(panel.table.currentIndex()).ref.id == "n-m8d4w"
    person.window.session.editing.undo()
    assert panel.model.problem(panel.table.currentIndex()).ref.id == "n-m8d4w"


def test_the_chosen_line_shows_its_whole_sentence(person: Person) -> None:
    _warned(person, ROW, "n-x4f7m")
    person.window.resize(700, 700)
    table = _panel(person).table
    person.qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))
    table.selectRow(1)
    assert table.rowHeight(1) > table.rowHeight(0)
    assert (
        _panel(person).model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == _sentences(person)[0]
    )


def test_ten_thousand_problems_cost_an_edit_no_more_than_a_few(
    open_file: Open, tmp_path: Path
) -> None:
    rows = "".join(f"  - id: n-{n:05}\n    text: ''\n" for n in range(10_000))
    person = open_file(written(tmp_path, "outline:\n", rows))
    panel = _panel(person)
    assert panel.count == 10_000
    asked: list[int] = []
    data = type(panel.model).data

    def counted(self, index, role=Qt.ItemDataRole.DisplayRole):
        asked.append(role)
        return data(self, index, role)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(panel.model), "data", counted)
        assert person.window.session.set_field(node_ref("n-05000"), "text", "a") is None
        person.window.grab()
    assert panel.count == 9_999
    assert len(asked) < 1000


# A file with errors


def test_errors_and_warnings_differ_in_shape_and_in_words(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, BAD))
    model = _panel(person).model
    marks: dict[Severity, QImage] = {}
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        severity = model.problem(index).severity
        marks[severity] = index.data(Qt.ItemDataRole.DecorationRole).pixmap(32, 32).toImage()
        words = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert words.startswith(f"{severity.value}: ")
    shapes = {s: image.convertToFormat(QImage.Format.Format_Alpha8) for s, image in marks.items()}
    assert shapes[Severity.ERROR] != shapes[Severity.WARNING]


def test_the_source_shows_the_place_of_the_chosen_error(open_file: Open, tmp_path: Path) -> None:
    person = open_file(written(tmp_path, BAD))
    source, panel = person.window.panes.source, _panel(person)
    assert source.isVisible()
    for row in range(panel.count):
        panel.table.selectRow(row)
        problem = panel.model.problem(panel.model.index(row, 0))
        cursor = source.textCursor()
        if problem.line:
            assert cursor.blockNumber() + 1 == problem.line
            before = cursor.block().text().encode("utf-16-le")[: 2 * cursor.positionInBlock()]
            assert len(before.decode("utf-16-le")) == problem.column - 1


def test_the_place_counts_characters_beyond_the_basic_plane(
    open_file: Open, tmp_path: Path
) -> None:
    person = open_file(written(tmp_path, BAD))
    source = person.window.panes.source
    line = 1 + source.toPlainText().split("\n").index("    text: 𝒜 a")
    source.show_line(line, 13)
    assert source.textCursor().positionInBlock() == 13


def test_one_click_repairs_and_leaves_an_unsaved_copy(open_file: Open, tmp_path: Path) -> None:
    path = written(tmp_path, BAD)
    before = path.read_bytes()
    person = open_file(path)
    panel = _panel(person)
    errors = panel.count
    panel.table.selectRow(0)
    repair = panel.findChildren(QPushButton)[0]
    assert repair.text() == "Rename “knid” to “kind”"
    person.click(repair)
    assert panel.count == errors - 1
    assert path.read_bytes() == before
    assert "Repaired" in person.said


def test_repairs_without_room_are_in_a_menu(open_file: Open, tmp_path: Path) -> None:
    rows = "outline:\n  - {id: n-bbbbb, text: a row, kind: mesure}\n"
    person = open_file(written(tmp_path, rows))
    panel = person.child(QWidget, "problemsPanel")
    others = person.child(QToolButton, "otherRepairs")

    def in_sight() -> list[str]:
        return [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()]

    whole = in_sight()
    assert len(whole) > 2
    assert not others.isVisible()
    person.window.resize(480, 900)
    QApplication.processEvents()
    assert person.window.width() == 480
    assert others.isVisible()
    assert in_sight() == whole[: len(in_sight())] != whole
    assert [one.text() for one in others.menu().actions()] == whole[len(in_sight()) :]
    others.menu().actions()[-1].trigger()
    assert person.window.session.opened.is_modified


def test_the_chosen_line_stands_back_while_keys_go_elsewhere(
    open_file: Open, tmp_path: Path
) -> None:
    person = open_file(written(tmp_path, BAD))
    table = _panel(person).table

    def saturation() -> int:
        image = table.viewport().grab().toImage()
        row = table.visualRect(table.currentIndex())
        return image.pixelColor(row.right() - 6, row.top() + 4).saturation()

    person.window.outline.setFocus()
    assert saturation() < 10
    table.setFocus()
    assert saturation() > 20


def test_the_mark_of_the_chosen_line_keeps_its_colour() -> None:
    icon = severity_icon(Severity.ERROR)
    chosen = icon.pixmap(32, QIcon.Mode.Selected).toImage()
    assert chosen == icon.pixmap(32, QIcon.Mode.Normal).toImage()


def test_few_lines_are_measured_however_many_there_are(open_file: Open, tmp_path: Path) -> None:
    def measured(count: int) -> int:
        rows = (f"  - id: n-{number:04}\n    text: ''\n" for number in range(count))
        path = written(tmp_path, "outline:\n", *rows)
        return calls_of(lambda: open_file(path))["_place"]

    few, many = measured(150), measured(600)
    assert few > 0
    assert many <= few * 1.5
