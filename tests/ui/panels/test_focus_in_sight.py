"""Whatever has the focus in the sidebar can be seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.ui.panels.driving import CTRL, SHIFT, Person

ROW = "n-k5mvt"


def pane(person: Person) -> QScrollArea:
    above = person.focus.parentWidget()
    while not isinstance(above, QScrollArea):
        assert above is not None
        above = above.parentWidget()
    return above


def in_sight(person: Person) -> bool:
    for _ in range(5):
        QApplication.processEvents()
    viewport = pane(person).viewport()
    corner = person.focus.mapTo(viewport, QPoint(0, 0))
    return viewport.rect().contains(QRect(corner, person.focus.size()))


def test_a_new_note_is_in_sight_however_many_there_are(person: Person) -> None:
    person.window.resize(1200, 500)
    person.go_to(ROW)
    for _ in range(4):
        person.window.outline.setFocus()
        person.press(Qt.Key.Key_Return, held=SHIFT)
        assert person.focus.accessibleName()
        assert in_sight(person)
        person.type("A note.")
        assert in_sight(person)


def test_so_is_a_note_on_the_document(person: Person) -> None:
    person.window.resize(1200, 500)
    for _ in range(4):
        person.window.actions_by_id["note.add_to_document"].trigger()
        assert in_sight(person)
        person.type("A note.")


def test_a_note_that_grows_stays_in_sight(person: Person) -> None:
    person.window.resize(1200, 500)
    person.go_to(ROW)
    person.press(Qt.Key.Key_Return, held=SHIFT)
    for _ in range(6):
        person.type("Some words.")
        person.press(Qt.Key.Key_Return)
        assert in_sight(person)


def test_tab_goes_to_nothing_out_of_sight(person: Person) -> None:
    person.window.resize(1200, 500)
    person.go_to(ROW)
    person.window.run("go.row")
    for _ in range(12):
        person.leave()
        if not person.window.panes.sidebar.isAncestorOf(person.focus):
            break
        assert in_sight(person)


def test_where_nothing_in_it_has_the_focus_a_pane_stays_where_it_is(person: Person) -> None:
    person.window.resize(1200, 500)
    person.go_to(ROW)
    for _ in range(3):
        person.press(Qt.Key.Key_Return, held=SHIFT)
        person.type("A note.")
        person.press(Qt.Key.Key_Escape)
    bar = person.window.panes.sidebar.findChildren(QScrollArea)[0].verticalScrollBar()
    bar.setValue(0)
    person.press(Qt.Key.Key_Z, held=CTRL)
    for _ in range(5):
        QApplication.processEvents()
    assert bar.value() == 0
