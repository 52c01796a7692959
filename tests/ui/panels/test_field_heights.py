"""Fields are as high as what stands in them, so that nothing is out of sight."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QAbstractButton, QApplication

from outline_editor.core.addresses import node_ref
from outline_editor.core.model import Amount
from outline_editor.ui.panels.field_editors import FieldEditor
from tests.ui.panels.driving import Person

ROW = "n-k5mvt"


def cut(person: Person) -> dict[str, tuple[int, int]]:
    """The fields in sight that are not as high as they need to be: their height, their need."""
    for _ in range(5):  # each level of a layout hears of a change in a turn of its own
        QApplication.processEvents()
    editors = person.window.panes.sidebar.inspector.findChildren(FieldEditor)
    return {
        editor.objectName(): (editor.height(), editor.heightForWidth(editor.width()))
        for editor in editors
        if editor.isVisible() and editor.height() < editor.heightForWidth(editor.width())
    }


def change(person: Person, **values: object) -> None:
    with person.document.transaction("Change") as transaction:
        transaction.set(node_ref(ROW), **values)


def test_more_values_than_one_line_holds_are_all_in_sight(person: Person) -> None:
    person.go_to(ROW)
    person.click(person.child(QAbstractButton, "moreFields"))
    for places in (("CN-HN",), ("CN-HN", "CN-LN", "CN-GS"), ("CN-HN", "CN-LN"), ()):
        change(person, places=places, actors=("nobody",) if len(places) > 1 else ())
        assert cut(person) == {}


def test_what_is_said_below_several_fields_is_all_in_sight(person: Person) -> None:
    person.window.resize(1372, 820)
    person.go_to(ROW)
    person.click(person.child(QAbstractButton, "moreFields"))
    change(person, places=("CN-HN", "CN-LN", "CN-GS"))
    person.click(person.button("Add Amount", person.field("amounts")))
    for text in ("sixty billion", "sixty", "70", "yuan"):
        person.type(text)
        person.leave()
        if person.focus.accessibleName().startswith("Remove"):
            person.leave()
        assert cut(person) == {}
    change(person, cites=("s1", "s9@p. 3"), amounts=())
    assert cut(person) == {}
    change(person, amounts=(Amount(quote="7 bn", value=Decimal(8), to=Decimal(7)),))
    assert cut(person) == {}
